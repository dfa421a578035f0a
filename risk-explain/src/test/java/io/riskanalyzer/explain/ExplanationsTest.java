package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    private static final NumberFeature AGE = Feature.number("age").within(18, 99);
    private static final NumberFeature DEBT = Feature.number("debt").within(0, 5);
    private static final FeatureSet FEATURES = FeatureSet.of(AGE, DEBT);
    private static final LinearModel MODEL = new LinearModel(
            "debts",
            -1,
            List.of(new LinearTerm.Slope(DEBT, 2, 1, 0.25, 0), new LinearTerm.Slope(AGE, -0.1, 40, 0.5, 0)),
            new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));

    private static final Frame FRAME =
            Frames.of(FEATURES, RandomRows.of(FEATURES, 1).next(3_000));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void of_anyThreads_areTheBitsOfTheRows(int threads) {
        Explanations explanations = Explanations.of(MODEL.explainer(), FRAME, threads);
        RowScorer scorer = MODEL.bind(FEATURES);
        double[] row = new double[2];
        double[] expected = new double[explanations.terms()];
        for (int i = 0; i < FRAME.rows(); i++) {
            FRAME.copyRow(i, row);
            assertThat(explanations.base(i)).isEqualTo(explanations.explainer().explain(row, expected));
            assertThat(explanations.ofRow(i)).containsExactly(expected);
            assertThat(explanations.ofTerm(1)[i]).isEqualTo(explanations.contribution(i, 1));
            assertThat(explanations.rawScore(i)).isCloseTo(scorer.score(row), within(1e-12));
        }
        assertThat(explanations.featureOf(0)).isEqualTo(DEBT);
    }

    @Test
    void of_wrongArguments_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Explanations.of(MODEL.explainer(), FRAME, 0))
                .withMessageContaining("threads (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Explanations.of(Explainer.NONE, FRAME))
                .withMessageContaining("explains nothing");
    }

    @Test
    void contribution_ofATermThatIsNot_isNoneOfAnotherRow() {
        Explanations explanations = Explanations.of(MODEL.explainer(), FRAME.take(0, 1, 2));

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> explanations.contribution(0, 2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> explanations.contribution(1, -1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> explanations.ofTerm(2));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> explanations.ofTerm(-1));
    }
}
