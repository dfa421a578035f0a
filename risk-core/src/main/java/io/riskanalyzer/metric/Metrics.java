package io.riskanalyzer.metric;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The usual metrics of a risk score. All constants and results are immutable and thread-safe.
 *
 * <p>{@link #AUC}, {@link #GINI}, {@link #KS}, {@link #AVERAGE_PRECISION} and {@link #liftAt(double)} judge the order
 * of the scores alone and take any scale; {@link #BRIER}, {@link #LOG_LOSS} and {@link #ECE} judge probabilities and
 * refuse scores outside [0, 1].
 */
public final class Metrics {
    /** How near to 0 and 1 a probability counts in {@link #LOG_LOSS}: 2⁻⁵², as in scikit-learn 1.2 and later. */
    private static final double LEAST_PROBABILITY = 0x1p-52;

    /**
     * Area under the ROC curve: the probability that a positive scores higher than a negative.
     *
     * <p>{@code P(s⁺ > s⁻) + ½ P(s⁺ = s⁻)} over all weighted pairs, which is the Mann–Whitney statistic with midranks;
     * range [0, 1], where 0.5 is chance and 1 a perfect order. Needs a positive and a negative of weight above 0.
     * O(n) time and memory.
     *
     * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley, McNeil, The meaning and use of the area
     *     under a receiver operating characteristic (ROC) curve, 1982</a>
     */
    public static final Metric AUC = new Ranked("auc", true, Ranking::auc);

    /**
     * Gini coefficient of a score, also called accuracy ratio or Somers' D.
     *
     * <p>{@code 2 AUC − 1}, range [−1, 1], where 0 is chance and 1 a perfect order. Needs a positive and a negative of
     * weight above 0. O(n) time and memory.
     *
     * @see <a href="https://doi.org/10.2307/2090408">Somers, A new asymmetric measure of association for ordinal
     *     variables, 1962</a>
     */
    public static final Metric GINI = new Ranked("gini", true, ranking -> 2 * ranking.auc() - 1);

    /**
     * Kolmogorov–Smirnov distance between the scores of the positives and those of the negatives.
     *
     * <p>{@code max |TPR(t) − FPR(t)|} over all thresholds {@code t}, range [0, 1]. It is the two-sided statistic, so
     * an inverted score has the KS of its mirror image: {@link #AUC} tells the direction. Needs a positive and a
     * negative of weight above 0. O(n) time and memory.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177730256">Smirnov, Table for estimating the goodness of fit of
     *     empirical distributions, 1948</a>
     */
    public static final Metric KS = new Ranked("ks", true, Ranking::ks);

    /**
     * Average precision: the mean of the precision over the positives, each at its own threshold.
     *
     * <p>{@code Σ (Rᵢ − Rᵢ₋₁) Pᵢ} over the distinct scores from high to low, with recall R and precision P: steps, no
     * interpolation (scikit-learn's definition). Range (0, 1]; chance is the share of positives. Needs a positive of
     * weight above 0. O(n) time and memory.
     *
     * @see <a href="https://doi.org/10.1007/978-3-642-40994-3_29">Boyd, Eng, Page, Area under the precision-recall
     *     curve: point estimates and confidence intervals, 2013</a>
     */
    public static final Metric AVERAGE_PRECISION = new Ranked("averagePrecision", false, Ranking::averagePrecision);

    /**
     * Brier score: the mean squared error of a probability. A loss.
     *
     * <p>{@code Σ w (p − y)² / Σ w}, range [0, 1], where 0 is perfect and the prevalence {@code π} given to every row
     * scores {@code π (1 − π)}. This is the form for two classes; Brier's own, over both, is twice as large. Takes
     * scores in [0, 1] and a sample of one class too. O(n) time, no allocation that grows.
     *
     * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier, Verification of
     *     forecasts expressed in terms of probability, 1950</a>
     */
    public static final Metric BRIER =
            new MeanLoss("brier", (probability, positive) -> squared(positive ? 1 - probability : probability));

    /**
     * Log loss, also called cross-entropy: the mean negative logarithm of the probability given to what happened.
     *
     * <p>{@code −Σ w (y ln p + (1 − y) ln(1 − p)) / Σ w}, in nats, range (0, 36.05). Probabilities count as at least
     * 2⁻⁵² and at most 1 − 2⁻⁵² (scikit-learn's default since 1.2; 1e-15 before), so that one wrong certainty costs
     * 36.04 nats, not infinity. Takes scores in [0, 1] and a sample of one class too. A loss. O(n) time, no allocation
     * that grows.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1952.tb00104.x">Good, Rational decisions, 1952</a>
     */
    public static final Metric LOG_LOSS = new MeanLoss("logLoss", Metrics::surprise);

    /** Expected calibration error over 10 bins of equal width: {@link #ece(int) ece(10)}, named {@code ece}. */
    public static final Metric ECE = new CalibrationError("ece", 10);

    private Metrics() {}

    /**
     * Returns the expected calibration error over bins of equal width: how far probabilities are from the shares that
     * come true. A loss.
     *
     * <p>{@code Σ_b (W_b / W) |mean p in b − share of positives in b|}, range [0, 1], where 0 is perfectly calibrated.
     * Bin {@code b} of {@code 1 … bins} is {@code ((b − 1)/bins, b/bins]}: closed on the right, so that 1 is in the
     * last bin; 0 is in the first. Empty bins count nothing. Takes scores in [0, 1] and a sample of one class too.
     * The value depends on the bins: compare like with like. O(n + bins) time, O(bins) memory.
     *
     * @param bins number of bins, 1 or more
     * @return the metric, named {@code ece(bins)}
     * @throws IllegalArgumentException if {@code bins} is below 1
     * @see <a href="https://doi.org/10.1609/aaai.v29i1.9602">Naeini, Cooper, Hauskrecht, Obtaining well calibrated
     *     probabilities using Bayesian binning, 2015</a>
     */
    public static Metric ece(int bins) {
        return new CalibrationError("ece(" + bins + ")", bins);
    }

    /**
     * Returns the lift in the riskiest share of the sample: how many times more positives it holds than its size.
     *
     * <p>{@code share of the positives captured / share}, range [0, 1/share]; 1 is chance. Where the share ends within
     * a group of equal scores, the group counts in proportion. Needs a positive of weight above 0. O(n) time and
     * memory. The same as {@link GainsCurve#liftAt(double)}.
     *
     * @param share share of the sample, by weight, from the highest score down, in (0, 1]
     * @return the metric, named {@code liftAt(share)}
     * @throws IllegalArgumentException if {@code share} is outside (0, 1]
     */
    public static Metric liftAt(double share) {
        return new Lift(share);
    }

    /**
     * Returns a metric that reads one measure off the confusion matrix at a threshold.
     *
     * <p>For example {@code atThreshold(0.5, "f1", ConfusionMatrix::f1)}. Larger must be better. Where the matrix
     * leaves the measure undefined, it is NaN. O(n) time, no allocation that grows.
     *
     * @param threshold least score that is predicted positive
     * @param name      name of the metric, as {@link Metric#name()} answers it
     * @param measure   what to read, pure and thread-safe
     * @return the metric
     * @throws IllegalArgumentException if the threshold is NaN or the name is blank
     */
    public static Metric atThreshold(double threshold, String name, ToDoubleFunction<ConfusionMatrix> measure) {
        return new AtThreshold(threshold, name, measure);
    }

    private static double squared(double x) {
        return x * x;
    }

    private static double surprise(double probability, boolean positive) {
        double clipped = Math.max(LEAST_PROBABILITY, Math.min(probability, 1 - LEAST_PROBABILITY));
        return positive ? -Math.log(clipped) : -Math.log1p(-clipped);
    }

    private record Ranked(String name, boolean needsNegatives, ToDoubleFunction<Ranking> measure) implements Metric {
        @Override
        public double of(double[] scores, boolean[] labels, double @Nullable [] weights) {
            Sample sample = Sample.of(scores, labels, weights);
            return measure.applyAsDouble(
                    Ranking.of(needsNegatives ? sample.withBothClasses() : sample.withPositives()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface RowLoss {
        double of(double probability, boolean positive);
    }

    private record MeanLoss(String name, RowLoss loss) implements Metric {
        @Override
        public double of(double[] scores, boolean[] labels, double @Nullable [] weights) {
            Sample sample = Sample.of(scores, labels, weights).withProbabilities();
            CompensatedSum sum = new CompensatedSum();
            for (int row = 0; row < sample.rows(); row++) {
                sum.add(sample.weight(row) * loss.of(sample.score(row), sample.isPositive(row)));
            }
            return sum.value() / sample.total();
        }

        @Override
        public boolean isLoss() {
            return true;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record CalibrationError(String name, int bins) implements Metric {
        private CalibrationError {
            if (bins < 1) {
                throw Refusal.of(
                        "number of bins",
                        bins,
                        "be at least 1",
                        "a probability needs a bin",
                        "use 10, as Metrics.ECE does");
            }
        }

        @Override
        public double of(double[] scores, boolean[] labels, double @Nullable [] weights) {
            Sample sample = Sample.of(scores, labels, weights).withProbabilities();
            CompensatedSum[] gaps = new CompensatedSum[bins];
            for (int bin = 0; bin < bins; bin++) {
                gaps[bin] = new CompensatedSum();
            }
            for (int row = 0; row < sample.rows(); row++) {
                double error = sample.score(row) - (sample.isPositive(row) ? 1 : 0);
                gaps[binOf(sample.score(row))].add(sample.weight(row) * error);
            }
            CompensatedSum sum = new CompensatedSum();
            for (CompensatedSum gap : gaps) {
                sum.add(Math.abs(gap.value()));
            }
            return sum.value() / sample.total();
        }

        /** Returns the bin whose edges, as doubles nearest to b/bins, hold the probability. */
        private int binOf(double probability) {
            int bin = Math.max(0, (int) Math.ceil(probability * bins) - 1);
            // The product may round across an edge: 7.0 / 25 * 25 is above 7.
            if (bin > 0 && probability <= (double) bin / bins) {
                return bin - 1;
            }
            return probability > (double) (bin + 1) / bins ? bin + 1 : bin;
        }

        @Override
        public boolean isLoss() {
            return true;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Lift(double share) implements Metric {
        private Lift {
            GainsCurve.refuseNoShare(share);
        }

        @Override
        public String name() {
            return "liftAt(" + share + ")";
        }

        @Override
        public double of(double[] scores, boolean[] labels, double @Nullable [] weights) {
            return GainsCurve.of(scores, labels, weights).liftAt(share);
        }

        @Override
        public String toString() {
            return name();
        }
    }

    private record AtThreshold(double threshold, String name, ToDoubleFunction<ConfusionMatrix> measure)
            implements Metric {
        private AtThreshold {
            ConfusionMatrix.refuseNaN(threshold);
            if (name.isBlank()) {
                throw Refusal.of("name of the metric", name, "not be blank", "it is", "say what is measured, as in f1");
            }
        }

        @Override
        public double of(double[] scores, boolean[] labels, double @Nullable [] weights) {
            return measure.applyAsDouble(ConfusionMatrix.at(threshold, scores, labels, weights));
        }

        @Override
        public String toString() {
            return name + " at " + threshold;
        }
    }
}
