package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.SchemaMismatchException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one block of a file, asked for one after the other. What is wrong is told to the problems. */
final class Block {
    private final String what;
    private final Place place;
    private final Map<String, FileNode.Field> fields;
    private final Problems problems;

    private Block(String what, FileNode.Fields node, Problems problems) {
        this.what = what;
        this.place = node.place();
        this.fields = node.fields();
        this.problems = problems;
    }

    /**
     * Opens a block.
     *
     * @param node the value that must be a block
     * @param what what it is, for messages
     * @param keys the keys that it may have; others are told
     * @return the block, null if the value is none
     */
    static @Nullable Block open(FileNode node, String what, List<String> keys, Problems problems) {
        if (!(node instanceof FileNode.Fields fields)) {
            problems.add(
                    node.place(),
                    "The " + what + " must be a block of keys, but is " + node.described() + ".",
                    "write " + keys.get(0) + ": and the other keys, each on its line");
            return null;
        }
        fields.fields().forEach((key, field) -> {
            if (!keys.contains(key)) {
                problems.add(field.keyPlace(), unknownName("key", key, "of the " + what + " ", keys, "remove it"));
            }
        });
        return new Block(what, fields, problems);
    }

    /** The message that a name is none of those that there are, and which is near. */
    static String unknownValue(String kind, String name, String of, List<String> names) {
        return unknownName(kind, name, of, names, "take one of these");
    }

    private static String unknownName(String kind, String name, String of, List<String> names, String otherwise) {
        String rule = "The " + kind + " (" + Problems.shown(name) + ") " + of + "must be one of";
        return String.valueOf(SchemaMismatchException.unknownName(rule, name, names, otherwise)
                .getMessage());
    }

    String what() {
        return what;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Where the value of a key is, or the block if it has none. */
    Place placeOf(String key) {
        FileNode.Field field = fields.get(key);
        return field == null ? place : field.value().place();
    }

    void problem(String key, String sentence, String advice) {
        problems.add(placeOf(key), sentence, advice);
    }

    /** Tells what an action refused, at the value of a key. */
    void refused(String key, IllegalArgumentException e) {
        problems.add(placeOf(key), String.valueOf(e.getMessage()));
    }

    /** The value of a key, null if there is none. */
    @Nullable
    FileNode find(String key) {
        FileNode.Field field = fields.get(key);
        return field == null ? null : field.value();
    }

    /** The value of a key that must be there; null, and a problem, if it is not. */
    @Nullable
    FileNode require(String key, String example) {
        FileNode value = find(key);
        if (value == null) {
            problems.add(
                    place,
                    "The " + what + " must have the key " + key + ", but has not.",
                    "add " + key + ": " + example);
        }
        return value;
    }

    private void wrong(String key, FileNode value, String wanted, String advice) {
        problems.add(
                value.place(),
                "The " + key + " of the " + what + " must be " + wanted + ", but is " + value.described() + ".",
                advice);
    }

    /** A text that must be there. */
    @Nullable
    String text(String key, String example) {
        return textOf(key, require(key, example));
    }

    /** A text that may be absent. */
    @Nullable
    String textIfAny(String key) {
        return textOf(key, find(key));
    }

    private @Nullable String textOf(String key, @Nullable FileNode value) {
        if (value == null || value instanceof FileNode.Text) {
            return value == null ? null : ((FileNode.Text) value).value();
        }
        String advice = "write it in words";
        if (value instanceof FileNode.Real number) {
            advice = "write it in quotes: \"" + Problems.shown(number.written()) + "\"";
        } else if (value instanceof FileNode.Flag flag) {
            advice = "write it in quotes: \"" + flag.value() + "\"";
        }
        wrong(key, value, "a text", advice);
        return null;
    }

    /** A number that must be there; NaN, and a problem, if it is not. */
    double number(String key, String example) {
        FileNode value = require(key, example);
        return value == null ? Double.NaN : numberOf(key, value);
    }

    /** A number that may be absent; NaN, and a problem, if it is none. */
    double numberOr(String key, double otherwise) {
        FileNode value = find(key);
        return value == null ? otherwise : numberOf(key, value);
    }

    private double numberOf(String key, FileNode value) {
        if (value instanceof FileNode.Real number && Math.abs(number.value()) <= Double.MAX_VALUE) {
            return number.value();
        }
        boolean isText = value instanceof FileNode.Text;
        wrong(key, value, "a finite number", isText ? "write the digits alone, with a decimal point" : "write 10");
        return Double.NaN;
    }

    /** A truth value that is false if it is absent. */
    boolean flag(String key) {
        FileNode value = find(key);
        if (value == null || value instanceof FileNode.Flag) {
            return value != null && ((FileNode.Flag) value).value();
        }
        wrong(key, value, "true or false", "write true, or remove the line");
        return false;
    }

    /** A day that may be absent; null, and a problem, if it is none. */
    @Nullable
    LocalDate dayOr(String key, LocalDate otherwise) {
        String text = textIfAny(key);
        if (text == null) {
            return has(key) ? null : otherwise;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            problem(
                    key,
                    "The " + key + " of the " + what + " must be a day, but is the text \"" + Problems.shown(text)
                            + "\".",
                    "write year, month and day: 2026-09-01");
            return null;
        }
    }

    /** The items of a list that must be there, at least one; none, and a problem, if it is not. */
    List<FileNode> items(String key, String example) {
        FileNode value = require(key, example);
        return value == null ? List.of() : itemsOf(key, value);
    }

    /** The items of a list that may be absent. */
    List<FileNode> itemsIfAny(String key) {
        FileNode value = find(key);
        return value == null ? List.of() : itemsOf(key, value);
    }

    private List<FileNode> itemsOf(String key, FileNode value) {
        if (value instanceof FileNode.Items list && !list.items().isEmpty()) {
            return list.items();
        }
        wrong(
                key,
                value,
                "a list of at least one",
                value instanceof FileNode.Items ? "remove the key" : "begin each item with \"- \" on its line");
        return List.of();
    }
}
