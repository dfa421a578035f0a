package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that numpy computed over all coalitions; the command is in src/test/reference/shapley.py. */
class ShapGoldenTest {
    private static final Feature[] ALL = {
        Feature.number("a"), Feature.number("b"), Feature.number("c").optional(), Feature.number("d"), Feature.flag("e")
    };
    private static final FeatureSet FEATURES = FeatureSet.of(ALL);
    private static final RiskScorer SCORER = Backgrounds.scorer(ShapGoldenTest::score, ALL);
    private static final List<String[]> LINES = GoldenData.lines("shapley-golden.csv");
    private static final Frame BACKGROUND = Frames.of(
            FEATURES,
            LINES.stream()
                    .filter(cells -> cells[0].equals("background"))
                    .map(cells -> numbers(cells, 1, 6))
                    .toList());

    private static double score(double[] x) {
        double c = Double.isNaN(x[2]) ? 1 : x[2];
        return 0.25
                + 0.5 * x[0]
                - x[1] * c
                + (x[0] > 0.2 ? x[3] : -x[3] * x[1])
                + (Double.isNaN(x[2]) ? 0.75 * x[4] : 0)
                + x[0] * x[1] * c * x[3] * (x[4] + 2);
    }

    private static double[] numbers(String[] cells, int from, int to) {
        return Arrays.stream(cells, from, to)
                .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                .toArray();
    }

    static Stream<Explainer> explainers() {
        Background background = Background.of(BACKGROUND);
        return Stream.of(ExactShapley.of(SCORER, background), KernelShap.of(SCORER, background));
    }

    @ParameterizedTest
    @MethodSource("explainers")
    void explain_goldenRows_isAsNumpySays(Explainer explainer) {
        RowExplainer bound = explainer.bind(FEATURES);
        double[] contributions = new double[5];
        for (String[] cells : LINES) {
            if (cells[0].equals("row")) {
                double base = bound.explain(numbers(cells, 1, 6), contributions);
                assertThat(base).isCloseTo(Double.parseDouble(cells[6]), within(1e-12)); // sums of 30, in another order
                assertThat(contributions).containsExactly(numbers(cells, 7, 12), within(1e-11));
            }
        }
    }
}
