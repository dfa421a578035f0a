package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.PriorShiftCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.List;
import java.util.stream.Stream;

/** What is written in the tests of both formats: every kind of term, split, scale and calibration. */
final class Samples {
    private Samples() {}

    static Stream<Model> models() {
        return Stream.of(
                LinearModels.random(1),
                LinearModels.random(2),
                LinearModels.shaped(1),
                LinearModels.shaped(2),
                LinearModels.shaped(3),
                withoutTerms(),
                TreeEnsembles.random(Scale.LOG_ODDS, 1, 4, 1),
                TreeEnsembles.random(Scale.LOG_ODDS, 100, 6, 2),
                TreeEnsembles.random(Scale.POINTS, 300, 3, 3),
                TreeEnsembles.random(Scale.PROBABILITY, 50, 10, 4),
                leaves(Scale.LOG_ODDS),
                TreeEnsembles.ofEdges(20, 7, 5));
    }

    static LinearModel withoutTerms() {
        return new LinearModel(
                "without terms", -1.5, List.of(), LinearModels.random(1).provenance());
    }

    /** Trees without a split. */
    static TreeEnsemble leaves(Scale scale) {
        return TreeEnsemble.builder("two leaves", scale, LinearModels.FEATURES)
                .leaf(0.25, 1)
                .leaf(1, 1)
                .build(0.5, LinearModels.random(1).provenance());
    }

    /** Plans of every calibration, on both scales. */
    static Stream<ScoringPlan> plans() {
        LinearModel linear = LinearModels.shaped(4);
        TreeEnsemble forest = TreeEnsembles.random(Scale.PROBABILITY, 20, 5, 6);
        IsotonicCalibration isotonic = IsotonicCalibration.of(
                new double[] {-2, -1.5, -0.5, 0.25, 0.26, 0.75, 3},
                new double[] {0, 0.125, 0.125, 0.5, 0.625, 0.9375, 1});
        return Stream.of(
                ScoringPlan.builder(LinearModels.FEATURES, linear).build(),
                ScoringPlan.builder(LinearModels.FEATURES, forest).build(),
                ScoringPlan.builder(LinearModels.FEATURES, TreeEnsembles.random(Scale.POINTS, 5, 4, 7))
                        .build(),
                ScoringPlan.builder(LinearModels.FEATURES, leaves(Scale.POINTS)).build(),
                ScoringPlan.builder(LinearModels.FEATURES, leaves(Scale.PROBABILITY))
                        .build(),
                ScoringPlan.builder(LinearModels.FEATURES, withoutTerms()).build(),
                plan(linear, new LogisticCalibration(1.75, -0.5)),
                plan(linear, new LogisticCalibration(300, -10)),
                plan(linear, new BetaCalibration(Scale.LOG_ODDS, 0.75, 1.25, -0.5)),
                plan(forest, new BetaCalibration(Scale.PROBABILITY, 1.5, 0.5, 0.25)),
                plan(linear, isotonic),
                plan(forest, isotonic),
                plan(linear, IsotonicCalibration.of(new double[] {1}, new double[] {0.3})),
                plan(linear, new PriorShiftCalibration(isotonic, 0.3, 0.05)),
                plan(
                        forest,
                        new PriorShiftCalibration(
                                new PriorShiftCalibration(new LogisticCalibration(4, -2), 0.3, 0.4), 0.4, 0.01)));
    }

    private static ScoringPlan plan(RiskScorer scorer, Calibration calibration) {
        return ScoringPlan.builder(LinearModels.FEATURES, scorer)
                .calibration(calibration)
                .build();
    }

    static FeatureSet featuresOf(RiskScorer model) {
        return FeatureSet.of(List.copyOf(model.features()));
    }

    /** Legal rows, among them values at and beside the cuts of a scorer. */
    static List<double[]> rows(RiskScorer scorer, FeatureSet features, int count) {
        RandomRows rows = RandomRows.of(features, 7);
        features.forEach(feature -> {
            if (feature instanceof NumberFeature number) {
                rows.cutAt(number, scorer.cutsOf(number));
            }
        });
        return rows.next(count);
    }
}
