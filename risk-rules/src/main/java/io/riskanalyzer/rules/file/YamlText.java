package io.riskanalyzer.rules.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a rule book's nodes as YAML for people: rules in blocks, each feature and each band on a line. */
final class YamlText {
    private static final Pattern PLAIN_IN_BLOCK =
            Pattern.compile("\\p{L}[\\p{L}\\p{N} _./%(){}\\[\\],;:'\"!?+=<>&@§€°–—-]*");
    private static final Pattern PLAIN_IN_FLOW = Pattern.compile("\\p{L}[\\p{L}\\p{N} _./%();'!+=<>&@§€°–—-]*");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /** What readers of YAML 1.1 take for true and false. */
    private static final Set<String> OLD_FLAGS = Set.of("y", "n", "yes", "no", "on", "off");

    private static final Set<String> ONE_LINE_EACH = Set.of(BookKeys.FEATURES, BookKeys.BANDS);
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(FileNode.Fields book) {
        YamlText yaml = new YamlText();
        yaml.block(book, "", "");
        return yaml.text.toString();
    }

    /** Writes keys line by line; the first line follows what is there already, such as the dash of an item. */
    private void block(FileNode.Fields fields, String indent, String firstIndent) {
        String before = firstIndent;
        for (Map.Entry<String, FileNode.Field> field : fields.fields().entrySet()) {
            FileNode value = field.getValue().value();
            text.append(before).append(scalar(field.getKey(), PLAIN_IN_FLOW)).append(':');
            before = indent;
            boolean flat = ONE_LINE_EACH.contains(field.getKey());
            if (value instanceof FileNode.Items items) {
                text.append('\n');
                items.items().forEach(item -> item(item, indent + INDENT, flat));
            } else if (value instanceof FileNode.Fields inner) {
                text.append('\n');
                if (flat) {
                    inner.fields()
                            .forEach((key, each) -> text.append(indent + INDENT)
                                    .append(scalar(key, PLAIN_IN_FLOW))
                                    .append(": ")
                                    .append(flow(each.value()))
                                    .append('\n'));
                } else {
                    block(inner, indent + INDENT, indent + INDENT);
                }
            } else {
                text.append(' ').append(flow(value, PLAIN_IN_BLOCK)).append('\n');
            }
        }
    }

    private void item(FileNode item, String indent, boolean flat) {
        text.append(indent).append("- ");
        if (item instanceof FileNode.Fields fields && !flat) {
            block(fields, indent + INDENT, "");
        } else {
            text.append(flow(item)).append('\n');
        }
    }

    private static String flow(FileNode node) {
        return flow(node, PLAIN_IN_FLOW);
    }

    private static String flow(FileNode node, Pattern plain) {
        if (node instanceof FileNode.Fields fields) {
            return fields.fields().entrySet().stream()
                    .map(field -> scalar(field.getKey(), PLAIN_IN_FLOW) + ": "
                            + flow(field.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof FileNode.Items items) {
            return items.items().stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        if (node instanceof FileNode.Real number) {
            return number.written();
        }
        return node instanceof FileNode.Text value
                ? scalar(value.value(), plain)
                : node instanceof FileNode.Flag flag ? Boolean.toString(flag.value()) : "null";
    }

    /** A text as it is, if that can be taken for nothing else, or in quotes. */
    private static String scalar(String value, Pattern plain) {
        boolean isPlain = DAY.matcher(value).matches()
                || (plain.matcher(value).matches()
                        && !value.contains(": ")
                        && !value.endsWith(":")
                        && !value.endsWith(" ")
                        && !OLD_FLAGS.contains(value.toLowerCase(Locale.ROOT))
                        && !YamlScalars.isNoText(value));
        if (isPlain) {
            return value;
        }
        StringBuilder quoted = new StringBuilder();
        Quotes.append(value, quoted);
        return quoted.toString();
    }
}
