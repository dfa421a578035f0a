package io.riskanalyzer.report;

import io.riskanalyzer.report.Drawing.Anchor;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers one below the other, as bars or as dots. */
final class EstimatesPicture {
    private static final double ROW = 24;
    private static final double TOP = 6;
    private static final double BOTTOM = 40;
    private static final double MOST_LABEL = 175;
    private static final double BAR = 15;
    private static final int MOST_TICKS = 6;
    private static final Ink DOT = Ink.of(0);

    private final Axis axis;
    private final List<Estimate> estimates;
    private final Drawing drawing = new Drawing();
    private final Box box;
    private final Dimension dimension;
    private final Ruler ruler;
    private final List<String> values;

    private EstimatesPicture(Axis axis, List<Estimate> estimates, DoubleStream least) {
        Refusal.ifEmpty("numbers", estimates.size());
        this.axis = axis;
        this.estimates = estimates;
        dimension = axis.over(
                DoubleStream.concat(
                        least,
                        estimates.stream()
                                .flatMapToDouble(estimate -> DoubleStream.of(estimate.low(), estimate.high()))),
                MOST_TICKS);
        values = axis.texts(estimates.stream().map(Estimate::value).toList());
        double labels = widest(estimates.stream().map(Estimate::label).toList());
        box = new Box(
                Math.min(labels, MOST_LABEL) + 14, TOP, Plot.WIDTH - widest(values) - 16, TOP + ROW * estimates.size());
        ruler = dimension.between(box.left(), box.right());
    }

    private static double widest(List<String> texts) {
        return texts.stream().mapToDouble(Lettering::widthOf).max().orElse(0);
    }

    static Picture bars(String title, Axis axis, List<Estimate> estimates) {
        if (axis.isLogarithmic()) {
            throw Refusal.of("axis of bars", axis, "have a 0", "a logarithmic one has none", "draw dots");
        }
        return new EstimatesPicture(axis, estimates, DoubleStream.of(0)).draw(title, true);
    }

    static Picture dots(String title, Axis axis, List<Estimate> estimates) {
        return new EstimatesPicture(axis, estimates, DoubleStream.empty()).draw(title, false);
    }

    private Picture draw(String title, boolean isBars) {
        dimension.ticks().values().forEach(tick -> {
            double at = ruler.at(tick);
            drawing.rule("grid", at, box.top(), at, box.bottom());
        });
        Plot.drawBottom(drawing, dimension, ruler, box);
        if (isBars) {
            drawing.rule("axis", ruler.at(0), box.top(), ruler.at(0), box.bottom());
        }
        for (int i = 0; i < estimates.size(); i++) {
            double middle = box.top() + ROW * (i + 0.5);
            draw(estimates.get(i), middle, isBars);
            drawing.text("legend", Plot.WIDTH, middle + 4, Anchor.END, Numerals.typeset(values.get(i)));
        }
        String description = title + ": " + axis.label() + " of " + estimates.size() + ", the first "
                + estimates.get(0).label() + " with " + values.get(0) + ".";
        double height = box.bottom() + BOTTOM;
        return new Picture(title, "", description, Plot.WIDTH, height, drawing.toString(), table(title));
    }

    private void draw(Estimate estimate, double middle, boolean isBar) {
        drawing.textWithin(box.left() - 13.5, "legend", box.left() - 10, middle + 4, Anchor.END, estimate.label());
        double at = ruler.at(estimate.value());
        Ink ink = isBar && estimate.value() < 0 ? Ink.of(1) : DOT;
        if (isBar) {
            double zero = ruler.at(0);
            drawing.rectangle(
                    "bar soft " + ink.colour(),
                    new Box(Math.min(zero, at), middle - BAR / 2, Math.max(zero, at), middle + BAR / 2),
                    "");
        }
        if (estimate.hasInterval()) {
            drawing.interval(
                    isBar ? "on-bar" : "whisker ink0", ruler.at(estimate.low()), ruler.at(estimate.high()), middle);
        }
        if (!isBar) {
            drawing.marker(ink, at, middle, "");
        }
    }

    private Table table(String title) {
        boolean hasIntervals = estimates.stream().anyMatch(Estimate::hasInterval);
        if (!hasIntervals) {
            return new Table(
                    title,
                    List.of("", axis.label()),
                    estimates.stream()
                            .map(estimate -> List.of(estimate.label(), axis.text(estimate.value())))
                            .toList());
        }
        return new Table(
                title,
                List.of("", axis.label(), "from", "to"),
                estimates.stream()
                        .map(estimate -> List.of(
                                estimate.label(),
                                axis.text(estimate.value()),
                                axis.text(estimate.low()),
                                axis.text(estimate.high())))
                        .toList());
    }
}
