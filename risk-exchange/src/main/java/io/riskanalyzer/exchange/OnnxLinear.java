package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Writes the terms of a linear model as nodes: those of one kind together, each curve by itself. */
final class OnnxLinear {
    private final OnnxGraph graph;
    private final FeatureSet row;
    private final List<String> contributions = new ArrayList<>();

    private OnnxLinear(OnnxGraph graph, FeatureSet row) {
        this.graph = graph;
        this.row = row;
    }

    /** Adds a model, and returns the name of its raw scores, a column. */
    static String add(LinearModel model, OnnxGraph graph, FeatureSet row) {
        OnnxLinear linear = new OnnxLinear(graph, row);
        linear.addSlopes(terms(model, LinearTerm.Slope.class));
        linear.addLevels(terms(model, LinearTerm.Levels.class));
        linear.addSteps(terms(model, LinearTerm.Steps.class));
        terms(model, LinearTerm.Curve.class).forEach(linear::addCurve);
        return linear.contributions.isEmpty()
                ? graph.everywhere(model.base())
                : graph.node("Add", graph.sum(linear.contributions), graph.constant(model.base()));
    }

    private static <T extends LinearTerm> List<T> terms(LinearModel model, Class<T> kind) {
        return model.terms().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private long[] slots(List<? extends LinearTerm> terms) {
        return terms.stream().mapToLong(term -> row.slotOf(term.feature())).toArray();
    }

    private void addSlopes(List<LinearTerm.Slope> slopes) {
        if (slopes.isEmpty()) {
            return;
        }
        String x = graph.columns(OnnxGraph.INPUT, slots(slopes));
        String deviation = graph.node("Sub", x, constants(slopes, LinearTerm.Slope::centre));
        String product = graph.node("Mul", constants(slopes, LinearTerm.Slope::weight), deviation);
        String present = graph.node("Add", constants(slopes, LinearTerm.Slope::whenPresent), product);
        contributions.add(
                graph.node("Where", graph.node("IsNaN", x), constants(slopes, LinearTerm.Slope::whenMissing), present));
    }

    private <T extends LinearTerm> String constants(List<T> terms, ToDoubleFunction<T> value) {
        return graph.constant(terms.stream().mapToDouble(value).toArray(), 1, terms.size());
    }

    /** Looks all categories up in one list: of each what is unknown, every level, what is missing. */
    private void addLevels(List<LinearTerm.Levels> categories) {
        if (categories.isEmpty()) {
            return;
        }
        DoubleStream.Builder list = DoubleStream.builder();
        double[] first = new double[categories.size()];
        double[] missing = new double[categories.size()];
        int size = 0;
        for (int i = 0; i < first.length; i++) {
            LinearTerm.Levels term = categories.get(i);
            double unknown = term.feature().resolve(Feature.UNKNOWN_LEVEL);
            list.add(
                    Double.isNaN(unknown)
                            ? term.whenMissing()
                            : term.contributions().get((int) unknown));
            first[i] = size + 1; // an unknown level, −1, stands before the first
            term.contributions().forEach(list::add);
            missing[i] = first[i] + term.contributions().size();
            list.add(term.whenMissing());
            size = (int) missing[i] + 1;
        }
        String x = graph.columns(OnnxGraph.INPUT, slots(categories));
        String position = graph.node(
                "Where",
                graph.node("IsNaN", x),
                graph.constant(missing, 1, missing.length),
                graph.node("Add", x, graph.constant(first, 1, first.length)));
        contributions.add(
                graph.take(graph.constant(list.build().toArray(), size), 0, OnnxCurve.toIntegers(graph, position)));
    }

    private void addSteps(List<LinearTerm.Steps> steps) {
        OnnxTrees trees = new OnnxTrees();
        for (LinearTerm.Steps term : steps) {
            List<Double> leaves = term.contributions();
            trees.search(
                    row.slotOf(term.feature()),
                    OnnxCurve.array(term.cuts()),
                    interval -> leaves.get(interval),
                    term.whenMissing());
        }
        if (!trees.isEmpty()) {
            contributions.add(trees.addTo(graph, OnnxGraph.INPUT));
        }
    }

    private void addCurve(LinearTerm.Curve curve) {
        String x = graph.columns(OnnxGraph.INPUT, row.slotOf(curve.feature()));
        OnnxCurve points = new OnnxCurve(
                OnnxCurve.array(curve.knots()), OnnxCurve.array(curve.contributions()), curve.whenMissing());
        contributions.add(points.along(graph, x));
    }
}
