package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinearShapTest extends ExplainerContract {

    @Override
    protected Stream<LinearModel> scorers() {
        return LongStream.rangeClosed(1, 2)
                .boxed()
                .flatMap(seed -> Stream.of(LinearModels.random(seed), LinearModels.shaped(seed)));
    }

    @Override
    protected FeatureSet features() {
        return Backgrounds.FEATURES;
    }

    @Override
    protected Explainer explainerOf(RiskScorer scorer) {
        return LinearShap.of((LinearModel) scorer, Backgrounds.frame(50, 5));
    }

    @Test
    void explain_anyModel_isExactShapley() {
        Frame rows = Backgrounds.frame(20, 3);
        for (LinearModel model : scorers().toList()) {
            RowExplainer linear = LinearShap.of(model, rows).bind(features());
            RowExplainer exact = ExactShapley.of(model, Background.of(rows)).bind(features());
            double[] actual = new double[8];
            double[] expected = new double[8];
            for (double[] row : RandomRows.of(features(), 4).next(50)) {
                double base = linear.explain(row, actual);
                assertThat(base).isCloseTo(exact.explain(row, expected), within(1e-9 * Math.max(1, Math.abs(base))));
                for (int term = 0; term < 8; term++) {
                    assertThat(linear.code(term)).isEqualTo(exact.code(term));
                    assertThat(actual[term]).isCloseTo(expected[term], within(1e-12 * Math.max(1000, Math.abs(base))));
                }
            }
        }
    }

    @Test
    void reason_ofNumber_tellsWhatIsTypicalOfTheBackground() {
        LinearModel model = LinearModels.random(1);
        Frame rows = Backgrounds.frame(50, 5);
        LinearShap shap = LinearShap.of(model, rows);
        double[] row = RandomRows.of(features(), 4).next(20).get(19);
        NumberFeature balance = (NumberFeature) features().get("balance");

        assertThat(shap.bind(features()).reason(1, row, 1).text())
                .endsWith(", typical " + balance.format(TypicalValues.of(rows).of(balance)));
        TypicalValues other = TypicalValues.of(FeatureSet.of(balance), 12);
        assertThat(shap.typical(other).bind(features()).reason(1, row, 1).text())
                .endsWith(", typical 12");
    }

    @Test
    void of_means_areAsGiven() {
        LinearModel model = LinearModels.random(1);
        LinearShap shap = LinearShap.of(model, Backgrounds.frame(50, 5));

        assertThat(LinearShap.of(model, shap.means(), shap.typical()).means()).isEqualTo(shap.means());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearShap.of(model, List.of(1.0), shap.typical()))
                .withMessageContaining("finite number for each of the 8 terms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LinearShap.of(
                        new LinearModel("none", 1, List.of(), model.provenance()), Backgrounds.frame(2, 1)))
                .withMessageContaining("must look at a feature");
    }
}
