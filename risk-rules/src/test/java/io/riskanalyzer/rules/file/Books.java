package io.riskanalyzer.rules.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that tests share. */
final class Books {
    static final String YAML = resource("student-risk.yaml");

    private Books() {}

    static RuleBook student() {
        return RuleBook.parse(YAML, "student-risk.yaml");
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Books.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
