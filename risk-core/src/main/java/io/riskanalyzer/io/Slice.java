package io.riskanalyzer.io;

/** A stretch of characters, looked at where it lies, without the blanks around it. Mutable, for one thread. */
final class Slice implements CharSequence {
    private static final int FIRST_BLANK_ABOVE_SPACE = 0x1680;

    private char[] text = {};
    private int from;
    private int to;

    void set(char[] text, int offset, int length) {
        int start = offset;
        int end = offset + length;
        while (start < end && isBlank(text[start])) {
            start++;
        }
        while (end > start && isBlank(text[end - 1])) {
            end--;
        }
        this.text = text;
        this.from = start;
        this.to = end;
    }

    /** The array that holds the stretch, from {@link #from} to before {@link #to}. */
    char[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether {@link String#strip} would take the character away. */
    static boolean isBlank(char c) {
        return c <= ' ' ? Character.isWhitespace(c) : c >= FIRST_BLANK_ABOVE_SPACE && Character.isWhitespace(c);
    }

    static boolean isBlank(char[] text, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (!isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public boolean isEmpty() {
        return to == from;
    }

    @Override
    public char charAt(int index) {
        return text[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(text, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(text, from, to - from);
    }
}
