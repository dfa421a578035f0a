package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Surrogate;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Gini tree on rows that are there twice is a regression tree on the scores, grown here anew by variance. */
class SurrogateTreeTest {
    private static final int DEPTH = 3;
    private static final NumberFeature X = Feature.number("x");
    private static final NumberFeature Y = Feature.number("y");
    private static final NumberFeature Z = Feature.number("z");
    private static final FeatureSet FEATURES = FeatureSet.of(X, Y, Z);

    private static final RiskScorer SCORER = new RiskScorer() {
        @Override
        public String name() {
            return "waves";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(X, Y, Z);
        }

        @Override
        public Scale scale() {
            return Scale.LOG_ODDS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return row -> 3 * Math.sin(3 * row[0]) * row[1] + (row[2] > 0.7 ? 1.5 : 0) - 0.5;
        }
    };

    private static Frame frame() {
        SplittableRandom random = new SplittableRandom(17);
        Frame.Builder frame = Frame.builder(FEATURES);
        for (int i = 0; i < 2_000; i++) {
            frame.add(new double[] {2 * random.nextDouble(), random.nextDouble(), random.nextDouble()}, i + 1, null);
        }
        return frame.build();
    }

    @Test
    void of_aTreeTrainer_isTheRegressionTreeOfTheScores() {
        List<Dataset> learnt = new ArrayList<>();
        Surrogate surrogate = Surrogate.of(
                SCORER,
                frame(),
                data -> {
                    learnt.add(data);
                    return TreeTrainer.builder().maxDepth(DEPTH).build().train(data);
                },
                3);

        Dataset twice = learnt.get(0);
        int[] rows = IntStream.range(0, twice.rows() / 2).map(i -> 2 * i).toArray();
        assertThat(rows).hasSize(surrogate.trainingRows());
        double[] scores = new double[twice.rows()];
        for (int row : rows) {
            assertThat(twice.label(row)).isTrue();
            assertThat(twice.label(row + 1)).isFalse();
            assertThat(twice.weight(row) + twice.weight(row + 1)).isCloseTo(1, within(1e-15));
            scores[row] = twice.weight(row);
        }
        double[] expected = new double[twice.rows()];
        grow(twice.frame(), scores, rows, DEPTH, expected);

        RowScorer tree = surrogate.model().bind(FEATURES);
        double[] row = new double[FEATURES.size()];
        for (int i : rows) {
            twice.frame().copyRow(i, row);
            assertThat(tree.score(row)).isCloseTo(expected[i], within(1e-6)); // Tribuo sums in float
        }
        assertThat(surrogate.rSquared()).isBetween(0.5, 1.0);
    }

    /** Splits rows where the sum of squares within the two parts is least; a part that is not split tells its mean. */
    private static void grow(Frame frame, double[] scores, int[] rows, int depth, double[] tells) {
        double mean =
                IntStream.of(rows).mapToDouble(row -> scores[row]).average().orElseThrow();
        for (int row : rows) {
            tells[row] = mean;
        }
        if (depth == 0) {
            return;
        }
        double best = Double.NEGATIVE_INFINITY;
        int[] left = {};
        int[] right = {};
        for (int slot = 0; slot < FEATURES.size(); slot++) {
            int own = slot;
            int[] sorted = IntStream.of(rows)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> frame.value(row, own)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double sum = 0;
            for (int i = 1; i < sorted.length; i++) {
                sum += scores[sorted[i - 1]];
                double rest = mean * sorted.length - sum;
                double between = sum * sum / i + rest * rest / (sorted.length - i);
                if (between > best) {
                    best = between;
                    left = IntStream.of(sorted).limit(i).toArray();
                    right = IntStream.of(sorted).skip(i).toArray();
                }
            }
        }
        grow(frame, scores, left, depth - 1, tells);
        grow(frame, scores, right, depth - 1, tells);
    }
}
