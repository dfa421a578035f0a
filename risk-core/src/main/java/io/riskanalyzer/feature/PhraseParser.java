package io.riskanalyzer.feature;

import io.riskanalyzer.feature.PhraseWords.Kind;
import io.riskanalyzer.feature.PhraseWords.Word;
import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the phrases that {@link Condition#describe()} writes, by recursive descent. Mutable, for one phrase. */
final class PhraseParser {
    /** How deep brackets may stand in each other: a phrase from outside must not exhaust the stack. */
    private static final int MOST_DEPTH = 64;

    private static final int LONGEST_NUMBER = 100;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final TextFormat NUMBER = new TextFormat(Set.of(), DecimalSign.POINT);

    private final FeatureSet features;
    private final PhraseWords words;
    private int depth;

    private PhraseParser(String phrase, FeatureSet features) {
        this.features = features;
        this.words = new PhraseWords(phrase);
    }

    static Condition parse(String phrase, FeatureSet features) {
        PhraseParser parser = new PhraseParser(phrase, features);
        Condition condition = parser.any();
        Word rest = parser.words.peek();
        if (rest.kind() != Kind.END) {
            throw parser.unexpected(rest);
        }
        return condition;
    }

    private ConditionFormatException unexpected(Word word) {
        boolean closes = word.is(")");
        return refuse(
                word,
                "The condition must go on with \"and\" or \"or\" here, but there is " + word.shown() + ".",
                closes ? "remove the bracket, or open one before" : "a name of several words needs quotes");
    }

    private static ConditionFormatException refuse(Word word, String sentence, String advice) {
        return new ConditionFormatException(sentence + "\nMaybe " + advice + ".", word.at());
    }

    private Condition any() {
        return joined("or", this::all, Condition.Or::new);
    }

    private Condition all() {
        return joined("and", this::single, Condition.And::new);
    }

    private Condition joined(String word, Supplier<Condition> part, Function<List<Condition>, Condition> join) {
        List<Condition> parts = new ArrayList<>();
        parts.add(part.get());
        while (words.takeIf(word)) {
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private Condition single() {
        Word open = words.peek();
        if (!words.takeIf("(")) {
            return test();
        }
        if (++depth > MOST_DEPTH) {
            throw refuse(
                    open, "The brackets must stand at most " + MOST_DEPTH + " deep in each other.", "split the rule");
        }
        Condition inner = any();
        Word close = words.take();
        if (!close.is(")")) {
            throw refuse(
                    close,
                    "The bracket must be closed by \")\" here, but there is " + close.shown() + ".",
                    "each \"(\" needs its \")\"");
        }
        depth--;
        return inner;
    }

    private Condition test() {
        Feature feature = feature(words.take());
        Word is = words.take();
        if (!is.is("is")) {
            throw refuse(
                    is,
                    "The feature (" + feature.name() + ") must be followed by \"is\", but there is " + is.shown() + ".",
                    "write " + example(feature));
        }
        if (words.takeIf("missing")) {
            return feature.isMissing();
        }
        if (words.takeIf("known")) {
            return feature.isMissing().not();
        }
        if (feature instanceof NumberFeature number) {
            return comparison(number);
        }
        return feature instanceof CategoryFeature<?> category ? levels(category) : flag((FlagFeature) feature);
    }

    private Feature feature(Word word) {
        if (word.isKeyWord() || !features.contains(word.text())) {
            throw refuseName(word, "The feature", "be one of " + features, features.names(), "declare it");
        }
        return features.get(word.text());
    }

    private static ConditionFormatException refuseName(
            Word word, String what, String rule, List<String> names, String otherwise) {
        String advice = word.is("not")
                ? "\nMaybe write what the value is, not what it is not."
                : Phrases.advice(word.text(), names, otherwise);
        return new ConditionFormatException(
                what + " (" + (word.kind() == Kind.END ? "none" : Names.shown(word.text())) + ") must " + rule + "."
                        + advice,
                word.at());
    }

    /** What a test of the feature may look like. */
    private static String example(Feature feature) {
        String name = Phrases.nameOf(feature);
        if (feature instanceof NumberFeature number) {
            double limit = number.max() < Double.POSITIVE_INFINITY ? number.max() : 10;
            return name + " is below " + Phrases.quantity(number, limit);
        }
        return name + " is "
                + (feature instanceof CategoryFeature<?> category
                        ? Phrases.word(category.levels().get(0))
                        : "yes");
    }

    private Condition comparison(NumberFeature feature) {
        Word word = words.take();
        if (word.is("between")) {
            double from = number(feature);
            Word and = words.take();
            if (!and.is("and")) {
                throw refuse(
                        and,
                        "The lower limit must be followed by \"and\" and the upper one, but there is " + and.shown()
                                + ".",
                        "write " + Phrases.nameOf(feature) + " is between 1 and 2");
            }
            return guarded(word, () -> feature.between(from, number(feature)));
        }
        return new Condition.Comparison(feature, operator(feature, word), number(feature));
    }

    private Condition.Operator operator(NumberFeature feature, Word word) {
        String text = (word.text() + (word.is("at") ? " " + words.peek().text() : "")).toLowerCase(Locale.ROOT);
        for (Condition.Operator operator : Condition.Operator.values()) {
            if (word.kind() == Kind.PLAIN && operator.words().equals(text)) {
                if (word.is("at")) {
                    words.take();
                }
                return operator;
            }
        }
        List<String> all = List.of("below", "at most", "above", "at least", "between", "missing", "known");
        throw refuseName(
                word,
                "The comparison of " + feature.name(),
                "be one of " + Names.list(all),
                all,
                "write " + example(feature));
    }

    /** A number, and its unit if it is written: apart, or right behind it. */
    private double number(NumberFeature feature) {
        Word word = words.peek();
        int end = word.kind() == Kind.PLAIN ? endOfNumber(word.text()) : 0;
        double value = end == 0 ? Double.NaN : NUMBER.readNumber(word.text().substring(0, end));
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw refuse(
                    word,
                    "The limit of " + feature.name() + " must be a number, but there is " + word.shown() + ".",
                    "write " + example(feature));
        }
        if (end < word.text().length()) {
            words.shorten(end);
            requireUnit(feature, words.take());
        } else {
            words.take();
            unit(feature);
        }
        return value + 0.0; // −0 is 0
    }

    private void unit(NumberFeature feature) {
        Word word = words.peek();
        if (word.is(",")) {
            throw refuse(
                    word,
                    "The limit of " + feature.name() + " must not be followed by a comma.",
                    "write the decimals behind a point: 0.75");
        }
        if (!word.isKeyWord()) {
            requireUnit(feature, words.take());
        }
    }

    private static void requireUnit(NumberFeature feature, Word word) {
        if (!word.text().equals(feature.unit())) {
            boolean none = feature.unit().isEmpty();
            throw refuse(
                    word,
                    "The unit of " + feature.name() + " (" + Names.shown(word.text()) + ") must be "
                            + (none ? "left out, since it has none." : feature.unit() + "."),
                    none && word.text().equals("%")
                            ? "75 % is to be written as 0.75"
                            : none ? "remove it" : "convert the limit to " + feature.unit());
        }
    }

    /** Where the number at the start of a word ends, 0 if there is none; what follows may be a unit. */
    private static int endOfNumber(String word) {
        Matcher number = DECIMAL.matcher(word).region(0, Math.min(word.length(), LONGEST_NUMBER));
        return number.lookingAt() ? number.end() : 0;
    }

    private Condition flag(FlagFeature feature) {
        Word word = words.take();
        if (word.is("yes")) {
            return feature.isTrue();
        }
        if (word.is("no")) {
            return feature.isFalse();
        }
        String meant =
                word.is("true") ? "yes is meant" : word.is("false") ? "no is meant" : "write " + example(feature);
        throw refuseName(
                word,
                "The value of " + feature.name(),
                "be yes, no, missing or known",
                List.of("missing", "known"),
                meant);
    }

    private Condition levels(CategoryFeature<?> feature) {
        if (words.takeIf("none")) {
            for (String expected : List.of("of", "its", "levels")) {
                Word word = words.take();
                if (!word.is(expected)) {
                    throw refuse(
                            word,
                            "The words \"is none of its levels\" must be complete, but there is " + word.shown() + ".",
                            "name the other levels: " + Phrases.nameOf(feature) + " is one of "
                                    + Names.list(feature.levels()));
                }
            }
            return new Condition.OneOf(feature, List.of());
        }
        List<String> levels = new ArrayList<>();
        if (words.takeIf("one")) {
            Word of = words.take();
            if (!of.is("of")) {
                throw refuse(
                        of,
                        "The words \"is one of\" must be complete, but there is " + of.shown() + ".",
                        "write " + Phrases.nameOf(feature) + " is one of " + Names.list(feature.levels()));
            }
            levels.add(level(feature));
            while (words.takeIf(",")) {
                levels.add(level(feature));
            }
        } else {
            levels.add(level(feature));
        }
        return new Condition.OneOf(feature, levels);
    }

    private String level(CategoryFeature<?> feature) {
        Word word = words.take();
        if (word.isKeyWord() || feature.indexOf(word.text()) < 0) {
            throw refuseName(
                    word,
                    "The level of " + feature.name(),
                    "be one of " + Names.list(feature.levels()),
                    feature.levels(),
                    "add it to the levels");
        }
        return word.text();
    }

    /** What the given action returns; what it refuses gets its place in the phrase. */
    private static Condition guarded(Word at, Supplier<Condition> action) {
        try {
            return action.get();
        } catch (ConditionFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ConditionFormatException(String.valueOf(e.getMessage()), at.at());
        }
    }
}
