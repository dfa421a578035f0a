package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.PriorShiftCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is written in another format.
 *
 * @param model a linear model, trees or a scorecard
 * @param features what a row consists of, in order
 * @param plan the plan that it is of, null for a model alone
 */
record Exported(
        RiskScorer model, FeatureSet features, @Nullable ScoringPlan plan) {
    /** What a beta calibration takes the probabilities 0 and 1 for, counted from there. */
    static final double LEAST_PROBABILITY = 0x1p-52;

    static final String RAW_SCORE = "rawScore";
    static final String SCORE = "score";

    static Exported of(Model model) {
        return new Exported(model, FeatureSet.of(List.copyOf(model.features())), null);
    }

    static Exported of(ScoringPlan plan) {
        return new Exported(plan.scorer(), plan.features(), plan);
    }

    /** What makes the score of the raw score, null where the score is the raw score. */
    @Nullable
    Calibration calibration() {
        return plan != null && plan.isCalibrated() ? plan.calibration() : null;
    }

    boolean isProbability() {
        return model.scale() == Scale.PROBABILITY;
    }

    /** The base of a model with its trees that are a leaf alone, which neither format has room for. */
    static double baseOf(TreeEnsemble model) {
        double base = model.base();
        for (int tree = 0; tree < model.trees(); tree++) {
            int root = model.root(tree);
            base += model.isLeaf(root) ? model.value(root) : 0;
        }
        return base;
    }

    /** What tells where the model is from and what its outputs count in, by name. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("name", model.name());
        properties.put("scale", wordOf(model.scale()));
        if (plan != null) {
            properties.put("scoreScale", wordOf(plan.scoreScale()));
            properties.put("planId", plan.id());
        }
        return properties;
    }

    /** A scale as plans name it. */
    static String wordOf(Scale scale) {
        return scale.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The odds of the expected base rate over those of the learnt one. */
    static double ratioOf(PriorShiftCalibration shift) {
        double expected = shift.expectedRate();
        double learnt = shift.learntRate();
        return expected / (1 - expected) * ((1 - learnt) / learnt);
    }

    static IllegalArgumentException refuseModel(RiskScorer scorer, String format, Class<?>... written) {
        String kinds = Arrays.stream(written).map(Class::getSimpleName).collect(Collectors.joining(" or a "));
        return new IllegalArgumentException("The scorer (" + scorer.name() + ", a "
                + scorer.getClass().getSimpleName() + ") must be a " + kinds + " to be written as " + format
                + ", but is none.\nMaybe save it in a plan, which holds every scorer.");
    }

    static IllegalArgumentException refuseCalibration(Calibration calibration, String format) {
        return new IllegalArgumentException(
                "The calibration (" + calibration.getClass().getSimpleName()
                        + ") must be one of the library to be written as " + format
                        + ", but is another.\nMaybe write the model alone, and calibrate its raw scores where they are used.");
    }
}
