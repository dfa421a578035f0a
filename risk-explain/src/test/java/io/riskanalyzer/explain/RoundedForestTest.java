package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A forest whose leaves add up to a little more than 1 or less than 0, as those in single precision do. */
class RoundedForestTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final NumberFeature DEBT = Feature.number("debt");
    private static final FeatureSet FEATURES = FeatureSet.of(AGE, DEBT);
    private static final Frame ROWS =
            Frames.of(FEATURES, new double[] {20, 1}, new double[] {20, 9}, new double[] {50, 1}, new double[] {50, 9});

    private static TreeEnsemble forest() {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("forest", Scale.PROBABILITY, FEATURES);
        float third = 1f / 3; // a third and 1e-8
        for (NumberFeature feature : new NumberFeature[] {AGE, DEBT, AGE}) {
            builder.below(feature, 30, TreeEnsemble.Side.LEFT, 10)
                    .leaf(third, 4)
                    .leaf(-1e-8, 6);
        }
        return builder.build(
                0, new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
    }

    @Test
    void explain_sumThatIsCut_addsUpToTheScore() {
        TreeEnsemble forest = forest();
        RowScorer scorer = forest.bind(FEATURES);
        Explanations explained = Explanations.of(TreeShap.of(forest), ROWS);
        double[] row = new double[2];
        double[] contributions = new double[2];
        for (int i = 0; i < ROWS.rows(); i++) {
            ROWS.copyRow(i, row);
            assertThat(explained.rawScore(i)).isCloseTo(scorer.score(row), within(1e-15));
            assertThat(explained.explainer().explain(row, contributions)).isEqualTo(explained.base(i));
            assertThat(explained.ofRow(i)).containsExactly(contributions);
        }
        assertThat(scorer.score(new double[] {20, 1})).isEqualTo(1); // it is cut
        assertThat(scorer.score(new double[] {50, 50})).isZero();
        assertThat(explained.base(0)).isNotEqualTo(explained.base(2)).isCloseTo(explained.base(2), within(1e-7));
    }
}
