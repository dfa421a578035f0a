package io.riskanalyzer.report;

import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.calibrate.ReliabilityCurve.Bin;
import java.util.List;
import java.util.stream.DoubleStream;

/** What was foretold, and what came true. */
final class ReliabilityPicture {
    private static final double HEIGHT = 330;
    private static final double STRIP = 40;

    private ReliabilityPicture() {}

    static Picture of(ReliabilityCurve curve) {
        List<Bin> bins = curve.bins();
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
                bins.stream().mapToDouble(Bin::meanProbability).toArray(),
                bins.stream().mapToDouble(Bin::observedRate).toArray());
        for (Bin bin : bins) {
            plot.interval(Ink.of(0), bin.meanProbability(), bin.rateFrom(), bin.rateTo());
            plot.marker(Ink.of(0), bin.meanProbability(), bin.observedRate(), hover(bin));
        }
        return plot.picture(
                "Reliability",
                "How often what was foretold came true; the two differ by "
                        + Numerals.significant(curve.expectedError(), 3) + " on average.",
                "Reliability diagram of " + bins.size() + " bins.",
                table(bins));
    }

    /** The rows of each bin as a bar at the foot, so that one sees which points weigh. */
    private static void drawWeights(Plot plot, List<Bin> bins) {
        double most = bins.stream().mapToDouble(Bin::weight).max().orElse(1);
        for (Bin bin : bins) {
            double middle = plot.x(bin.meanProbability());
            double height = STRIP * bin.weight() / most;
            Box bar = new Box(
                    middle - 3,
                    plot.box().bottom() - height,
                    middle + 3,
                    plot.box().bottom());
            plot.drawing().rectangle("area muted", bar, Numerals.number(bin.weight()) + " rows");
        }
    }

    private static String hover(Bin bin) {
        return "foretold " + Numerals.number(bin.meanProbability()) + ", observed "
                + Numerals.number(bin.observedRate()) + " of " + Numerals.number(bin.weight()) + " rows";
    }

    private static Table table(List<Bin> bins) {
        List<List<String>> rows = bins.stream()
                .map(bin -> List.of(
                        Numerals.number(bin.meanProbability()),
                        Numerals.number(bin.observedRate()),
                        Numerals.number(bin.rateFrom()),
                        Numerals.number(bin.rateTo()),
                        Numerals.number(bin.weight())))
                .toList();
        return new Table("Reliability", List.of("foretold", "observed", "from", "to", "rows"), rows);
    }
}
