package io.riskanalyzer.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An open file whose columns are known and whose rows are to be read. Mutable, for one thread. */
final class CsvInput implements AutoCloseable {
    private static final int SAMPLE = 1 << 16;
    private static final long BYTES_BETWEEN_REPORTS = 1 << 20;

    private final CsvSettings settings;
    private final CsvText text;
    private final RowScanner scanner;
    private final Columns columns;
    private long rows;
    private boolean isAtEnd;
    private long reportAt = BYTES_BETWEEN_REPORTS;

    private CsvInput(CsvSettings settings, CsvText text) throws IOException {
        this.settings = settings;
        this.text = text;
        char delimiter = settings.delimiter() == null
                ? findDelimiter(text, settings.names().size())
                : settings.delimiter();
        RowBuffer header = new RowBuffer();
        this.scanner = new RowScanner(text, delimiter, header);
        List<String> names = settings.names().isEmpty() ? readHeader(header) : settings.names();
        this.columns = new Columns(settings.file(), delimiter, names);
    }

    /** Opens a file, and reads its header line if it has one. */
    static CsvInput open(CsvSettings settings) {
        CsvText text;
        try {
            text = new CsvText(settings.file(), settings.charset(), settings.collectsRejected());
        } catch (IOException e) {
            throw unreadable(settings.file(), e);
        }
        try {
            return new CsvInput(settings, text);
        } catch (IOException e) {
            throw closed(text, unreadable(settings.file(), e));
        } catch (RuntimeException e) {
            throw closed(text, e);
        }
    }

    private static RuntimeException closed(CsvText text, RuntimeException e) {
        try {
            text.close();
        } catch (IOException alsoWrong) {
            e.addSuppressed(alsoWrong);
        }
        return e;
    }

    private static char findDelimiter(CsvText text, int columns) throws IOException {
        String sample = text.peek(SAMPLE);
        return Delimiters.find(sample, sample.length() == SAMPLE, columns);
    }

    private List<String> readHeader(RowBuffer header) throws IOException {
        if (!scanner.next()) {
            throw settings.refuse(
                    1,
                    List.of(Fault.of(
                            1,
                            "file",
                            null,
                            "must have a header line, but it is " + (text.bytesRead() == 0 ? "empty" : "blank"),
                            "the export of the data failed: repeat it")));
        }
        List<String> names = header.cells();
        Fault broken = scanner.fault();
        List<Fault> faults = broken == null ? Columns.faults(names, settings.charset()) : List.of(broken);
        if (!faults.isEmpty()) {
            throw settings.refuse(scanner.line(), faults);
        }
        return names;
    }

    Columns columns() {
        return columns;
    }

    /** Sends the cells of the rows to a sink. */
    void sendTo(CellSink sink) {
        scanner.expect(columns.size(), sink);
    }

    /** Goes to the next row; false if there is none. A file without any row is refused. */
    boolean next() {
        try {
            boolean found = !isAtEnd && scanner.next();
            rows += found ? 1 : 0;
            if (found ? text.bytesRead() >= reportAt : !isAtEnd) {
                report();
            }
            isAtEnd = !found;
            if (!found && rows == 0) {
                throw settings.refuse(scanner.line(), List.of(noRows()));
            }
            return found;
        } catch (IOException e) {
            throw unreadable(settings.file(), e);
        }
    }

    private Fault noRows() {
        String rule = settings.names().isEmpty()
                ? "must have a row below its header line, but it ends there"
                : "must have a row, but it is empty";
        return Fault.of(1, "file", null, rule, "the export of the data failed: repeat it");
    }

    private void report() {
        Consumer<? super ReadProgress> listener = settings.listener();
        reportAt = text.bytesRead() + BYTES_BETWEEN_REPORTS;
        if (listener != null) {
            listener.accept(new ReadProgress(text.bytesRead(), text.bytesInAll(), rows));
        }
    }

    /** The line on which the row in hand begins. */
    long line() {
        return scanner.line();
    }

    /** What is wrong with the form of the row in hand; null if nothing. */
    @Nullable
    Fault fault() {
        return scanner.fault();
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw unreadable(settings.file(), e);
        }
    }

    private static UncheckedIOException unreadable(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new UncheckedIOException(
                    "The file (" + file + ") must exist, but there is none of this name."
                            + "\nMaybe the path is meant from another folder.",
                    cause);
        }
        String fact = cause instanceof AccessDeniedException
                ? "this user may not read it"
                : Files.isDirectory(file) ? "it is a directory" : "the reading failed (" + cause.getMessage() + ")";
        return new UncheckedIOException(
                "The file (" + file + ") must be readable, but " + fact + ".\nMaybe another file is meant.", cause);
    }
}
