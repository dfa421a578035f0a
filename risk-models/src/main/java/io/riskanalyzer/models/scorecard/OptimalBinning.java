package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.models.internal.Once;
import io.riskanalyzer.models.internal.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of features in the bins that tell most of the outcome: of all ways to join fine bins that the settings
 * allow, the one of the greatest information value. It is found exactly, by dynamic programming, without a solver.
 *
 * <pre>{@code
 * BinningTable table = OptimalBinning.DEFAULTS.fit(train, ATTENDANCE);
 * OptimalBinning falling = OptimalBinning.builder().trend(Trend.DESCENDING).greatestBins(4).build();
 * List<BinningTable> tables = OptimalBinning.builder().of(ATTENDANCE, falling).build().fitAll(train);
 * }</pre>
 *
 * <p>A number is cut into fine bins of about the same weight first; a value that is frequent is one of its own. A category's
 * levels are its fine bins, in the order of their event rates, so that any of them may be joined; those that are rare are put
 * together first, and those that were not seen are in no group. A flag has its two bins whatever the settings. Missing
 * values, special codes and unseen levels have bins of their own, to which no setting applies; infinite values are in the
 * outermost bins.
 *
 * <p>The event is the bad outcome, a label that is true; see {@link BinningTable} for the weight of evidence and the
 * information value. A regular bin has events and non-events, unless there is one alone. So a number that is constant or
 * always missing has one regular bin and tells nothing by it. Settings that cannot be kept together are an error that says
 * what is possible, and are never loosened. Of divisions that are equal but for rounding that of fewer bins is taken, then
 * that of the lower last cut.
 *
 * <p>A row of weight {@code w} counts {@code w} times, in the tests too; one of weight 0 not at all. O(rows) time for a
 * number, some ten nanoseconds a row, and O(n² log n) for n fine bins, at most O(n³). Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/2001.08025">Navas-Palencia, Optimal binning: mathematical programming formulation,
 *     2020</a>
 */
public final class OptimalBinning {

    /** The binning whose settings are the defaults, as the builder tells them. */
    public static final OptimalBinning DEFAULTS = new OptimalBinning(BinningForm.DEFAULTS, Map.of(), Map.of());

    /** More fine bins take too much memory. */
    static final int MOST_FINE_BINS = 500;

    private final BinningForm form;
    private final Map<String, List<Bins.SpecialCode>> specials;
    private final Map<String, OptimalBinning> others;

    private OptimalBinning(
            BinningForm form, Map<String, List<Bins.SpecialCode>> specials, Map<String, OptimalBinning> others) {
        this.form = form;
        this.specials = Map.copyOf(specials);
        this.others = Map.copyOf(others);
    }

    /**
     * Returns a builder whose settings are the {@linkplain #DEFAULTS defaults} unless told.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Bins one feature of a dataset.
     *
     * @param data the rows, with both outcomes
     * @param feature one of its features
     * @return the optimal bins, and what they tell
     * @throws IllegalArgumentException if one outcome alone has weight, the settings cannot be kept together, or the feature
     *     is known only after the decision
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack the feature
     */
    public BinningTable fit(Dataset data, Feature feature) {
        data.requireKnownAtDecision();
        return fit(data, data.features().slotOf(feature), data.labels(), data.weights());
    }

    private BinningTable fit(Dataset data, int slot, boolean[] labels, double @Nullable [] weights) {
        double[] values = new double[data.rows()];
        data.frame().copyColumn(slot, 0, values.length, values);
        return fit(data.features().get(slot), values, labels, weights);
    }

    /**
     * Bins each feature of a dataset.
     *
     * @param data the rows, with both outcomes
     * @return a table for each feature, in the order of the features
     * @throws IllegalArgumentException as {@link #fit(Dataset, Feature)}; or if a feature that something was told for is not
     *     in the data
     */
    public List<BinningTable> fitAll(Dataset data) {
        return fitAll(data, (done, total) -> {});
    }

