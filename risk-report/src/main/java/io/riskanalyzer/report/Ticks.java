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
    private static final int[] STEPS = {1, 2, 5, 10};
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

    /** Powers of ten that enclose both ends, and their doubles and fivefold where there are few. */
    static Ticks logarithmic(double from, double to) {
        int first = (int) Math.floor(Math.log10(from) + 1e-9);
        int last = Math.max(first + 1, (int) Math.ceil(Math.log10(to) - 1e-9));
        int stride = (last - first + 5) / 6;
        List<Double> values = new ArrayList<>();
        for (int decade = first; decade <= last; decade += stride) {
            for (int step : last - first <= 2 ? STEPS : new int[] {1}) {
                double value =
                        BigDecimal.valueOf(step).scaleByPowerOfTen(decade).doubleValue();
                if (step < 10 && (decade < last || step == 1)) {
                    values.add(value);
                }
            }
        }
        return enclosing(values, from, to);
    }

    private static Ticks enclosing(List<Double> values, double from, double to) {
        int first = 0;
        while (first + 1 < values.size() && values.get(first + 1) <= from) {
            first++;
        }
        int last = values.size() - 1;
        while (last - 1 > first && values.get(last - 1) >= to) {
            last--;
        }
        List<Double> kept = List.copyOf(values.subList(first, last + 1));
        return new Ticks(
                kept, kept.stream().map(value -> label(value, value, -1)).toList());
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
