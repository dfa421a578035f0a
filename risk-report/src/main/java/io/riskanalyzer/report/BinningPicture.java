package io.riskanalyzer.report;

import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.scorecard.BinningTable.Bin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** The bins of a feature: how many rows they have, and how often the event came. */
final class BinningPicture {
    private static final double HEIGHT = 260;
    private static final double GAP = 0.08;

    private BinningPicture() {}

    static Picture of(BinningTable table) {
        List<Bin> bins = table.rows();
        Legend legend = new Legend()
                .with(Ink.MUTED, Legend.Key.AREA, "share of the rows")
                .with(Ink.of(0), Legend.Key.POINTS, "event rate");
        Dimension up = Axis.percent("share of the rows, event rate; above: weight of evidence")
                .within(0, 0.1)
                .over(bins.stream()
                        .flatMapToDouble(bin -> DoubleStream.of(bin.share() * 1.15, rateOrZero(bin) * 1.15)));
        Plot plot =
                new Plot(new Dimension("bin, as numbered in the table", ticks(bins.size()), false), up, HEIGHT, legend);
        drawBars(plot, bins);
        drawRates(plot, bins, table.bins().regular());
        String name = table.bins().feature().name();
        String note = "Information value " + Numerals.number(table.iv()) + " (" + table.verdict() + ").";
        return plot.picture(
                "Bins of " + name,
                note,
                "Bins of " + name + ": bars for the share of the rows, points for the event rate. " + note,
                table(table));
    }

    private static double rateOrZero(Bin bin) {
        return bin.weight() > 0 ? bin.eventRate() : 0;
    }

    private static Ticks ticks(int bins) {
        List<Double> values = new ArrayList<>(List.of(0.5));
        List<String> labels = new ArrayList<>(List.of(""));
        for (int i = 1; i <= bins; i++) {
            values.add((double) i);
            labels.add(Integer.toString(i));
        }
        values.add(bins + 0.5);
        labels.add("");
        return new Ticks(values, labels);
    }

    private static void drawBars(Plot plot, List<Bin> bins) {
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            String hover = bin.label() + ": " + Numerals.percent(bin.share()) + " of the rows";
            plot.bar(Ink.MUTED, i + 0.5 + GAP, i + 1.5 - GAP, 0, bin.share(), hover);
            double top = Math.max(bin.share(), rateOrZero(bin));
            String woe = bin.weight() > 0 ? Numerals.typeset(Numerals.fixed(bin.woe(), 2)) : "";
            plot.drawing().text("legend halo", plot.x(i + 1.0), plot.y(top) - 8, Drawing.Anchor.MIDDLE, woe);
        }
    }

    /** The line joins the regular bins alone: the others have no place in their order. */
    private static void drawRates(Plot plot, List<Bin> bins, int regular) {
        double[] places = new double[regular];
        double[] rates = new double[regular];
        int count = 0;
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            if (bin.weight() > 0 && i < regular) {
                places[count] = i + 1.0;
                rates[count++] = bin.eventRate();
            }
        }
        if (count > 0) {
            plot.line(Ink.of(0), Arrays.copyOf(places, count), Arrays.copyOf(rates, count));
        }
        for (int i = 0; i < bins.size(); i++) {
            Bin bin = bins.get(i);
            if (bin.weight() > 0) {
                String hover = bin.label() + ": event rate " + Numerals.percent(bin.eventRate());
                plot.marker(Ink.of(0), i + 1.0, bin.eventRate(), hover);
            }
        }
    }

    static Table table(BinningTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (Bin bin : table.rows()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    bin.label(),
                    Numerals.number(bin.weight()),
                    Numerals.percent(bin.share()),
                    Numerals.number(bin.events()),
                    Numerals.percent(bin.eventRate()),
                    Numerals.fixed(bin.woe(), 4),
                    Numerals.fixed(bin.iv(), 4)));
        }
        return new Table(
                "Bins of " + table.bins().feature().name(),
                List.of("", "bin", "rows", "share", "events", "event rate", "WoE", "IV"),
                rows);
    }
}
