package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.Set;

/**
 * The calibrated probability of a plan as a scorer of its own, so that what explains any scorer explains it:
 * {@code ExactShapley.of(CalibratedScorer.of(plan), background)}.
 *
 * <p>Such an explanation adds up to the probability, and is no explanation of the plan's raw score: a plan refuses it.
 * {@link ProbabilityExplanation} is the cheap way from reasons of the raw score to the probability. Immutable and thread-safe.
 */
public final class CalibratedScorer implements RiskScorer {
    private final RiskScorer scorer;
    private final Calibration calibration;

    private CalibratedScorer(RiskScorer scorer, Calibration calibration) {
        this.scorer = scorer;
        this.calibration = calibration;
    }

    /**
     * Returns the probability of a plan as a scorer.
     *
     * @param plan the plan, whose scores are probabilities
     * @return the scorer, which looks at the same features
     * @throws IllegalArgumentException if the scores of the plan are points
     */
    public static CalibratedScorer of(ScoringPlan plan) {
        requireProbability(plan);
        return new CalibratedScorer(plan.scorer(), plan.calibration());
    }

    static void requireProbability(ScoringPlan plan) {
        if (plan.scoreScale() != Scale.PROBABILITY) {
            throw new IllegalArgumentException("The scores of the plan (" + plan.scoreScale()
                    + ") must be probabilities, but it has no calibration that makes them of its points."
                    + "\nMaybe build the plan with .calibration(…), or explain the raw score.");
        }
    }

    @Override
    public String name() {
        return scorer.name();
    }

    @Override
    public String version() {
        return scorer.version();
    }

    @Override
    public Set<Feature> features() {
        return scorer.features();
    }

    @Override
    public Scale scale() {
        return Scale.PROBABILITY;
    }

    @Override
    public double[] cutsOf(NumberFeature feature) {
        return scorer.cutsOf(feature);
    }

    @Override
    public RowScorer bind(FeatureSet features) {
        return new Bound(scorer.bind(features), calibration);
    }

    @Override
    public String toString() {
        return "probability of " + scorer.name();
    }

    private record Bound(RowScorer scorer, Calibration calibration) implements RowScorer {
        @Override
        public double score(double[] row) {
            return calibration.probabilityOf(scorer.score(row));
        }

        @Override
        public void score(Frame frame, int from, int to, double[] scores) {
            scorer.score(frame, from, to, scores);
            for (int i = 0; i < to - from; i++) {
                scores[i] = calibration.probabilityOf(scores[i]);
            }
        }
    }
}
