package io.riskanalyzer.report;

import io.riskanalyzer.report.Drawing.Anchor;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The scores of the positives above a line, and those of the negatives below it. */
final class ScoresPicture {
    private static final int MOST_TICKS = 9;
    private static final int LEAST_BINS = 25;
    private static final double HEIGHT = 330;

    private final Bands bands;
    private final Histogram positives;
    private final Histogram negatives;
    private final Plot plot;

    private ScoresPicture(double[] scores, boolean[] labels, Bands bands) {
        this.bands = bands;
        Dimension across = Axis.of("score").over(Arrays.stream(scores), MOST_TICKS);
        positives = histogram(scores, labels, true, across.ticks());
        negatives = histogram(scores, labels, false, across.ticks());
        Dimension up = Axis.of("share of a class in a bin")
                .over(DoubleStream.of(positives.greatestShare() * 1.12, -negatives.greatestShare() * 1.04));
        Legend legend = new Legend()
                .with(Ink.of(1), Legend.Key.AREA, "positives, above (" + Numerals.number(positives.count()) + ")")
                .with(Ink.of(0), Legend.Key.AREA, "negatives, below (" + Numerals.number(negatives.count()) + ")");
        plot = new Plot(across, new Dimension(up.label(), bothPositive(up.ticks()), false), HEIGHT, legend);
    }

    static Picture of(double[] scores, boolean[] labels, Bands bands) {
        Refusal.ifEmpty("scores", scores.length);
        Refusal.unlessSameRows(scores, labels);
        return new ScoresPicture(scores, labels, bands).draw();
    }

    /** Bins whose edges are on the ticks, so that a limit of a band is mostly an edge too. */
    private static Histogram histogram(double[] scores, boolean[] labels, boolean label, Ticks ticks) {
        double[] values = IntStream.range(0, scores.length)
                .filter(row -> labels[row] == label)
                .mapToDouble(row -> scores[row])
                .toArray();
        int intervals = ticks.values().size() - 1;
        int bins = intervals * Math.max(1, (LEAST_BINS + intervals - 1) / intervals);
        return Histogram.of(values, ticks.first(), ticks.last(), bins);
    }

    private static Ticks bothPositive(Ticks ticks) {
        return new Ticks(
                ticks.values(),
                ticks.values().stream()
                        .map(share -> Numerals.significant(Math.abs(share) * 100, 3) + " %")
                        .toList());
    }

    private Picture draw() {
        draw(positives, Ink.of(1), 1);
        draw(negatives, Ink.of(0), -1);
        plot.drawing().rule("axis", plot.box().left(), plot.y(0), plot.box().right(), plot.y(0));
        bands.all().forEach(this::draw);
        String description = "Distribution of the scores of " + Numerals.number(positives.count()) + " positives and "
                + Numerals.number(negatives.count()) + " negatives.";
        return plot.picture(
                "Scores by class",
                "The less the two overlap, the better the scores tell them apart.",
                description,
                table());
    }

    private void draw(Histogram histogram, Ink ink, int direction) {
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double share = histogram.share(bin);
            if (share > 0) {
                double gap = (histogram.to(bin) - histogram.from(bin)) * 0.04;
                plot.bar(
                        ink,
                        histogram.from(bin) + gap,
                        histogram.to(bin) - gap,
                        0,
                        direction * share,
                        Numerals.number(histogram.from(bin)) + " to " + Numerals.number(histogram.to(bin)) + ": "
                                + Numerals.percent(share));
            }
        }
    }

    /** A band as its name between the lines at which it begins and ends. */
    private void draw(Band band) {
        if (bands.all().size() == 1) {
            return;
        }
        double left = Math.max(plot.box().left(), plot.x(band.from()));
        double right = Math.min(plot.box().right(), plot.x(band.to()));
        if (!(left < right)) {
            return;
        }
        if (left > plot.box().left()) {
            plot.drawing()
                    .rule("reference", left, plot.box().top(), left, plot.box().bottom());
        }
        plot.drawing()
                .textWithin(
                        right - left - 4,
                        "aside",
                        (left + right) / 2,
                        plot.box().top() + 13,
                        Anchor.MIDDLE,
                        band.name());
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        for (int bin = 0; bin < positives.bins(); bin++) {
            if (positives.share(bin) + negatives.share(bin) > 0) {
                rows.add(List.of(
                        Numerals.number(positives.from(bin)),
                        Numerals.number(positives.to(bin)),
                        Numerals.percent(positives.share(bin)),
                        Numerals.percent(negatives.share(bin))));
            }
        }
        return new Table("Scores by class", List.of("from", "to", "of the positives", "of the negatives"), rows);
    }
}
