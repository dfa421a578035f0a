package io.riskanalyzer.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, estimated: which font a reader's browser takes is not known here. It is that of Arial, with
 * a little to spare.
 */
final class Lettering {
    /** The size of text in pictures. */
    static final double SIZE = 12;

    private static final double TO_SPARE = 1.05;
    private static final String ELLIPSIS = "…";

    private Lettering() {}

    static double widthOf(String text) {
        return text.codePoints().mapToDouble(Lettering::advance).sum() * SIZE * TO_SPARE;
    }

    private static double advance(int character) {
        if (character > 0x2e80) {
            return 1;
        }
        if (character > 0x7e) {
            return 0.6;
        }
        if ("ijl'|.,:;! ".indexOf(character) >= 0) {
            return 0.26;
        }
        if ("ftrI()[]{}/\\-`\"*".indexOf(character) >= 0) {
            return 0.34;
        }
        if ("mwMW%@".indexOf(character) >= 0) {
            return 0.87;
        }
        return character >= 'A' && character <= 'Z' ? 0.7 : 0.56;
    }

    /** The text in lines of whole words, at most so many; the last one is cut if it must be. */
    static List<String> lines(double width, int most, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (lines.size() < most - 1 && widthOf(rest) > width) {
            int end = rest.lastIndexOf(' ');
            while (end > 0 && widthOf(rest.substring(0, end)) > width) {
                end = rest.lastIndexOf(' ', end - 1);
            }
            if (end <= 0) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end + 1);
        }
        lines.add(within(width, rest));
        return lines;
    }

    /** The text, or as much of its beginning as there is room for. */
    static String within(double width, String text) {
        if (widthOf(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && widthOf(text.substring(0, end) + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
