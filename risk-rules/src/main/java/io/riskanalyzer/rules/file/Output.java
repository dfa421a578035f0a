package io.riskanalyzer.rules.file;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the keys of a block that is written. Mutable, for one block. */
final class Output {
    private final Map<String, FileNode.Field> fields = new LinkedHashMap<>();

    Output text(String key, String value) {
        return node(key, new FileNode.Text(value, Place.START));
    }

    Output texts(String key, List<String> values) {
        return items(
                key,
                values.stream()
                        .map(value -> new FileNode.Text(value, Place.START))
                        .toList());
    }

    /** Whole numbers without a fraction, others as Java writes them, which reads back to the same bits. */
    Output number(String key, double value) {
        String text = Double.toString(value);
        boolean whole = Math.abs(value) < 1e15 && value == Math.rint(value);
        String written = whole && text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (whole && !text.endsWith(".0")) {
            written = Long.toString((long) value);
        }
        boolean negativeZero = value == 0 && text.startsWith("-");
        return node(key, new FileNode.Real(value, negativeZero ? "-0.0" : written, Place.START));
    }

    /** A truth value, true. */
    Output flag(String key) {
        return node(key, new FileNode.Flag(true, Place.START));
    }

    /** A day, unless it is the one that stands for none. */
    Output day(String key, LocalDate day, LocalDate none) {
        return day.equals(none) ? this : text(key, day.toString());
    }

    Output items(String key, List<? extends FileNode> items) {
        return node(key, new FileNode.Items(List.copyOf(items), Place.START));
    }

    Output node(String key, FileNode value) {
        fields.put(key, new FileNode.Field(Place.START, value));
        return this;
    }

    FileNode.Fields fields() {
        return new FileNode.Fields(fields, Place.START);
    }
}
