package io.riskanalyzer.report;

import io.riskanalyzer.explain.EffectCurve;
import io.riskanalyzer.explain.EffectCurve.Kind;
import io.riskanalyzer.explain.EffectCurve.Point;
import io.riskanalyzer.explain.IceCurves;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the score changes along a feature: on average, and for single rows. */
final class EffectPictures {
    private static final double HEIGHT = 250;
    private static final double RUG = 5;
    private static final int MOST_DOTS = 40;

    private EffectPictures() {}

    static String unitOf(Scale scale) {
        return switch (scale) {
            case POINTS -> "points";
            case LOG_ODDS -> "log-odds";
            case PROBABILITY -> "probability";
        };
    }

    private static String measure(EffectCurve curve) {
        return curve.kind() == Kind.PARTIAL_DEPENDENCE
                ? "mean " + unitOf(curve.scale())
                : "accumulated effect, " + unitOf(curve.scale());
    }

    private static String labelOf(Feature feature) {
        return feature instanceof NumberFeature number && !number.unit().isEmpty()
                ? feature.name() + ", " + number.unit()
                : feature.name();
    }

    /** What a value is called in a table; values of sensitive numbers are those of people. */
    static String nameOf(Feature feature, double value) {
        if (!(feature instanceof NumberFeature)) {
            return ShapePictures.nameOf(feature, value);
        }
        return feature.isSensitive() ? "(withheld)" : Double.isNaN(value) ? "(missing)" : Numerals.number(value);
    }

    static Picture of(EffectCurve curve) {
        List<Point> known = curve.points().stream()
                .filter(point -> !Double.isNaN(point.value()))
                .toList();
        return curve.feature() instanceof NumberFeature && !known.isEmpty() ? line(curve, known) : levels(curve);
    }

    private static Picture levels(EffectCurve curve) {
        List<Quantity> quantities = curve.points().stream()
                .map(point -> Quantity.of(
                        nameOf(curve.feature(), point.value()) + ", " + Numerals.percent(point.share()),
                        point.effect()))
                .toList();
        Axis axis = Axis.of(measure(curve));
        Picture picture = curve.kind() == Kind.ACCUMULATED_EFFECT
                ? Charts.bars(titleOf(curve), axis, quantities)
                : Charts.dots(titleOf(curve), axis, quantities);
        return picture.noted("Beside each value, its share of the rows.").told(table(curve));
    }

    private static String titleOf(EffectCurve curve) {
        String kind = curve.kind().toString();
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + " of "
                + curve.feature().name();
    }

    private static Picture line(EffectCurve curve, List<Point> known) {
        boolean isAccumulated = curve.kind() == Kind.ACCUMULATED_EFFECT;
        double[] xs = known.stream().mapToDouble(Point::value).toArray();
        double[] ys = known.stream().mapToDouble(Point::effect).toArray();
        Dimension up = Axis.of(measure(curve))
                .over(DoubleStream.concat(
                        curve.points().stream().mapToDouble(Point::effect),
                        isAccumulated ? DoubleStream.of(0) : DoubleStream.empty()));
        Plot plot = new Plot(Axis.of(labelOf(curve.feature())).over(DoubleStream.of(xs)), up, HEIGHT, new Legend());
        if (isAccumulated) {
            plot.reference(plot.from(), 0, plot.to(), 0);
        }
        plot.line(Ink.of(0), xs, ys);
        if (!curve.feature().isSensitive()) {
            drawRug(plot, xs);
            for (int i = 0; i < xs.length; i++) {
                plot.marker(Ink.of(0), xs[i], ys[i], "");
            }
        }
        String description = titleOf(curve) + ": a line from " + Numerals.number(ys[0]) + " to "
                + Numerals.number(ys[ys.length - 1]) + ".";
        return plot.picture(titleOf(curve), note(curve, known.size()), description, table(curve));
    }

    private static String note(EffectCurve curve, int known) {
        String rug = curve.feature().isSensitive() ? "" : "The marks at the foot cut the rows into parts of like size.";
        if (known == curve.points().size()) {
            return rug;
        }
        Point missing = curve.points().get(known);
        return Numerals.typeset((rug + " Missing (" + Numerals.percent(missing.share()) + "): "
                        + Numerals.number(missing.effect()) + ".")
                .strip());
    }

