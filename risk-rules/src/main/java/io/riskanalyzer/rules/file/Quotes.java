package io.riskanalyzer.rules.file;

/** Texts in double quotes, as JSON and YAML both read them. */
final class Quotes {
    private Quotes() {}

    static void append(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (isUnprintable(c) || isHalf(value, i)) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Controls, separators of lines, and what YAML calls not printable. */
    private static boolean isUnprintable(char c) {
        return Character.isISOControl(c)
                || (c >= '\u2028' && c <= '\u202f')
                || c == '\ufeff'
                || c >= '\ufffe'
                || (Character.isSpaceChar(c) && c != ' ');
    }

    /** Whether a character is half of a surrogate pair alone. */
    private static boolean isHalf(String value, int i) {
        char c = value.charAt(i);
        boolean paired = Character.isHighSurrogate(c)
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
        return Character.isSurrogate(c) && !paired;
    }
}
