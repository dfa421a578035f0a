package io.riskanalyzer.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What is measured along one side of a picture, and how. Immutable and thread-safe.
 *
 * <p>An axis ends at round numbers that enclose all that is shown, unless {@link #within} widens it.
 */
public final class Axis {
    private static final int MOST_TICKS = 7;
    private static final int DIGITS = 3;

    private enum Kind {
        NUMBER,
        PERCENT,
        LOGARITHMIC
    }

    private final String label;
    private final Kind kind;
    private final double from;
    private final double to;

    private Axis(String label, Kind kind, double from, double to) {
        if (label.isBlank()) {
            throw Refusal.of("label of an axis", "\"" + label + "\"", "not be blank", "it is", "tell what is measured");
        }
        this.label = label;
        this.kind = kind;
        this.from = from;
        this.to = to;
    }

    /**
     * Returns an axis of numbers.
     *
     * @param label what is measured, with its unit, not blank
     * @return the axis
     * @throws IllegalArgumentException if the label is blank
     */
    public static Axis of(String label) {
        return new Axis(label, Kind.NUMBER, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /**
     * Returns an axis of shares, which are written as per cent.
     *
     * @param label what the shares are of, not blank
     * @return the axis; its values are shares, 1 is 100 %
     * @throws IllegalArgumentException if the label is blank
     */
    public static Axis percent(String label) {
        return new Axis(label, Kind.PERCENT, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /**
     * Returns an axis along which equal ratios take equal room, for sizes and for settings that are tried by powers.
     *
     * @param label what is measured, with its unit, not blank
     * @return the axis; its values are above 0
     * @throws IllegalArgumentException if the label is blank
     */
    public static Axis logarithmic(String label) {
        return new Axis(label, Kind.LOGARITHMIC, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    /**
     * Returns this axis, reaching at least from one number to another.
     *
     * @param least a number that is shown, finite; above 0 on a logarithmic axis
     * @param greatest a number that is shown, finite, above {@code least}
     * @return the axis
     * @throws IllegalArgumentException if one of the numbers cannot be shown, or {@code least} is not below
     *     {@code greatest}
     */
    public Axis within(double least, double greatest) {
        requireShowable(least);
        requireShowable(greatest);
        if (!(least < greatest)) {
            throw Refusal.of(
                    "least number of " + label, least, "be below " + greatest, "it is not", "exchange the two");
        }
        return new Axis(label, kind, least, greatest);
    }

    boolean isLogarithmic() {
        return kind == Kind.LOGARITHMIC;
    }

    String label() {
        return label;
    }

    /** Returns the value as a table shows it. */
    String text(double value) {
        return kind == Kind.PERCENT ? Numerals.percent(value) : Numerals.number(value);
    }

    /** Returns the values as a column of numbers shows them: all with the decimals of the greatest. */
    List<String> texts(List<Double> values) {
        double greatest = values.stream().mapToDouble(Math::abs).max().orElse(0);
        boolean areWhole = values.stream().allMatch(value -> value == Math.rint(value));
        int digits = greatest > 0 ? (int) Math.floor(Math.log10(greatest)) + 1 : 0;
        int decimals = areWhole ? 0 : Math.max(0, DIGITS - Math.max(digits, 0));
        boolean isPlain = kind != Kind.PERCENT && digits > -DIGITS && digits < 12;
        return values.stream()
                .map(value -> isPlain ? Numerals.fixed(value, decimals) : text(value))
                .toList();
    }

    Dimension over(DoubleStream values) {
        return over(values, MOST_TICKS);
    }

    Dimension over(DoubleStream values, int mostTicks) {
        double[] reach = {from, to};
        values.forEach(value -> {
            requireShowable(value);
            reach[0] = Math.min(reach[0], value);
            reach[1] = Math.max(reach[1], value);
        });
        if (kind == Kind.LOGARITHMIC) {
            return new Dimension(label, Ticks.logarithmic(reach[0], reach[1]), true);
        }
        Ticks ticks = Ticks.linear(reach[0], reach[1], mostTicks);
        return new Dimension(label, kind == Kind.PERCENT ? ticks.inPercent() : ticks, false);
    }

    private void requireShowable(double value) {
        boolean isPositive = kind == Kind.LOGARITHMIC;
        double least = isPositive ? 1 / Drawing.GREATEST : -Drawing.GREATEST;
        if (!(value >= least && value <= Drawing.GREATEST)) {
            throw Refusal.of(
                    "value of " + label,
                    value,
                    isPositive ? "be above 0 and at most 1e100" : "be a number in [-1e100, 1e100]",
                    Double.isNaN(value) ? "it is not a number" : "it cannot be drawn",
                    "leave the point out, or clip it");
        }
    }

    /** Returns the label and the kind, as in {@code rows (logarithmic)}. */
    @Override
    public String toString() {
        return label + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
    }
}
