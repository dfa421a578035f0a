package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.Once;
import io.riskanalyzer.models.internal.StoredSettings;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains scorecards: bins by {@link OptimalBinning}, a logistic regression on the weights of evidence of the bins, and
 * points.
 *
 * <p>With the weights of evidence {@code w} of a subject's bins the log-odds of the bad outcome are {@code a + Σ b w}, fitted
 * by greatest likelihood (Newton's method until it has converged; rows count by their weights). The points are
 * {@code offset − factor · (a + Σ b w)}, of which each characteristic has its part of {@code w} and an equal share of the
 * rest, and are rounded to whole ones in the way that costs least of the ranking. A bin without rows in training has the
 * neutral points, but unseen levels those of what their feature says that they are read as.
 *
 * <p>The scorecard knows how its points become a probability: by the inverse of the scale, which is exact up to the
 * rounding. O(rows × features) memory; the time is mostly that of the binning and of a few regressions, of many with a
 * {@link StepwiseSelection}. Nothing is left to chance. Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1002/9781119201731">Siddiqi, Credit Risk Scorecards, 2006</a>
 */
public final class ScorecardTrainer implements Trainer {

    /** The name of this trainer in provenances. */
    public static final String NAME = "scorecard";

    /**
     * The trainer whose settings are the defaults: the defaults of {@link OptimalBinning}, but that neighbouring bins need
     * not pass a test, by which scorecards of few rows lose; features of an IV of 0.02 or more, no selection by steps, no coefficient that contradicts its bins, 20 points to double the odds and 600 points at
     * 50 to 1, whole points.
     */
    public static final ScorecardTrainer DEFAULTS = new ScorecardTrainer(
            OptimalBinning.builder().greatestPValue(1).build(),
            null,
            0.02,
            StepwiseSelection.NONE,
            Signs.AS_BINNED,
            new PointsScale.DoublingOdds(20, 50, 600),
            Rounding.WHOLE_POINTS);

    private static final String BINNING = "binning ";
    private static final String BINS = "bins";
    private static final String LEAST_IV = "leastIv";
    private static final String SELECTION = "selection";
    private static final String SIGNS = "signs";
    private static final String SCALE = "scale";
    private static final String ROUNDING = "rounding";

    /** Which signs coefficients may have. */
    public enum Signs {
        /** A bin of more bad outcomes never gets more points: a feature whose coefficient would say so is left out. */
        AS_BINNED,
        /** Any. */
        FREE
    }

    /** What becomes of the points. */
    public enum Rounding {
        /** They become whole, in the way that costs least of the ranking of the training rows. */
        WHOLE_POINTS,
        /** They stay as they are, up to the steps of {@link Characteristic}. */
        NONE
    }

    private final OptimalBinning binning;
    private final @Nullable String bins; // as Breaks writes them
    private final double leastIv;
    private final StepwiseSelection selection;
    private final Signs signs;
    private final PointsScale scale;
    private final Rounding rounding;

    private ScorecardTrainer(
            OptimalBinning binning,
            @Nullable String bins,
            double leastIv,
            StepwiseSelection selection,
            Signs signs,
            PointsScale scale,
            Rounding rounding) {
        this.binning = binning;
        this.bins = bins;
        this.leastIv = leastIv;
        this.selection = selection;
        this.signs = signs;
        this.scale = scale;
        this.rounding = rounding;
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
     * Trains a scorecard.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the scorecard
     * @throws IllegalArgumentException if nothing can be learnt: all rows have one outcome, or no feature has an
     *     information value that is worth its bins; or if the binning refuses the rows
     */
    @Override
    public Scorecard train(Dataset data) {
        return fit(data).scorecard();
    }

    /**
     * Trains a scorecard, and tells what it was made of.
     *
     * @param data the rows to learn from
     * @return the scorecard that {@link #train(Dataset)} gives, its bins and its coefficients
     * @throws IllegalArgumentException as {@link #train(Dataset)}
     */
    public ScorecardFit fit(Dataset data) {
        return fit(data, (done, total) -> {});
    }

    /**
     * Trains a scorecard, and tells what it was made of and how far it is.
     *
     * @param data the rows to learn from
     * @param progress is told after each feature that was binned and each regression, of the most that there can be; on
     *     the calling thread, and what it throws ends the work
     * @return the scorecard that {@link #train(Dataset)} gives, its bins and its coefficients
     * @throws IllegalArgumentException as {@link #train(Dataset)}
     */
    public ScorecardFit fit(Dataset data, Progress progress) {
        TrainingRecord training = new TrainingRecord(NAME, data);
        long most = data.features().size() + selection.mostFits(data.features().size());
        List<BinningTable> all = bins == null
                ? binning.fitAll(data, (done, total) -> progress.at(done, most))
                : Breaks.read(bins, data.features()).stream()
                        .map(one -> BinningTable.of(one, data))
                        .toList();
        return fit(data, all, training, progress);
    }

    private ScorecardFit fit(Dataset data, List<BinningTable> all, TrainingRecord training, Progress progress) {
        Map<String, String> leftOut = new TreeMap<>();
        List<BinningTable> worth = new ArrayList<>();
        for (BinningTable table : all) {
            if (table.iv() >= leastIv && table.iv() > 0) {
                worth.add(table);
            } else {
                leftOut.put(
                        nameOf(table),
                        String.format(Locale.ROOT, "its information value (%.4f) is below %s", table.iv(), leastIv));
            }
        }
        requireSome(all, worth);
        WoeRows rows = new WoeRows(data, worth);
        long most = all.size() + selection.mostFits(all.size());
        StepwiseFit choice = new StepwiseFit(rows, selection, fits -> progress.at(all.size() + fits, most));
        WoeRows.Fit fit = choice.choose(worth.size(), signs);
        choice.leftOut().forEach((column, why) -> leftOut.put(nameOf(worth.get(column)), why));
        List<BinningTable> tables = fit.columns().stream().map(worth::get).toList();
        return scaled(data, tables, rows, fit, leftOut, training);
    }

    private void requireSome(List<BinningTable> all, List<BinningTable> worth) {
        if (worth.isEmpty()) {
            double most = all.stream().mapToDouble(BinningTable::iv).max().orElse(0);
            throw new IllegalArgumentException("The information values of the features ("
                    + String.format(Locale.ROOT, "%.4f", most) + " at most) must reach " + leastIv
                    + " for a scorecard, but none does."
                    + "\nMaybe take a lower leastIv, or the features tell nothing.");
        }
    }

    private ScorecardFit scaled(
            Dataset data,
            List<BinningTable> tables,
            WoeRows rows,
            WoeRows.Fit fit,
            Map<String, String> leftOut,
            TrainingRecord training) {
        double[][] odds = new double[tables.size()][]; // what each bin adds to the log-odds
        for (int j = 0; j < odds.length; j++) {
            double estimate = fit.estimates().get(j);
            odds[j] = Arrays.stream(woeOf(tables.get(j)))
                    .map(woe -> estimate * woe)
                    .toArray();
        }
        PointsScale.DoublingOdds line = line(fit.intercept(), odds);
        double share = (line.offset() - line.factor() * fit.intercept()) / odds.length;
        double[][] points = new double[odds.length][];
        Arrays.setAll(
                points,
                j -> Arrays.stream(odds[j])
                        .map(logOdds -> share - line.factor() * logOdds)
                        .toArray());
        WholePoints whole = new WholePoints(points, tables, data);
        double exactAuc = whole.exactAuc();
        double auc = rounding == Rounding.NONE ? exactAuc : whole.round();
        List<Characteristic> lines = new ArrayList<>();
        for (int j = 0; j < odds.length; j++) {
            lines.add(characteristic(tables.get(j), whole.points()[j], points[j], share));
        }
        double greatest = lines.stream().mapToDouble(Characteristic::greatest).sum();
        LogisticCalibration calibration =
                new LogisticCalibration(1 / line.factor(), (line.offset() - greatest) / line.factor());
        Scorecard card = new Scorecard(NAME, 0, lines, calibration, training.end(settings(), 0));
        return new ScorecardFit(
                card, tables, coefficients(tables, rows, fit), leftOut, fit.logLikelihood(), auc, exactAuc);
    }

    /** The scale as points that double the odds. */
    private PointsScale.DoublingOdds line(double intercept, double[][] odds) {
        if (scale instanceof PointsScale.DoublingOdds line) {
            return line;
        }
        PointsScale.Range range = (PointsScale.Range) scale;
        double worst = intercept;
        double best = intercept;
        for (double[] ofBins : odds) {
            worst += Arrays.stream(ofBins).max().orElseThrow();
            best += Arrays.stream(ofBins).min().orElseThrow();
        }
        double factor = (range.greatest() - range.least()) / (worst - best);
        return new PointsScale.DoublingOdds(factor * StrictMath.log(2), 1, range.greatest() + factor * best);
    }

    private static Characteristic characteristic(BinningTable table, double[] rounded, double[] exact, double neutral) {
        double weight = 0;
        double sum = 0;
        double added = 0;
        for (int bin = 0; bin < rounded.length; bin++) {
            double rows = table.rows().get(bin).weight();
            weight += rows;
            sum += rows * rounded[bin];
            added += rows * (rounded[bin] - exact[bin]);
        }
        List<Double> points = Arrays.stream(rounded).boxed().toList();
        return new Characteristic(table.bins(), points, neutral + added / weight, sum / weight);
    }

    /** The weight of evidence of each bin; that of unseen levels without rows is that of what they are read as. */
    private static double[] woeOf(BinningTable table) {
        double[] woe = table.rows().stream().mapToDouble(BinningTable.Bin::woe).toArray();
        Bins bins = table.bins();
        if (bins instanceof Bins.Levels levels
                && table.rows().get(levels.regular()).weight() == 0) {
            CategoryFeature<?> category = levels.feature();
            if (!category.rejectsUnknown()) {
                woe[levels.regular()] = woe[bins.indexOf(category.resolve(Feature.UNKNOWN_LEVEL))];
            }
        }
        return woe;
    }

    private static List<WoeCoefficient> coefficients(List<BinningTable> tables, WoeRows rows, WoeRows.Fit fit) {
        double[] inflation = rows.inflation(fit.columns());
        List<WoeCoefficient> coefficients = new ArrayList<>();
        coefficients.add(new WoeCoefficient("(intercept)", fit.intercept(), fit.interceptError(), Double.NaN));
        IntStream.range(0, inflation.length)
                .mapToObj(j -> new WoeCoefficient(
                        nameOf(tables.get(j)),
                        fit.estimates().get(j),
                        fit.errors().get(j),
                        inflation[j]))
                .forEach(coefficients::add);
        return coefficients;
    }

    private static String nameOf(BinningTable table) {
        return table.bins().feature().name();
    }

    /** The settings as text, from which {@link #of} makes the same trainer. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        if (bins == null) {
            binning.settings().forEach((name, value) -> settings.put(BINNING + name, value));
        } else {
            settings.put(BINS, bins);
        }
        settings.put(LEAST_IV, Double.toString(leastIv));
        settings.put(SELECTION, selection.text());
        settings.put(SIGNS, signs.name());
        settings.put(SCALE, scale.text());
        settings.put(ROUNDING, rounding.name());
        return settings;
    }

    /**
     * Returns the trainer that made a scorecard.
     *
     * @param provenance how the scorecard was made, by a trainer of this class
     * @return the trainer, with the settings of then
     * @throws IllegalArgumentException if the provenance is not that of a scorecard of this version
     */
    public static ScorecardTrainer of(Provenance provenance) {
        StoredSettings settings = new StoredSettings(NAME, provenance.settings());
        String bins = settings.takeIfPresent(BINS);
        ScorecardTrainer trainer = new ScorecardTrainer(
                bins == null ? BinningSettings.read(settings.takeAll(BINNING)) : DEFAULTS.binning,
                bins,
                settings.number(LEAST_IV),
                StepwiseSelection.parse(settings.take(SELECTION)),
                Signs.valueOf(settings.take(SIGNS)),
                PointsScale.parse(settings.take(SCALE)),
                Rounding.valueOf(settings.take(ROUNDING)));
        settings.requireAllTaken();
        return trainer;
    }

    /** Returns the settings. */
    @Override
    public String toString() {
        return NAME + " " + settings();
    }

    /** Takes the settings, each at most once. Mutable, for one thread. */
    public static final class Builder {
        private final Once once = new Once();
        private OptimalBinning binning = DEFAULTS.binning;
        private @Nullable String bins;
        private double leastIv = DEFAULTS.leastIv;
        private StepwiseSelection selection = DEFAULTS.selection;
        private Signs signs = DEFAULTS.signs;
        private PointsScale scale = DEFAULTS.scale;
        private Rounding rounding = DEFAULTS.rounding;

        private Builder() {}

        /**
         * Tells how the features are binned; by {@link OptimalBinning#DEFAULTS} with a greatest p-value of 1 unless told.
         *
         * @param binning the binning
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder binning(OptimalBinning binning) {
            once.requireFirst("binning", binning);
            this.binning = binning;
            return this;
        }

        /**
         * Tells the bins instead, such as those that a person has edited; without it they are found on the training rows.
         *
         * @param bins the bins of the features that may come in, each of a feature of its own
         * @return this builder
         * @throws IllegalStateException if bins or a binning were told before
         */
        public Builder bins(List<? extends Bins> bins) {
            once.requireFirst("binning", bins);
            this.bins = Breaks.write(bins);
            return this;
        }

        /**
         * Tells the least information value of a feature that may come in; 0.02 unless told, below which a feature is
         * usually read as telling nothing.
         *
         * @param leastIv the value in nats, finite, at least 0
         * @return this builder
         * @throws IllegalArgumentException if the value is negative or not finite
         * @throws IllegalStateException if it was told before
         */
        public Builder leastIv(double leastIv) {
            once.requireFirst("least information value", leastIv);
            if (!(leastIv >= 0 && leastIv <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The least information value (" + leastIv
                        + ") must be a finite number of at least 0.\nMaybe take 0.02.");
            }
            this.leastIv = leastIv;
            return this;
        }

        /**
         * Tells how features are chosen among those that are worth their bins; {@link StepwiseSelection#NONE} unless told.
         *
         * @param selection the selection
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder selection(StepwiseSelection selection) {
            once.requireFirst("selection", selection);
            this.selection = selection;
            return this;
        }

        /**
         * Tells which signs coefficients may have; {@link Signs#AS_BINNED} unless told.
         *
         * @param signs the signs
         * @return this builder
         * @throws IllegalStateException if they were told before
         */
        public Builder signs(Signs signs) {
            once.requireFirst("signs", signs);
            this.signs = signs;
            return this;
        }

        /**
         * Tells the scale of the points; 20 points to double the odds and 600 points at 50 to 1 unless told.
         *
         * @param scale the scale
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder scale(PointsScale scale) {
            once.requireFirst("scale", scale);
            this.scale = scale;
            return this;
        }

        /**
         * Tells what becomes of the points; {@link Rounding#WHOLE_POINTS} unless told.
         *
         * @param rounding the rounding
         * @return this builder
         * @throws IllegalStateException if it was told before
         */
        public Builder rounding(Rounding rounding) {
            once.requireFirst("rounding", rounding);
            this.rounding = rounding;
            return this;
        }

        /**
         * Returns the trainer.
         *
         * @return the trainer
         */
        public ScorecardTrainer build() {
            return new ScorecardTrainer(binning, bins, leastIv, selection, signs, scale, rounding);
        }
    }
}
