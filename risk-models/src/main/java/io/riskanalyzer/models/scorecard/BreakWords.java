package io.riskanalyzer.models.scorecard;

/** Reads the words of one line of breaks from the left to the right. Mutable, for one thread. */
final class BreakWords {
    private final String line;
    private final int number;
    private int at;
    private int wordStart;

    /** What is wrong with a line, with its place. */
    static final class Refusal extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        Refusal(String message) {
            super(message);
        }
    }

    BreakWords(String line, int number) {
        this.line = line;
        this.number = number;
        skipSpace();
    }

    /** A number as a person writes it, which is read as exactly this one. */
    static String number(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A name, in quotation marks if it needs them. */
    static String quoted(String name) {
        boolean isPlain = !name.isEmpty()
                && name.equals(name.strip())
                && name.codePoints().allMatch(BreakWords::isPlain);
        return isPlain
                ? name
                : '"'
                        + name.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n")
                                .replace("\r", "\\r")
                        + '"';
    }

    private static boolean isPlain(int c) {
        return Character.isLetterOrDigit(c) || c == ' ' || "._-/%".indexOf(c) >= 0;
    }

    private void skipSpace() {
        while (at < line.length() && (Character.isWhitespace(line.charAt(at)) || line.charAt(at) == '\uFEFF')) {
            at++;
        }
    }

    boolean isAtEnd() {
        return at == line.length() || line.charAt(at) == '#';
    }

    boolean isNext(char c) {
        return at < line.length() && line.charAt(at) == c;
    }

    boolean takes(char c) {
        if (!isNext(c)) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    void require(char c, String example) {
        if (!takes(c)) {
            throw refusal("The line must have " + c + " here, but has " + rest() + ".\nMaybe write " + example + ".");
        }
    }

    void requireEnd() {
        if (!isAtEnd()) {
            throw refusal("The line must end here, but has " + rest() + ".\nMaybe a comma is missing before it.");
        }
    }

    String word(String what, String example) {
        wordStart = at;
        String word = isNext('"') ? quotedWord() : plainWord();
        if (word.isEmpty() && wordStart == at) {
            throw refusal("The " + what + " must be here, but here is " + rest() + ".\nMaybe write " + example
                    + ", with names of other signs in quotation marks.");
        }
        skipSpace();
        return word;
    }

    private String plainWord() {
        int start = at;
        while (at < line.length() && isPlain(line.codePointAt(at))) {
            at += Character.charCount(line.codePointAt(at));
        }
        return line.substring(start, at).strip();
    }

    private String quotedWord() {
        StringBuilder word = new StringBuilder();
        int start = at++;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                char escaped = line.charAt(at++);
                word.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                word.append(c);
            }
        }
        if (at == line.length()) {
            at = start;
            throw refusal("The name that begins here must end with a quotation mark, but the line ends before."
                    + "\nMaybe close it, and put a backslash before a quotation mark within.");
        }
        at++;
        return word.toString();
    }

    double number(String what) {
        int start = at;
        while (at < line.length() && ",;#".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        String text = line.substring(start, at).strip();
        try {
            double value = Double.parseDouble(text);
            if (Math.abs(value) <= Double.MAX_VALUE && Character.isDigit(text.charAt(text.length() - 1))) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        at = start;
        throw refusal("The " + what + " (" + text + ") must be a finite number, but is none.\nMaybe write it as 12.5.");
    }

    private String rest() {
        return isAtEnd() ? "its end" : line.substring(at);
    }

    /** A refusal of the word that was read last. */
    Refusal refusalOfWord(String message) {
        at = wordStart;
        return refusal(message);
    }

    Refusal refusal(String message) {
        return new Refusal("breaks:" + number + ":" + (at + 1) + ": " + message);
    }
}
