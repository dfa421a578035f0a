package io.riskanalyzer.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Text with elements, well-formed as XML and readable as HTML: the one place where text is escaped. Mutable, for one
 * thread.
 */
final class Markup {
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder(1024);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; {@code attributes} are names and values in turn. */
    Markup open(String element, String... attributes) {
        start(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends an element that began on a line of its own. */
    Markup closeLine() {
        return close().line();
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, String... attributes) {
        start(element, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text alone. */
    Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** What another markup wrote, or a style sheet. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void start(String element, String[] attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isLegal(character) ? character : REPLACEMENT);
            }
        }
    }

    private static boolean isLegal(int character) {
        if (character < 0x20) {
            return character == '\n' || character == '\t';
        }
        boolean isControl = character >= 0x7f && character <= 0x9f;
        boolean isHalf = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        boolean isNone = (character & 0xfffe) == 0xfffe;
        return !isControl && !isHalf && !isNone;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The elements " + open + " must be closed, but are open.");
        }
        return out.toString();
    }
}
