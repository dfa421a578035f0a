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
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExactShapleyTest extends ExplainerContract {
    private static final NumberFeature A = Feature.number("a");
    private static final NumberFeature B = Feature.number("b");
    private static final NumberFeature C = Feature.number("c").optional();

    @Override
    protected Stream<RiskScorer> scorers() {
        return Backgrounds.scorers().skip(1).limit(2); // each of the others would take as long
    }

    @Override
    protected FeatureSet features() {
        return Backgrounds.FEATURES;
    }

    @Override
    protected Explainer explainerOf(RiskScorer scorer) {
        return ExactShapley.of(scorer, Backgrounds.random(2, 9));
    }

    @Override
    protected int explanationsPerThread() {
        return 4_000;
    }

    @Test
    void explain_smallModels_isTheDefinition() {
        FeatureSet features = features();
        for (long seed = 1; seed <= 40; seed++) {
            TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, 2, 3, seed);
            Frame rows = Backgrounds.frame(4, seed);
            if (model.features().size() > 6) {
                continue;
            }
            RowExplainer explainer = ExactShapley.of(model, Background.of(rows)).bind(features);
            List<int[]> terms = new ArrayList<>();
            for (int term = 0; term < explainer.terms(); term++) {
                terms.add(new int[] {
                    features.slotOf(explainer.features(term).iterator().next())
                });
            }
            double[] contributions = new double[explainer.terms()];
            for (double[] row : RandomRows.of(features, seed + 1000).next(20)) {
                explainer.explain(row, contributions);
                assertThat(contributions)
                        .as("seed %d, row %s", seed, Arrays.toString(row))
                        .containsExactly(
                                Backgrounds.byDefinition(model.bind(features), row, rows, terms), within(1e-9));
            }
        }
    }

    @Test
    void explain_ofProduct_sharesItEqually() {
        RiskScorer product = Backgrounds.scorer(row -> row[0] * row[1], A, B);
        Frame zeros = Frames.of(FeatureSet.of(A, B), new double[] {0, 0});
        double[] contributions = new double[2];

        double base = ExactShapley.of(product, Background.of(zeros))
                .bind(zeros.features())
                .explain(new double[] {3, 4}, contributions);

        assertThat(base).isZero();
        assertThat(contributions).containsExactly(6, 6);
    }

    @Test
    void explain_groups_areOneTerm() {
        RiskScorer scorer = Backgrounds.scorer(row -> row[0] * row[1] + (row[2] > 1 ? row[0] : -1), A, B, C);
        FeatureSet features = FeatureSet.of(A, B, C);
        Frame rows = Frames.of(
                features, new double[] {0.5, 1, 2}, new double[] {-3, 2, Double.NaN}, new double[] {2, -1, 0});
        Background background = Background.of(rows).group("pair", C, A);
        RowExplainer explainer = ExactShapley.of(scorer, background).bind(features);
        double[] row = {2, 3, Double.NaN};
        double[] contributions = new double[2];
        explainer.explain(row, contributions);

        assertThat(IntStream.range(0, 2).mapToObj(explainer::code)).containsExactly("pair", "b");
        assertThat(explainer.features(0)).containsExactlyInAnyOrder(A, C);
        RowScorer bound = scorer.bind(features);
        assertThat(contributions)
                .containsExactly(
                        Backgrounds.byDefinition(bound, row, rows, List.of(new int[] {0, 2}, new int[] {1})),
                        within(1e-12));
        assertThat(explainer.reason(0, row, 1).text()).startsWith("a is 2").contains("; c is missing");
    }

    @Test
    void of_manyTerms_isRefusedUnlessGrouped() {
        Feature[] many =
                IntStream.range(0, 16).mapToObj(i -> Feature.number("f" + i)).toArray(Feature[]::new);
        RiskScorer scorer = Backgrounds.scorer(row -> row[0] + row[15], many);
        Background background = Background.of(Frames.of(FeatureSet.of(many), new double[16]));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactShapley.of(scorer, background))
                .withMessageContaining("terms of the scorer (16) must be at most 15");
        assertThat(ExactShapley.of(scorer, background.group("both", many[3], many[4]))
                        .bind(FeatureSet.of(many))
                        .terms())
                .isEqualTo(15);
    }

    @Test
    void of_backgroundThatDoesNotFit_isRefused() {
        RiskScorer scorer = LinearModels.random(1);
        Frame lacking = Frames.of(FeatureSet.of(A), new double[] {1});

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> ExactShapley.of(scorer, Background.of(lacking)))
                .withMessageContaining("background");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactShapley.of(Backgrounds.scorer(row -> 1), Background.of(lacking)))
                .withMessageContaining("must look at a feature");
        Frame missing = Frames.of(FeatureSet.of(C), new double[] {Double.NaN}, new double[] {1});
        RiskScorer strict = Backgrounds.scorer(row -> row[0], Feature.number("c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactShapley.of(strict, Background.of(missing)))
                .withMessageContaining("1 of them");
    }
}
