package io.riskanalyzer.report;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.score.RowExplainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What each term of an additive model adds, over the values of its feature. */
final class ShapePictures {
    private static final int GRID = 240;
    private static final int DENSITY_BINS = 40;
    private static final int MOST_VALUES = 15;
    private static final int TOLD = 20;
    private static final double HEIGHT = 220;
    private static final double STRIP = 30;
    private static final double LEVELS_WIDTH = 350;
    private static final double TAIL = 0.01;

    private final RowExplainer explainer;
    private final Frame frame;
    private final double[] row;
    private final double[] contributions;

    private ShapePictures(LinearModel model, Frame frame) {
        Refusal.ifEmpty("rows", frame.rows());
        this.explainer = model.explainer().bind(frame.features());
        this.frame = frame;
        this.row = new double[frame.features().size()];
        this.contributions = new double[explainer.terms()];
        frame.copyRow(0, row);
    }

    /**
     * What a term adds at some values of its feature.
     *
     * @param feature the feature
     * @param size the mean size of what it adds to the rows of the frame
     * @param whenMissing what a missing value adds
     * @param points the values and what they add; for a category or a flag one for each value that is frequent
     */
    private record Shape(Feature feature, double size, double whenMissing, List<Line.Point> points) {}

    static List<Picture> of(LinearModel model, Frame frame) {
        return new ShapePictures(model, frame).draw();
    }

    private List<Picture> draw() {
        double[] sizes = sizes();
        List<Shape> shapes = IntStream.range(0, explainer.terms())
                .mapToObj(term -> shape(term, sizes[term]))
                .sorted(Comparator.comparingDouble(Shape::size).reversed())
                .toList();
        double[] reach = shapes.stream()
                .flatMap(shape -> shape.points().stream())
                .mapToDouble(Line.Point::y)
                .sorted()
                .toArray();
        double least = Math.min(0, reach.length == 0 ? 0 : reach[0]);
        double greatest = Math.max(least + 1e-9, reach.length == 0 ? 0 : reach[reach.length - 1]);
        Axis added = Axis.of("added log-odds").within(least, greatest);
        return shapes.stream().map(shape -> draw(shape, added)).toList();
    }

