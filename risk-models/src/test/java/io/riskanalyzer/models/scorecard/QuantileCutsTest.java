package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileCutsTest {
    private static final int ROWS = 20_000;

    /** The cuts by the definition, from all values in order. */
    private static double[] expected(double[] values, double @Nullable [] weights, int bins) {
        TreeMap<Double, Double> weightOf = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            weightOf.merge(values[i] + 0.0, weights == null ? 1 : weights[i], Double::sum);
        }
        double total =
                weightOf.values().stream().mapToDouble(Double::doubleValue).sum();
        double upTo = 0;
        boolean wasHeavy = false;
        double[] cuts = new double[weightOf.size()];
        int count = 0;
        for (var entry : weightOf.entrySet()) {
            double before = upTo;
            upTo += entry.getValue();
            double reached = upTo;
            boolean isGoal = false;
            for (int k = 0; k < bins; k++) {
                isGoal |= k * total / bins >= before && k * total / bins < reached;
            }
            if ((isGoal || wasHeavy || weightOf.size() <= bins)
                    && before > 0
                    && !entry.getKey().isInfinite()) {
                cuts[count++] = entry.getKey();
            }
            wasHeavy = entry.getValue() >= total / bins;
        }
        return Arrays.copyOf(cuts, count);
    }

    private static double value(SplittableRandom random, int kind) {
        double uniform = random.nextDouble();
        return switch (kind) {
            case 0 -> uniform;
            case 1 -> Math.floor(100 * uniform * uniform) - 20; // frequent values
            case 2 -> uniform < 0.5 ? 0 : uniform < 0.7 ? -0.0 : Math.exp(30 * uniform); // one most frequent value
            case 3 -> Math.floor(5 * uniform); // few values
            case 4 -> uniform < 0.001 ? uniform : Math.floor(3 * uniform); // few, and rare ones between
            case 5 -> uniform < 0.1 ? Double.NEGATIVE_INFINITY : uniform > 0.9 ? Double.POSITIVE_INFINITY : uniform;
            case 6 -> 1e300 * (uniform - 0.5);
            default -> 0.25;
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void of_manyValues_isWhatAllValuesInOrderGive(int kind) {
        for (int seed = 0; seed < 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] values = new double[ROWS];
            double[] weights = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                values[i] = value(random, kind);
                weights[i] = 1 + random.nextInt(4);
            }
            if (seed == 1) {
                Arrays.sort(values);
            }
            double[] given = values.clone();
            for (int bins : new int[] {2, 20, 100, 250}) {
                assertThat(QuantileCuts.of(values, ROWS, null, bins))
                        .as("seed %d, %d bins", seed, bins)
                        .containsExactly(expected(values, null, bins));
                assertThat(QuantileCuts.of(values, ROWS, weights, bins))
                        .as("seed %d, %d bins, weighted", seed, bins)
                        .containsExactly(expected(values, weights, bins));
                assertThat(QuantileCuts.of(values, 500, weights, bins))
                        .as("seed %d, %d bins, a few", seed, bins)
                        .containsExactly(expected(Arrays.copyOf(values, 500), Arrays.copyOf(weights, 500), bins));
            }
            assertThat(values).containsExactly(given);
        }
    }

    @Test
    void of_noValue_isNoCut() {
        assertThat(QuantileCuts.of(new double[0], 0, null, 20)).isEmpty();
    }
}
