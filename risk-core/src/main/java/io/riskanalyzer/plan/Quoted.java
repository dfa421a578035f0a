package io.riskanalyzer.plan;

import java.io.IOException;

/** Texts between quotes, as JSON has them. */
final class Quoted {
    private Quoted() {}

    /**
     * Appends a text with as few escapes as JSON and UTF-8 allow: the quote and the backslash behind a backslash;
     * control characters and halves of surrogate pairs by their number.
     */
    static void append(CharSequence text, Appendable to) throws IOException {
        to.append('"');
        int start = 0; // of what is not appended yet
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean marked = c == '"' || c == '\\';
            if (marked || c < ' ' || (Character.isSurrogate(c) && !isPaired(text, i))) {
                to.append(text, start, i);
                to.append(marked ? "\\" + c : String.format("\\u%04x", (int) c));
                start = i + 1;
            }
        }
        to.append(text, start, text.length()).append('"');
    }

    private static boolean isPaired(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
