package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Explains the points lost on a scorecard: each characteristic is a term, whose contribution is
 * {@code baseline − points}. The base is {@code Σ (greatest points − baseline)}, so that base and contributions add up to
 * the raw score exactly, whatever the baseline.
 *
 * <p>Below which points a characteristic gives a reason is a choice that changes the order of reasons, and should be told
 * with them. The four in practice are the {@linkplain Baseline three} of the scorecard itself and the average points of
 * {@linkplain #belowApproved the approved}.
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

    /**
     * Returns an explainer of the points lost below the average points of the approved: what those had who were not
     * refused.
     *
     * @param scorecard the scorecard
     * @param rows subjects, approved and refused, with all features of the scorecard
     * @param cut the least displayed score that is approved
     * @return the explainer
     * @throws IllegalArgumentException if none of the rows is approved
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows lack a feature
     */
    public static ScorecardExplainer belowApproved(Scorecard scorecard, Frame rows, double cut) {
        double[] rawScores = new double[rows.rows()];
        scorecard.bind(rows.features()).score(rows, 0, rawScores.length, rawScores);
        int[] approved = IntStream.range(0, rawScores.length)
                .filter(row -> scorecard.greatest() - rawScores[row] >= cut)
                .toArray();
        if (approved.length == 0) {
            throw new IllegalArgumentException("The cut of " + scorecard.name() + " (" + cut
                    + " points) must approve a row, but none of " + rawScores.length + " has so many points."
                    + "\nMaybe the cut is on another scale: the points are from " + scorecard.least() + " to "
                    + scorecard.greatest() + ".");
        }
        return new ScorecardExplainer(
                scorecard,
                scorecard.characteristics().stream()
                        .map(line -> meanPoints(line, rows, approved))
                        .toList());
    }

    private static double meanPoints(Characteristic line, Frame rows, int[] approved) {
        int slot = rows.features().slotOf(line.bins().feature());
        double sum = 0; // exact, as points are
        for (int row : approved) {
            sum += line.pointsOf(rows.value(row, slot));
        }
        return sum / approved.length;
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
