package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxModelsTest {
    private static final int ROWS = 4_000;

    static Stream<Model> models() {
        return Stream.of(
                LinearModels.random(1),
                LinearModels.random(2),
                LinearModels.shaped(1),
                LinearModels.shaped(2),
                LinearModels.shaped(3),
                TreeEnsembles.random(Scale.LOG_ODDS, 1, 4, 1),
                TreeEnsembles.random(Scale.LOG_ODDS, 100, 6, 2),
                TreeEnsembles.random(Scale.POINTS, 300, 3, 3),
                TreeEnsembles.random(Scale.PROBABILITY, 50, 12, 4),
                TreeEnsembles.ofEdges(20, 8, 5));
    }

    @ParameterizedTest
    @MethodSource("models")
    void rawScore_anyLegalRow_isThatOfTheModel(Model model) {
        FeatureSet features = FeatureSet.of(List.copyOf(model.features()));
        RandomRows random = RandomRows.of(features, 7);
        features.forEach(feature -> {
            if (feature instanceof NumberFeature number) {
                random.cutAt(number, model.cutsOf(number));
            }
        });
        List<double[]> rows = random.next(ROWS);
        RowScorer scorer = model.bind(features);
        try (OnnxRun run = new OnnxRun(bytes(model))) {
            double[] scores = run.score("rawScore", rows);
            for (int i = 0; i < ROWS; i++) {
                double expected = scorer.score(rows.get(i));
                assertThat(scores[i])
                        .as("row %d, %s", i, rows.get(i))
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static byte[] bytes(Model model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OnnxModels.write(model, out);
        return out.toByteArray();
    }
}
