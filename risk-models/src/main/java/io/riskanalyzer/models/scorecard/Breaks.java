package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bins as a text that a person edits, a line for each feature:
 *
 * <pre>
 * # where one bin ends and the next begins; a cut belongs to the bin above
 * age: 25, 35, 50
 * months since default: 12, 36; never = -9; no record = -8, -7
 * purpose: [EDUCATION, MEDICAL], [VENTURE, "home, improved"]
 * fees overdue: flag
 * </pre>
 *
 * <p>A number has its cuts, then its special codes, each behind a semicolon; a category its groups of levels, and what is in
 * none is unseen; a flag has always the same bins. What begins with {@code #} is a comment, up to the end of the line. Names
 * with other than letters, digits, spaces and {@code . _ - / %} stand in quotation marks, with a backslash before a quotation
 * mark or a backslash. What is written is read as exactly the same bins. Thread-safe.
 */
public final class Breaks {
    private Breaks() {}

    /**
     * Writes bins.
     *
     * @param bins the bins of each feature
     * @return the lines, each ended by a line break
     */
    public static String write(List<? extends Bins> bins) {
        StringBuilder text = new StringBuilder();
        for (Bins of : bins) {
            text.append(BreakWords.quoted(of.feature().name())).append(": ");
            if (of instanceof Bins.Numbers numbers) {
                text.append(String.join(
                        ", ", numbers.cuts().stream().map(BreakWords::number).toList()));
                numbers.specials()
                        .forEach(code -> text.append("; ")
                                .append(BreakWords.quoted(code.name()))
                                .append(" = ")
                                .append(String.join(
                                        ", ",
                                        code.values().stream()
                                                .map(BreakWords::number)
                                                .toList())));
            } else if (of instanceof Bins.Levels levels) {
                text.append(String.join(
                        ", ",
                        levels.groups().stream()
                                .map(group -> "["
                                        + String.join(
                                                ", ",
                                                group.stream()
                                                        .map(BreakWords::quoted)
                                                        .toList())
                                        + "]")
                                .toList()));
            } else {
                text.append("flag");
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * Reads bins.
     *
     * @param text the lines
     * @param features the features that they may be of; not each needs a line
     * @return the bins in the order of the lines
     * @throws IllegalArgumentException if a line is wrong; it tells line and column, and what to write
     */
    public static List<Bins> read(String text, FeatureSet features) {
        List<Bins> bins = new ArrayList<>();
        Map<String, Integer> lineOf = new HashMap<>();
        String[] lines = text.split("\\R", -1);
        for (int i = 0; i < lines.length; i++) {
            BreakWords words = new BreakWords(lines[i], i + 1);
            if (words.isAtEnd()) {
                continue;
            }
            String name = words.word("name of a feature", "age: 25, 35, 50");
            if (!features.contains(name)) {
                throw words.refusalOfWord("The feature (" + name + ") must be one of " + features.names()
                        + ", but is not.\nMaybe it is written otherwise.");
            }
            Integer before = lineOf.putIfAbsent(name, i + 1);
            if (before != null) {
                throw words.refusalOfWord("The feature (" + name + ") must have one line, but line " + before
                        + " is its too.\nMaybe remove one of the two.");
            }
            words.require(':', "age: 25, 35, 50");
            bins.add(bins(features.get(name), words));
        }
        return List.copyOf(bins);
    }

    private static Bins bins(Feature feature, BreakWords words) {
        try {
            Bins bins = feature instanceof NumberFeature number
                    ? numbers(number, words)
                    : feature instanceof CategoryFeature<?> category
                            ? levels(category, words)
                            : flag((FlagFeature) feature, words);
            words.requireEnd();
            return bins;
        } catch (BreakWords.Refusal e) {
            throw e;
        } catch (IllegalArgumentException e) { // of the bins themselves, such as cuts that do not ascend
            throw words.refusal(String.valueOf(e.getMessage()));
        }
    }

    private static Bins numbers(NumberFeature feature, BreakWords words) {
        List<Double> cuts = new ArrayList<>();
        if (!words.isAtEnd() && !words.isNext(';')) {
            do {
                cuts.add(words.number("cut of " + feature.name()));
            } while (words.takes(','));
        }
        List<Bins.SpecialCode> codes = new ArrayList<>();
        while (words.takes(';')) {
            String name = words.word("name of a special code", "; no record = -9");
            words.require('=', "; no record = -9");
            List<Double> values = new ArrayList<>();
            do {
                values.add(words.number("value of the code " + name));
            } while (words.takes(','));
            codes.add(new Bins.SpecialCode(name, values));
        }
        return new Bins.Numbers(feature, cuts, codes);
    }

    private static Bins levels(CategoryFeature<?> feature, BreakWords words) {
        String example = feature.name() + ": [" + feature.levels().get(0) + "]";
        List<List<String>> groups = new ArrayList<>();
        do {
            words.require('[', example);
            List<String> group = new ArrayList<>();
            do {
                group.add(words.word("level of " + feature.name(), example));
            } while (words.takes(','));
            words.require(']', example);
            groups.add(group);
        } while (words.takes(','));
        return new Bins.Levels(feature, groups);
    }

    private static Bins flag(FlagFeature feature, BreakWords words) {
        String word = words.word("bins of " + feature.name(), feature.name() + ": flag");
        if (!word.equals("flag")) {
            throw words.refusalOfWord("The bins of " + feature.name() + " (" + word
                    + ") must be written as flag, but are not: it has two bins always.\nMaybe write " + feature.name()
                    + ": flag.");
        }
        return new Bins.Flags(feature);
    }
}
