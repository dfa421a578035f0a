package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.Scale;
import io.riskanalyzer.score.ScorerContract;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CalibratedScorerTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(LinearModels.shaped(1), TreeEnsembles.random(Scale.LOG_ODDS, 10, 5, 2))
                .map(scorer -> CalibratedScorer.of(plan(scorer)));
    }

    @Override
    protected FeatureSet features() {
        return Backgrounds.FEATURES;
    }

    private static ScoringPlan plan(RiskScorer scorer) {
        return ScoringPlan.builder(Backgrounds.FEATURES, scorer)
                .calibration(new LogisticCalibration(0.5, -1))
                .build();
    }

    @Test
    void explain_probability_addsUpToIt() {
        ScoringPlan plan = plan(TreeEnsembles.random(Scale.LOG_ODDS, 10, 5, 2));
        RowExplainer explainer = PermutationShap.of(CalibratedScorer.of(plan), Backgrounds.random(5, 1))
                .bind(Backgrounds.FEATURES);
        double[] contributions = new double[explainer.terms()];
        for (double[] row : RandomRows.of(Backgrounds.FEATURES, 3).next(30)) {
            double sum = explainer.explain(row, contributions)
                    + Arrays.stream(contributions).sum();
            double probability = plan.calibration()
                    .probabilityOf(plan.scorer().bind(Backgrounds.FEATURES).score(row));
            assertThat(sum).isCloseTo(probability, within(1e-9));
        }
    }
}
