package io.riskanalyzer.feature;

import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a subject: the value of a feature, the rule that it breaks, and what to do.
 *
 * @param feature the name of the feature or column; {@code key} where a key of a map is the name of none
 * @param value the value as it was given, a long text cut; null if there was none, {@code (withheld)} if the feature is
 *     sensitive
 * @param rule what the value must be, as in {@code must be at least 0 and at most 1}
 * @param advice what to do about it, as in {@code give it as a share}; null if there is nothing to say
 */
public record Violation(
        String feature,
        @Nullable String value,
        String rule,
        @Nullable String advice) implements Serializable {

    /**
     * Returns the violation of a feature by a value, as a record, a map or a reader gives it.
     *
     * @param feature the feature
     * @param given the value as it was given; null for none
     * @return the violation, with the value withheld if the feature is sensitive
     */
    public static Violation of(Feature feature, @Nullable Object given) {
        if (given == null || (given instanceof Number number && Double.isNaN(number.doubleValue()))) {
            return missing(feature);
        }
        if (feature instanceof NumberFeature number && given instanceof Number value) {
            return refused(feature, given, shareAdvice(number, value.doubleValue()));
        }
        if (feature instanceof CategoryFeature<?> category && (given instanceof String || given instanceof Enum)) {
            return refused(feature, given, levelAdvice(category, CategoryFeature.nameOf(given)));
        }
        return refused(feature, given, typeAdvice(feature, given));
    }

    /**
     * Returns the violation of a feature by a text, as a file gives it.
     *
     * @param feature the feature
     * @param given the text as it was given; null for none
     * @param format how it was read
     * @return the violation, with the text withheld if the feature is sensitive
     */
    public static Violation ofText(Feature feature, @Nullable String given, TextFormat format) {
        if (given == null || format.isMissing(given)) {
            return missing(feature);
        }
        if (feature instanceof NumberFeature number) {
            return refused(feature, given, numberAdvice(number, given, format));
        }
        return refused(
                feature,
                given,
                feature instanceof CategoryFeature<?> category
                        ? levelAdvice(category, given.strip())
                        : "write true, false, yes, no, 1 or 0");
    }

    private static Violation missing(Feature feature) {
        return new Violation(
                feature.name(), null, "must not be missing", "fill it in, or declare it optional if it may be unknown");
    }

    /** Of a sensitive feature neither the value is told nor any advice, which depends on the value. */
    private static Violation refused(Feature feature, Object given, @Nullable String advice) {
        return feature.isSensitive()
                ? new Violation(feature.name(), Traits.WITHHELD, ruleOf(feature), null)
                : new Violation(feature.name(), shown(given), ruleOf(feature), advice);
    }

    /**
     * Returns the violation of a key that no feature has.
     *
     * @param key the key
     * @param known the names of the features
     * @return the violation
     */
    public static Violation unknownKey(String key, Collection<String> known) {
        String near = Names.nearest(key, known);
        return new Violation(
                "key",
                Names.shown(key),
                "must be the name of a feature, one of " + Names.list(known),
                near == null ? "remove it, or use a schema that ignores other keys" : near + " is meant");
    }

    private static String ruleOf(Feature feature) {
        if (feature instanceof NumberFeature number) {
            String range = number.range();
            return "must be a " + (range.isEmpty() ? "finite number" : "number" + range)
                    + (number.unit().isEmpty() ? "" : " " + number.unit());
        }
        return feature instanceof CategoryFeature<?> category
                ? "must be one of " + Names.list(category.levels())
                : "must be true or false";
    }

    private static @Nullable String shareAdvice(NumberFeature number, double value) {
        return number.max() == 1 && value > 1 && value <= 100 ? "give it as a share: 62 % is 0.62" : null;
    }

    private static String levelAdvice(CategoryFeature<?> category, String given) {
        String near = Names.nearest(given, category.levels());
        return near == null ? "correct it, or declare what unknown levels are read as" : near + " is meant";
    }

    private static @Nullable String numberAdvice(NumberFeature number, String given, TextFormat format) {
        double value = format.readNumber(given);
        if (value > Double.NEGATIVE_INFINITY) {
            return shareAdvice(number, value);
        }
        DecimalSign other = format.decimalSign() == DecimalSign.POINT ? DecimalSign.COMMA : DecimalSign.POINT;
        if (new TextFormat(Set.of(), other).readNumber(given) > Double.NEGATIVE_INFINITY) {
            return "read it with a decimal " + (other == DecimalSign.COMMA ? "comma" : "point")
                    + ", or write it without thousands separator";
        }
        return given.chars().anyMatch(c -> c >= '0' && c <= '9')
                ? "write the number alone, without unit or thousands separator"
                : "name the text as a missing token if it stands for no value";
    }

    private static String typeAdvice(Feature feature, Object given) {
        String wanted = feature instanceof NumberFeature
                ? "a number"
                : feature instanceof FlagFeature ? "a Boolean" : "text or an enum constant";
        return "give it as " + wanted + ", not as " + kindOf(given);
    }

    private static String kindOf(Object given) {
        if (given instanceof CharSequence) {
            return "text";
        }
        if (given instanceof Number) {
            return "a number";
        }
        if (given instanceof Boolean) {
            return "a Boolean";
        }
        return given instanceof Map
                ? "a map"
                : given instanceof Iterable ? "a list" : given.getClass().getSimpleName();
    }

    private static String shown(Object given) {
        return given instanceof Double number ? Numbers.plain(number) : Names.shown(given.toString());
    }

    /**
     * Returns this violation as that of one row among many.
     *
     * @param number the number of the row in its source
     * @return the same violation, of {@code <feature> of row <number>}
     */
    public Violation inRow(long number) {
        return new Violation(feature + " of row " + number, value, rule, advice);
    }

    /**
     * Returns this violation as a sentence, and the advice on a second line.
     *
     * @return {@code The attendance (1.4) must be a number from 0 to 1.}
     */
    public String message() {
        String shown = value == null ? "" : value.equals(Traits.WITHHELD) ? " " + value : " (" + value + ")";
        return "The " + feature + shown + " " + rule + "." + (advice == null ? "" : "\nMaybe " + advice + ".");
    }
}
