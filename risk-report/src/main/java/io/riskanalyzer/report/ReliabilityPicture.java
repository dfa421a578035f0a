package io.riskanalyzer.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** What was foretold, and what came true. */
final class ReliabilityPicture {
    private static final double HEIGHT = 330;
    private static final double STRIP = 40;

    private ReliabilityPicture() {}

    static Picture of(List<ReliabilityBin> bins) {
        Refusal.ifEmpty("bins", bins.size());
        Legend legend = new Legend()
                .with(Ink.of(0), Legend.Key.POINTS, "observed, with interval")
                .with(Ink.MUTED, Legend.Key.LINE, "as foretold");
        Plot plot = new Plot(
                Axis.of("foretold probability; bars: number of rows")
                        .within(0, 1)
                        .over(DoubleStream.empty()),
                Axis.of("observed share of positives").within(0, 1).over(DoubleStream.empty()),
                HEIGHT,
                legend);
        drawWeights(plot, bins);
        plot.reference(0, 0, 1, 1);
        plot.line(
                Ink.of(0),
                bins.stream().mapToDouble(ReliabilityBin::meanScore).toArray(),
                bins.stream().mapToDouble(ReliabilityBin::observedRate).toArray());
        for (ReliabilityBin bin : bins) {
            plot.interval(Ink.of(0), bin.meanScore(), bin.from(), bin.to());
            plot.marker(Ink.of(0), bin.meanScore(), bin.observedRate(), hover(bin));
        }
        return plot.picture(
                "Reliability",
                "How often what was foretold came true; on the dashed line the two agree.",
                "Reliability diagram of " + bins.size() + " bins.",
                table(bins));
    }

    /** The rows of each bin as a bar at the foot, so that one sees which points weigh. */
    private static void drawWeights(Plot plot, List<ReliabilityBin> bins) {
        double most = bins.stream().mapToDouble(ReliabilityBin::weight).max().orElse(1);
        for (ReliabilityBin bin : bins) {
            double middle = plot.x(bin.meanScore());
            double height = STRIP * bin.weight() / most;
            Box bar = new Box(
                    middle - 3,
                    plot.box().bottom() - height,
                    middle + 3,
                    plot.box().bottom());
            plot.drawing().rectangle("area muted", bar, Numerals.number(bin.weight()) + " rows");
        }
    }

    private static String hover(ReliabilityBin bin) {
        return "foretold " + Numerals.number(bin.meanScore()) + ", observed " + Numerals.number(bin.observedRate())
                + " of " + Numerals.number(bin.weight()) + " rows";
    }

    private static Table table(List<ReliabilityBin> bins) {
        List<List<String>> rows = bins.stream()
                .map(bin -> List.of(
                        Numerals.number(bin.meanScore()),
                        Numerals.number(bin.observedRate()),
                        Numerals.number(bin.from()),
                        Numerals.number(bin.to()),
                        Numerals.number(bin.weight())))
                .toList();
        return new Table("Reliability", List.of("foretold", "observed", "from", "to", "rows"), rows);
    }
}
