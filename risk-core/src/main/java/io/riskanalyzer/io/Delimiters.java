package io.riskanalyzer.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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

    private static List<Integer> cellsOfRows(String sample, boolean isCut, char delimiter) {
        List<Integer> cells = new ArrayList<>();
        CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(isCut)
                .ofCsvRecord(sample);
        try {
            for (CsvRecord row : rows) {
                cells.add(row.getFieldCount());
                if (cells.size() == MOST_ROWS) {
                    return cells;
                }
            }
        } catch (CsvParseException e) {
            cells.add(BROKEN); // what comes behind it is not looked at
            return cells;
        }
        if (isCut && cells.size() > 1) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }
}
