package io.riskanalyzer.rules.file;

import io.riskanalyzer.rules.file.RuleFormatException.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found to be wrong with a file so far. Mutable, for one file. */
final class Problems {
    private static final int MOST_SHOWN = 60;

    private final String file;
    private final String[] lines;
    private final List<Problem> found = new ArrayList<>();

    /**
     * Starts without a problem.
     *
     * @param file the file as it was named
     * @param text what it holds
     */
    Problems(String file, String text) {
        this.file = file;
        this.lines = text.split("\r\n|\r|\n", -1);
    }

    void add(Place place, String sentence, String advice) {
        add(place, sentence + "\nMaybe " + advice + ".");
    }

    void add(Place place, String message) {
        found.add(new Problem(place.line(), place.column(), message));
    }

    /** The exception that this problem, and those before, keep the file from being read. */
    RuleFormatException fatal(Place place, String sentence, String advice) {
        add(place, sentence, advice);
        return exception();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw exception();
        }
    }

    boolean areNone() {
        return found.isEmpty();
    }

    private RuleFormatException exception() {
        found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        return new RuleFormatException(file, found);
    }

    /** Where a character of a text is in the file; the start of the text, if it is not written there as it is. */
    Place placeIn(FileNode.Text text, int offset) {
        Place start = text.place();
        if (start.line() > lines.length) {
            return start;
        }
        String line = lines[start.line() - 1];
        for (int quote = 0; quote <= 1; quote++) {
            int from = start.column() - 1 + quote;
            if (from <= line.length() && line.startsWith(text.value().substring(0, offset), from)) {
                return new Place(start.line(), from + offset + 1);
            }
        }
        return start;
    }

    /** A text of the file as a message may show it: on one line, and not longer than one. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}
