package io.riskanalyzer.report;

import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.PrecisionRecallCurve;
import io.riskanalyzer.metric.RocCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * A kind of curve over thresholds, between 0 and 1 both ways.
 *
 * @param <C> the type of the curve
 */
final class CurvePictures<C> {
    static final CurvePictures<RocCurve> ROC = new CurvePictures<>(
            "ROC curve",
            "How many of the positives are found, and at the price of how many of the negatives.",
            Axis.of("share of the negatives at or above the threshold"),
            Axis.of("share of the positives at or above the threshold"),
            curve -> "AUC " + Numerals.fixed(curve.auc(), 4),
            (curve, most) -> {
                RocCurve thin = curve.thinnedTo(most);
                return CurvePoints.of(thin.points(), thin::falsePositiveRate, thin::truePositiveRate, thin::threshold);
            },
            curve -> new double[] {0, 0, 1, 1});

    static final CurvePictures<PrecisionRecallCurve> PRECISION_RECALL = new CurvePictures<>(
            "Precision and recall",
            "How many of those above a threshold are positives, and how many of the positives they are.",
            Axis.of("recall"),
            Axis.of("precision"),
            curve -> "average precision " + Numerals.fixed(curve.averagePrecision(), 4),
            (curve, most) -> {
                PrecisionRecallCurve thin = curve.thinnedTo(most);
                return CurvePoints.of(thin.points(), thin::recall, thin::precision, thin::threshold);
            },
            curve -> {
                double prevalence = curve.confusionMatrix(curve.points() - 1).prevalence();
                return new double[] {0, prevalence, 1, prevalence};
            });

    static final CurvePictures<GainsCurve> GAINS = new CurvePictures<>(
            "Gains",
            "How many of the positives are in the riskiest part of the sample.",
            Axis.percent("share of the sample, the riskiest first"),
            Axis.percent("share of the positives"),
            curve -> Numerals.percent(curve.capturedAt(0.1)) + " in the first tenth",
            (curve, most) -> {
                GainsCurve thin = curve.thinnedTo(most);
                return CurvePoints.of(thin.points(), thin::share, thin::captured, thin::threshold);
            },
            curve -> new double[] {0, 0, 1, 1});

    private static final double HEIGHT = 330;
    private static final int DRAWN_POINTS = 120;
    private static final int TOLD_POINTS = 21;
    private static final int MARKERS = 8;

    private interface Thinning<C> {
        CurvePoints of(C curve, int most);
    }

    private final String title;
    private final String note;
    private final Axis across;
    private final Axis up;
    private final Function<C, String> summary;
    private final Thinning<C> thinning;
    private final Function<C, double[]> chance;

    private CurvePictures(
            String title,
            String note,
            Axis across,
            Axis up,
            Function<C, String> summary,
            Thinning<C> thinning,
            Function<C, double[]> chance) {
        this.title = title;
        this.note = note;
        this.across = across.within(0, 1);
        this.up = up.within(0, 1);
        this.summary = summary;
        this.thinning = thinning;
        this.chance = chance;
    }

    Picture draw(C curve) {
        return draw(List.of(new Labelled<>(title, curve)), List.of(summary.apply(curve)));
    }

    Picture draw(List<Labelled<C>> curves) {
        Refusal.ifEmpty("curves", curves.size());
        return draw(
                curves,
                curves.stream()
                        .map(curve -> curve.label() + ", " + summary.apply(curve.value()))
                        .toList());
    }

    private Picture draw(List<Labelled<C>> curves, List<String> texts) {
        Legend legend = new Legend();
        for (int i = 0; i < curves.size(); i++) {
            legend.with(Ink.of(i), Legend.Key.POINTS, texts.get(i));
        }
        legend.with(Ink.MUTED, Legend.Key.LINE, "chance");
        Plot plot = new Plot(across.over(DoubleStream.empty()), up.over(DoubleStream.empty()), HEIGHT, legend);
        double[] line = chance.apply(curves.get(0).value());
        plot.reference(line[0], line[1], line[2], line[3]);
        for (int i = 0; i < curves.size(); i++) {
            draw(plot, Ink.of(i), thinning.of(curves.get(i).value(), DRAWN_POINTS), (double) i / curves.size());
        }
        return plot.picture(title, note, title + ": " + String.join("; ", texts) + ".", table(curves));
    }

    /** Markers of several curves are shifted against each other, so that they do not hide where curves coincide. */
    private void draw(Plot plot, Ink ink, CurvePoints points, double shift) {
        plot.line(ink, points.xs(), points.ys());
        for (int i = 0; i < MARKERS; i++) {
            int point = (int) Math.round((i + 0.5 + shift / 2) / MARKERS * (points.size() - 1));
            if (point > 0 && point < points.size() - 1) {
                plot.marker(ink, points.x(point), points.y(point), hover(points, point));
            }
        }
    }

    private String hover(CurvePoints points, int point) {
        return "threshold " + Numerals.number(points.threshold(point)) + "\n" + across.label() + ": "
                + across.text(points.x(point)) + "\n" + up.label() + ": " + up.text(points.y(point));
    }

    private Table table(List<Labelled<C>> curves) {
        List<List<String>> rows = new ArrayList<>();
        for (Labelled<C> curve : curves) {
            CurvePoints points = thinning.of(curve.value(), TOLD_POINTS);
            for (int i = 0; i < points.size(); i++) {
                rows.add(List.of(
                        curve.label(),
                        Numerals.number(points.threshold(i)),
                        across.text(points.x(i)),
                        up.text(points.y(i))));
            }
        }
        return new Table(title, List.of("curve", "threshold", across.label(), up.label()), rows);
    }
}
