package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Explains a linear model by its exact Shapley values against a background.
 *
 * <p>What a term contributes is what it adds to the log-odds less its mean over the rows of the background; the base is the
 * mean log-odds of these rows. For a slope that is {@code weight · (x − mean)}; levels, steps, curves and missing values have
 * their means alike. The terms are added up, so these are the values of {@link ExactShapley} against the same rows, features
 * being taken as independent.
 *
 * <p>The model's own explainer compares with the centres that it was trained with; take this one to compare with other rows:
 * those of this year, of one school, of those who passed. Only the mean of each term is kept, which is no personal data, so a
 * plan with this explainer can be saved. Explaining a row costs what scoring it does, and allocates nothing. Immutable and
 * thread-safe.
 *
 * @see <a href="https://doi.org/10.1007/s10115-013-0679-x">Štrumbelj, Kononenko, Explaining prediction models and individual
 *     predictions with feature contributions, 2014</a>
 */
public final class LinearShap implements Explainer {
    private final LinearModel model;
    private final List<Double> means;
    private final TypicalValues typical;

    private LinearShap(LinearModel model, List<Double> means, TypicalValues typical) {
        this.model = model;
        this.means = List.copyOf(means);
        this.typical = typical;
    }

    /**
     * Returns the explainer of a model against the rows of a frame, whose reasons tell what is typical of these rows.
     *
     * @param model the model
     * @param background the rows, at least one, with every feature of the model
     * @return the explainer
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows lack a feature of the model
     * @throws IllegalArgumentException if there is no row, the model does not accept one, or it has no terms
     */
    public static LinearShap of(LinearModel model, Frame background) {
        Background rows = Background.of(background);
        ShapGame.requireFeatures(model);
        Frame own = ShapGame.legalRows(rows, FeatureSet.of(List.copyOf(model.features())));
        RowExplainer explainer = model.explainer().bind(own.features());
        TermSums sums = new TermSums(explainer.terms());
        double[] row = new double[own.features().size()];
        double[] contributions = new double[explainer.terms()];
        for (int i = 0; i < own.rows(); i++) {
            own.copyRow(i, row);
            explainer.explain(row, contributions);
            for (int term = 0; term < contributions.length; term++) {
                sums.add(term, contributions[term]);
            }
        }
        sums.means(own.rows(), contributions);
        return of(model, DoubleStream.of(contributions).boxed().toList(), rows.typical());
    }

    /**
     * Returns the explainer of a model against means that are known.
     *
     * @param model the model
     * @param means what each term contributes on average, in the order of the terms, finite, shape (terms)
     * @param typical what reasons compare a row with
     * @return the explainer
     * @throws IllegalArgumentException if the means are not as said, or the model has no terms
     */
    public static LinearShap of(LinearModel model, List<Double> means, TypicalValues typical) {
        ShapGame.requireFeatures(model);
        boolean finite = means.stream().allMatch(mean -> Math.abs(mean) <= Double.MAX_VALUE);
        if (means.size() != model.terms().size() || !finite) {
            throw new IllegalArgumentException("The means of the terms " + means
                    + " must be a finite number for each of the "
                    + model.terms().size()
                    + " terms, but they are not.\nMaybe they are those of another model.");
        }
        return new LinearShap(model, means, typical);
    }

    /**
     * Returns a copy whose reasons compare a row with other typical values.
     *
     * @param values the typical values
     * @return the copy
     */
    public LinearShap typical(TypicalValues values) {
        return new LinearShap(model, means, values);
    }

    /**
     * Returns what is explained.
     *
     * @return the model
     */
    public LinearModel model() {
        return model;
    }

    /**
     * Returns what each term contributes on average, as the model counts it.
     *
     * @return the means in the order of the model's terms
     */
    public List<Double> means() {
        return means;
    }

    /**
     * Returns what reasons compare a row with.
     *
     * @return the typical values
     */
    public TypicalValues typical() {
        return typical;
    }

    @Override
    public RowExplainer bind(FeatureSet features) {
        return new Bound(this, features);
    }

    @Override
    public String toString() {
        return "linear Shapley values of " + model.name();
    }

    private static final class Bound implements RowExplainer {
        private final RowExplainer own;
        private final double[] means;
        private final double base;
        private final FeatureReasons reasons;

        Bound(LinearShap shap, FeatureSet features) {
            own = shap.model.explainer().bind(features);
            means = shap.means.stream().mapToDouble(Double::doubleValue).toArray();
            TermSums sum = new TermSums(1);
            sum.add(0, shap.model.base());
            for (double mean : means) {
                sum.add(0, mean);
            }
            base = sum.of(0);
            List<Feature> terms =
                    shap.model.terms().stream().map(LinearTerm::feature).toList();
            reasons = new FeatureReasons(terms, features, shap.typical);
        }

        @Override
        public int terms() {
            return means.length;
        }

        @Override
        public Set<Feature> features(int term) {
            return own.features(term);
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            own.explain(row, contributions);
            for (int term = 0; term < means.length; term++) {
                contributions[term] -= means[term];
            }
            return base;
        }

        @Override
        public Reason reason(int term, double[] row, double contribution) {
            return reasons.of(term, row, contribution);
        }
    }
}
