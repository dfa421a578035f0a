package io.riskanalyzer.report;

import io.riskanalyzer.metric.GainsCurve;
import java.util.ArrayList;
import java.util.List;

/** The lift of each tenth of a sample. */
final class LiftPicture {
    private static final int TENTHS = 10;
    private static final double HEIGHT = 330;
    private static final double GAP = 0.08;

    private LiftPicture() {}

    static Picture of(GainsCurve curve) {
        List<GainsCurve.Slice> slices = curve.slices(TENTHS);
        Dimension across = new Dimension("tenth of the sample, the riskiest first", tenths(), false);
        Dimension up = Axis.of("times as many positives as on average")
                .within(0, 1)
                .over(slices.stream().mapToDouble(GainsCurve.Slice::lift));
        Plot plot = new Plot(across, up, HEIGHT, new Legend());
        plot.reference(0.5, 1, TENTHS + 0.5, 1);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < TENTHS; i++) {
            GainsCurve.Slice slice = slices.get(i);
            String lift = Numerals.fixed(slice.lift(), 2);
            plot.bar(Ink.of(0), i + 0.5 + GAP, i + 1.5 - GAP, 0, slice.lift(), "tenth " + (i + 1) + ": " + lift);
            plot.drawing().text("legend halo", plot.x(i + 1.0), plot.y(slice.lift()) - 5, Drawing.Anchor.MIDDLE, lift);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Numerals.number(slice.threshold()),
                    Numerals.percent(slice.positiveRate()),
                    lift,
                    Numerals.percent(slice.captured())));
        }
        String note = "The riskiest tenth has " + Numerals.fixed(slices.get(0).lift(), 2)
                + " times as many positives as a tenth by chance.";
        return plot.picture(
                "Lift",
                note,
                "Lift by tenths. " + note,
                new Table("Lift", List.of("tenth", "least score", "positives", "lift", "found so far"), rows));
    }

    private static Ticks tenths() {
        List<Double> values = new ArrayList<>(List.of(0.5));
        List<String> labels = new ArrayList<>(List.of(""));
        for (int i = 1; i <= TENTHS; i++) {
            values.add((double) i);
            labels.add(Integer.toString(i));
        }
        values.add(TENTHS + 0.5);
        labels.add("");
        return new Ticks(values, labels);
    }
}
