package io.riskanalyzer.metric;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a threshold does to a sample: how many positives and negatives fall on either side of it.
 *
 * <p>The four cells are sums of weights, so they need not be whole numbers. A share whose denominator is 0 is undefined
 * and answered as NaN (scikit-learn answers 0 with a warning). Every answer is O(1).
 *
 * @param truePositives  weight of the positives at or above the threshold
 * @param falsePositives weight of the negatives at or above the threshold
 * @param trueNegatives  weight of the negatives below the threshold
 * @param falseNegatives weight of the positives below the threshold
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett, An introduction to ROC analysis, 2006</a>
 */
public record ConfusionMatrix(
        double truePositives, double falsePositives, double trueNegatives, double falseNegatives) {
    private static final String TABLE = """
                             predicted positive  predicted negative
            actual positive  %18s  %18s
            actual negative  %18s  %18s""";

    /**
     * Takes the four cells.
     *
     * @param truePositives  weight of the positives at or above the threshold
     * @param falsePositives weight of the negatives at or above the threshold
     * @param trueNegatives  weight of the negatives below the threshold
     * @param falseNegatives weight of the positives below the threshold
     * @throws IllegalArgumentException if a cell is not a number in [0, 1e300]
     */
    public ConfusionMatrix {
        refuseNoWeight("true positives", truePositives);
        refuseNoWeight("false positives", falsePositives);
        refuseNoWeight("true negatives", trueNegatives);
        refuseNoWeight("false negatives", falseNegatives);
    }

    private static void refuseNoWeight(String cell, double weight) {
        if (!(weight >= 0 && weight <= Sample.MOST_WEIGHT)) {
            throw Refusal.of(
                    "weight of the " + cell,
                    weight,
                    "be in [0, 1e300]",
                    Refusal.factOf(weight, 0, Sample.MOST_WEIGHT),
                    "count rows or add up their weights");
        }
    }

    /**
     * Returns the confusion matrix of a scored sample at a threshold, each row counted by its weight.
     *
     * <p>A row is predicted positive where {@code score >= threshold}. The threshold may be infinite: −∞ predicts
     * everything positive, +∞ nothing. A sample of one class is fine. O(rows) time, no allocation that grows.
     *
     * @param threshold least score that is predicted positive
     * @param scores    score of each row, shape (rows), finite
     * @param labels    whether each row is a positive, shape (rows)
     * @param weights   weight of each row, shape (rows), finite and not negative; null counts every row as 1
     * @return the matrix; its cells add up to the sum of the weights
     * @throws IllegalArgumentException if the threshold is NaN, the shapes differ, a score or weight is outside its
     *     range, or no row has a weight
     */
    public static ConfusionMatrix at(double threshold, double[] scores, boolean[] labels, double @Nullable [] weights) {
        refuseNaN(threshold);
        Sample sample = Sample.of(scores, labels, weights);
        CompensatedSum truePositives = new CompensatedSum();
        CompensatedSum falsePositives = new CompensatedSum();
        CompensatedSum trueNegatives = new CompensatedSum();
        CompensatedSum falseNegatives = new CompensatedSum();
        for (int row = 0; row < sample.rows(); row++) {
            CompensatedSum cell = sample.score(row) >= threshold
                    ? (sample.isPositive(row) ? truePositives : falsePositives)
                    : (sample.isPositive(row) ? falseNegatives : trueNegatives);
            cell.add(sample.weight(row));
        }
        return new ConfusionMatrix(
                truePositives.value(), falsePositives.value(), trueNegatives.value(), falseNegatives.value());
    }

    static void refuseNaN(double threshold) {
        if (Double.isNaN(threshold)) {
            throw Refusal.of(
                    "threshold",
                    threshold,
                    "be a number",
                    "no score is at or above it",
                    "use Double.POSITIVE_INFINITY to predict nothing positive");
        }
    }

    /**
     * Returns the confusion matrix of a scored sample at a threshold, each row counted as 1.
     *
     * <p>As {@link #at(double, double[], boolean[], double[])} without weights.
     *
     * @param threshold least score that is predicted positive
     * @param scores    score of each row, shape (rows), finite
     * @param labels    whether each row is a positive, shape (rows)
     * @return the matrix; its cells add up to the number of rows
     * @throws IllegalArgumentException if the threshold is NaN, the shapes differ, a score is not finite, or there is
     *     no row
     */
    public static ConfusionMatrix at(double threshold, double[] scores, boolean[] labels) {
        return at(threshold, scores, labels, null);
    }

    /**
     * Returns the weight of the whole sample, the sum of the four cells.
     *
     * @return the sum, 0 or more
     */
    public double total() {
        return positives() + negatives();
    }

    private double positives() {
        return truePositives + falseNegatives;
    }

    private double negatives() {
        return trueNegatives + falsePositives;
    }

    private double selected() {
        return truePositives + falsePositives;
    }

    /**
     * Returns the share of the sample that is predicted correctly.
     *
     * <p>{@code (TP + TN) / total}, range [0, 1].
     *
     * @return the accuracy; NaN of an empty matrix
     */
    public double accuracy() {
        return (truePositives + trueNegatives) / total();
    }

    /**
     * Returns the share of positives among what is predicted positive, also called positive predictive value.
     *
     * <p>{@code TP / (TP + FP)}, range [0, 1].
     *
     * @return the precision; NaN where nothing is predicted positive
     */
    public double precision() {
        return truePositives / selected();
    }

    /**
     * Returns the share of the positives that is predicted positive, also called sensitivity or true positive rate.
     *
     * <p>{@code TP / (TP + FN)}, range [0, 1].
     *
     * @return the recall; NaN where there is no positive
     */
    public double recall() {
        return truePositives / positives();
    }

    /**
     * Returns the share of the negatives that is predicted negative, also called true negative rate.
     *
     * <p>{@code TN / (TN + FP)}, range [0, 1]; 1 − {@link #falsePositiveRate()}.
     *
     * @return the specificity; NaN where there is no negative
     */
    public double specificity() {
        return trueNegatives / negatives();
    }

    /**
     * Returns the share of the negatives that is predicted positive, also called fall-out.
     *
     * <p>{@code FP / (TN + FP)}, range [0, 1]; 1 − {@link #specificity()}.
     *
     * @return the false positive rate; NaN where there is no negative
     */
    public double falsePositiveRate() {
        return falsePositives / negatives();
    }

    /**
     * Returns the harmonic mean of {@linkplain #precision() precision} and {@linkplain #recall() recall}.
     *
     * <p>{@code 2 TP / (2 TP + FP + FN)}, range [0, 1]. It is 0, not undefined, where there are positives and none is
     * predicted.
     *
     * @return the F1 score; NaN where nothing is positive and nothing is predicted positive
     */
    public double f1() {
        return 2 * truePositives / (selected() + positives());
    }

    /**
     * Returns Matthews' correlation of prediction and label.
     *
     * <p>{@code (TP·TN − FP·FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN))}, range [−1, 1]: 1 is perfect, 0 no better
     * than chance, −1 inverted.
     *
     * @return the correlation; NaN where the labels or the predictions are all of one kind
     * @see <a href="https://doi.org/10.1016/0005-2795(75)90109-9">Matthews, Comparison of the predicted and observed
     *     secondary structure of T4 phage lysozyme, 1975</a>
     */
    public double mcc() {
        // A power of two keeps the products in range for weights of any scale, and changes no digit.
        double unit = Math.scalb(1.0, -Math.getExponent(total()));
        double tp = truePositives * unit;
        double fp = falsePositives * unit;
        double tn = trueNegatives * unit;
        double fn = falseNegatives * unit;
        double spread = Math.sqrt((tp + fp) * (tp + fn)) * Math.sqrt((tn + fp) * (tn + fn));
        return Math.max(-1, Math.min((tp * tn - fp * fn) / spread, 1));
    }

    /**
     * Returns the share of positives in the sample, also called base rate.
     *
     * <p>{@code (TP + FN) / total}, range [0, 1].
     *
     * @return the prevalence; NaN of an empty matrix
     */
    public double prevalence() {
        return positives() / total();
    }

    /**
     * Returns the share of the sample that is predicted positive.
     *
     * <p>{@code (TP + FP) / total}, range [0, 1].
     *
     * @return the selection rate; NaN of an empty matrix
     */
    public double selectionRate() {
        return selected() / total();
    }

    /**
     * Returns how many times more positives there are among the predicted positive than in the whole sample.
     *
     * <p>{@code precision / prevalence}, range [0, ∞); 1 is no better than chance.
     *
     * @return the lift; NaN where nothing is predicted positive or nothing is positive
     */
    public double lift() {
        return precision() / prevalence();
    }

    /**
     * Returns the matrix as a table of three lines, for people to read.
     *
     * @return a header, then the actual positives and the actual negatives
     */
    @Override
    public String toString() {
        return TABLE.formatted(
                plain(truePositives), plain(falseNegatives), plain(falsePositives), plain(trueNegatives));
    }

    private static String plain(double weight) {
        boolean isCount = weight == Math.rint(weight) && weight < 1e15;
        return String.format(Locale.ROOT, isCount ? "%.0f" : "%.6g", weight);
    }
}
