package io.riskanalyzer.examples.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns that are as wide as their widest cell. Mutable, for one thread. */
public final class Table {
    private final List<String> headers;
    private final List<String[]> rows = new ArrayList<>();

    /**
     * Creates an empty table.
     *
     * @param headers the names of the columns; a column whose name begins with {@code >} is set to the right
     */
    public Table(String... headers) {
        this.headers = List.of(headers);
    }

    /**
     * Adds a row.
     *
     * @param cells one text a column
     * @return this table
     */
    public Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    /**
     * Returns the names of the columns, without their signs.
     *
     * @return the names
     */
    public List<String> columns() {
        return IntStream.range(0, headers.size()).mapToObj(this::name).toList();
    }

    /**
     * Returns the rows.
     *
     * @return the cells of each row
     */
    public List<List<String>> cells() {
        return rows.stream().map(List::of).toList();
    }

    /** Returns the header, a rule and the rows, one a line. */
    @Override
    public String toString() {
        int[] widths = new int[headers.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = name(i).length();
            for (String[] row : rows) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        String[] names = new String[widths.length];
        String[] rules = new String[widths.length];
        for (int i = 0; i < widths.length; i++) {
            names[i] = name(i);
            rules[i] = "─".repeat(widths[i]);
        }
        append(text, names, widths);
        append(text, rules, widths);
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private String name(int column) {
        String header = headers.get(column);
        return header.startsWith(">") ? header.substring(1) : header;
    }

    private void append(StringBuilder text, String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String blanks = " ".repeat(widths[i] - cells[i].length());
            line.append(headers.get(i).startsWith(">") ? blanks + cells[i] : cells[i] + blanks);
            line.append("  ");
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
