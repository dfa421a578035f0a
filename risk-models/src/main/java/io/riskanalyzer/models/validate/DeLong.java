package io.riskanalyzer.models.validate;

/**
 * The area under the ROC curve as a mean of placements: for each positive the share of the negatives below it, ties
 * counted half, and for each negative the share of the positives above it. Their variances are that of the area, and their
 * covariances those between the areas of two scores of the same rows. O(n log n). Immutable.
 *
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson, Comparing the areas under two or more
 *     correlated receiver operating characteristic curves, 1988</a>
 * @see <a href="https://doi.org/10.1109/LSP.2014.2337313">Sun and Xu, Fast implementation of DeLong's algorithm, 2014</a>
 */
final class DeLong {
    private final boolean[] labels;
    private final double[] placements;
    private final long positives;
    private final double auc;

    private DeLong(boolean[] labels, double[] placements, long positives, double auc) {
        this.labels = labels;
        this.placements = placements;
        this.positives = positives;
        this.auc = auc;
    }

    /**
     * Ranks the rows.
     *
     * @param scores finite scores, shape (rows)
     * @param labels at least one positive and one negative, shape (rows); kept
     */
    static DeLong of(double[] scores, boolean[] labels) {
        int[] order = Ranks.descending(scores);
        long positives = 0;
        for (boolean label : labels) {
            positives += label ? 1 : 0;
        }
        long negatives = labels.length - positives;
        double[] placements = new double[scores.length];
        double doubledWins = 0; // whole numbers: exact up to 2⁵³
        long positivesAbove = 0;
        long negativesAbove = 0;
        for (int at = 0; at < order.length; ) {
            int end = at;
            long positivesHere = 0;
            for (; end < order.length && scores[order[end]] == scores[order[at]]; end++) {
                positivesHere += labels[order[end]] ? 1 : 0;
            }
            long negativesHere = end - at - positivesHere;
            double below = negatives - negativesAbove - negativesHere / 2.0;
            double above = positivesAbove + positivesHere / 2.0;
            for (; at < end; at++) {
                placements[order[at]] = labels[order[at]] ? below / negatives : above / positives;
            }
            doubledWins += 2 * below * positivesHere;
            positivesAbove += positivesHere;
            negativesAbove += negativesHere;
        }
        return new DeLong(labels, placements, positives, doubledWins / 2 / positives / negatives);
    }

    double auc() {
        return auc;
    }

    /** Whether there are two rows of each class, without which there is no variance. */
    boolean hasVariance() {
        return positives > 1 && labels.length - positives > 1;
    }

    /** Returns the variance of the area. */
    double variance() {
        return covariance(this);
    }

    /** Returns the covariance with the area of other scores of the same rows. */
    double covariance(DeLong other) {
        return covariance(other, true) + covariance(other, false);
    }

    /** Returns the variance of the difference to the area of other scores of the same rows. */
    double varianceOfDifference(DeLong other) {
        double[] differences = new double[placements.length];
        for (int row = 0; row < differences.length; row++) {
            differences[row] = placements[row] - other.placements[row];
        }
        // From the differences themselves: that of the variances would cancel where the scores are nearly the same.
        return new DeLong(labels, differences, positives, auc - other.auc).variance();
    }

    private double covariance(DeLong other, boolean label) {
        long count = label ? positives : labels.length - positives;
        double sum = 0;
        double otherSum = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == label) {
                sum += placements[row];
                otherSum += other.placements[row];
            }
        }
        double products = 0;
        for (int row = 0; row < labels.length; row++) {
            if (labels[row] == label) {
                products += (placements[row] - sum / count) * (other.placements[row] - otherSum / count);
            }
        }
        return products / (count - 1) / count;
    }
}
