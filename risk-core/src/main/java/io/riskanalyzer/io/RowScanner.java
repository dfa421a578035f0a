package io.riskanalyzer.io;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows and cells in a text by FastCSV, skips blank lines, and notices malformed rows. Mutable, for one thread.
 *
 * <p>After a row with broken quotes it goes on at the next line, where the text can go back.
 */
final class RowScanner extends CsvCallbackHandler<RowScanner> {
    private static final int LONGEST_CELL = 1 << 20;
    private static final int ANY_WIDTH = Integer.MAX_VALUE;

    private final CsvText text;
    private final char delimiter;
    private CloseableIterator<RowScanner> rows;
    private CellSink sink;
    private int width = ANY_WIDTH;
    private long linesBefore; // of the lines that FastCSV counts from 1
    private long line;
    private long rowBeganAt;
    private int cells;
    private RecordType type = RecordType.DATA;
    private boolean isFirstBlank;
    private boolean isBroken;
    private @Nullable Fault fault;

    /** Scans rows of any number of cells, until {@link #expect} says more. */
    RowScanner(CsvText text, char delimiter, CellSink sink) {
        this.text = text;
        this.delimiter = delimiter;
        this.sink = sink;
        this.rows = rows();
    }

    private CloseableIterator<RowScanner> rows() {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(this, text)
                .iterator();
    }

    /** From now on a row has this many cells, and they go to this sink. */
    void expect(int cellsOfRow, CellSink cellSink) {
        width = cellsOfRow;
        sink = cellSink;
    }

    /** The line on which the row in hand begins, from 1. */
    long line() {
        return line;
    }

    /** What is wrong with the form of the row in hand; null if nothing. */
    @Nullable
    Fault fault() {
        return fault;
    }

    /** Goes to the next row; false if there is none. */
    boolean next() throws IOException {
        fault = null;
        try {
            if (isBroken) {
                isBroken = false;
                text.goToLineAfter(line);
                linesBefore = line;
                rows = rows();
            }
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException unexpected) {
                throw unexpected; // of the sink; FastCSV wraps whatever is thrown
            }
            if (e.getCause() instanceof Error unexpected) {
                throw unexpected;
            }
            isBroken = true;
            fault = brokenQuotes();
            return true;
        }
        fault = width == ANY_WIDTH || cells == width ? null : wrongWidth();
        return true;
    }

    private Fault brokenQuotes() {
        String fact;
        if (text.ranOut()) {
            fact = "the file ends first";
        } else if (text.givenOut() - rowBeganAt > LONGEST_CELL / 2) {
            fact = "there are none for " + LONGEST_CELL + " characters";
        } else {
            fact = "other text follows them";
        }
        return Fault.of(
                cells + 1,
                "quoted cell",
                null,
                "must close its quotes at its end, but " + fact,
                "double the quotes that belong to the text: \"\"");
    }

    private Fault wrongWidth() {
        boolean isShort = cells < width;
        return Fault.of(
                Math.min(cells, width) + 1,
                "number of cells",
                Integer.toString(cells),
                "must be that of the columns, but there are " + width,
                isShort
                        ? "the line was cut, or the delimiter is not " + Delimiters.nameOf(delimiter)
                        : "quote the cells that contain " + Delimiters.nameOf(delimiter) + ", or name all the columns");
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return cells;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = linesBefore + startingLineNumber;
        text.rowBegins(line);
        rowBeganAt = text.givenOut();
        cells = 0;
        type = RecordType.DATA;
        sink.beginRow();
    }

    @Override
    protected void addField(char[] buf, int offset, int len, boolean quoted) {
        int column = cells++;
        if (column == 0) {
            isFirstBlank = !quoted && Slice.isBlank(buf, offset, len);
        }
        if (column < width) {
            sink.cell(column, buf, offset, len);
        }
    }

    @Override
    protected void setComment(char[] buf, int offset, int len) {
        throw new IllegalStateException("Comments are not asked for.");
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected @Nullable RowScanner buildRecord() {
        boolean isBlankLine = type == RecordType.EMPTY || (cells == 1 && isFirstBlank);
        return isBlankLine ? null : this;
    }
}
