package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code docs/bad-input.md}: a heading for each kind of input, prose, and a table with a row for each wrong input. */
final class BadInputDocument {
    private static final Path FILE = Path.of("..", "docs", "bad-input.md");

    private BadInputDocument() {}

    /** The rows of a table, without its head. */
    static List<String> rows(Kind kind) throws IOException {
        return section(Files.readString(FILE), kind)
                .lines()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    /** Writes the tables anew, and leaves the prose. */
    static void write(Map<Kind, List<String>> rows) throws IOException {
        String text = Files.readString(FILE);
        for (Kind kind : Kind.values()) {
            String section = section(text, kind);
            String prose = section.substring(0, section.indexOf("\n|") < 0 ? section.length() : section.indexOf("\n|"));
            String table = kind.tableHead() + "\n" + String.join("\n", rows.get(kind));
            text = text.replace(section, prose.stripTrailing() + "\n\n" + table + "\n\n");
        }
        Files.writeString(FILE, text.stripTrailing() + "\n");
    }

    private static String section(String text, Kind kind) {
        String heading = "\n## " + kind.heading + "\n";
        int start = text.indexOf(heading);
        if (start < 0) {
            throw new IllegalStateException("The document has no heading: " + heading.strip());
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end + 1);
    }
}
