package io.riskanalyzer.plan;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Lays a document out for people: what fits on a line stands on one, everything else is indented by two blanks a level.
 */
final class Layout {
    private static final int LINE = 200;
    private static final String INDENT = "  ";
    /** What a part is stands on one line: kind, module, version. */
    private static final Set<String> HEAD = Set.of(NodeReader.KIND, NodeReader.MODULE);

    private Layout() {}

    /** The text of a document, with a line feed at its end. */
    static String of(Node document) {
        StringBuilder text = new StringBuilder();
        append(document, "\n", LINE, text);
        return text.append('\n').toString();
    }

    /** Appends a node; {@code newLine} is the line feed with the indent of the node, {@code room} what its line has left. */
    private static void append(Node node, String newLine, int room, StringBuilder text) {
        int start = text.length();
        if (appendFlat(node, start + room, text)) {
            return;
        }
        text.setLength(start);
        String inner = newLine + INDENT;
        int innerRoom = LINE - inner.length();
        if (node instanceof Node.Fields fields) {
            String separator = "{" + inner;
            for (var member : fields.members().entrySet()) {
                text.append(separator);
                quote(member.getKey(), text);
                text.append(": ");
                append(member.getValue(), inner, innerRoom - member.getKey().length(), text);
                separator = HEAD.contains(member.getKey()) ? ", " : "," + inner;
            }
            text.append(newLine).append('}');
        } else if (node instanceof Node.Items items) {
            String separator = "[";
            for (Node item : items.items()) {
                text.append(separator).append(inner);
                append(item, inner, innerRoom, text);
                separator = ",";
            }
            text.append(newLine).append(']');
        }
    }

    /** Appends a node on one line; returns whether it ends before {@code end}, or is a single value, which cannot break. */
    private static boolean appendFlat(Node node, int end, StringBuilder text) {
        if (node instanceof Node.Fields fields) {
            String separator = "{";
            for (var member : fields.members().entrySet()) {
                text.append(separator);
                quote(member.getKey(), text);
                text.append(": ");
                if (!fits(member.getValue(), end, text)) {
                    return false;
                }
                separator = ", ";
            }
            text.append(fields.members().isEmpty() ? "{}" : "}");
        } else if (node instanceof Node.Items items) {
            String separator = "[";
            for (Node item : items.items()) {
                text.append(separator);
                if (!fits(item, end, text)) {
                    return false;
                }
                separator = ", ";
            }
            text.append(items.items().isEmpty() ? "[]" : "]");
        } else if (node instanceof Node.Text value) {
            quote(value.value(), text);
        } else if (node instanceof Node.Whole whole) {
            text.append(whole.value());
        } else if (node instanceof Node.Real real) {
            text.append(NumberOutput.toString(real.value(), true)); // the shortest, the same on every Java version
        } else if (node instanceof Node.Flag flag) {
            text.append(flag.value());
        }
        return true;
    }

    private static boolean fits(Node node, int end, StringBuilder text) {
        boolean tooLong = node instanceof Node.Text value && value.value().length() > end - text.length();
        return !tooLong && appendFlat(node, end, text) && text.length() < end;
    }

    private static void quote(String value, StringBuilder text) {
        try {
            Quoted.append(value, text);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringBuilder does not fail.", e);
        }
    }
}
