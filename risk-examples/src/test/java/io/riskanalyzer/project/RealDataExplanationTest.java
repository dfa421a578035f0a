package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.LinearShap;
import io.riskanalyzer.explain.PermutationShap;
import io.riskanalyzer.explain.TreeShap;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.EbmTrainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowScorer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every explanation of every model adds up to its raw score, on real data, which are not part of the project. */
@EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
class RealDataExplanationTest {
    private static final long SEED = 1;
    private static final int ROWS = 400;
    private static final int MOST_TRAINING_ROWS = 5_000;
    private static final int BACKGROUND = 20;
    private static final double ADDITIVE = 1e-9; // said in RowExplainer, or this share of the greatest below
    private static final double ADDITIVE_SHARE = 1e-12;

    static Stream<RealData> sets() {
        return RealData.all().stream();
    }

    private static Path sources() {
        return Path.of(System.getenv("RISK_DATA"));
    }

    private static List<Model> models(Dataset data) {
        Stream<Model> anywhere = Stream.of(
                LogisticTrainer.builder().seed(SEED).build().train(data),
                TreeTrainer.builder().seed(SEED).build().train(data),
                ForestTrainer.builder()
                        .trees(30)
                        .maxDepth(20)
                        .seed(SEED)
                        .build()
                        .train(data),
                XgboostTrainer.builder().trees(50).seed(SEED).build().train(data),
                EbmTrainer.builder().seed(SEED).build().train(data));
        return data.rows() < 300 // too few for bins
                ? anywhere.toList()
                : Stream.concat(anywhere, Stream.of(ScorecardTrainer.DEFAULTS.train(data)))
                        .toList();
    }

    private static Map<String, Explainer> explainers(Model model, Frame background) {
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        if (model.explainer() != Explainer.NONE) {
            explainers.put("its own", model.explainer());
        }
        if (model instanceof TreeEnsemble) {
            explainers.put("TreeShap", TreeShap.of(model));
            explainers.put("TreeShap against a background", TreeShap.of(model).against(Background.of(background)));
        }
        if (model instanceof LinearModel linear) {
            explainers.put("LinearShap", LinearShap.of(linear, background));
        }
        explainers.put(
                "PermutationShap",
                PermutationShap.of(model, Background.of(background)).permutations(2));
        return explainers;
    }

    @ParameterizedTest
    @MethodSource("sets")
    void explain_everyModelOfRealRows_addsUpWithTheSameBits(RealData real) {
        Dataset all = real.dataset(sources());
        Dataset training = all.take(
                IntStream.range(0, Math.min(all.rows(), MOST_TRAINING_ROWS)).toArray());
        Frame judged = real.frame(sources(), training.features());
        Frame frame =
                judged.take(IntStream.range(0, Math.min(judged.rows(), ROWS)).toArray());
        Frame background = training.frame()
                .take(IntStream.range(0, Math.min(training.rows(), BACKGROUND)).toArray());
        for (Model model : models(training)) {
            if (model.features().isEmpty()) {
                continue; // a tree of a dozen rows may be a leaf: there is nothing to explain
            }
            RowScorer scorer = model.bind(frame.features());
            explainers(model, background)
                    .forEach(
                            (name, explainer) -> requireAdditive(model.name() + ", " + name, scorer, explainer, frame));
        }
    }

    private static void requireAdditive(String what, RowScorer scorer, Explainer explainer, Frame frame) {
        Explanations explained = Explanations.of(explainer, frame, 1);
        Explanations onThreads = Explanations.of(explainer, frame, 3);
        double[] row = new double[frame.features().size()];
        double[] contributions = new double[explained.terms()];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            double base = explained.explainer().explain(row, contributions);
            double greatest = Math.abs(base);
            for (double contribution : contributions) {
                greatest = Math.max(greatest, Math.abs(contribution));
            }
            assertThat(explained.rawScore(i))
                    .as("%s, row %d", what, i)
                    .isCloseTo(scorer.score(row), within(Math.max(ADDITIVE, ADDITIVE_SHARE * greatest)));
            assertThat(explained.base(i)).as(what).isEqualTo(base).isEqualTo(onThreads.base(i));
            assertThat(explained.ofRow(i)).as(what).containsExactly(contributions);
            assertThat(onThreads.ofRow(i)).as(what).containsExactly(contributions);
        }
    }
}
