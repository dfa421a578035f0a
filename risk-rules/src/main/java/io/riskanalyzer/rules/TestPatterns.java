package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each row a pattern: one bit for each test, set where it is true. Thread-safe. A test of a number is a closed range, which NaN is outside of; the tests of a flag or a
 * category are one table by code.
 */
final class TestPatterns {
    private final int[] rangeSlots;
    private final double[] least;
    private final double[] greatest;
    private final int[] codeSlots;
    private final int[][] marks;

    /**
     * Resolves tests.
     *
     * @param tests what each bit tests, from the lowest bit: leaves of conditions, those of numbers first and those of
     *     one feature together; a number is asked for its presence, not for its absence
     */
    TestPatterns(List<Condition> tests, FeatureSet features) {
        int ranges = (int) tests.stream().filter(TestPatterns::isRange).count();
        rangeSlots = new int[ranges];
        least = new double[ranges];
        greatest = new double[ranges];
        Map<Feature, int[]> tables = new LinkedHashMap<>();
        for (int bit = 0; bit < tests.size(); bit++) {
            Condition test = tests.get(bit);
            Feature feature = featureOf(test);
            if (bit < ranges) {
                rangeSlots[bit] = features.slotOf(feature);
                least[bit] = leastOf(test);
                greatest[bit] = greatestOf(test);
            } else {
                mark(tables.computeIfAbsent(feature, f -> new int[codes(f)]), 1 << bit, test);
            }
        }
        codeSlots = tables.keySet().stream().mapToInt(features::slotOf).toArray();
        marks = tables.values().toArray(int[][]::new);
    }

    /** The pattern of a row. Allocates nothing. */
    int of(double[] row) {
        int pattern = 0;
        for (int bit = 0; bit < rangeSlots.length; bit++) {
            double value = row[rangeSlots[bit]];
            pattern |= ((value >= least[bit] ? 1 : 0) & (value <= greatest[bit] ? 1 : 0)) << bit;
        }
        for (int i = 0; i < codeSlots.length; i++) {
            pattern |= marks[i][(int) (row[codeSlots[i]] + 2)]; // NaN becomes 0
        }
        return pattern;
    }

    /** The patterns of the rows from {@code from} to {@code to} of a frame, into {@link Lanes#patterns}. */
    void of(Frame frame, int from, int to, Lanes lanes) {
        Arrays.fill(lanes.patterns, 0, to - from, 0);
        frame.markRanges(rangeSlots, least, greatest, from, to, lanes.patterns);
        for (int i = 0; i < codeSlots.length; i++) {
            lanes.markCodes(frame, codeSlots[i], from, to, marks[i]);
        }
    }

    static boolean isRange(Condition test) {
        return featureOf(test) instanceof NumberFeature;
    }

    static Feature featureOf(Condition test) {
        return test.features().iterator().next();
    }

    private static double leastOf(Condition test) {
        return test instanceof Condition.Comparison comparison
                ? comparison.least()
                : test instanceof Condition.Between between ? between.from() : Double.NEGATIVE_INFINITY;
    }

    private static double greatestOf(Condition test) {
        return test instanceof Condition.Comparison comparison
                ? comparison.greatest()
                : test instanceof Condition.Between between ? between.to() : Double.POSITIVE_INFINITY;
    }

    /** The number of codes of a flag or a category: missing, unknown, and its levels. */
    private static int codes(Feature feature) {
        return 2
                + (feature instanceof CategoryFeature<?> category
                        ? category.levels().size()
                        : 2);
    }

    private static void mark(int[] table, int mark, Condition test) {
        RowTest bound = test.bind(FeatureSet.of(featureOf(test)));
        for (int code = 0; code < table.length; code++) {
            double value = code == 0 ? Double.NaN : code - 2;
            if (bound.test(new double[] {value})) {
                table[code] |= mark;
            }
        }
    }
}