    /**
     * Bins each feature of a dataset, on as many threads as there are processors, and tells how far it is.
     *
     * @param data the rows, with both outcomes
     * @param progress is told after each feature, on the calling thread; what it throws ends the work
     * @return a table for each feature, in the order of the features
     * @throws IllegalArgumentException as {@link #fitAll(Dataset)}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public List<BinningTable> fitAll(Dataset data, Progress progress) {
        data.requireKnownAtDecision();
        requireKnown(data.features());
        boolean[] labels = data.labels();
        double[] weights = data.weights();
        return List.copyOf(Workers.resultsOf(
                data.features().size(),
                slot -> fit(data, slot, labels, weights),
                Runtime.getRuntime().availableProcessors(),
                progress));
    }

    private void requireKnown(FeatureSet features) {
        List<String> told = new ArrayList<>(others.keySet());
        told.addAll(specials.keySet());
        for (String name : told) {
            if (!features.contains(name)) {
                throw new IllegalArgumentException("The feature that the binning was told of (" + name
                        + ") must be a feature of the data, but that has " + features.names()
                        + ".\nMaybe it has another name there.");
            }
        }
    }

    /**
     * Bins values that are in arrays. A cut that was not told is, of all numbers that part these values alike, one with the
     * fewest digits.
     *
     * @param feature what they are values of
     * @param values the encoded values: NaN for missing, the index of a level, 0 or 1 for a flag; shape (rows)
     * @param labels whether each row is an event, the bad outcome, shape (rows)
     * @param weights finite, at least 0, shape (rows); null if each is 1
     * @return the optimal bins, and what they tell
     * @throws IllegalArgumentException if the shapes differ, a weight is out of range, one outcome alone has weight, or the
     *     settings cannot be kept together
     */
    public BinningTable fit(Feature feature, double[] values, boolean[] labels, double @Nullable [] weights) {
        BinningTable.requireRows(feature.name(), values.length, labels, weights);
        BinningForm own = formOf(feature);
        List<Bins.SpecialCode> codes = specialsOf(feature);
        Bins fine = feature instanceof NumberFeature number
                ? new Bins.Numbers(number, cuts(own, number, codes, values, weights), codes)
                : ownBins(feature);
        BinningCounts counts = BinningCounts.of(List.of(fine));
        counts.update(0, values, labels, weights);
        BinningTable table = new Joining(fine, counts.cells(0), own).table();
        return own.candidateCuts() == null ? RoundCuts.of(table, fine, counts.greatest(0), own.fixedCuts()) : table;
    }

    private static List<Double> cuts(
            BinningForm own,
            NumberFeature feature,
            List<Bins.SpecialCode> codes,
            double[] values,
            double @Nullable [] weights) {
        if (own.candidateCuts() != null) {
            return own.withFixed(new double[0]);
        }
        RegularValues regular =
                RegularValues.of(BinIndex.of(new Bins.Numbers(feature, List.of(), codes)), values, weights);
        return own.withFixed(QuantileCuts.of(regular.values(), regular.size(), regular.weights(), own.preBins()));
    }

    /** Each level that there is, or no and yes. */
    private static Bins ownBins(Feature feature) {
        if (feature instanceof CategoryFeature<?> category) {
            return new Bins.Levels(
                    category, category.levels().stream().map(List::of).toList());
        }
        return new Bins.Flags((FlagFeature) feature);
    }

    /**
     * Starts the first pass over data that are larger than memory, or in several places.
     *
     * @param features what is to be binned
     * @return a sketch of no row
     * @throws IllegalArgumentException if a feature that something was told for is not among them
     */
    public BinningSketch sketch(FeatureSet features) {
        requireKnown(features);
        Map<String, List<Bins.SpecialCode>> codes = new HashMap<>();
        features.forEach(feature -> codes.put(feature.name(), specialsOf(feature)));
        return new BinningSketch(features, codes);
    }

    /**
     * Starts the second pass: exact counts of fine bins whose cuts the first pass found.
     *
     * @param sketch what the first pass of this binning saw
     * @return counts of no row
     */
    public BinningCounts fineCounts(BinningSketch sketch) {
        List<Bins> fine = new ArrayList<>();
        for (Feature feature : sketch.features()) {
            BinningForm own = formOf(feature);
            fine.add(
                    feature instanceof NumberFeature number
                            ? new Bins.Numbers(
                                    number, own.withFixed(sketch.cuts(number, own.preBins())), specialsOf(feature))
                            : ownBins(feature));
        }
        return BinningCounts.of(fine);
    }

    /**
     * Joins the fine bins of the second pass to the optimal ones.
     *
     * @param counts those of {@link #fineCounts}, with all rows
     * @return a table for each feature, in the order of the features
     * @throws IllegalArgumentException if one outcome alone has weight, or the settings cannot be kept together
     */
    public List<BinningTable> fit(BinningCounts counts) {
        return IntStream.range(0, counts.bins().size())
                .mapToObj(i -> {
                    Bins fine = counts.bins().get(i);
                    return new Joining(fine, counts.cells(i), formOf(fine.feature())).table();
                })
                .toList();
    }

    private BinningForm formOf(Feature feature) {
        OptimalBinning other = others.get(feature.name());
        return other == null ? form : other.form;
    }

    private List<Bins.SpecialCode> specialsOf(Feature feature) {
        OptimalBinning other = others.get(feature.name());
        List<Bins.SpecialCode> own = other == null ? null : other.specials.get(feature.name());
        return own != null ? own : specials.getOrDefault(feature.name(), List.of());
    }

