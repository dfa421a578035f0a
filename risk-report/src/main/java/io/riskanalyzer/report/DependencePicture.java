package io.riskanalyzer.report;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.report.Cloud.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The contribution of a feature over its values, a point for each row. */
final class DependencePicture {
    private static final int MOST_POINTS = 1_000;
    private static final int TOLD = 10;
    private static final double HEIGHT = 250;
    private static final double TAIL = 0.01;
    private static final double COLUMN = 0.36;

    private final Explanations explanations;
    private final Feature feature;
    private final double[] values;
    private final double[] contributions;

    private DependencePicture(Explanations explanations, Feature feature) {
        this.explanations = explanations;
        Frame frame = explanations.frame();
        int slot = frame.features().slotOf(feature);
        this.feature = frame.features().get(slot);
        if (feature.isSensitive() || this.feature.isSensitive()) {
            throw Refusal.of(
                    "feature " + feature.name(),
                    "sensitive",
                    "not be sensitive",
                    "a point for each row would tell its values",
                    "draw its effect: ExplanationPictures.effect(effects.partialDependence(…))");
        }
        int term = IntStream.range(0, explanations.terms())
                .filter(i -> isOf(explanations.featureOf(i), feature))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        "feature " + feature.name(),
                        explanations,
                        "have a term of its own",
                        "no term speaks of it alone",
                        "explain by an explainer whose terms are features"));
        this.contributions = explanations.ofTerm(term);
        this.values = new double[contributions.length];
        frame.copyColumn(slot, 0, values.length, values);
        if (this.feature instanceof CategoryFeature<?> category) {
            Arrays.setAll(values, row -> category.resolve(values[row]));
        }
    }

    private static boolean isOf(@Nullable Feature one, Feature feature) {
        return one != null && one.name().equals(feature.name());
    }

    static Picture of(Explanations explanations, Feature feature, @Nullable Feature other) {
        Refusal.ifEmpty("rows", explanations.rows());
        return new DependencePicture(explanations, feature).draw(other);
    }

    private Picture draw(@Nullable Feature other) {
        Kind[] kinds = new Kind[values.length];
        Arrays.fill(kinds, Kind.PLAIN);
        if (other != null) {
            kinds = Cloud.kindsOf(explanations.frame(), other);
        }
        Set<Kind> met = EnumSet.noneOf(Kind.class);
        met.addAll(Arrays.asList(kinds));
        Legend legend = Cloud.legend(met, other);
        Dimension up = Axis.of("contribution to the raw score")
                .over(DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(contributions)));
        return feature instanceof NumberFeature number
                ? drawNumber(number, kinds, up, legend)
                : drawLevels(kinds, up, legend);
    }

    private Picture drawNumber(NumberFeature number, Kind[] kinds, Dimension up, Legend legend) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        Refusal.ifEmpty("known values of " + number.name(), sorted.length);
        double from = sorted[(int) (TAIL * (sorted.length - 1))];
        double to = sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))];
        Axis across = Axis.of(number.unit().isEmpty() ? number.name() : number.name() + ", " + number.unit());
        Plot plot = new Plot(across.over(DoubleStream.of(from, to)), up, HEIGHT, legend);
        plot.reference(plot.from(), 0, plot.to(), 0);
        Cloud cloud = new Cloud();
        for (int row : sample()) {
            if (values[row] >= from && values[row] <= to) {
                cloud.add(kinds[row], plot.x(values[row]), plot.y(contributions[row]));
            }
        }
        cloud.draw(plot.drawing());
        double[] missing = IntStream.range(0, values.length)
                .filter(row -> Double.isNaN(values[row]))
                .mapToDouble(row -> contributions[row])
                .toArray();
        String note = "A point is a row."
                + (missing.length == 0
                        ? ""
                        : " Where it is missing, the contribution is "
                                + Numerals.signed(
                                        Arrays.stream(missing).average().orElse(0)) + " on average.");
        return picture(plot, note, tableOf(sorted));
    }

    private Picture drawLevels(Kind[] kinds, Dimension up, Legend legend) {
        double[] places = Arrays.stream(values).distinct().sorted().toArray();
        Plot plot = new Plot(ShapePictures.levels(feature, places), up, HEIGHT, legend);
        plot.reference(plot.from(), 0, plot.to(), 0);
        Map<Double, List<Integer>> rowsOf = new TreeMap<>();
        for (int row : sample()) {
            rowsOf.computeIfAbsent(values[row], value -> new ArrayList<>()).add(row);
        }
        Cloud cloud = new Cloud();
        for (int i = 0; i < places.length; i++) {
            List<Integer> rows = rowsOf.getOrDefault(places[i], List.of());
            for (int j = 0; j < rows.size(); j++) {
                double aside = rows.size() == 1 ? 0 : COLUMN * (2.0 * j / (rows.size() - 1) - 1);
                cloud.add(kinds[rows.get(j)], plot.x(i + 1 + aside), plot.y(contributions[rows.get(j)]));
            }
        }
        cloud.draw(plot.drawing());
        List<List<String>> told = new ArrayList<>();
        for (double place : places) {
            told.add(tell(ShapePictures.nameOf(feature, place), row -> Double.compare(values[row], place) == 0));
        }
        return picture(plot, "A point is a row.", table(told));
    }

    private int[] sample() {
        return Cloud.sample(values.length, MOST_POINTS, 0, 0);
    }

    private Picture picture(Plot plot, String note, Table table) {
        return plot.picture(
                "Contribution of " + feature.name(),
                Numerals.typeset(note),
                "Scatter of what " + feature.name() + " contributes to the raw score, over its values.",
                table);
    }

    /** The tenths of the values. */
    private Table tableOf(double[] sorted) {
        List<List<String>> rows = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= TOLD; i++) {
            double from = before;
            double to = sorted[(int) Math.ceil((double) i * sorted.length / TOLD) - 1];
            if (to > from) {
                rows.add(tell("up to " + Numerals.number(to), row -> values[row] > from && values[row] <= to));
            }
            before = to;
        }
        if (sorted.length < values.length) {
            rows.add(tell("(missing)", row -> Double.isNaN(values[row])));
        }
        return table(rows);
    }

    private List<String> tell(String name, IntPredicate isHere) {
        double[] own = IntStream.range(0, values.length)
                .filter(isHere)
                .mapToDouble(row -> contributions[row])
                .sorted()
                .toArray();
        return List.of(
                name,
                Numerals.count(own.length),
                Numerals.signed(Arrays.stream(own).average().orElse(0)),
                Numerals.signed(own[0]),
                Numerals.signed(own[own.length - 1]));
    }

    private Table table(List<List<String>> rows) {
        return new Table(
                "Contribution of " + feature.name(),
                List.of(feature.name(), "rows", "mean", "least", "greatest"),
                rows);
    }
}
