package io.riskanalyzer.io;

import io.riskanalyzer.feature.TextFormat;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CsvRows} was told.
 *
 * @param delimiter null to find it
 * @param names of the columns; empty if the header line has them
 * @param id the column of the id, null for none
 */
record CsvSettings(
        Path file,
        Charset charset,
        @Nullable Character delimiter,
        List<String> names,
        TextFormat format,
        @Nullable String id,
        boolean collectsRejected,
        boolean readsAhead,
        @Nullable Consumer<? super ReadProgress> listener) {

    CsvSettings with(Charset changed) {
        return new CsvSettings(file, changed, delimiter, names, format, id, collectsRejected, readsAhead, listener);
    }

    CsvSettings with(char changed) {
        return new CsvSettings(file, charset, changed, names, format, id, collectsRejected, readsAhead, listener);
    }

    CsvSettings with(List<String> changed) {
        return new CsvSettings(file, charset, delimiter, changed, format, id, collectsRejected, readsAhead, listener);
    }

    CsvSettings with(TextFormat changed) {
        return new CsvSettings(file, charset, delimiter, names, changed, id, collectsRejected, readsAhead, listener);
    }

    CsvSettings with(Consumer<? super ReadProgress> changed) {
        return new CsvSettings(file, charset, delimiter, names, format, id, collectsRejected, readsAhead, changed);
    }

    CsvSettings withId(String changed) {
        return new CsvSettings(
                file, charset, delimiter, names, format, changed, collectsRejected, readsAhead, listener);
    }

    CsvSettings collectingRejected() {
        return new CsvSettings(file, charset, delimiter, names, format, id, true, readsAhead, listener);
    }

    CsvSettings readingAhead() {
        return new CsvSettings(file, charset, delimiter, names, format, id, collectsRejected, true, listener);
    }

    CsvFormatException refuse(long line, List<Fault> faults) {
        return new CsvFormatException(file, line, faults);
    }
}
