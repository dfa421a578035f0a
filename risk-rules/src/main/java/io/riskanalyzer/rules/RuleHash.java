package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The canonical text of a rule set, of which its hash is taken: nested lists in parentheses, texts in quotes, numbers by
 * their bits. It stands in no file and is never read, so that it can stay as it is for ever.
 */
final class RuleHash {
    private final StringBuilder text = new StringBuilder();

    private RuleHash() {}

    /** The SHA-256 of all that a rule set says but for its version. */
    static String of(RuleSet rules) {
        try {
            byte[] bytes = textOf(rules).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String textOf(RuleSet rules) {
        RuleHash hash = new RuleHash();
        hash.open("rules").quoted(rules.name()).number(rules.base());
        rules.features().forEach(hash::feature);
        rules.entries().forEach(hash::entry);
        return hash.close().text.toString();
    }

    private void feature(Feature feature) {
        open("feature").quoted(feature.name());
        if (feature instanceof NumberFeature number) {
            open("number")
                    .number(number.min())
                    .number(number.max())
                    .quoted(number.unit())
                    .close();
        } else if (feature instanceof CategoryFeature<?> category) {
            open("category").quoted(category.levels());
            double unknown = category.resolve(Feature.UNKNOWN_LEVEL);
            word(
                    category.rejectsUnknown()
                            ? "rejected"
                            : Double.isNaN(unknown) ? "missing" : Integer.toString((int) unknown));
            close();
        } else {
            word("flag");
        }
        word(feature.isOptional() ? "optional" : "required");
        word(feature.isSensitive() ? "sensitive" : "open");
        word(feature.knownAt().toString());
        close();
    }

    private void entry(RuleEntry entry) {
        if (entry instanceof RuleGroup group) {
            open("group").quoted(group.name()).word(group.hitPolicy().toString());
            number(group.least()).number(group.greatest());
            group.rules().forEach(this::rule);
            close();
        } else {
            entry.rules().forEach(this::rule);
        }
    }

    private void rule(Rule rule) {
        open("rule").quoted(rule.code()).number(rule.points()).quoted(rule.text());
        day(rule.validity().from(), LocalDate.MIN);
        day(rule.validity().until(), LocalDate.MAX);
        condition(rule.when());
        close();
    }

    private void day(LocalDate day, LocalDate none) {
        word(day.equals(none) ? "-" : day.toString());
    }

    private void condition(Condition condition) {
        if (condition instanceof Condition.And and) {
            open("and");
            and.parts().forEach(this::condition);
        } else if (condition instanceof Condition.Or or) {
            open("or");
            or.parts().forEach(this::condition);
        } else {
            open("test").quoted(condition.features().iterator().next().name());
            test(condition);
        }
        close();
    }

    private void test(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            word(wordOf(comparison.operator())).number(comparison.limit());
        } else if (condition instanceof Condition.Between between) {
            word("between").number(between.from()).number(between.to());
        } else if (condition instanceof Condition.FlagIs flag) {
            word(flag.value() ? "yes" : "no");
        } else if (condition instanceof Condition.OneOf oneOf) {
            word("one-of").quoted(oneOf.levels());
        } else if (condition instanceof Condition.Missing missing) {
            word(missing.asked() == Condition.Presence.MISSING ? "missing" : "known");
        }
    }

    private static String wordOf(Condition.Operator operator) {
        return switch (operator) {
            case BELOW -> "below";
            case AT_MOST -> "at-most";
            case ABOVE -> "above";
            case AT_LEAST -> "at-least";
        };
    }

    private RuleHash open(String what) {
        text.append('(').append(what);
        return this;
    }

    private RuleHash close() {
        text.append(')');
        return this;
    }

    private RuleHash word(String word) {
        text.append(' ').append(word);
        return this;
    }

    /** −0 and 0 are one number. */
    private RuleHash number(double number) {
        return word(HexFormat.of().toHexDigits(Double.doubleToLongBits(number + 0.0)));
    }

    private RuleHash quoted(String value) {
        text.append(" \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"');
        return this;
    }

    private RuleHash quoted(Collection<String> values) {
        open("texts");
        values.forEach(this::quoted);
        return close();
    }
}
