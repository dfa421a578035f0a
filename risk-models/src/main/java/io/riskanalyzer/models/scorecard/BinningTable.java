package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.models.internal.Tails;
import io.riskanalyzer.models.internal.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the bins of one feature tell of the outcome. Immutable and thread-safe.
 *
 * <p>An event is the bad outcome, a label that is true. For a bin with {@code e} of all {@code E} events and {@code n} of
 * all {@code N} non-events, by weight, those of special and missing values included:
 *
 * <ul>
 *   <li>weight of evidence: {@code WoE = ln((n / N) / (e / E))} nats, as OptBinning and the literature on scorecards have it
 *       [1]: above 0 where events are rarer than on average;
 *   <li>information value: {@code IV = Σ (n / N − e / E) · WoE}, the divergence of Jeffreys, in [0, ∞) nats;
 *   <li>Jensen–Shannon divergence of the two distributions over the bins, in [0, ln 2] nats.
 * </ul>
 *
 * <p>A bin that lacks events or non-events counts with 0.5 more of both in its WoE and its part of the IV, so that both are
 * finite; a bin without any row has WoE 0. {@link OptimalBinning} makes no regular bin that lacks one of them, but where
 * there is one bin in all.
 *
 * @see <a href="https://doi.org/10.1002/9781119201731">[1] Siddiqi, Credit Risk Scorecards, 2006</a>
 */
public final class BinningTable {

    /**
     * One bin.
     *
     * @param label its name, as {@link Bins#label} tells it
     * @param kind what it holds
     * @param weight the weight of its rows: without weights their number
     * @param events that of the events among them
     * @param nonEvents that of the others
     * @param share its share of the weight of all rows
     * @param eventRate the share of the events in it; NaN without rows
     * @param woe its weight of evidence in nats
     * @param iv its part of the information value in nats, at least 0
     * @param js its part of the Jensen–Shannon divergence in nats
     */
    public record Bin(
            String label,
            Bins.Kind kind,
            double weight,
            double events,
            double nonEvents,
            double share,
            double eventRate,
            double woe,
            double iv,
            double js) {}

    /**
     * What all bins tell together.
     *
     * @param weight the weight of all rows
     * @param events that of the events
     * @param nonEvents that of the others
     * @param iv the information value in nats
     * @param js the Jensen–Shannon divergence in nats
     * @param gini twice the area under the ROC curve less 1, of rows ranked by the event rates of their bins; in [0, 1]
     * @param ks the greatest difference of the shares of events and non-events in the bins of the highest event rates; in
     *     [0, 1]
     * @param hhi the index of Herfindahl and Hirschman: the sum of the squared shares of the bins; 1 if all is in one bin
     * @param normalizedHhi that, from 0 for bins of equal shares to 1; empty bins are left out
     * @param cramersV the root of χ² over the weight, of bins and outcomes; in [0, 1]
     * @param quality OptBinning's score of a binning, in [0, 1]: {@code u exp((1 − u²) / 2) · Π (1 − pᵢ) · (1 − HHI*)} with
     *     {@code u = IV / 0.3957}, the p-values of {@link #neighbours()} and the normalized HHI; it is low for features that
     *     tell little, and for those that tell too much to be true
     */
    public record Totals(
            double weight,
            double events,
            double nonEvents,
            double iv,
            double js,
            double gini,
            double ks,
            double hhi,
            double normalizedHhi,
            double cramersV,
            double quality) {}

    /**
     * Whether the event rates of a regular bin and the next one differ: the z-test of two proportions with a pooled
     * variance, the weight of a row being taken for a number of rows.
     *
     * @param bin the first of the two, from 0
     * @param z {@code (p₁ − p₂) / √(p (1 − p) (1 / w₁ + 1 / w₂))}; its square is χ² of the four cells without a correction;
     *     0 where the rates are equal or a bin is empty
     * @param pValue two-sided, in [0, 1]
     */
    public record NeighbourTest(int bin, double z, double pValue) {

        /**
         * Returns χ² of the four cells, with one degree of freedom and without a correction.
         *
         * @return the square of z
         */
        public double chiSquare() {
            return z * z;
        }
    }

    private final Bins bins;
    private final List<Bin> rows;
    private final Totals totals;
    private final List<NeighbourTest> neighbours;
    private final WoeEncoder encoder;

