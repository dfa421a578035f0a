package io.riskanalyzer.score;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that gives each row of features a raw risk score: rules, a scorecard, a trained model, or your own.
 *
 * <p>An immutable, thread-safe value. It is declared over features, and bound to the positions of a row once, before
 * many rows are scored. To write one, implement {@link #name()}, {@link #features()}, {@link #scale()} and
 * {@link #bind}; a plan that holds it can be saved if there is a {@code PartCodec} for it.
 */
public interface RiskScorer {

    /**
     * Returns the name that people know this scorer by.
     *
     * @return the name
     */
    String name();

    /**
     * Returns what the people who answer for this scorer call its present state. Each assessment carries it.
     *
     * @return the version, such as {@code 2026.2}; empty if there is none
     */
    default String version() {
        return "";
    }

    /**
     * Returns the features that are looked at.
     *
     * @return the features
     */
    Set<Feature> features();

    /**
     * Returns what the raw score counts in.
     *
     * @return the scale
     */
    Scale scale();

    /**
     * Binds this scorer to rows of the given features: positions resolved, tables built. An unknown level is −1 in a
     * row; it is for the bound scorer to read it as {@link io.riskanalyzer.feature.CategoryFeature#resolve} says, or to
     * keep a place of its own for it.
     *
     * @param features what a row consists of, in order
     * @return the bound scorer, thread-safe
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of this scorer is not among them
     */
    RowScorer bind(FeatureSet features);

    /**
     * Returns the explainer that comes with this scorer.
     *
     * @return the explainer, {@link Explainer#NONE} if the scorer cannot explain itself
     */
    default Explainer explainer() {
        return Explainer.NONE;
    }

    /**
     * Returns how the raw score becomes a probability where a plan is not told otherwise.
     *
     * @return the calibration; {@link LogisticCalibration#STANDARD} for log-odds, and null for probabilities and for
     *     points, which stay as they are, unless the scorer knows better
     */
    default @Nullable Calibration calibration() {
        return scale() == Scale.LOG_ODDS ? LogisticCalibration.STANDARD : null;
    }

    /**
     * Returns how the score is shown where a plan is not told otherwise.
     *
     * @return the scale, {@link DisplayScale#SCORE} unless the scorer knows better
     */
    default DisplayScale display() {
        return DisplayScale.SCORE;
    }

    /**
     * Returns the values of a number at which the raw score may jump: the limits of rules, the edges of bins, the
     * thresholds of trees. They are where scores are tested when a plan is verified.
     *
     * @param feature the number
     * @return the values in any order, none if the score does not jump
     */
    default double[] cutsOf(NumberFeature feature) {
        return new double[0];
    }

    /**
     * Returns scorers whose raw scores add up to this one's, but for rounding and a constant. A search for rows of another
     * score is the faster the fewer features each of them looks at.
     *
     * @return the parts; this scorer alone where it does not come apart
     */
    default List<RiskScorer> parts() {
        return List.of(this);
    }
}
