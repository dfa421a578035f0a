package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.List;

/** Flat models of log-odds whose log-odds are changed along a straight line, so that what adds up still does. */
public final class Rescaled {
    private final double slope;

    private Rescaled(double slope) {
        this.slope = slope;
    }

    /**
     * Returns a model whose raw score is {@code intercept + slope · raw score}.
     *
     * @param model the model
     * @param slope finite, not negative
     * @param intercept finite
     * @param provenance how the other model was made
     * @return the other model
     * @throws IllegalArgumentException if the model is not flat, or not of log-odds
     */
    public static Model of(Model model, double slope, double intercept, Provenance provenance) {
        Rescaled rescaled = new Rescaled(slope);
        if (model instanceof LinearModel linear) {
            List<LinearTerm> terms = linear.terms().stream().map(rescaled::term).toList();
            return new LinearModel(model.name(), intercept + slope * linear.base(), terms, provenance);
        }
        if (model instanceof TreeEnsemble trees && trees.scale() == Scale.LOG_ODDS) {
            return rescaled.trees(trees).build(intercept + slope * trees.base(), provenance);
        }
        throw new IllegalArgumentException("The model to put right (" + model + ", of " + model.scale()
                + ") must be a LinearModel or a TreeEnsemble of LOG_ODDS, whose scores stay additive."
                + "\nMaybe take LogisticTrainer, EbmTrainer or XgboostTrainer; or class weights, and a calibration.");
    }

    private LinearTerm term(LinearTerm term) {
        if (term instanceof LinearTerm.Slope line) {
            return new LinearTerm.Slope(
                    line.feature(),
                    slope * line.weight(),
                    line.centre(),
                    slope * line.whenPresent(),
                    slope * line.whenMissing());
        }
        if (term instanceof LinearTerm.Levels levels) {
            return new LinearTerm.Levels(levels.feature(), all(levels.contributions()), slope * levels.whenMissing());
        }
        if (term instanceof LinearTerm.Steps steps) {
            return new LinearTerm.Steps(
                    steps.feature(), steps.cuts(), all(steps.contributions()), slope * steps.whenMissing());
        }
        LinearTerm.Curve curve = (LinearTerm.Curve) term;
        return new LinearTerm.Curve(
                curve.feature(), curve.knots(), all(curve.contributions()), slope * curve.whenMissing());
    }

    private List<Double> all(List<Double> contributions) {
        return contributions.stream().map(c -> slope * c).toList();
    }

    private TreeEnsembleBuilder trees(TreeEnsemble model) {
        TreeEnsembleBuilder builder =
                TreeEnsemble.builder(model.name(), model.scale(), FeatureSet.of(List.copyOf(model.features())));
        for (int node = 0; node < model.nodes(); node++) { // are in preorder, as the builder takes them
            double cover = model.cover(node);
            if (model.isLeaf(node)) {
                builder.leaf(slope * model.value(node), cover);
            } else if (model.feature(node) instanceof CategoryFeature<?> category) {
                builder.oneOf(category, model.missing(node), cover, model.levels(node));
            } else {
                builder.below(model.feature(node), model.threshold(node), model.missing(node), cover);
            }
        }
        return builder;
    }
}
