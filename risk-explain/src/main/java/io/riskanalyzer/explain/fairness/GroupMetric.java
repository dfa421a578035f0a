package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.metric.Metric;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of each group.
 *
 * <p>Shares are named in full, as they have opposite names where the favourable decision counts as positive (Fairlearn,
 * AIF360) and where the risk does (scikit-learn, Aequitas on a risk label):
 *
 * <table>
 * <caption>The usual names</caption>
 * <tr><th>here</th><th>is</th><th>favourable = positive</th><th>risk = positive</th></tr>
 * <tr><td>{@link #FAVOURABLE_SHARE}</td><td>P(favourable)</td><td>selection rate</td><td>1 − predicted prevalence</td></tr>
 * <tr><td>{@link #BAD_SHARE}</td><td>P(bad)</td><td>1 − base rate</td><td>base rate</td></tr>
 * <tr><td>{@link #FAVOURABLE_GIVEN_GOOD}</td><td>P(favourable | good)</td><td>TPR</td><td>TNR</td></tr>
 * <tr><td>{@link #FAVOURABLE_GIVEN_BAD}</td><td>P(favourable | bad)</td><td>FPR</td><td>FNR</td></tr>
 * <tr><td>{@link #UNFAVOURABLE_GIVEN_GOOD}</td><td>P(unfavourable | good)</td><td>FNR</td><td>FPR</td></tr>
 * <tr><td>{@link #UNFAVOURABLE_GIVEN_BAD}</td><td>P(unfavourable | bad)</td><td>TNR</td><td>TPR</td></tr>
 * <tr><td>{@link #GOOD_GIVEN_FAVOURABLE}</td><td>P(good | favourable)</td><td>PPV</td><td>NPV</td></tr>
 * <tr><td>{@link #BAD_GIVEN_FAVOURABLE}</td><td>P(bad | favourable)</td><td>FDR</td><td>FOR</td></tr>
 * <tr><td>{@link #BAD_GIVEN_UNFAVOURABLE}</td><td>P(bad | unfavourable)</td><td>NPV</td><td>PPV</td></tr>
 * <tr><td>{@link #GOOD_GIVEN_UNFAVOURABLE}</td><td>P(good | unfavourable)</td><td>FOR</td><td>FDR</td></tr>
 * </table>
 *
 * <p>All are weighted: a row of weight {@code k} counts as {@code k} rows. Two are equal if they have one name. Immutable
 * and thread-safe.
 */
public final class GroupMetric {
    private static final int GOOD = Counts.GOOD_FAVOURABLE | Counts.GOOD_UNFAVOURABLE;
    private static final int BAD = Counts.BAD_FAVOURABLE | Counts.BAD_UNFAVOURABLE;
    private static final int FAVOURABLE = Counts.GOOD_FAVOURABLE | Counts.BAD_FAVOURABLE;
    private static final int UNFAVOURABLE = Counts.GOOD_UNFAVOURABLE | Counts.BAD_UNFAVOURABLE;
    private static final int ALL = GOOD | BAD;

    /** Share of all rows whose decision was favourable. */
    public static final GroupMetric FAVOURABLE_SHARE =
            share("favourableShare", "favourable decisions among all", FAVOURABLE, ALL);

    /** Share of all rows whose outcome was bad, whatever was decided: the base rate of the risk. */
    public static final GroupMetric BAD_SHARE = share("badShare", "bad outcomes among all", BAD, ALL);

    /** Of those whose outcome was good, the share that was favoured. */
    public static final GroupMetric FAVOURABLE_GIVEN_GOOD =
            share("favourableGivenGood", "favourable decisions among good outcomes", FAVOURABLE, GOOD);

    /** Of those whose outcome was bad, the share that was favoured: risks that were missed. */
    public static final GroupMetric FAVOURABLE_GIVEN_BAD =
            share("favourableGivenBad", "favourable decisions among bad outcomes", FAVOURABLE, BAD);

    /** Of those whose outcome was good, the share that was not favoured: false alarms. */
    public static final GroupMetric UNFAVOURABLE_GIVEN_GOOD =
            share("unfavourableGivenGood", "unfavourable decisions among good outcomes", UNFAVOURABLE, GOOD);

    /** Of those whose outcome was bad, the share that was not favoured: risks that were caught. */
    public static final GroupMetric UNFAVOURABLE_GIVEN_BAD =
            share("unfavourableGivenBad", "unfavourable decisions among bad outcomes", UNFAVOURABLE, BAD);

    /** Of those who were favoured, the share whose outcome was good. */
    public static final GroupMetric GOOD_GIVEN_FAVOURABLE =
            share("goodGivenFavourable", "good outcomes among favourable decisions", GOOD, FAVOURABLE);

    /** Of those who were favoured, the share whose outcome was bad. */
    public static final GroupMetric BAD_GIVEN_FAVOURABLE =
            share("badGivenFavourable", "bad outcomes among favourable decisions", BAD, FAVOURABLE);

    /** Of those who were not favoured, the share whose outcome was bad. */
    public static final GroupMetric BAD_GIVEN_UNFAVOURABLE =
            share("badGivenUnfavourable", "bad outcomes among unfavourable decisions", BAD, UNFAVOURABLE);

    /** Of those who were not favoured, the share whose outcome was good. */
    public static final GroupMetric GOOD_GIVEN_UNFAVOURABLE =
            share("goodGivenUnfavourable", "good outcomes among unfavourable decisions", GOOD, UNFAVOURABLE);

    /** Share of all rows that were favoured with a good outcome, or not favoured with a bad one. */
    public static final GroupMetric ACCURACY =
            share("accuracy", "right decisions among all", Counts.GOOD_FAVOURABLE | Counts.BAD_UNFAVOURABLE, ALL);

    /** Mean of the scores, on their own scale. */
    public static final GroupMetric MEAN_SCORE = new GroupMetric("meanScore", "mean score", null, ScoreFigure.MEAN);

    /**
     * Mean score less the share of bad outcomes: above 0 where the score says more risk than came. For probabilities
     * alone.
     */
    public static final GroupMetric CALIBRATION_GAP =
            new GroupMetric("calibrationGap", "mean score less the share of bad outcomes", null, ScoreFigure.GAP);

    /** Expected calibration error over ten bins, {@link io.riskanalyzer.metric.Metrics#ECE}. For probabilities alone. */
    public static final GroupMetric CALIBRATION_ERROR =
            new GroupMetric("calibrationError", "calibration error", null, ScoreFigure.ECE);

    /** Area under the ROC curve within the group: how well the score ranks its own good and bad outcomes. */
    public static final GroupMetric AUC = new GroupMetric("auc", "AUC within the group", null, ScoreFigure.AUC);

    /**
     * Probability that someone of the group with a bad outcome scores higher than someone of another group with a good
     * one (Borkan and others' BPSN with the group's positives: background negative, subgroup positive). Low where the
     * risk of the group is understated.
     *
     * @see <a href="https://doi.org/10.1145/3308560.3317593">Borkan and others, Nuanced metrics for measuring unintended bias
     *     with real data for text classification, 2019</a>
     */
    public static final GroupMetric AUC_OF_OWN_BAD = new GroupMetric(
            "aucOfOwnBad", "AUC of the group's bad outcomes against the others' good ones", null, ScoreFigure.OWN_BAD);

    /**
     * Probability that someone of another group with a bad outcome scores higher than someone of the group with a good
     * one (background positive, subgroup negative). Low where the risk of the group is overstated.
     *
     * @see <a href="https://doi.org/10.1145/3308560.3317593">Borkan and others, Nuanced metrics for measuring unintended bias
     *     with real data for text classification, 2019</a>
     */
    public static final GroupMetric AUC_OF_OWN_GOOD = new GroupMetric(
            "aucOfOwnGood",
            "AUC of the others' bad outcomes against the group's good ones",
            null,
            ScoreFigure.OWN_GOOD);

    /** What an audit measures unless told: no share that is 1 less another of them. */
    static final List<GroupMetric> USUAL = List.of(
            FAVOURABLE_SHARE,
            BAD_SHARE,
            FAVOURABLE_GIVEN_GOOD,
            FAVOURABLE_GIVEN_BAD,
            GOOD_GIVEN_FAVOURABLE,
            BAD_GIVEN_UNFAVOURABLE,
            ACCURACY,
            MEAN_SCORE,
            CALIBRATION_GAP,
            CALIBRATION_ERROR,
            AUC,
            AUC_OF_OWN_BAD,
            AUC_OF_OWN_GOOD);

    private final String name;
    private final String words;
    private final @Nullable Share share;
    private final @Nullable ScoreFigure figure;

    /** The cells of the confusion matrix that count, and those that they are of. */
    record Share(int counting, int of) {}

    private GroupMetric(String name, String words, @Nullable Share share, @Nullable ScoreFigure figure) {
        this.name = name;
        this.words = words;
        this.share = share;
        this.figure = figure;
    }

    private static GroupMetric share(String name, String words, int counting, int of) {
        return new GroupMetric(name, words, new Share(counting & of, of), null);
    }

    /**
     * Returns a metric of scores and labels, measured within each group. Equal scores and labels may be given to it as one
     * row of their weights' sum, and scores that are near each other as their mean while it is resampled.
     *
     * @param metric the metric, as {@link Metric} promises
     * @return what is measured
     */
    public static GroupMetric of(Metric metric) {
        return new GroupMetric(metric.name(), metric.name(), null, ScoreFigure.of(metric));
    }

    /**
     * Returns the name, as files have it.
     *
     * @return a short name in camel case
     */
    public String name() {
        return name;
    }

    /**
     * Returns what it is, as it stands in a sentence.
     *
     * @return the words, as in {@code favourable decisions among all}
     */
    public String words() {
        return words;
    }

    /**
     * Returns whether this is a share of rows, of which the confusion counts tell everything.
     *
     * @return false for what is measured of scores
     */
    public boolean isShare() {
        return share != null;
    }

    @Nullable
    Share share() {
        return share;
    }

    @Nullable
    ScoreFigure figure() {
        return figure;
    }

    /** A value as people read it: shares in per cent. */
    String text(double value) {
        return share == null ? Texts.number(value) : Texts.percent(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GroupMetric that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
