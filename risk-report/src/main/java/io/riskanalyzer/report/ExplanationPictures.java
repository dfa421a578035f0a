package io.riskanalyzer.report;

import io.riskanalyzer.explain.EffectCurve;
import io.riskanalyzer.explain.EffectSurface;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.IceCurves;
import io.riskanalyzer.explain.Importance;
import io.riskanalyzer.explain.ImportanceReport;
import io.riskanalyzer.explain.Interactions;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.ShapSummary.Term;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.ReasonSelection;
import java.util.List;
import java.util.Objects;

/**
 * Pictures of why scores are what they are, from what {@code io.riskanalyzer.explain} found.
 *
 * <p>Clouds are drawn of at most a few thousand points: rows drawn at random, the same ones each time, the least and the
 * greatest always among them. No picture tells the value that a sensitive feature has in a row. Thread-safe.
 */
public final class ExplanationPictures {
    private static final int MOST_BARS = 20;

    private ExplanationPictures() {}

    /**
     * Draws how far each term moves the scores, as bars of the mean size of its contributions, from the longest on; the
     * first 20, with the share of each in all.
     *
     * @param summary the summary
     * @return the picture; its table has all terms
     */
    public static Picture summary(ShapSummary summary) {
        List<Quantity> bars = summary.terms().stream()
                .limit(MOST_BARS)
                .map(term -> Quantity.of(labelOf(term), term.meanSize()))
                .toList();
        Axis axis = Axis.of("mean size of the contribution");
        return Charts.bars("What the scores depend on", axis, bars)
                .noted("Beside each name, its share of all that moves the scores.")
                .told(Tables.summary(summary));
    }

    private static String labelOf(Term term) {
        return term.code() + ", " + Numerals.fixed(term.share() * 100, 0) + " %";
    }

    /**
     * Draws what each feature is worth to a scorer, as bars from the longest on; the first 20. Each has its interval if the
     * report has intervals, else the standard deviation over the permutations to either side.
     *
     * @param report the report
     * @return the picture; its table has all features and groups
     */
    public static Picture importance(ImportanceReport report) {
        List<Quantity> all =
                report.sorted().stream().map(ExplanationPictures::quantity).toList();
        String metric = report.metric().name();
        Axis axis = Axis.of((report.metric().isLoss() ? "rise of " : "fall of ") + metric + " when permuted");
        Double level = report.importances().stream()
                .map(Importance::interval)
                .filter(Objects::nonNull)
                .map(Importance.Interval::level)
                .findFirst()
                .orElse(null);
        String spread = level == null ? "standard deviation" : Numerals.number(100 * level) + " % interval";
        List<List<String>> rows = report.sorted().stream()
                .map(one -> List.of(one.name(), one.isUsed() ? Numerals.number(one.mean()) : "not used", spreadOf(one)))
                .toList();
        String title = "What the features are worth";
        return Charts.bars(title, axis, all.stream().limit(MOST_BARS).toList())
                .noted("Without permutation, " + metric + " is " + Numerals.number(report.baseline())
                        + (level == null
                                ? ". One standard deviation of the permutations to either side."
                                : ". The lines are " + spread + "s, which count the chance of the rows too."))
                .told(new Table(title, List.of("feature", axis.label(), spread), rows));
    }

    private static String spreadOf(Importance importance) {
        Importance.Interval interval = importance.interval();
        if (!importance.isUsed()) {
            return "";
        }
        return interval == null
                ? Numerals.number(importance.standardDeviation())
                : Numerals.number(interval.low()) + " to " + Numerals.number(interval.high());
    }

    private static Quantity quantity(Importance importance) {
        double mean = importance.mean();
        Importance.Interval interval = importance.interval();
        if (interval != null) { // around the mean as made, but of any report it may lie beside it
            return new Quantity(
                    importance.name(), mean, Math.min(mean, interval.low()), Math.max(mean, interval.high()));
        }
        double deviation = importance.standardDeviation();
        return new Quantity(importance.name(), mean, mean - deviation, mean + deviation);
    }

    /**
     * Draws the contributions of each term to many rows as a swarm: a point for each row, to the right where the term
     * raises the score, its shape and colour telling whether the value of the feature is in the lowest, middle or highest
     * third; the first 12 terms.
     *
     * @param explanations the explanations, of at least one row
     * @return the picture; its table has all terms
     * @throws IllegalArgumentException if there is no row
     */
    public static Picture swarm(Explanations explanations) {
        return SwarmPicture.of(explanations);
    }

    /**
     * Draws how the raw score of one row comes about, from the base by the reasons of its terms to the score; the first 9
     * terms by size, the others together.
     *
     * @param explanations the explanations
     * @param row the row, from 0
     * @return the picture
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static Picture waterfall(Explanations explanations, int row) {
        return waterfall(explanations, row, ReasonSelection.NONE);
    }

    /**
     * Draws how the raw score of one row comes about, for the person concerned: what reasons must not name, such as protected
     * attributes, is among the others.
     *
     * @param explanations the explanations
     * @param row the row, from 0
     * @param reasons tells which terms may be named, as {@code plan.reasons()}; neither their number nor their direction
     *     matters here
     * @return the picture
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public static Picture waterfall(Explanations explanations, int row, ReasonSelection reasons) {
        return WaterfallPicture.of(explanations, row, reasons);
    }

    /**
     * Draws what a feature contributes over its values, a point for each row. A number is drawn from the 1st to the 99th
     * percentile.
     *
     * @param explanations the explanations, of at least one row
     * @param feature a feature that a term speaks of alone, not sensitive
     * @return the picture
     * @throws IllegalArgumentException if there is no row or no such term, the feature is sensitive, or all its values are
     *     missing
     */
    public static Picture dependence(Explanations explanations, Feature feature) {
        return DependencePicture.of(explanations, feature, null);
    }

    /**
     * Draws what a feature contributes over its values, a point for each row, whose shape and colour tell whether another
     * feature is low, in the middle or high. Where the shapes lie apart, the two interact.
     *
     * @param explanations the explanations, of at least one row
     * @param feature a feature that a term speaks of alone, not sensitive
     * @param other a number or a flag of the rows; a category or a sensitive feature is not told
     * @return the picture
     * @throws IllegalArgumentException if there is no row or no such term, the first feature is sensitive, or all its
     *     values are missing
     */
    public static Picture dependence(Explanations explanations, Feature feature, Feature other) {
        return DependencePicture.of(explanations, feature, other);
    }

    /**
     * Draws a partial dependence as a line or, at levels and flags, as dots; accumulated effects as a line or as bars.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Picture effect(EffectCurve curve) {
        return EffectPictures.of(curve);
    }

    /**
     * Draws the curves of single rows and their mean. What a missing number does is in the table.
     *
     * @param curves the curves, as they are or centred
     * @return the picture
     * @throws IllegalArgumentException if every value of a number is missing
     */
    public static Picture effect(IceCurves curves) {
        return EffectPictures.of(curves);
    }

    /**
     * Draws the effect of two features together as a table of shaded cells; at most 12 points along a feature read well.
     *
     * @param surface the surface
     * @return the picture
     * @throws IllegalArgumentException if a feature is a sensitive number
     */
    public static Picture effect(EffectSurface surface) {
        return HeatPicture.of(surface);
    }

    /**
     * Draws how strongly features interact, as a table of H² in cells shaded by the size of the interaction.
     *
     * @param interactions the interactions
     * @return the picture
     */
    public static Picture interactions(Interactions interactions) {
        return HeatPicture.of(interactions);
    }
}
