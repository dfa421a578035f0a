package io.riskanalyzer.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis, and how they are written. The first and last enclose what is shown.
 *
 * @param values the numbers, ascending, at least two
 * @param labels the text of each
 * @see <a href="https://dl.acm.org/doi/10.5555/90767.90782">Heckbert, Nice numbers for graph labels, 1990</a>
 */
record Ticks(List<Double> values, List<String> labels) {
    private static final int[] STEPS = {1, 2, 5};
    private static final int MOST_DECADES = 6;
    private static final double FEW_DECADES = 200;
    private static final double THOUSAND = 1e3;
    private static final double MILLION = 1e6;

    /** At most {@code most} ticks, at multiples of 1, 2 or 5 times a power of ten, that enclose both ends. */
    static Ticks linear(double from, double to, int most) {
        if (from == to) {
            double margin = from == 0 ? 1 : Math.abs(from) / 10;
            return linear(from - margin, to + margin, most);
        }
        int exponent = (int) Math.floor(Math.log10((to - from) / most)) - 1;
        for (int i = 0; ; i++) {
            int decade = exponent + i / 3;
            BigDecimal step = BigDecimal.valueOf(STEPS[i % 3]).scaleByPowerOfTen(decade);
            double size = step.doubleValue();
            // a hair inside: 0.3 / 0.1 is 2.9999999999999996
            double first = Math.floor(from / size + 1e-9);
            double last = Math.ceil(to / size - 1e-9);
            if (last - first < most) {
                return multiples(step, (long) first, (long) last, Math.max(0, -decade));
            }
        }
    }

    private static Ticks multiples(BigDecimal step, long first, long last, int decimals) {
        List<Double> values = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            values.add(step.multiply(BigDecimal.valueOf(i)).doubleValue());
        }
        double most = Math.max(Math.abs(values.get(0)), Math.abs(values.get(values.size() - 1)));
        return new Ticks(
                values,
                values.stream().map(value -> label(value, most, decimals)).toList());
    }

    /** The ends at 1, 2 or 5 times a power of ten; between them powers of ten, all such numbers if those are few. */
    static Ticks logarithmic(double from, double to) {
        int first = (int) Math.floor(Math.log10(from));
        int last = (int) Math.ceil(Math.log10(to));
        int stride = Math.max(1, (last - first) / MOST_DECADES);
        List<Double> values = new ArrayList<>();
        for (int decade = first - 1; decade <= last + 1; decade++) {
            for (int step : STEPS) {
                values.add(BigDecimal.valueOf(step).scaleByPowerOfTen(decade).doubleValue());
            }
        }
        double least = values.stream()
                .filter(value -> value <= from)
                .max(Double::compare)
                .orElse(from);
        double greatest = values.stream()
                .filter(value -> value >= to && value > least)
                .min(Double::compare)
                .orElse(to);
        boolean isShort = greatest / least <= FEW_DECADES;
        values.removeIf(value -> value < least || value > greatest);
        values.removeIf(value -> value != least && value != greatest && !isShort && !isPower(value, stride));
        return new Ticks(
                List.copyOf(values),
                values.stream().map(value -> label(value, value, -1)).toList());
    }

    private static boolean isPower(double value, int stride) {
        int decade = (int) Math.round(Math.log10(value));
        return decade % stride == 0 && Math.abs(value / Math.pow(10, decade) - 1) < 1e-9;
    }

    private static String label(double value, double most, int decimals) {
        if (value == 0) {
            return "0";
        }
        if (most >= MILLION && most < 1e12) {
            return Numerals.typeset(Numerals.significant(value / MILLION, 4)) + "M";
        }
        if (most >= 10 * THOUSAND && most < MILLION) {
            return Numerals.typeset(Numerals.significant(value / THOUSAND, 4)) + "k";
        }
        boolean isPlain = decimals >= 0 && decimals < 6 && most < 1e12;
        return Numerals.typeset(isPlain ? Numerals.fixed(value, decimals) : Numerals.number(value));
    }

    /** The same ticks, written as per cent. */
    Ticks inPercent() {
        return new Ticks(
                values,
                values.stream()
                        .map(value -> Numerals.typeset(Numerals.significant(value * 100, 4)) + " %")
                        .toList());
    }

    double first() {
        return values.get(0);
    }

    double last() {
        return values.get(values.size() - 1);
    }
}
