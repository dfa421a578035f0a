package io.riskanalyzer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The style sheets, which every page carries. */
final class Stylesheet {
    /** Colours, and how pictures are drawn. */
    static final String PICTURE = read("picture.css");

    /** How a page is laid out, in the colours of {@link #PICTURE}. */
    static final String PAGE = read("page.css");

    private Stylesheet() {}

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet (" + resource + ") must be readable, but is not.", e);
        }
    }
}
