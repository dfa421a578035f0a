package io.riskanalyzer.io;

import io.riskanalyzer.feature.Violation;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a cell, or with a whole row.
 *
 * @param column where: the position of the cell in its row, from 1
 * @param violation what
 */
record Fault(int column, Violation violation) {

    private static final int LONGEST_SHOWN = 80;

    /** A fault without a feature. */
    static Fault of(int column, String what, @Nullable String value, String rule, String advice) {
        return new Fault(column, new Violation(what, value, rule, advice));
    }

    /** The rule that bytes break which are no text. */
    static String undecodable(Charset charset) {
        return "must be text in " + charset + ", but has bytes that are not";
    }

    /** A text as messages show it: on one line, and not endless. */
    static String shown(CharSequence text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LONGEST_SHOWN; i++) {
            char c = text.charAt(i);
            shown.append(c == CsvText.UNDECODABLE ? '\uFFFD' : Character.isISOControl(c) ? ' ' : c);
        }
        return text.length() > LONGEST_SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
