package io.riskanalyzer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows and columns of text. A column of numbers is set to the right. Immutable and thread-safe.
 *
 * @param title what it shows, not blank
 * @param columns what stands in each column; none for a list of facts, whose rows are a name and a value
 * @param rows the rows, each of as many cells as there are columns; of two cells where there is none
 */
public record Table(String title, List<String> columns, List<List<String>> rows) implements Block {
    private static final int HALF_PAGE = 55;
    private static final int MOST_HALF_COLUMNS = 5;
    private static final Pattern NUMBER =
            Pattern.compile("[+\\-−≥<≤]?\\s?[0-9][0-9,.]*(e[+-]?[0-9]+)?( %)?" + "( (\\[|\\(|–|±|to).*)?|–|[+\\-−]?∞");

    /**
     * Checks the shape, and copies the lists.
     *
     * @throws IllegalArgumentException if the title is blank or a row is shorter or longer than there are columns
     */
    public Table {
        Refusal.ifBlank("title of a table", title);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int cells = columns.isEmpty() ? 2 : columns.size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != cells) {
                throw Refusal.of(
                        "number of cells in row " + (i + 1) + " of " + title,
                        rows.get(i).size(),
                        "be " + cells,
                        columns.isEmpty() ? "a fact is a name and a value" : "there are " + cells + " columns",
                        "give \"\" for a cell without content");
            }
        }
    }

    /**
     * Returns a table without rows.
     *
     * @param title what it shows, not blank
     * @param columns what stands in each column; none for a list of facts, whose rows are a name and a value
     * @return the table
     * @throws IllegalArgumentException if the title is blank
     */
    public static Table of(String title, String... columns) {
        return new Table(title, List.of(columns), List.of());
    }

    /**
     * Returns this table with one more row. Takes as long as there are rows: give many of them to the constructor.
     *
     * @param cells the cells, as many as there are columns
     * @return the table
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public Table row(String... cells) {
        List<List<String>> longer = new ArrayList<>(rows);
        longer.add(List.of(cells));
        return new Table(title, columns, longer);
    }

    /** Whether it needs the width of the page: a fact's value wraps, a row of a table should not. */
    boolean isWide() {
        int letters = 0;
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            letters += rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0);
        }
        return letters > HALF_PAGE || columns.size() > MOST_HALF_COLUMNS;
    }

    boolean isNumeric(int column) {
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches());
    }
}
