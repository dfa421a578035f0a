package io.riskanalyzer.report;

/**
 * What pictures are drawn of: lines, areas, points and texts, each with the class that the style sheet knows. Mutable, for
 * one thread.
 */
final class Drawing {
    /** Greater numbers, and differences of them, are at the end of what a double holds. */
    static final double GREATEST = 1e100;

    /** Where a text stands, seen from its place. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String name;

        Anchor(String name) {
            this.name = name;
        }
    }

    private final Markup out = new Markup();

    /** A straight line that is no data: an axis, a grid line, a reference. */
    Drawing rule(String style, double fromX, double fromY, double toX, double toY) {
        return rule(style, new Trace().to(fromX, fromY).to(toX, toY));
    }

    Drawing rule(String style, Trace trace) {
        out.empty("path", "class", style, "d", trace.toString());
        return this;
    }

    Drawing line(Ink ink, Trace trace) {
        out.empty("path", "class", "line " + ink.colour(), "d", trace.toString());
        return this;
    }

    Drawing area(Ink ink, Trace trace) {
        out.empty("path", "class", "area " + ink.colour(), "d", trace.closed().toString());
        return this;
    }

    /** A line that does not end in dashes, however the series' line is drawn: the whisker of an interval. */
    Drawing whisker(Ink ink, double fromX, double fromY, double toX, double toY) {
        return rule("whisker " + ink.colour(), fromX, fromY, toX, toY);
    }

    /** An interval that lies, with ends that one sees on a bar too. */
    Drawing interval(String style, double low, double high, double middle) {
        String ends = new Trace().to(low, middle).to(high, middle).toString() + tick(low, middle) + tick(high, middle);
        out.empty("path", "class", style, "d", ends);
        return this;
    }

    private static String tick(double x, double middle) {
        return new Trace().to(x, middle - 3.5).to(x, middle + 3.5).toString();
    }

    Drawing marker(Ink ink, double x, double y, String hover) {
        return hovering(
                "path",
                hover,
                "class",
                "marker " + ink.colour(),
                "d",
                ink.marker().at(x, y));
    }

    /** Many points of one kind in one outline, which is short. */
    Drawing points(String style, String outline) {
        out.empty("path", "class", style, "d", outline);
        return this;
    }

    Drawing rectangle(String style, Box box, String hover) {
        return hovering(
                "rect",
                hover,
                "class",
                style,
                "x",
                Numerals.place(box.left()),
                "y",
                Numerals.place(box.top()),
                "width",
                Numerals.place(Math.max(0, box.width())),
                "height",
                Numerals.place(Math.max(0, box.height())));
    }

    /** A rectangle whose fill is the fainter, the smaller the share. */
    Drawing shade(Box box, double share, String hover) {
        return rectangle("shade" + Math.round(Math.max(0, Math.min(share, 1)) * 8), box, hover);
    }

    private Drawing hovering(String element, String hover, String... attributes) {
        if (hover.isEmpty()) {
            out.empty(element, attributes);
        } else {
            out.open(element, attributes).leaf("title", hover).close();
        }
        return this;
    }

    Drawing text(String style, double x, double y, Anchor anchor, String text) {
        if (text.isEmpty()) {
            return this;
        }
        out.leaf(
                "text",
                text,
                "class",
                style,
                "x",
                Numerals.place(x),
                "y",
                Numerals.place(y),
                "text-anchor",
                anchor.name);
        return this;
    }

    /** A text that may be too long for its room; all of it shows when the pointer rests there. */
    Drawing textWithin(double width, String style, double x, double y, Anchor anchor, String text) {
        String shown = Lettering.within(width, text);
        if (shown.equals(text)) {
            return text(style, x, y, anchor, text);
        }
        out.open("text", "class", style, "x", Numerals.place(x), "y", Numerals.place(y), "text-anchor", anchor.name)
                .leaf("title", text)
                .text(shown)
                .close();
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
