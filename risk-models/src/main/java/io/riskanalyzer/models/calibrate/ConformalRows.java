package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows that a conformal classifier is fitted on: how unusual each was, and the group it belongs to. */
final class ConformalRows {
    private static final double ROUNDING = 1e-9;

    private final int groups;
    private final int[] groupOf;
    private final boolean[] labels;
    private final double[] otherProbability;

    ConformalRows(ScoringPlan plan, Dataset data, @Nullable CategoryFeature<?> category, Bands bands) {
        Dataset counted = counted(data);
        int bandCount = bands.all().size();
        this.groups = (category == null ? 1 : category.levels().size() + 1) * bandCount;
        this.labels = counted.labels();
        this.otherProbability = probabilities(plan, counted);
        this.groupOf = levels(category, counted);
        for (int i = 0; i < labels.length; i++) {
            int place = category == null ? 0 : groupOf[i] + 1;
            groupOf[i] = place * bandCount + bands.bandOf(otherProbability[i]).level();
            otherProbability[i] = labels[i] ? 1 - otherProbability[i] : otherProbability[i];
        }
    }

    private static Dataset counted(Dataset data) {
        for (int i = 0; i < data.rows(); i++) {
            if (data.weight(i) != 0 && data.weight(i) != 1) {
                throw new IllegalArgumentException(
                        "The weight of row " + data.frame().number(i) + " ("
                                + data.weight(i) + ") must be 0 or 1, since a coverage is promised to rows."
                                + "\nMaybe build the dataset without weights.");
            }
        }
        Dataset counted = data.weights() == null ? data : data.filter(i -> data.weight(i) > 0);
        if (counted.rows() == 0) {
            throw new IllegalArgumentException("The number of rows with a weight above 0 (0) must be at least 1."
                    + "\nMaybe the split has no calibration part.");
        }
        return counted;
    }

    /** Whether the outcome is one of those that are looked at. */
    @FunctionalInterface
    interface Outcomes {
        boolean contain(boolean label);
    }

    /**
     * The greatest probability of the other outcome, in each group, at which an outcome is still usual: the
     * {@code ⌈(n + 1) · coverage⌉}-th smallest, +∞ if there are too few rows.
     */
    double[] thresholds(double coverage, Outcomes outcomes) {
        int[] ends = new int[groups + 1];
        for (int i = 0; i < labels.length; i++) {
            ends[groupOf[i] + 1] += outcomes.contain(labels[i]) ? 1 : 0;
        }
        Arrays.parallelPrefix(ends, Integer::sum);
        int[] next = ends.clone();
        double[] sorted = new double[ends[groups]];
        for (int i = 0; i < labels.length; i++) {
            if (outcomes.contain(labels[i])) {
                sorted[next[groupOf[i]]++] = otherProbability[i];
            }
        }
        double[] thresholds = new double[groups];
        for (int group = 0; group < groups; group++) {
            int rows = ends[group + 1] - ends[group];
            Arrays.sort(sorted, ends[group], ends[group + 1]);
            // 10 · 0.7 may be 7.000000000000001, and is 7.
            int rank = Math.max(1, (int) Math.ceil((rows + 1) * coverage - ROUNDING));
            thresholds[group] = rank > rows ? Double.POSITIVE_INFINITY : sorted[ends[group] + rank - 1];
        }
        return thresholds;
    }

    /** The score of each row. */
    static double[] probabilities(ScoringPlan plan, Dataset data) {
        if (plan.scoreScale() != Scale.PROBABILITY) {
            throw new IllegalArgumentException(
                    "The scores of the plan (" + plan.scorer().name()
                            + ") must be probabilities, but they are points.\nMaybe give the plan a calibration.");
        }
        BoundPlan bound = plan.bind();
        Frame frame = data.frame().select(plan.features());
        double[] scores = new double[data.rows()];
        bound.rawScores(frame, 0, scores.length, scores);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = bound.scoreOf(scores[i]);
        }
        return scores;
    }

    /** The place of each row's level, −1 for one that is missing or unknown; all −1 without a category. */
    static int[] levels(@Nullable CategoryFeature<?> category, Dataset data) {
        int[] levels = new int[data.rows()];
        Arrays.fill(levels, -1);
        if (category == null) {
            return levels;
        }
        Frame frame = data.features().contains(category.name()) ? data.frame() : data.audited();
        int slot = frame.features().slotOf(category);
        for (int i = 0; i < levels.length; i++) {
            double value = category.resolve(frame.value(i, slot));
            levels[i] = Double.isNaN(value) ? -1 : (int) value;
        }
        return levels;
    }
}
