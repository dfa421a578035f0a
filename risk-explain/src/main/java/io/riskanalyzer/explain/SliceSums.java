package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.StudentTail;

/** What the rows of a slice add up to. Losses are counted from the mean of all, so that differences of sums stay exact. */
record SliceSums(
        long rows, double weight, double squaredWeights, double loss, double squaredLoss, double label, double score) {
    private static final int SUMS = 7;
    private static final double HALF_OF_5_PER_CENT = 0.975;

    /** Adds rows up by cell: shape (cells, 7) in one array. */
    static final class Table {
        private final double[] sums;

        Table(int cells) {
            sums = new double[cells * SUMS];
        }

        void add(int cell, double weight, double loss, boolean label, double score) {
            int at = cell * SUMS;
            sums[at]++;
            sums[at + 1] += weight;
            sums[at + 2] += weight * weight;
            sums[at + 3] += weight * loss;
            sums[at + 4] += weight * loss * loss;
            sums[at + 5] += label ? weight : 0;
            sums[at + 6] += weight * score;
        }

        SliceSums of(int cell) {
            int at = cell * SUMS;
            return new SliceSums(
                    (long) sums[at],
                    sums[at + 1],
                    sums[at + 2],
                    sums[at + 3],
                    sums[at + 4],
                    sums[at + 5],
                    sums[at + 6]);
        }
    }

    /** Welch's test of whether the first mean loss is greater. */
    record Test(double difference, double error, double degreesOfFreedom) {
        double pValue() {
            return error > 0
                    ? StudentTail.above(difference / error, degreesOfFreedom)
                    : difference > 0 ? 0 : 1; // constant losses on both sides
        }

        double half() {
            return error > 0 ? error * StudentTail.quantile(HALF_OF_5_PER_CENT, degreesOfFreedom) : 0;
        }
    }

    SliceSums minus(SliceSums part) {
        return new SliceSums(
                rows - part.rows,
                weight - part.weight,
                squaredWeights - part.squaredWeights,
                loss - part.loss,
                squaredLoss - part.squaredLoss,
                label - part.label,
                score - part.score);
    }

    double meanLoss() {
        return loss / weight;
    }

    Test against(SliceSums other) {
        double mine = squaredError();
        double theirs = other.squaredError();
        double sum = mine + theirs;
        double degrees = sum * sum / (mine * mine / (effective() - 1) + theirs * theirs / (other.effective() - 1));
        return new Test(meanLoss() - other.meanLoss(), Math.sqrt(sum), degrees);
    }

    /** How many equally weighted rows tell as much. */
    private double effective() {
        return weight * weight / squaredWeights;
    }

    /** The squared standard error of the mean loss. */
    private double squaredError() {
        double spread = squaredLoss - loss * loss / weight;
        return Math.max(0, spread) / (weight - squaredWeights / weight) / effective();
    }
}