    /** The settings as text by name, of which {@link BinningSettings} makes the same binning. */
    Map<String, String> settings() {
        return BinningSettings.of(form, specials, others);
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return "optimal binning " + settings();
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private static final int MOST_CUTS = 200;

        private final Once once = new Once();
        private final Map<String, List<Bins.SpecialCode>> specials = new TreeMap<>();
        private final Map<String, OptimalBinning> others = new TreeMap<>();
        private int preBins = BinningForm.DEFAULTS.preBins();
        private int leastBins = BinningForm.DEFAULTS.leastBins();
        private int greatestBins = BinningForm.DEFAULTS.greatestBins();
        private double leastShare = BinningForm.DEFAULTS.leastShare();
        private double greatestShare = BinningForm.DEFAULTS.greatestShare();
        private double leastEvents = BinningForm.DEFAULTS.leastEvents();
        private double leastNonEvents = BinningForm.DEFAULTS.leastNonEvents();
        private Trend trend = BinningForm.DEFAULTS.trend();
        private double leastDifference = BinningForm.DEFAULTS.leastDifference();
        private double greatestPValue = BinningForm.DEFAULTS.greatestPValue();
        private List<Double> fixedCuts = BinningForm.DEFAULTS.fixedCuts();
        private @Nullable List<Double> candidateCuts = BinningForm.DEFAULTS.candidateCuts();
        private double categoryCutoff = BinningForm.DEFAULTS.categoryCutoff();

        private Builder() {}

        /**
         * Tells how many fine bins a number is cut into, about; 20 unless told. Frequent values make them fewer, or more by
         * one each.
         *
         * @param preBins the number, from 2 to 250
         * @return this builder
         * @throws IllegalArgumentException if the number is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder preBins(int preBins) {
            once.requireFirst("number of fine bins", preBins);
            if (preBins < 2 || preBins > MOST_FINE_BINS / 2) {
                throw new IllegalArgumentException("The number of fine bins (" + preBins + ") must be from 2 to "
                        + MOST_FINE_BINS / 2 + ".\nMaybe take " + BinningForm.DEFAULTS.preBins() + ".");
            }
            this.preBins = preBins;
            return this;
        }

        /**
         * Tells the least number of regular bins; 1 unless told.
         *
         * @param leastBins the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder leastBins(int leastBins) {
            this.leastBins = atLeastOne("least number of bins", leastBins);
            return this;
        }

        /**
         * Tells the greatest number of regular bins; any unless told.
         *
         * @param greatestBins the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if the number is less than 1
         * @throws IllegalStateException if it was told before
         */
        public Builder greatestBins(int greatestBins) {
            this.greatestBins = atLeastOne("greatest number of bins", greatestBins);
            return this;
        }

        private int atLeastOne(String what, int value) {
            once.requireFirst(what, value);
            if (value < 1) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be at least 1.\nMaybe take 5.");
            }
            return value;
        }

        /**
         * Tells the least share of the weight of all regular values that is in each regular bin; 0.05 unless told.
         * What it comes to is rounded down to whole rows.
         *
         * @param leastShare the share, in [0, 1]
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder leastShare(double leastShare) {
            this.leastShare = share("least share of a bin", leastShare);
            return this;
        }

        /**
         * Tells the greatest share of the weight of all regular values that is in each regular bin; 1 unless told.
         *
         * @param greatestShare the share, in [0, 1]
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder greatestShare(double greatestShare) {
            this.greatestShare = share("greatest share of a bin", greatestShare);
            return this;
        }

        private double share(String what, double value) {
            once.requireFirst(what, value);
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be from 0 to 1.\nMaybe take 0.05: one in twenty rows.");
            }
            return value;
        }

        /**
         * Tells the least weight of events in each regular bin; any above 0 unless told.
         *
         * @param leastEvents the weight, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder leastEvents(double leastEvents) {
            this.leastEvents = weight("least number of events", leastEvents);
            return this;
        }

        /**
         * Tells the least weight of non-events in each regular bin; any above 0 unless told.
         *
         * @param leastNonEvents the weight, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the weight is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder leastNonEvents(double leastNonEvents) {
            this.leastNonEvents = weight("least number of non-events", leastNonEvents);
            return this;
        }

        private double weight(String what, double value) {
            once.requireFirst(what, value);
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be a finite number of at least 0.\nMaybe take 30.");
            }
            return value;
        }

        /**
         * Tells how the event rates of the regular bins of a number go; {@link Trend#AUTOMATIC} unless told. Levels of
         * categories have no order, and flags but two bins: it does not apply to them.
         *
         * @param trend the trend
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder trend(Trend trend) {
            once.requireFirst("trend", trend);
            this.trend = trend;
            return this;
        }

        /**
         * Tells by how much the event rates of regular bins that stand beside each other differ at least; 0 unless told.
         *
         * @param leastDifference the difference, in [0, 1]
         * @return this builder
         * @throws IllegalArgumentException if the difference is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder leastDifference(double leastDifference) {
            this.leastDifference = share("least difference of event rates", leastDifference);
            return this;
        }

        /**
         * Tells the greatest p-value of the test that the event rates of two regular bins that stand beside each other are
         * equal; 0.05 unless told, 1 for no test. It is the two-sided z-test of two proportions with a pooled variance:
         * {@code z = (p₁ − p₂) / √(p (1 − p) (1 / w₁ + 1 / w₂))} with the weights for numbers of rows. As the bins were
         * chosen by the same rows, it is a guard against noise and not a test of a hypothesis.
         *
         * @param greatestPValue the p-value, in [0, 1]
         * @return this builder
         * @throws IllegalArgumentException if the p-value is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder greatestPValue(double greatestPValue) {
            this.greatestPValue = share("greatest p-value of neighbours", greatestPValue);
            return this;
        }

        /**
         * Tells cuts of a number that must be there, such as those of a law; none unless told. Each belongs to the bin above
         * it. They apply to every number that this binning is for: take {@link #of} for one.
         *
         * @param cuts finite, in any order
         * @return this builder
         * @throws IllegalArgumentException if a cut is not finite, or there are more than 200
         * @throws IllegalStateException if they were told before
         */
        public Builder fixedCuts(double... cuts) {
            this.fixedCuts = cuts("fixed cuts", cuts);
            return this;
        }

