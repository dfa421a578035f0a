package io.riskanalyzer.examples;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.TextFormat;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --positive} says of the target column: a label, several, or a comparison with a number. */
final class TargetCondition {
    private static final Pattern COMPARISON = Pattern.compile("(<=|>=|<|>)(.*)");

    private TargetCondition() {}

    /**
     * Returns the condition that makes a row positive.
     *
     * @throws IllegalArgumentException if the column has no such label, or is not a number where one is compared
     */
    static Condition of(Feature target, String positive) {
        String whole = positive.strip();
        if (target instanceof CategoryFeature<?> category && category.indexOf(whole) >= 0) {
            return is(target, whole); // whatever signs are in it
        }
        Matcher comparison = COMPARISON.matcher(whole);
        if (comparison.matches()) {
            return compare(target, comparison.group(1), comparison.group(2).strip());
        }
        return Arrays.stream(positive.split(",", -1))
                .map(label -> is(target, label.strip()))
                .reduce(Condition::or)
                .orElseThrow();
    }

    private static Condition compare(Feature target, String operator, String given) {
        double limit = TextFormat.DEFAULT.readNumber(given);
        if (!(limit > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The limit of --positive (" + given + ") must be a number.\nMaybe write it as in <10 or >=0.5.");
        }
        if (!(target instanceof NumberFeature number)) {
            throw new IllegalArgumentException("The target (" + target + ") must be a number to be compared with "
                    + given + ".\nMaybe name a label, or take the column for a number by --number " + target.name()
                    + ".");
        }
        return switch (operator) {
            case "<" -> number.below(limit);
            case "<=" -> number.atMost(limit);
            case ">" -> number.above(limit);
            default -> number.atLeast(limit);
        };
    }

    private static Condition is(Feature target, String label) {
        double value = TextFormat.DEFAULT.readNumber(label);
        if (target instanceof NumberFeature number && value > Double.NEGATIVE_INFINITY) {
            return number.between(value, value);
        }
        if (target instanceof FlagFeature flag) {
            double truth = value == 0 || value == 1 ? value : TextFormat.DEFAULT.readFlag(label);
            if (truth >= 0) {
                return truth == 1 ? flag.isTrue() : flag.isFalse();
            }
        }
        String rule = "The value of --positive (" + label + ") must be one of " + target.name() + ", but that ";
        if (target instanceof CategoryFeature<?> category) {
            List<String> levels = category.levels().stream()
                    .filter(level -> level.equals(label)
                            || (value > Double.NEGATIVE_INFINITY && TextFormat.DEFAULT.readNumber(level) == value))
                    .toList();
            if (levels.isEmpty()) {
                throw SchemaMismatchException.unknownName(
                        rule + "has", label, category.levels(), "another column is the --target");
            }
            return new Condition.OneOf(category, levels);
        }
        throw new IllegalArgumentException(rule
                + (target instanceof FlagFeature
                        ? "is a flag.\nMaybe write yes or no, or 1 or 0."
                        : "is a number.\nMaybe compare it, as in <10, or take the column by --category " + target.name()
                                + "."));
    }
}