    /** Takes the non-events and the events of each bin in turn. */
    BinningTable(Bins bins, double[] cells) {
        this.bins = bins;
        TableFigures figures = new TableFigures(bins, cells);
        this.rows = figures.rows();
        this.neighbours = neighboursOf(rows.subList(0, bins.regular()));
        this.totals = figures.totals(rows, neighbours);
        this.encoder = new WoeEncoder(
                bins.feature().name(),
                BinIndex.of(bins),
                rows.stream().mapToDouble(Bin::woe).toArray());
    }

    /** The same counts under other bins, of which each holds the rows that it held. */
    BinningTable named(Bins other) {
        double[] cells = new double[2 * rows.size()];
        for (int bin = 0; bin < rows.size(); bin++) {
            cells[2 * bin] = rows.get(bin).nonEvents();
            cells[2 * bin + 1] = rows.get(bin).events();
        }
        return new BinningTable(other, cells);
    }

    /**
     * Counts the rows of a dataset by any bins: those that a person wrote, or those that were found on other rows.
     *
     * @param bins the bins of one of its features
     * @param data the rows, with both outcomes
     * @return the table
     * @throws IllegalArgumentException if one outcome alone has weight
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack the feature
     */
    public static BinningTable of(Bins bins, Dataset data) {
        BinningCounts counts = BinningCounts.of(List.of(bins));
        counts.update(data.frame(), data.labels(), data.weights());
        return counts.tables().get(0);
    }

    private static List<NeighbourTest> neighboursOf(List<Bin> regular) {
        List<NeighbourTest> tests = new ArrayList<>();
        for (int i = 0; i + 1 < regular.size(); i++) {
            Bin one = regular.get(i);
            Bin other = regular.get(i + 1);
            double squared = one.weight() > 0 && other.weight() > 0
                    ? FineBins.squaredZ(one.events(), one.weight(), other.events(), other.weight())
                    : 0;
            double z = Math.signum(one.eventRate() - other.eventRate()) * Math.sqrt(squared);
            tests.add(new NeighbourTest(i, squared == 0 ? 0 : z, Tails.ofNormal(squared == 0 ? 0 : z)));
        }
        return List.copyOf(tests);
    }

    /**
     * Returns the bins, as they may be stored, edited and used again.
     *
     * @return the bins
     */
    public Bins bins() {
        return bins;
    }

    /**
     * Returns what each bin tells.
     *
     * @return the rows of the table, in the order of the bins: regular, special, unseen, missing
     */
    public List<Bin> rows() {
        return rows;
    }

    /**
     * Returns what all bins tell together.
     *
     * @return the totals
     */
    public Totals totals() {
        return totals;
    }

    /**
     * Returns the information value.
     *
     * @return that of the totals, in nats
     */
    public double iv() {
        return totals.iv();
    }

    /**
     * Returns the tests of the regular bins that stand beside each other.
     *
     * @return a test for each but the last
     */
    public List<NeighbourTest> neighbours() {
        return neighbours;
    }

    /**
     * Returns which way the event rates of the regular bins go; empty bins are left out.
     *
     * @return {@link Trend#ASCENDING} also of one bin; never {@link Trend#AUTOMATIC}
     */
    public Trend trend() {
        double[] rates = rows.subList(0, bins.regular()).stream()
                .filter(bin -> bin.weight() > 0)
                .mapToDouble(Bin::eventRate)
                .toArray();
        int turns = 0;
        int direction = 0;
        int first = 0;
        for (int i = 1; i < rates.length; i++) {
            int step = Double.compare(rates[i], rates[i - 1]);
            if (step != 0) {
                turns += direction != 0 && step != direction ? 1 : 0;
                direction = step;
                first = first == 0 ? step : first;
            }
        }
        return switch (turns) {
            case 0 -> direction < 0 ? Trend.DESCENDING : Trend.ASCENDING;
            case 1 -> first > 0 ? Trend.PEAK : Trend.VALLEY;
            default -> Trend.NONE;
        };
    }

