package io.riskanalyzer.feature;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How text stands for values: which tokens mean missing, and what the decimal sign is. Immutable and thread-safe.
 *
 * <p>Blanks around a text are ignored, and an empty text is always missing. A number is written in decimal, with an
 * optional sign and exponent; there are no thousands separators, and {@code NaN} or {@code Infinity} are not numbers. A
 * flag is {@code true}, {@code yes}, {@code y}, {@code t}, {@code 1} or {@code false}, {@code no}, {@code n}, {@code f},
 * {@code 0}, in any case. A category is the name of its level.
 *
 * @param missing the tokens that stand for a missing value, besides blank; compared as they are written
 * @param decimalSign the sign between whole and fraction of a number
 */
public record TextFormat(Set<String> missing, DecimalSign decimalSign) {

    /** The sign between whole and fraction. */
    public enum DecimalSign {
        /** As in 0.62. */
        POINT('.'),
        /** As in 0,62. */
        COMMA(',');

        private final char character;

        DecimalSign(char character) {
            this.character = character;
        }
    }

    /** A decimal point, and no missing token but blank. */
    public static final TextFormat DEFAULT = new TextFormat(Set.of(), DecimalSign.POINT);

    private static final String[] TRUE = {"true", "yes", "y", "t", "1"};
    private static final String[] FALSE = {"false", "no", "n", "f", "0"};

    /** Trims the tokens. */
    public TextFormat {
        Set<String> trimmed = new LinkedHashSet<>();
        missing.forEach(token -> trimmed.add(token.strip()));
        missing = Set.copyOf(trimmed);
    }

    /**
     * Returns whether a text stands for a missing value.
     *
     * @param text the text
     * @return whether it is blank or one of the tokens
     */
    public boolean isMissing(String text) {
        String trimmed = text.strip();
        return trimmed.isEmpty() || missing.contains(trimmed);
    }

    /**
     * Reads the encoded value of a feature from a text.
     *
     * @param feature the feature
     * @param text the text
     * @return the value; NaN for missing, {@link Feature#UNKNOWN_LEVEL} for a text that is no level, −∞ for one that is
     *     not a number or not a flag. Whether it is legal is said by {@link Feature#accepts}.
     */
    public double read(Feature feature, String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || missing.contains(trimmed)) {
            return Double.NaN;
        }
        if (feature instanceof CategoryFeature<?> category) {
            return category.indexOf(trimmed);
        }
        return feature instanceof FlagFeature ? readFlag(trimmed) : readNumber(trimmed);
    }

    /**
     * Reads a flag, without allocating.
     *
     * @param text the text, not missing
     * @return 1, 0, or −∞ if it is neither
     */
    public double readFlag(CharSequence text) {
        if (isOneOf(TRUE, text)) {
            return 1;
        }
        return isOneOf(FALSE, text) ? 0 : Reader.ILLEGAL;
    }

    private static boolean isOneOf(String[] words, CharSequence text) {
        int end = text.length();
        int start = 0;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        for (String word : words) {
            if (word.length() == end - start) {
                int at = 0;
                while (at < word.length() && isLetter(text.charAt(start + at), word.charAt(at))) {
                    at++;
                }
                if (at == word.length()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLetter(char given, char lowerCase) {
        return given == lowerCase || (given >= 'A' && given <= 'Z' && given + ('a' - 'A') == lowerCase);
    }

    /**
     * Reads a number; correctly rounded. Allocates nothing for up to 19 digits, but in rare cases.
     *
     * @param text the text, not missing
     * @return the number, or −∞ if it is none or too great for a double
     */
    public double readNumber(CharSequence text) {
        return Decimal.parse(text, decimalSign.character);
    }
}