        /**
         * Tells the only cuts of a number that may be there, beside the fixed ones, such as round numbers; any unless told.
         * Then there are no fine bins but those between them. They apply to every number that this binning is for: take
         * {@link #of} for one.
         *
         * @param cuts finite, in any order
         * @return this builder
         * @throws IllegalArgumentException if a cut is not finite, or there are more than 200
         * @throws IllegalStateException if they were told before
         */
        public Builder candidateCuts(double... cuts) {
            this.candidateCuts = cuts("candidate cuts", cuts);
            return this;
        }

        private List<Double> cuts(String what, double[] cuts) {
            once.requireFirst(what, Arrays.toString(cuts));
            if (cuts.length > MOST_CUTS || !Arrays.stream(cuts).allMatch(cut -> Math.abs(cut) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The " + what + " (" + Arrays.toString(cuts)
                        + ") must be finite numbers, " + MOST_CUTS + " at most.\nMaybe leave out those that are not.");
            }
            return Arrays.stream(cuts)
                    .map(cut -> cut + 0.0)
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
        }

        /**
         * Tells values of a number that are codes and not quantities; each code has a bin of its own. None unless told.
         *
         * @param feature the number
         * @param codes the codes, with different names and values
         * @return this builder
         * @throws IllegalArgumentException if a name or a value is in two codes
         * @throws IllegalStateException if they were told before
         */
        public Builder specialCodes(NumberFeature feature, Bins.SpecialCode... codes) {
            once.requireFirst("special codes of " + feature.name(), Arrays.toString(codes));
            specials.put(feature.name(), new Bins.Numbers(feature, List.of(), List.of(codes)).specials());
            return this;
        }

        /**
         * Tells below which share of the weight of its regular values a level is rare; 0.01 unless told. Rare levels are one
         * fine bin together.
         *
         * @param categoryCutoff the share, in [0, 1]
         * @return this builder
         * @throws IllegalArgumentException if the share is out of range
         * @throws IllegalStateException if it was told before
         */
        public Builder categoryCutoff(double categoryCutoff) {
            this.categoryCutoff = share("share of a rare level", categoryCutoff);
            return this;
        }

        /**
         * Tells that one feature is binned by other settings. Special codes that were told here hold unless the other has
         * some for the feature.
         *
         * @param feature the feature
         * @param settings its binning, of which all settings count
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder of(Feature feature, OptimalBinning settings) {
            once.requireFirst("binning of " + feature.name(), settings);
            others.put(feature.name(), settings);
            return this;
        }

        /**
         * Returns the binning.
         *
         * @return the binning
         * @throws IllegalArgumentException if two settings contradict each other
         */
        public OptimalBinning build() {
            BinningForm form = new BinningForm(
                    preBins,
                    leastBins,
                    greatestBins,
                    leastShare,
                    greatestShare,
                    leastEvents,
                    leastNonEvents,
                    trend,
                    leastDifference,
                    greatestPValue,
                    fixedCuts,
                    candidateCuts,
                    categoryCutoff);
            form.requireConsistent();
            return new OptimalBinning(form, specials, others);
        }
    }
}
