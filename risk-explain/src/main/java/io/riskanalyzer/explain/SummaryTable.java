package io.riskanalyzer.explain;

import io.riskanalyzer.explain.ShapSummary.Term;
import java.util.List;
import java.util.Locale;

/** A summary of contributions as text, for people. */
final class SummaryTable {
    private SummaryTable() {}

    static String of(ShapSummary summary) {
        List<String> sizes = summary.terms().stream()
                .map(term -> text("%.4g", term.meanSize()))
                .toList();
        int codeWidth = summary.terms().stream()
                .mapToInt(term -> term.code().length())
                .max()
                .orElse(0);
        int sizeWidth = sizes.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(
                "Mean size of the contributions to " + summary.rows() + " raw scores, share, direction:");
        for (int i = 0; i < sizes.size(); i++) {
            Term term = summary.terms().get(i);
            text.append("\n  ")
                    .append(term.code())
                    .append(" ".repeat(codeWidth - term.code().length() + 2))
                    .append(" ".repeat(sizeWidth - sizes.get(i).length()))
                    .append(sizes.get(i))
                    .append(text("  %5.1f %%", term.share() * 100))
                    .append(directionOf(term));
        }
        return text.toString();
    }

    private static String directionOf(Term term) {
        Double direction = term.direction();
        return direction == null ? "" : text("  %+.2f", direction);
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