    private static void drawRug(Plot plot, double[] xs) {
        double bottom = plot.box().bottom();
        for (double x : xs) {
            plot.drawing().rule("tip", plot.x(x), bottom - RUG, plot.x(x), bottom);
        }
    }

    private static Table table(EffectCurve curve) {
        List<List<String>> rows = curve.points().stream()
                .map(point -> List.of(
                        nameOf(curve.feature(), point.value()),
                        Numerals.number(point.effect()),
                        Numerals.percent(point.share())))
                .toList();
        return new Table(titleOf(curve), List.of(curve.feature().name(), measure(curve), "share of the rows"), rows);
    }

    static Picture of(IceCurves curves) {
        double[] values = curves.values();
        boolean isNumber = curves.feature() instanceof NumberFeature;
        int points = isNumber
                ? (int) Arrays.stream(values)
                        .filter(value -> !Double.isNaN(value))
                        .count()
                : values.length;
        Refusal.ifEmpty("known values of " + curves.feature().name(), points);
        double[] xs = isNumber
                ? Arrays.copyOf(values, points)
                : IntStream.rangeClosed(1, points).asDoubleStream().toArray();
        boolean isCentred = IntStream.range(0, curves.size()).allMatch(i -> curves.scores(i)[0] == 0);
        String measure = (isCentred ? "change of " : "") + unitOf(curves.scale());
        Dimension up = Axis.of(measure)
                .over(IntStream.range(0, curves.size())
                        .mapToObj(curves::scores)
                        .flatMapToDouble(scores -> Arrays.stream(scores).limit(points)));
        Dimension across = isNumber
                ? Axis.of(labelOf(curves.feature())).over(DoubleStream.of(xs))
                : ShapePictures.levels(curves.feature(), values);
        Legend legend = new Legend()
                .with(Ink.of(0), Legend.Key.POINTS, "mean")
                .with(new Ink("ink5 thin", Ink.Marker.CIRCLE), Legend.Key.LINE, curves.size() + " single rows");
        Plot plot = new Plot(across, up, HEIGHT, legend);
        draw(plot, curves, xs);
        String title = "Single curves of " + curves.feature().name();
        String note = isCentred
                ? "Where the lines part, the effect depends on other features."
                : "Where the lines are not parallel, the effect depends on other features.";
        return plot.picture(
                title,
                note,
                title + ": " + curves.size() + " lines and their mean, " + measure + " against "
                        + curves.feature().name() + ".",
                table(curves, title));
    }

    private static void draw(Plot plot, IceCurves curves, double[] xs) {
        for (int curve = 0; curve < curves.size(); curve++) {
            Trace trace = new Trace();
            double[] scores = curves.scores(curve);
            for (int i = 0; i < xs.length; i++) {
                trace.to(plot.x(xs[i]), plot.y(scores[i]));
            }
            plot.drawing().rule("line ink5 thin", trace);
        }
        double[] means = curves.average().points().stream()
                .mapToDouble(Point::effect)
                .limit(xs.length)
                .toArray();
        plot.line(Ink.of(0), xs, means);
        for (int i = 0;
                i < xs.length && xs.length <= MOST_DOTS && !curves.feature().isSensitive();
                i++) {
            plot.marker(Ink.of(0), xs[i], means[i], "");
        }
    }

    private static Table table(IceCurves curves, String title) {
        double[] values = curves.values();
        List<Point> means = curves.average().points();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int at = i;
            double[] sorted = IntStream.range(0, curves.size())
                    .mapToDouble(curve -> curves.scores(curve)[at])
                    .sorted()
                    .toArray();
            rows.add(List.of(
                    nameOf(curves.feature(), values[i]),
                    Numerals.number(means.get(i).effect()),
                    Numerals.number(sorted[0]),
                    Numerals.number(sorted[sorted.length - 1])));
        }
        return new Table(title, List.of(curves.feature().name(), "mean", "least", "greatest"), rows);
    }
}
