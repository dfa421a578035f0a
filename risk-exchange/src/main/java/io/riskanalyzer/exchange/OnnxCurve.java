package io.riskanalyzer.exchange;

import java.util.List;

/** Straight lines from point to point as nodes, flat before the first point and after the last. */
final class OnnxCurve {
    private static final int INT64 = 7;

    private final double[] knots;
    private final double[] heights;
    private final double whenMissing;

    OnnxCurve(double[] knots, double[] heights, double whenMissing) {
        this.knots = knots;
        this.heights = heights;
        this.whenMissing = whenMissing;
    }

    static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static String toIntegers(OnnxGraph graph, String numbers) {
        return graph.node("", "Cast", List.of(OnnxValues.attribute("to", INT64)), numbers);
    }

    /**
     * Adds the nodes: a search for the piece in which a number lies, then its height at its start, and from there on the
     * share of the way to its end, of its rise.
     *
     * @param graph where they are added
     * @param x the numbers, a column
     * @return the heights, a column
     */
    String along(OnnxGraph graph, String x) {
        int pieces = knots.length + 1; // one before the first point and one after the last
        double[] starts = new double[pieces + 1]; // and one for missing values
        double[] spans = new double[pieces + 1];
        double[] from = new double[pieces + 1];
        double[] rises = new double[pieces + 1];
        for (int i = 0; i < pieces; i++) {
            int left = Math.max(i - 1, 0);
            boolean flat = i == 0 || i == knots.length;
            starts[i] = knots[left];
            from[i] = heights[left];
            spans[i] = flat ? 1 : knots[i] - knots[left];
            rises[i] = flat ? 0 : heights[i] - heights[left];
        }
        from[pieces] = whenMissing;
        spans[pieces] = 1;
        OnnxTrees search = new OnnxTrees();
        search.search(0, knots, interval -> interval, pieces);
        String piece = toIntegers(graph, search.addTo(graph, x));
        String within = graph.node(
                "Min",
                graph.node("Max", graph.node("Where", graph.node("IsNaN", x), graph.constant(0), x), first(graph)),
                graph.constant(knots[knots.length - 1]));
        String way = graph.node("Div", graph.node("Sub", within, at(graph, starts, piece)), at(graph, spans, piece));
        return graph.node("Add", at(graph, from, piece), graph.node("Mul", way, at(graph, rises, piece)));
    }

    private String first(OnnxGraph graph) {
        return graph.constant(knots[0]);
    }

    private static String at(OnnxGraph graph, double[] list, String piece) {
        return graph.take(graph.constant(list, list.length), 0, piece);
    }
}
