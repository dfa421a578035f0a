package io.riskanalyzer.report;

import io.riskanalyzer.report.Drawing.Anchor;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers one below the other, as bars or as dots. */
final class QuantitiesPicture {
    private static final double ROW = 24;
    private static final double TOP = 6;
    private static final double BOTTOM = 40;
    private static final double MOST_LABEL = 175;
    private static final double BAR = 15;
    private static final int MOST_TICKS = 6;
    private static final Ink DOT = Ink.of(0);

    private final Axis axis;
    private final List<Quantity> quantities;
    private final Drawing drawing = new Drawing();
    private final Box box;
    private final Dimension dimension;
    private final Ruler ruler;
    private final List<String> values;

    private QuantitiesPicture(Axis axis, List<Quantity> quantities, DoubleStream least) {
        Refusal.ifEmpty("numbers", quantities.size());
        this.axis = axis;
        this.quantities = quantities;
        dimension = axis.over(
                DoubleStream.concat(
                        least,
                        quantities.stream()
                                .flatMapToDouble(quantity -> DoubleStream.of(quantity.from(), quantity.to()))),
                MOST_TICKS);
        values = axis.texts(quantities.stream().map(Quantity::value).toList());
        double labels = widest(quantities.stream().map(Quantity::label).toList());
        box = new Box(
                Math.min(labels, MOST_LABEL) + 14,
                TOP,
                Plot.WIDTH - widest(values) - 16,
                TOP + ROW * quantities.size());
        ruler = dimension.between(box.left(), box.right());
    }

    private static double widest(List<String> texts) {
        return texts.stream().mapToDouble(Lettering::widthOf).max().orElse(0);
    }

    static Picture bars(String title, Axis axis, List<Quantity> quantities) {
        if (axis.isLogarithmic()) {
            throw Refusal.of("axis of bars", axis, "have a 0", "a logarithmic one has none", "draw dots");
        }
        return new QuantitiesPicture(axis, quantities, DoubleStream.of(0)).draw(title, true);
    }

    static Picture dots(String title, Axis axis, List<Quantity> quantities) {
        return new QuantitiesPicture(axis, quantities, DoubleStream.empty()).draw(title, false);
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
        for (int i = 0; i < quantities.size(); i++) {
            double middle = box.top() + ROW * (i + 0.5);
            draw(quantities.get(i), middle, isBars);
            drawing.text("legend", Plot.WIDTH, middle + 4, Anchor.END, Numerals.typeset(values.get(i)));
        }
        String description = title + ": " + axis.label() + " of " + quantities.size() + ", the first "
                + quantities.get(0).label() + " with " + values.get(0) + ".";
        double height = box.bottom() + BOTTOM;
        return new Picture(title, "", description, Plot.WIDTH, height, drawing.toString(), table(title));
    }

    private void draw(Quantity quantity, double middle, boolean isBar) {
        drawing.textWithin(box.left() - 13.5, "legend", box.left() - 10, middle + 4, Anchor.END, quantity.label());
        double at = ruler.at(quantity.value());
        Ink ink = isBar && quantity.value() < 0 ? Ink.of(1) : DOT;
        if (isBar) {
            double zero = ruler.at(0);
            drawing.rectangle(
                    "bar soft " + ink.colour(),
                    new Box(Math.min(zero, at), middle - BAR / 2, Math.max(zero, at), middle + BAR / 2),
                    "");
        }
        if (quantity.hasInterval()) {
            drawing.interval(
                    isBar ? "on-bar" : "whisker ink0", ruler.at(quantity.from()), ruler.at(quantity.to()), middle);
        }
        if (!isBar) {
            drawing.marker(ink, at, middle, "");
        }
    }

    private Table table(String title) {
        boolean hasIntervals = quantities.stream().anyMatch(Quantity::hasInterval);
        if (!hasIntervals) {
            return new Table(
                    title,
                    List.of("", axis.label()),
                    quantities.stream()
                            .map(quantity -> List.of(quantity.label(), axis.text(quantity.value())))
                            .toList());
        }
        return new Table(
                title,
                List.of("", axis.label(), "from", "to"),
                quantities.stream()
                        .map(quantity -> List.of(
                                quantity.label(),
                                axis.text(quantity.value()),
                                axis.text(quantity.from()),
                                axis.text(quantity.to())))
                        .toList());
    }
}
