package io.riskanalyzer.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the files that the tests read. */
final class CsvFile {
    private CsvFile() {}

    static CsvRows of(Path directory, String text) {
        return of(directory, text.getBytes(StandardCharsets.UTF_8));
    }

    static CsvRows of(Path directory, byte[] bytes) {
        return CsvRows.of(write(directory, bytes));
    }

    static Path write(Path directory, byte[] bytes) {
        try {
            return Files.write(directory.resolve("data.csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message without the directory of the file. */
    static String messageOf(Throwable thrown, Path directory) {
        return thrown.getMessage().replace(directory.resolve("data.csv").toString(), "data.csv");
    }
}
