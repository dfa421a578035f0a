package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers low, high, or both, so that the true outcome is in the answer as often as promised: split-conformal prediction
 * for two outcomes.
 *
 * <pre>{@code
 * ScoringPlan scored = ScoringPlan.builder(features, model).build();
 * ConformalClassifier conformal = ConformalClassifier.covering(0.9).perOutcome().fit(scored, split.calibration());
 * ConformalAnswer answer = conformal.answerOf(0.45);
 * boolean forAPerson = answer.isReferred();
 * }</pre>
 *
 * <p>The promise: if the rows that it was fitted on and the subject to come are exchangeable (drawn alike, in any order), the
 * outcome of the subject is in the answer with a probability of at least the coverage, whatever the model is worth. It holds
 * on average over subjects and fits, not for every subject; and not after a drift. It can be asked of each outcome, each
 * level of a category and each band apart (Mondrian): then it holds within each of these groups, which need more rows. A
 * group of {@code n} rows with {@code (n + 1) · coverage > n}, as fewer than 9 for a coverage of 0.9, cannot promise
 * anything but {@link ConformalAnswer#BOTH}.
 *
 * <p>An outcome is in the answer if the probability of the other one is at most a threshold: the
 * {@code ⌈(n + 1) · coverage⌉}-th smallest probability given to what did not happen, among the calibration rows of the group.
 * The rows must be others than the model learnt from, and others than its calibration learnt from. They count once each:
 * weights other than 0 and 1 are refused, since the promise is about rows. Immutable and thread-safe; O(1) an answer beside
 * the look-up of a band, no allocation.
 *
 * @see <a href="https://doi.org/10.1007/978-3-031-06649-8">Vovk, Gammerman, Shafer, Algorithmic learning in a random world,
 *     2022</a>
 * @see <a href="https://doi.org/10.1080/01621459.2017.1395341">Sadinle, Lei, Wasserman, Least ambiguous set-valued
 *     classifiers with bounded error levels, 2019</a>
 */
public final class ConformalClassifier {
    private final double coverage;
    private final @Nullable CategoryFeature<?> category;
    private final Bands bands;
    private final double[] mostForLow;
    private final double[] mostForHigh;

    ConformalClassifier(
            double coverage,
            @Nullable CategoryFeature<?> category,
            Bands bands,
            double[] mostForLow,
            double[] mostForHigh) {
        this.coverage = coverage;
        this.category = category;
        this.bands = bands;
        this.mostForLow = mostForLow;
        this.mostForHigh = mostForHigh;
    }

    /**
     * Starts with what is promised.
     *
     * @param coverage how often the outcome is in the answer, in (0, 1); 0.9 is usual
     * @return a builder
     * @throws IllegalArgumentException if the coverage is not above 0 and below 1
     */
    public static Builder covering(double coverage) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException(
                    "The coverage (" + coverage + ") must be above 0 and below 1.\nMaybe take 0.9.");
        }
        return new Builder(coverage);
    }

    /**
     * Returns what is promised.
     *
     * @return the coverage, in (0, 1)
     */
    public double coverage() {
        return coverage;
    }

    /**
     * Returns the answer to a probability.
     *
     * @param probability the score that the plan gives to the subject, in [0, 1]
     * @return the answer
     * @throws IllegalStateException if the promise is per category, whose level is needed too
     */
    public ConformalAnswer answerOf(double probability) {
        if (category != null) {
            throw new IllegalStateException("The answer (to " + probability + ") must be asked with a level of "
                    + category.name() + ", since the promise is for each level apart."
                    + "\nMaybe call answerOf(probability, level).");
        }
        return answer(probability, bands.bandOf(probability).level());
    }

    /**
     * Returns the answer to a probability of a subject of a group. Subjects whose level is missing or unknown are a group of
     * their own.
     *
     * @param probability the score that the plan gives to the subject, in [0, 1]
     * @param level the place of its level among those of the category, −1 if it is missing or unknown
     * @return the answer
     * @throws IllegalStateException if the promise is not per category
     * @throws IndexOutOfBoundsException if there is no such level
     */
    public ConformalAnswer answerOf(double probability, int level) {
        if (category == null) {
            throw new IllegalStateException(
                    "The answer (to " + probability + ") must be asked without a level, since the"
                            + " promise is not per category.\nMaybe call per(…) before fit.");
        }
        if (level < -1 || level >= category.levels().size()) {
            throw new IndexOutOfBoundsException("The level (" + level + ") must be from -1 to "
                    + (category.levels().size() - 1) + ".\nMaybe take " + category.name() + "'s indexOf.");
        }
        int bandCount = bands.all().size();
        return answer(
                probability, (level + 1) * bandCount + bands.bandOf(probability).level());
    }

    private ConformalAnswer answer(double probability, int group) {
        return ConformalAnswer.of(probability <= mostForLow[group], 1 - probability <= mostForHigh[group]);
    }

    /**
     * Answers all rows of a dataset, as when the coverage is checked on rows that nothing was fitted on.
     *
     * @param plan what gives the probabilities, the same as was fitted with
     * @param data the rows
     * @return the answers, in the order of the rows
     * @throws IllegalArgumentException if the scores of the plan are no probabilities
     */
    public List<ConformalAnswer> answersTo(ScoringPlan plan, Dataset data) {
        double[] probabilities = ConformalRows.probabilities(plan, data);
        int[] levels = ConformalRows.levels(category, data);
        List<ConformalAnswer> answers = new ArrayList<>(probabilities.length);
        for (int i = 0; i < probabilities.length; i++) {
            answers.add(category == null ? answerOf(probabilities[i]) : answerOf(probabilities[i], levels[i]));
        }
        return answers;
    }

    /** Returns the coverage and the number of groups. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "ConformalClassifier covering %s in each of %d groups", coverage, mostForLow.length);
    }

    /** Collects the groups within which the promise holds, each to be told once. Mutable, for one thread. */
    public static final class Builder {
        private final double coverage;
        private boolean perOutcome;
        private boolean perBand;
        private @Nullable CategoryFeature<?> category;

        private Builder(double coverage) {
            this.coverage = coverage;
        }

        /**
         * Promises the coverage to each outcome apart. Without it a rare outcome may be missed more often than promised, as
         * long as the frequent one makes up for it: ask for it wherever the bad outcome is rare.
         *
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder perOutcome() {
            requireFirst("outcome", perOutcome);
            perOutcome = true;
            return this;
        }

        /**
         * Promises the coverage to each band of the plan apart.
         *
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder perBand() {
            requireFirst("band", perBand);
            perBand = true;
            return this;
        }

        /**
         * Promises the coverage to each level of a category apart, and to those whose level is missing or unknown.
         *
         * @param category the category, among the features or the audited attributes of the data
         * @return this builder
         * @throws IllegalStateException if a category was told before
         */
        public Builder per(CategoryFeature<?> category) {
            requireFirst("category", this.category != null);
            this.category = category;
            return this;
        }

        private static void requireFirst(String group, boolean told) {
            if (told) {
                throw new IllegalStateException("The promise per " + group
                        + " must be asked for once, but was before.\nMaybe remove one of the two calls.");
            }
        }

        /**
         * Learns the thresholds.
         *
         * @param plan what gives the probabilities; its bands are those of {@link #perBand()}
         * @param data rows that neither the model nor its calibration learnt from; of weight 0 or 1
         * @return the classifier
         * @throws IllegalArgumentException if the scores of the plan are no probabilities, there is no row, a weight is
         *     neither 0 nor 1, or the category is no column of the data
         */
        public ConformalClassifier fit(ScoringPlan plan, Dataset data) {
            Bands bands = perBand ? plan.bands() : Bands.NONE;
            ConformalRows rows = new ConformalRows(plan, data, category, bands);
            double[] mostForLow;
            double[] mostForHigh;
            if (perOutcome) {
                mostForLow = rows.thresholds(coverage, label -> !label);
                mostForHigh = rows.thresholds(coverage, label -> label);
            } else {
                mostForLow = rows.thresholds(coverage, label -> true);
                mostForHigh = mostForLow;
            }
            return new ConformalClassifier(coverage, category, bands, mostForLow, mostForHigh);
        }

        /** Returns the coverage. */
        @Override
        public String toString() {
            return "ConformalClassifier.Builder of coverage " + coverage + (perOutcome ? " per outcome" : "");
        }
    }
}