    /**
     * Returns how strong the feature is, by the bands for information values that are usual in practice (Siddiqi 2006).
     *
     * @return {@code unpredictive: IV below 0.02}, {@code weak: IV 0.02 to 0.1}, {@code medium: IV 0.1 to 0.3}, {@code
     *     strong: IV 0.3 to 0.5}, or {@code suspicious: IV above 0.5}, which may tell of a leak
     */
    public String verdict() {
        double iv = totals.iv();
        if (iv < 0.02) {
            return "unpredictive: IV below 0.02";
        }
        if (iv < 0.1) {
            return "weak: IV 0.02 to 0.1";
        }
        if (iv < 0.3) {
            return "medium: IV 0.1 to 0.3";
        }
        return iv <= 0.5 ? "strong: IV 0.3 to 0.5" : "suspicious: IV above 0.5";
    }

    /**
     * Returns the weight of evidence of a value.
     *
     * @param value the encoded value: NaN for missing, the index of a level, 0 or 1 for a flag
     * @return that of its bin, in nats
     */
    public double woeOf(double value) {
        return encoder.woeOf(value);
    }

    /**
     * Returns what takes many values to their weights of evidence.
     *
     * @return the encoder
     */
    public WoeEncoder encoder() {
        return encoder;
    }

    /**
     * Tells how these bins differ from others of the same feature on the same rows, such as a person's from the optimum.
     *
     * @param optimum the other table
     * @return {@code age: IV 0.3102 instead of 0.3420 (91 %), 3 bins instead of 4}, and the cuts or groups that only one has
     * @throws IllegalArgumentException if it is of another feature
     */
    public String comparedWith(BinningTable optimum) {
        return TableComparison.of(this, optimum);
    }

    /**
     * Writes the table as JSON: the feature, the totals, the bins and the tests of neighbours, in full precision.
     *
     * @return an object on one line; a NaN is null
     */
    public String toJson() {
        return TableFormats.json(this);
    }

    /**
     * Writes the bins as CSV (RFC 4180) with a header, in full precision: feature, bin, kind, weight, events, non-events,
     * share, event rate, WoE, IV, JS.
     *
     * @return the lines, each ended by a line break
     */
    public String toCsv() {
        return TableFormats.csv(this);
    }

    /** Returns the table for people to read, with a line of totals. */
    @Override
    public String toString() {
        TextTable table =
                new TextTable("bin", "weight", "share", "events", "event rate", "WoE", "IV", "JS", "p to next");
        for (int i = 0; i < rows.size(); i++) {
            Bin bin = rows.get(i);
            table.add(
                    bin.label(),
                    weight(bin.weight()),
                    TextTable.percent(bin.share()),
                    weight(bin.events()),
                    TextTable.number(bin.eventRate()),
                    TextTable.number(bin.woe()),
                    TextTable.number(bin.iv()),
                    TextTable.number(bin.js()),
                    i < neighbours.size() ? TextTable.number(neighbours.get(i).pValue()) : "");
        }
        table.add(
                "all",
                weight(totals.weight()),
                "100 %",
                weight(totals.events()),
                TextTable.number(totals.events() / totals.weight()),
                "",
                TextTable.number(totals.iv()),
                TextTable.number(totals.js()),
                "");
        return bins.feature().name() + ", " + verdict() + "\n" + table + "\n"
                + String.format(
                        Locale.ROOT,
                        "Gini %.4f, KS %.4f, HHI %.4f (normalized %.4f), Cramér's V %.4f, quality %.4f, trend %s",
                        totals.gini(),
                        totals.ks(),
                        totals.hhi(),
                        totals.normalizedHhi(),
                        totals.cramersV(),
                        totals.quality(),
                        trend().name().toLowerCase(Locale.ROOT));
    }

    private static String weight(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.2f", value);
    }

    /** Checks that arrays of rows fit, and that both outcomes have weight. */
    static void requireRows(String feature, int rows, boolean[] labels, double @Nullable [] weights) {
        if (labels.length != rows || (weights != null && weights.length != rows)) {
            throw new IllegalArgumentException("The labels and weights of " + feature + " (" + labels.length
                    + (weights == null ? "" : ", " + weights.length) + ") must be one for each row, but there are "
                    + rows
                    + " values.\nMaybe they are those of another sample.");
        }
        if (weights != null && !Arrays.stream(weights).allMatch(w -> w >= 0 && w <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The weights of the rows of " + feature
                    + " (one of them) must be finite numbers of at least 0, but are not.\nMaybe leave such rows out.");
        }
    }
}
