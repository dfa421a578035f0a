package io.riskanalyzer.explain;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.internal.HolmBonferroni;
import io.riskanalyzer.explain.internal.Once;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds where a model is worst: the rows, parted from the others by one feature or by two, whose mean loss is greater than
 * that of all other rows.
 *
 * <p>A number is cut at its quantiles, a category into its levels, a flag into its sides; missing values are a slice of
 * their own, an unknown level is what its feature reads it as. Every slice and every pair of slices of two features with
 * enough rows in and outside is held against the rest by Welch's one-sided t-test, and the p-values are adjusted for the number of slices by
 * Holm's method, so that the chance of one false slice stays below the significance whatever overlaps. A pair is told
 * only where its rows are also worse than the other rows of either of its two slices: else the slice of one feature says
 * it. Weighted rows count by their weight, and with the effective number {@code (Σw)² / Σw²}.
 *
 * <pre>{@code
 * SliceReport worst = SliceFinder.DEFAULTS.run(analyzer, test);
 * System.out.println(worst);
 * }</pre>
 *
 * <p>With the log loss and the squared error a slice may be worst because its outcomes are uncertain, which no model
 * mends; {@link RowLoss#SURPRISE} finds where the model is more wrong than it thinks.
 *
 * <p>Search on rows that the model has not learnt from. O(rows × features²) time. Immutable and thread-safe; the same
 * bits on any number of threads.
 *
 * @see <a href="https://doi.org/10.1109/TKDE.2019.2916074">Chung et al., Automated data slicing for model validation,
 *     2020</a>
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch, The generalization of Student's problem, 1947</a>
 */
public final class SliceFinder {
    /** Log loss, 4 bins, 50 rows, two features, 5 % significance, 20 slices, all features, all processors. */
    public static final SliceFinder DEFAULTS = builder().build();

    final RowLoss loss;
    final int bins;
    final int minRows;
    final int depth;
    final double significance;
    private final int atMost;
    final List<Feature> over;
    final int threads;

    private SliceFinder(Builder builder) {
        loss = builder.loss;
        bins = builder.bins;
        minRows = builder.minRows;
        depth = builder.depth;
        significance = builder.significance;
        atMost = builder.atMost;
        over = List.copyOf(builder.over);
        threads = builder.threads;
    }

    /**
     * Returns a builder whose options are those of {@link #DEFAULTS} where they are not set.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Searches where the scores of an analyzer are worst. Listeners are not told.
     *
     * @param analyzer the analyzer, whose scores are probabilities
     * @param data the rows to judge by
     * @return the worst slices
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature of the plan, or one to search over
     * @throws io.riskanalyzer.feature.InvalidInputException if the plan refuses a row of the data
     * @throws IllegalArgumentException if a score is no probability, or there are fewer rows than two slices take
     */
    public SliceReport run(RiskAnalyzer<?> analyzer, Dataset data) {
        return run(analyzer.scoreAll(data.frame()), data);
    }

    /**
     * Searches where probabilities are worst.
     *
     * @param probabilities the probability of each row, in [0, 1], shape (rows)
     * @param data the rows to judge by
     * @return the worst slices
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature to search over
     * @throws IllegalArgumentException if the probabilities are not one in [0, 1] for each row, or there are fewer rows than
     *     two slices take
     */
    public SliceReport run(double[] probabilities, Dataset data) {
        requireProbabilities(probabilities, data);
        SliceSearch search = new SliceSearch(this, probabilities, data);
        List<SliceSearch.Candidate> candidates = search.candidates();
        double[] adjusted = HolmBonferroni.adjust(
                candidates.stream().mapToDouble(found -> found.test().pValue()).toArray());
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            SliceSearch.Candidate found = candidates.get(i);
            if (adjusted[i] <= significance && found.saysMore() && found.test().difference() > 0) {
                slices.add(search.slice(found, adjusted[i]));
            }
        }
        slices.sort(Comparator.comparingDouble(Slice::from).reversed());
        return new SliceReport(search.mean, adjusted.length, slices.subList(0, Math.min(atMost, slices.size())));
    }

    private void requireProbabilities(double[] probabilities, Dataset data) {
        if (probabilities.length != data.rows()) {
            throw new IllegalArgumentException("The probabilities (" + probabilities.length
                    + ") must be one for each of the " + data.rows() + " rows.\nMaybe score the frame of these data.");
        }
        if (data.rows() < 2L * minRows) {
            throw new IllegalArgumentException(
                    "The rows (" + data.rows() + ") must be at least " + 2L * minRows + ", or no slice has " + minRows
                            + " rows in it and outside.\nMaybe judge by more rows, or lower minRows.");
        }
        for (int row = 0; row < probabilities.length; row++) {
            if (!(probabilities[row] >= 0 && probabilities[row] <= 1)) {
                throw new IllegalArgumentException("The probability of row " + row + " (" + probabilities[row]
                        + ") must be in [0, 1].\nMaybe the analyzer needs a calibration: points and log-odds are no"
                        + " probabilities.");
            }
        }
    }

    /** Takes the options. Mutable, for one thread. */
    public static final class Builder {
        private final Once once = new Once();
        private RowLoss loss = RowLoss.LOG_LOSS;
        private int bins = 4;
        private int minRows = 50;
        private int depth = 2;
        private double significance = 0.05;
        private int atMost = 20;
        private List<Feature> over = List.of();
        private int threads = Runtime.getRuntime().availableProcessors();

        private Builder() {}

        /**
         * Sets what is compared. By default {@link RowLoss#LOG_LOSS}.
         *
         * @param loss the loss of a row
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder loss(RowLoss loss) {
            once.requireFirst("loss", loss);
            this.loss = loss;
            return this;
        }

        /**
         * Sets into how many parts of about as many rows a number is cut. By default 4; fewer where values are the same.
         *
         * @param bins the number, from 2 to 100
         * @return this builder
         * @throws IllegalArgumentException if it is outside
         * @throws IllegalStateException if it was set before
         */
        public Builder bins(int bins) {
            require("number of bins", bins, 2, 100, "take 4");
            once.requireFirst("bins", bins);
            this.bins = bins;
            return this;
        }

        /**
         * Sets how many rows there must be in a slice, and outside of it. By default 50.
         *
         * @param rows the number, at least 2
         * @return this builder
         * @throws IllegalArgumentException if it is less
         * @throws IllegalStateException if it was set before
         */
        public Builder minRows(int rows) {
            require("least number of rows", rows, 2, Integer.MAX_VALUE / 2, "take 50: smaller slices prove nothing");
            once.requireFirst("minRows", rows);
            minRows = rows;
            return this;
        }

        /**
         * Sets how many features may part a slice from the rest. By default 2.
         *
         * @param depth 1 or 2
         * @return this builder
         * @throws IllegalArgumentException if it is neither
         * @throws IllegalStateException if it was set before
         */
        public Builder depth(int depth) {
            require("number of features", depth, 1, 2, "take 2: slices of more have few rows and no name");
            once.requireFirst("depth", depth);
            this.depth = depth;
            return this;
        }

        /**
         * Sets the greatest chance of one slice that is worse by chance alone. By default 0.05.
         *
         * @param significance in (0, 1]; with 1 every slice is told whose mean loss is above that of the rest
         * @return this builder
         * @throws IllegalArgumentException if it is outside
         * @throws IllegalStateException if it was set before
         */
        public Builder significance(double significance) {
            if (!(significance > 0 && significance <= 1)) {
                throw new IllegalArgumentException(
                        "The significance (" + significance + ") must be above 0 and at most 1.\nMaybe take 0.05.");
            }
            once.requireFirst("significance", significance);
            this.significance = significance;
            return this;
        }

        /**
         * Sets how many slices are told. By default 20.
         *
         * @param slices the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less
         * @throws IllegalStateException if it was set before
         */
        public Builder atMost(int slices) {
            require("greatest number of slices", slices, 1, Integer.MAX_VALUE, "take 20");
            once.requireFirst("atMost", slices);
            atMost = slices;
            return this;
        }

        /**
         * Sets the features to search over: those of the data, or attributes that the data are audited by. By default all
         * features, and no audited attribute.
         *
         * @param features the features, at least one
         * @return this builder
         * @throws IllegalArgumentException if there is none, or one is there twice
         * @throws IllegalStateException if it was set before
         */
        public Builder over(Feature... features) {
            if (features.length == 0) {
                throw new IllegalArgumentException(
                        "The features to search over (none) must be at least one.\nMaybe leave the option out.");
            }
            List<Feature> chosen = FeatureSet.of(features).stream().toList();
            once.requireFirst("over", Arrays.toString(features));
            over = chosen;
            return this;
        }

        /**
         * Sets how many threads work. By default one for each available processor. The result does not depend on it.
         *
         * @param threads the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder threads(int threads) {
            require("number of threads", threads, 1, Integer.MAX_VALUE, "leave it out: every processor then works");
            once.requireFirst("threads", threads);
            this.threads = threads;
            return this;
        }

        /**
         * Returns the search, ready to run.
         *
         * @return the search
         */
        public SliceFinder build() {
            return new SliceFinder(this);
        }

        private static void require(String what, int value, int least, int greatest, String advice) {
            if (value < least || value > greatest) {
                String rule =
                        greatest >= Integer.MAX_VALUE / 2 ? "at least " + least : "from " + least + " to " + greatest;
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be " + rule + ".\nMaybe " + advice + ".");
            }
        }
    }
}
