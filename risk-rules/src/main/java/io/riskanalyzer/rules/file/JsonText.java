package io.riskanalyzer.rules.file;

import java.util.Iterator;
import java.util.Map;

/** Writes nodes as JSON for people: what fits on a line stands on one. */
final class JsonText {
    private static final int LINE = 100;
    private static final String INDENT = "  ";

    private JsonText() {}

    static String of(FileNode node) {
        StringBuilder text = new StringBuilder();
        append(node, "\n", text);
        return text.append('\n').toString();
    }

    private static void append(FileNode node, String newLine, StringBuilder text) {
        int start = text.length();
        appendFlat(node, text);
        boolean isScalar = !(node instanceof FileNode.Fields) && !(node instanceof FileNode.Items);
        if (isScalar || (newLine.length() > 1 && text.length() - start + newLine.length() <= LINE)) {
            return;
        }
        text.setLength(start);
        String inner = newLine + INDENT;
        if (node instanceof FileNode.Fields fields) {
            text.append('{');
            String separator = inner;
            for (Map.Entry<String, FileNode.Field> field : fields.fields().entrySet()) {
                text.append(separator);
                Quotes.append(field.getKey(), text);
                append(field.getValue().value(), inner, text.append(": "));
                separator = "," + inner;
            }
            text.append(newLine).append('}');
        } else if (node instanceof FileNode.Items items) {
            text.append('[');
            String separator = inner;
            for (FileNode item : items.items()) {
                append(item, inner, text.append(separator));
                separator = "," + inner;
            }
            text.append(newLine).append(']');
        }
    }

    private static void appendFlat(FileNode node, StringBuilder text) {
        if (node instanceof FileNode.Fields fields) {
            text.append('{');
            Iterator<Map.Entry<String, FileNode.Field>> each =
                    fields.fields().entrySet().iterator();
            while (each.hasNext()) {
                Map.Entry<String, FileNode.Field> field = each.next();
                Quotes.append(field.getKey(), text);
                appendFlat(field.getValue().value(), text.append(": "));
                text.append(each.hasNext() ? ", " : "");
            }
            text.append('}');
        } else if (node instanceof FileNode.Items items) {
            text.append('[');
            Iterator<FileNode> each = items.items().iterator();
            while (each.hasNext()) {
                appendFlat(each.next(), text);
                text.append(each.hasNext() ? ", " : "");
            }
            text.append(']');
        } else if (node instanceof FileNode.Text value) {
            Quotes.append(value.value(), text);
        } else if (node instanceof FileNode.Real number) {
            text.append(number.written());
        } else if (node instanceof FileNode.Flag flag) {
            text.append(flag.value());
        }
    }
}
