package io.riskanalyzer.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a model in and out of files. */
final class ModelFile {
    private ModelFile() {}

    static void save(byte[] model, Path file) {
        try {
            Files.write(file, model);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the model must go to a file that can be written.", e);
        }
    }

    static void write(byte[] model, OutputStream out) {
        try {
            out.write(model);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The model must go where it can be written.", e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the model must be a file that can be read.", e);
        }
    }
}
