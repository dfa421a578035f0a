package io.riskanalyzer.io;

import java.util.ArrayList;
import java.util.List;

/** Finds the delimiter of a file in its first lines: the one by which most of them have as many cells as the header. */
final class Delimiters {
    private static final char[] CANDIDATES = {',', ';', '\t'};
    private static final int MOST_ROWS = 100;
    private static final int BROKEN = -1;

    private Delimiters() {}

    /** A delimiter as messages name it. */
    static String nameOf(char delimiter) {
        return switch (delimiter) {
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            case '\t' -> "a tab";
            case ' ' -> "a space";
            default -> "the character '" + delimiter + "'";
        };
    }

    /**
     * Returns the comma, the semicolon or the tab; the comma if none makes a second cell.
     *
     * @param sample the beginning of the text
     * @param isCut whether the text goes on
     * @param columns the number of columns; 0 if the first row tells it
     */
    static char find(String sample, boolean isCut, int columns) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(cellsOfRows(sample, isCut, candidate), columns);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return bestScore == 0 && columns > 0 ? find(sample, isCut, 0) : best;
    }

    /** The share of the rows that have the number of cells they should; more cells decide between equal shares. */
    private static double score(List<Integer> cellsOfRows, int columns) {
        int wanted = columns > 0 || cellsOfRows.isEmpty() ? columns : cellsOfRows.get(0);
        if (wanted < 2) {
            return 0;
        }
        long agreeing = cellsOfRows.stream().filter(cells -> cells == wanted).count();
        return agreeing == 0 ? 0 : (double) agreeing / cellsOfRows.size() + 1e-6 * wanted;
    }

    /** The numbers of cells of the first rows, blank lines left out; {@link #BROKEN} for a line with broken quotes. */
    private static List<Integer> cellsOfRows(String text, boolean isCut, char delimiter) {
        List<Integer> rows = new ArrayList<>();
        int at = 0;
        while (at < text.length() && rows.size() < MOST_ROWS) {
            int row = at;
            int cells = 0;
            int end = row - 1;
            do {
                end = endOfCell(text, end + 1, delimiter);
                cells++;
            } while (end >= 0 && end < text.length() && text.charAt(end) == delimiter);
            boolean isBroken = end < 0;
            at = 1 + (isBroken ? endOfLine(text, row) : end);
            if (isBroken || cells > 1 || !text.substring(row, end).isBlank()) {
                rows.add(isBroken ? BROKEN : cells);
            }
        }
        if (isCut && rows.size() > 1 && at >= text.length()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    /** The position behind a cell; −1 if its quotes are broken. */
    private static int endOfCell(String text, int from, char delimiter) {
        int end = from;
        if (end < text.length() && text.charAt(end) == '"') {
            end = text.indexOf('"', end + 1) + 1;
            while (end > 0 && end < text.length() && text.charAt(end) == '"') {
                end = text.indexOf('"', end + 1) + 1;
            }
            boolean isClosed = end > 0 && (end == text.length() || isEnd(text.charAt(end), delimiter));
            return isClosed ? end : -1;
        }
        while (end < text.length() && !isEnd(text.charAt(end), delimiter)) {
            end++;
        }
        return end;
    }

    private static int endOfLine(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isEnd(char c, char delimiter) {
        return c == delimiter || c == '\n' || c == '\r';
    }
}
