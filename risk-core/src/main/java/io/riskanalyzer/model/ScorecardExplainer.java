package io.riskanalyzer.model;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;

/**
 * Explains the points lost on a scorecard: each characteristic is a term, whose contribution is
 * {@code baseline − points}. The base is {@code Σ (greatest points − baseline)}, so that base and contributions add up to
 * the raw score exactly, whatever the baseline.
 *
 * <p>Below which points a characteristic gives a reason is a choice that changes the order of reasons, and should be told
 * with them. The four in practice are the {@linkplain Baseline three} of the scorecard itself and the average of the
 * approved, which {@code ScorecardTrainer} has no notion of: give their sub-scores as the baseline.
 *
 * @param scorecard the scorecard
 * @param baseline the points of each characteristic that its points are compared with, in the order of the
 *     characteristics, shape (characteristics); in steps as those of a {@link Characteristic}
 */
public record ScorecardExplainer(Scorecard scorecard, List<Double> baseline) implements Explainer {

    /** What the points of a characteristic are compared with. */
    public enum Baseline {
        /** The points of the best bin: what could have been reached. */
        GREATEST,
        /** The average points of the training rows. */
        MEAN,
        /** The points that say nothing either way, of a weight of evidence of 0. */
        NEUTRAL
    }

    /** Checks the baseline, and rounds it to steps. */
    public ScorecardExplainer {
        if (baseline.size() != scorecard.characteristics().size()) {
            throw new IllegalArgumentException("The baseline of " + scorecard.name() + " (" + baseline.size()
                    + " numbers) must have one for each characteristic, but there are "
                    + scorecard.characteristics().size() + ".\nMaybe it was made for another scorecard.");
        }
        baseline = baseline.stream()
                .map(points -> Characteristic.inSteps("the baseline", points))
                .toList();
    }

    /**
     * Returns an explainer of the points lost below a baseline of the scorecard itself.
     *
     * @param scorecard the scorecard
     * @param baseline what points are compared with
     * @return the explainer
     */
    public static ScorecardExplainer below(Scorecard scorecard, Baseline baseline) {
        return new ScorecardExplainer(
                scorecard,
                scorecard.characteristics().stream()
                        .map(c -> switch (baseline) {
                            case GREATEST -> c.greatest();
                            case MEAN -> c.mean();
                            case NEUTRAL -> c.neutral();
                        })
                        .toList());
    }

    @Override
    public RowExplainer bind(FeatureSet features) {
        return BoundScorecard.explainer(this, features);
    }

    /** Returns what is explained. */
    @Override
    public String toString() {
        return "the points lost on " + scorecard.name();
    }
}
