package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurrogateTest {
    private static final NumberFeature X = Feature.number("x").within(0, 1).knownAt(Duration.ofDays(3));
    private static final FeatureSet FEATURES = FeatureSet.of(X);
    private static final Provenance NONE =
            new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);

    private record Steps(Scale scale, double low, double high) implements RiskScorer {
        @Override
        public String name() {
            return "steps";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(X);
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return row -> row[0] < 0.4 ? low : high;
        }
    }

    /** One split by the least weighted Gini impurity, as {@code Σ 2 n m (1 − m)} over all splits. */
    private static final Trainer STUMP = SurrogateTest::stump;

    private static TreeEnsemble stump(Dataset data) {
        data.requireKnownAtDecision();
        double[] best = {Double.POSITIVE_INFINITY, 0, 0, 0};
        for (double cut = 0.05; cut < 1; cut += 0.05) {
            double[] weight = new double[2];
            double[] positive = new double[2];
            for (int row = 0; row < data.rows(); row++) {
                int side = data.frame().value(row, 0) < cut ? 0 : 1;
                weight[side] += data.weight(row);
                positive[side] += data.label(row) ? data.weight(row) : 0;
            }
            double impurity = 0;
            for (int side = 0; side < 2; side++) {
                impurity += 2 * positive[side] * (1 - positive[side] / weight[side]);
            }
            if (impurity < best[0]) {
                best = new double[] {impurity, cut, positive[0] / weight[0], positive[1] / weight[1]};
            }
        }
        return TreeEnsemble.builder("stump", Scale.PROBABILITY, FEATURES)
                .below(X, best[1], Side.LEFT, data.rows())
                .leaf(best[2], 1)
                .leaf(best[3], 1)
                .build(0, NONE);
    }

    private static Frame frame(int rows) {
        SplittableRandom random = new SplittableRandom(11);
        Frame.Builder frame = Frame.builder(FEATURES);
        for (int i = 0; i < rows; i++) {
            frame.add(new double[] {random.nextDouble()}, i + 1, null);
        }
        return frame.build();
    }

    @Test
    void of_aStep_isImitatedExactly() {
        Surrogate surrogate = Surrogate.of(new Steps(Scale.PROBABILITY, 0.1, 0.7), frame(1_000), STUMP, 5);
        TreeEnsemble tree = (TreeEnsemble) surrogate.model();
        assertThat(tree.threshold(tree.root(0))).isCloseTo(0.4, within(1e-9));
        assertThat(tree.value(tree.left(tree.root(0)))).isCloseTo(0.1, within(1e-12));
        assertThat(tree.value(tree.right(tree.root(0)))).isCloseTo(0.7, within(1e-12));
        assertThat(surrogate.rSquared()).isCloseTo(1, within(1e-12));
        assertThat(surrogate.sameBand()).isEqualTo(1);
        assertThat(surrogate.trainingRows()).isEqualTo(700);
        assertThat(surrogate.heldOutRows()).isEqualTo(300);
        assertThat(surrogate.toString()).startsWith("R² 1.000, same band 100.0 %, on 300 held-out rows:\n");
    }

    @Test
    void of_logOdds_goThroughTheLogisticFunction() {
        Surrogate surrogate = Surrogate.of(new Steps(Scale.LOG_ODDS, -1, 2), frame(500), STUMP, 5);
        TreeEnsemble tree = (TreeEnsemble) surrogate.model();
        assertThat(tree.value(tree.left(tree.root(0)))).isCloseTo(1 / (1 + Math.exp(1)), within(1e-12));
    }

    @Test
    void of_aPlan_countsBands() {
        RiskScorer ramp = new RiskScorer() {
            @Override
            public String name() {
                return "ramp";
            }

            @Override
            public Set<Feature> features() {
                return Set.of(X);
            }

            @Override
            public Scale scale() {
                return Scale.PROBABILITY;
            }

            @Override
            public RowScorer bind(FeatureSet features) {
                return row -> row[0];
            }
        };
        ScoringPlan plan = ScoringPlan.builder(FEATURES, ramp)
                .bands(Bands.below(0.5, "low").below(0.9, "mid").otherwise("high"))
                .build();
        Surrogate surrogate = Surrogate.of(plan, frame(20_000), STUMP, 5);
        // of a uniform x the best split is at 1/2 and leaves 1/4 of the variance; the last tenth is another band
        assertThat(surrogate.rSquared()).isCloseTo(0.75, within(0.01));
        assertThat(surrogate.sameBand()).isCloseTo(0.9, within(0.01));
    }

    @Test
    void of_wrongArguments_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Surrogate.of(new Steps(Scale.POINTS, 1, 2), frame(500), STUMP, 5))
                .withMessageStartingWith("The scale of the scores (POINTS) must be PROBABILITY");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Surrogate.of(new Steps(Scale.LOG_ODDS, 1, 2), frame(9), STUMP, 5))
                .withMessageStartingWith("The number of rows (9) must be at least 10");
    }
}