    private double[] sizes() {
        double[] sums = new double[explainer.terms()];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            explainer.explain(row, contributions);
            for (int term = 0; term < sums.length; term++) {
                sums[term] += Math.abs(contributions[term]);
            }
        }
        return Arrays.stream(sums).map(sum -> sum / frame.rows()).toArray();
    }

    private Shape shape(int term, double size) {
        Feature feature = explainer.features(term).iterator().next();
        int slot = frame.features().slotOf(feature);
        double[] known = knownValues(slot);
        double[] values = feature instanceof NumberFeature ? grid(known) : frequent(known);
        List<Line.Point> points = Arrays.stream(values)
                .mapToObj(value -> Line.Point.of(value, addedAt(term, slot, value)))
                .toList();
        return new Shape(feature, size, addedAt(term, slot, Double.NaN), points);
    }

    private double addedAt(int term, int slot, double value) {
        double before = row[slot];
        row[slot] = value;
        explainer.explain(row, contributions);
        row[slot] = before;
        return contributions[term];
    }

    private double[] knownValues(int slot) {
        boolean isNumber = frame.features().get(slot) instanceof NumberFeature;
        double[] column = new double[frame.rows()];
        frame.copyColumn(slot, 0, frame.rows(), column);
        return Arrays.stream(column)
                .filter(value -> isNumber ? !Double.isNaN(value) : value >= 0) // an unknown level is below 0
                .sorted()
                .toArray();
    }

    /** Even steps from the first to the last percentile: single outliers would leave no room for the rest. */
    private static double[] grid(double[] sorted) {
        if (sorted.length == 0) {
            return new double[0];
        }
        double from = sorted[(int) (TAIL * (sorted.length - 1))];
        double to = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
        int steps = from < to ? GRID : 0;
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> steps == 0 ? from : from + (to - from) * i / steps)
                .toArray();
    }

    private static double[] frequent(double[] sorted) {
        List<Double> values = Arrays.stream(sorted).boxed().distinct().toList();
        long[] counts =
                new long[values.isEmpty() ? 0 : values.get(values.size() - 1).intValue() + 1];
        for (double value : sorted) {
            counts[(int) value]++;
        }
        return values.stream()
                .sorted(Comparator.comparingLong((Double value) -> counts[value.intValue()])
                        .reversed())
                .limit(MOST_VALUES)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private Picture draw(Shape shape, Axis added) {
        String note = "On average it moves the score by " + Numerals.significant(shape.size(), 3) + "."
                + (shape.feature().isOptional() ? " Missing: " + Numerals.signed(shape.whenMissing()) + "." : "");
        Picture picture = shape.feature() instanceof NumberFeature number
                        && !shape.points().isEmpty()
                ? line(number, shape.points(), added)
                : bars(shape, added);
        return picture.noted(Numerals.typeset(note));
    }

    private static Picture bars(Shape shape, Axis added) {
        List<Quantity> bars = new ArrayList<>(shape.points().stream()
                .map(point -> Quantity.of(nameOf(shape.feature(), point.x()), point.y()))
                .sorted(Comparator.comparingDouble(Quantity::value).reversed())
                .toList());
        if (shape.feature().isOptional() || bars.isEmpty()) {
            bars.add(Quantity.of("(missing)", shape.whenMissing()));
        }
        return Charts.bars(shape.feature().name(), added, bars);
    }

    /** The values of a category or a flag side by side, the first at 1; their names as far as there is room. */
    static Dimension levels(Feature feature, double[] values) {
        List<Double> at = new ArrayList<>(List.of(0.5));
        List<String> names = new ArrayList<>(List.of(""));
        for (int i = 0; i < values.length; i++) {
            at.add(i + 1.0);
            names.add(Lettering.within(LEVELS_WIDTH / values.length - 6, nameOf(feature, values[i])));
        }
        at.add(values.length + 0.5);
        names.add("");
        return new Dimension(feature.name(), new Ticks(at, names), false);
    }

    /** What a value of a category or a flag is called in a picture. */
    static String nameOf(Feature feature, double value) {
        if (Double.isNaN(value)) {
            return "(missing)";
        }
        String name = feature instanceof CategoryFeature<?> category
                ? category.levels().get((int) value)
                : value == 1 ? "yes" : "no";
        return name.isBlank() ? "(blank)" : name;
    }

    private Picture line(NumberFeature feature, List<Line.Point> points, Axis added) {
        Axis across = Axis.of(feature.unit().isEmpty() ? feature.name() : feature.name() + ", " + feature.unit());
        Plot plot = new Plot(
                across.over(points.stream().mapToDouble(Line.Point::x)),
                added.over(DoubleStream.empty()),
                HEIGHT,
                new Legend());
        plot.reference(plot.from(), 0, plot.to(), 0);
        if (!feature.isSensitive()) {
            drawDensity(plot, feature);
        }
        plot.line(
                Ink.of(0),
                points.stream().mapToDouble(Line.Point::x).toArray(),
                points.stream().mapToDouble(Line.Point::y).toArray());
        if (points.size() == 1) {
            plot.marker(Ink.of(0), points.get(0).x(), points.get(0).y(), "");
        }
        return plot.picture(
                feature.name(),
                "",
                "What " + feature.name() + " adds to the log-odds, over its values.",
                table(feature, points));
    }

    private void drawDensity(Plot plot, NumberFeature feature) {
        Histogram density =
                Histogram.of(knownValues(frame.features().slotOf(feature)), plot.from(), plot.to(), DENSITY_BINS);
        double bottom = plot.box().bottom();
        for (int bin = 0; bin < density.bins(); bin++) {
            if (density.share(bin) > 0) {
                double height = Math.max(1, STRIP * density.share(bin) / density.greatestShare());
                Box bar = new Box(plot.x(density.from(bin)), bottom - height, plot.x(density.to(bin)), bottom);
                plot.drawing().rectangle("area muted", bar, "");
            }
        }
    }

    private static Table table(NumberFeature feature, List<Line.Point> points) {
        int stride = Math.max(1, points.size() / TOLD);
        List<List<String>> rows = IntStream.iterate(0, i -> i < points.size(), i -> i + stride)
                .mapToObj(points::get)
                .map(point -> List.of(Numerals.number(point.x()), Numerals.signed(point.y())))
                .toList();
        return new Table(feature.name(), List.of(feature.name(), "added log-odds"), rows);
    }
}
