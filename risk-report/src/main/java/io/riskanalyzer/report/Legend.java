package io.riskanalyzer.report;

import java.util.ArrayList;
import java.util.List;

/** What the lines of a picture are, in rows above it. */
final class Legend {
    private static final double ROW = 18;
    private static final double KEY = 26;
    private static final double GAP = 16;

    /** How a thing is shown: as a line, as points on a line, as points alone, or as an area. */
    enum Key {
        LINE,
        POINTS,
        SCATTER,
        AREA
    }

    private record Entry(Ink ink, Key key, String text) {
        double width() {
            return KEY + Lettering.widthOf(text);
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    Legend with(Ink ink, Key key, String text) {
        entries.add(new Entry(ink, key, text));
        return this;
    }

    double height(double width) {
        return rows(width).size() * ROW;
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        double used = width;
        for (Entry entry : entries) {
            if (used + entry.width() > width || rows.isEmpty()) {
                rows.add(new ArrayList<>());
                used = 0;
            }
            rows.get(rows.size() - 1).add(entry);
            used += entry.width() + GAP;
        }
        return rows;
    }

    void draw(Drawing drawing, double width) {
        double middle = ROW / 2;
        for (List<Entry> row : rows(width)) {
            double left = 0;
            for (Entry entry : row) {
                drawKey(drawing, entry, left, middle);
                drawing.textWithin(
                        width - left - KEY, "legend", left + KEY, middle + 4, Drawing.Anchor.START, entry.text());
                left += entry.width() + GAP;
            }
            middle += ROW;
        }
    }

    private static void drawKey(Drawing drawing, Entry entry, double left, double middle) {
        double right = left + KEY - 6;
        if (entry.key() == Key.AREA) {
            drawing.rectangle("bar " + entry.ink().colour(), new Box(left, middle - 5, right, middle + 5), "");
            return;
        }
        if (entry.key() != Key.SCATTER) {
            drawing.line(entry.ink(), new Trace().to(left, middle).to(right, middle));
        }
        if (entry.key() != Key.LINE) {
            drawing.marker(entry.ink(), (left + right) / 2, middle, "");
        }
    }
}
