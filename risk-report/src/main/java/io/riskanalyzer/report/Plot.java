package io.riskanalyzer.report;

import io.riskanalyzer.report.Drawing.Anchor;

/**
 * Two dimensions with their axes, grid and legend, and what is drawn between them, given in values of the dimensions.
 * Mutable, for one thread.
 */
final class Plot {
    /** The width of a picture, of which two stand side by side on a page. */
    static final double WIDTH = 400;

    private static final double LABEL = 18;
    private static final double GAP = 7;

    private final Drawing drawing = new Drawing();
    private final Box box;
    private final Ruler x;
    private final Ruler y;
    private final double height;

    /** A plot of the usual width; {@code plotHeight} is that between the axes. */
    Plot(Dimension across, Dimension up, double plotHeight, Legend legend) {
        double top = legend.height(WIDTH) + LABEL + GAP;
        double left = up.widestLabel() + GAP;
        double right = WIDTH - Math.max(6, Lettering.widthOf(lastOf(across)) / 2);
        box = new Box(left, top, right, top + plotHeight);
        height = box.bottom() + 2 * LABEL + 4;
        x = across.between(box.left(), box.right());
        y = up.between(box.bottom(), box.top());
        legend.draw(drawing, WIDTH);
        drawGrid(across, up);
    }

    private static String lastOf(Dimension dimension) {
        return dimension.ticks().labels().get(dimension.ticks().labels().size() - 1);
    }

    private void drawGrid(Dimension across, Dimension up) {
        drawing.text("axis-label", 0, box.top() - GAP - 3, Anchor.START, up.label());
        for (int i = 0; i < up.ticks().values().size(); i++) {
            double at = y.at(up.ticks().values().get(i));
            drawing.rule("grid", box.left(), at, box.right(), at);
            drawing.text(
                    "tick",
                    box.left() - GAP + 1,
                    at + 4,
                    Anchor.END,
                    up.ticks().labels().get(i));
        }
        drawBottom(drawing, across, x, box);
    }

    /** The axis at the bottom: line, ticks, numbers as many as there is room for, and the label. */
    static void drawBottom(Drawing drawing, Dimension across, Ruler x, Box box) {
        drawing.rule("axis", box.left(), box.bottom(), box.right(), box.bottom());
        double written = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < across.ticks().values().size(); i++) {
            double at = x.at(across.ticks().values().get(i));
            String label = across.ticks().labels().get(i);
            double half = Lettering.widthOf(label) / 2;
            drawing.rule("axis", at, box.bottom(), at, box.bottom() + 4);
            if (at - half > written) {
                drawing.text("tick", at, box.bottom() + 17, Anchor.MIDDLE, label);
                written = at + half + 4;
            }
        }
        drawing.textWithin(
                box.right(), "axis-label", box.right(), box.bottom() + 17 + LABEL, Anchor.END, across.label());
    }

    Box box() {
        return box;
    }

    double height() {
        return height;
    }

    Drawing drawing() {
        return drawing;
    }

    /** The value at the left end. */
    double from() {
        return x.from();
    }

    /** The value at the right end. */
    double to() {
        return x.to();
    }

    double x(double value) {
        return x.at(value);
    }

    double y(double value) {
        return y.at(value);
    }

    /** A line from point to point. */
    Plot line(Ink ink, double[] xs, double[] ys) {
        Trace trace = new Trace();
        for (int i = 0; i < xs.length; i++) {
            trace.to(x.at(xs[i]), y.at(ys[i]));
        }
        drawing.line(ink, trace);
        return this;
    }

    /** The area between two lines. */
    Plot ribbon(Ink ink, double[] xs, double[] lows, double[] highs) {
        Trace trace = new Trace();
        for (int i = 0; i < xs.length; i++) {
            trace.to(x.at(xs[i]), y.at(highs[i]));
        }
        for (int i = xs.length - 1; i >= 0; i--) {
            trace.to(x.at(xs[i]), y.at(lows[i]));
        }
        drawing.area(ink, trace);
        return this;
    }

    Plot marker(Ink ink, double atX, double atY, String hover) {
        drawing.marker(ink, x.at(atX), y.at(atY), hover);
        return this;
    }

    /** An upright interval. */
    Plot interval(Ink ink, double atX, double low, double high) {
        drawing.whisker(ink, x.at(atX), y.at(low), x.at(atX), y.at(high));
        return this;
    }

    /** A bar from {@code fromY} to {@code toY}, in either order. */
    Plot bar(Ink ink, double fromX, double toX, double fromY, double toY, String hover) {
        double one = y.at(fromY);
        double other = y.at(toY);
        Box bar = new Box(x.at(fromX), Math.min(one, other), x.at(toX), Math.max(one, other));
        drawing.rectangle("bar " + ink.colour(), bar, hover);
        return this;
    }

    /** A line that is no data, such as chance. */
    Plot reference(double fromX, double fromY, double toX, double toY) {
        drawing.rule("reference", x.at(fromX), y.at(fromY), x.at(toX), y.at(toY));
        return this;
    }

    Picture picture(String title, String note, String description, Table data) {
        return new Picture(title, note, description, WIDTH, height, drawing.toString(), data);
    }
}
