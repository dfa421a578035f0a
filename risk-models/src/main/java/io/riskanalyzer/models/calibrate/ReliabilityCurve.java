package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.internal.Counts;
import io.riskanalyzer.models.internal.ScoredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was said against what came: the rows in bins of like probability, each with the mean probability and the observed
 * rate of the bad outcome. Of a calibrated score the two are the same up to chance, which the intervals show.
 *
 * <p>Bins without a row are left out. Equal probabilities are never parted. Weights count; the order of the rows does not
 * matter. O(rows · log rows) time. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1145/1102351.1102430">Niculescu-Mizil, Caruana, Predicting good probabilities with
 *     supervised learning, 2005</a>
 */
public final class ReliabilityCurve {

    /** How often an interval of an observed rate holds the true one. */
    public static final double CONFIDENCE = Counts.CONFIDENCE;

    private final List<Bin> bins;
    private final BrierDecomposition brier;

    private ReliabilityCurve(List<Bin> bins, BrierDecomposition brier) {
        this.bins = bins;
        this.brier = brier;
    }

    /**
     * Rows of like probability. The interval is Wilson's, at {@link #CONFIDENCE}; of weighted rows it is of the effective
     * number, the square of the sum of the weights over the sum of their squares.
     *
     * @param from the least probability among the rows
     * @param to the greatest
     * @param rows the number of rows with a weight above 0
     * @param weight the sum of their weights
     * @param meanProbability what was said, on average
     * @param observedRate what came: the share of positives
     * @param rateFrom the lower end of the interval of the observed rate
     * @param rateTo its upper end
     * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai, DasGupta, Interval estimation for a binomial
     *     proportion, 2001</a>
     */
    public record Bin(
            double from,
            double to,
            long rows,
            double weight,
            double meanProbability,
            double observedRate,
            double rateFrom,
            double rateTo) {}

    /**
     * Returns the curve over bins of equal width, those of {@link io.riskanalyzer.metric.Metrics#ece(int)}: bin {@code b} of
     * {@code 1 … bins} is {@code ((b − 1)/bins, b/bins]}, and 0 is in the first.
     *
     * @param bins the number of bins, at least 1; 10 is usual
     * @param probabilities what was said, in [0, 1], shape (rows)
     * @param labels what came, shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the curve
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, or no row has a weight
     */
    public static ReliabilityCurve ofEqualWidth(
            int bins, double[] probabilities, boolean[] labels, double @Nullable [] weights) {
        requireBins(bins);
        ScoredRows rows = ScoredRows.of(probabilities, labels, weights).withProbabilities();
        int[] binOf = new int[rows.groups()];
        int bin = 0;
        for (int group = 0; group < binOf.length; group++) {
            while (rows.score(group) > (double) (bin + 1) / bins) {
                bin++;
            }
            binOf[group] = bin;
        }
        return of(rows, binOf);
    }

    /**
     * Returns the curve over bins of about equal weight: better where most probabilities are small.
     *
     * @param bins the number of bins, at least 1; 10 is usual; fewer come out where many rows have one probability
     * @param probabilities what was said, in [0, 1], shape (rows)
     * @param labels what came, shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the curve
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, or no row has a weight
     */
    public static ReliabilityCurve ofQuantiles(
            int bins, double[] probabilities, boolean[] labels, double @Nullable [] weights) {
        requireBins(bins);
        ScoredRows rows = ScoredRows.of(probabilities, labels, weights).withProbabilities();
        return of(rows, rows.quantiles(bins));
    }

    private static void requireBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("The number of bins (" + bins + ") must be at least 1.\nMaybe take 10.");
        }
    }

    private static ReliabilityCurve of(ScoredRows rows, int[] binOf) {
        List<Bin> bins = new ArrayList<>();
        BrierSums sums = new BrierSums(rows.total(), rows.totalPositives());
        for (int first = 0; first < binOf.length; ) {
            int end = first + 1;
            while (end < binOf.length && binOf[end] == binOf[first]) {
                end++;
            }
            Bin bin = bin(rows, first, end);
            sums.add(bin);
            for (int group = first; group < end; group++) {
                sums.addWithin(bin, rows.score(group), rows.weight(group), rows.positives(group));
            }
            bins.add(bin);
            first = end;
        }
        return new ReliabilityCurve(List.copyOf(bins), sums.decomposition());
    }

    private static Bin bin(ScoredRows rows, int first, int end) {
        Counts counts = new Counts();
        double said = 0;
        for (int group = first; group < end; group++) {
            counts.add(rows, group);
            said += rows.weight(group) * rows.score(group);
        }
        double least = rows.score(first);
        double greatest = rows.score(end - 1);
        return new Bin(
                least,
                greatest,
                counts.rows(),
                counts.weight(),
                Math.max(least, Math.min(said / counts.weight(), greatest)),
                counts.rate(),
                counts.rateFrom(),
                counts.rateTo());
    }

    /**
     * Returns the bins that have rows.
     *
     * @return the bins, from the lowest probability to the highest
     */
    public List<Bin> bins() {
        return bins;
    }

    /**
     * Returns the expected calibration error over these bins: {@code Σ W |mean p − observed| / ΣW}. A loss.
     *
     * @return the error, in [0, 1]; over bins of equal width that of {@link io.riskanalyzer.metric.Metrics#ece(int)}
     */
    public double expectedError() {
        double sum = 0;
        double total = 0;
        for (Bin bin : bins) {
            sum += bin.weight() * Math.abs(bin.meanProbability() - bin.observedRate());
            total += bin.weight();
        }
        return sum / total;
    }

    /**
     * Returns the Brier score in parts, by these bins.
     *
     * @return the parts
     */
    public BrierDecomposition brier() {
        return brier;
    }

    /** Returns a line a bin: range, rows, what was said, what came and its interval. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ReliabilityCurve\n");
        for (Bin bin : bins) {
            text.append(String.format(
                    Locale.ROOT,
                    "%.4f–%.4f: %d rows, said %.4f, came %.4f (%.4f–%.4f)%n",
                    bin.from(),
                    bin.to(),
                    bin.rows(),
                    bin.meanProbability(),
                    bin.observedRate(),
                    bin.rateFrom(),
                    bin.rateTo()));
        }
        return text.toString();
    }

    /** The parts of a Brier score while its bins are added. */
    private static final class BrierSums {
        private final double total;
        private final double base;
        private double reliability;
        private double resolution;
        private double within;

        BrierSums(double total, double positives) {
            this.total = total;
            this.base = positives / total;
        }

        void add(Bin bin) {
            double gap = bin.meanProbability() - bin.observedRate();
            double gain = bin.observedRate() - base;
            reliability += bin.weight() * gap * gap;
            resolution += bin.weight() * gain * gain;
        }

        void addWithin(Bin bin, double probability, double weight, double positives) {
            double gap = probability - bin.meanProbability();
            within += gap * (weight * gap - 2 * (positives - weight * bin.observedRate()));
        }

        BrierDecomposition decomposition() {
            return new BrierDecomposition(reliability / total, resolution / total, base * (1 - base), within / total);
        }
    }
}
