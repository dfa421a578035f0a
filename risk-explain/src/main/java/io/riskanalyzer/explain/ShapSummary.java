package io.riskanalyzer.explain;

import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which terms move the raw scores of many rows, how far and which way: the numbers behind the usual bars and swarms of
 * Shapley values, for the contributions of any explainer.
 *
 * @param rows how many rows were explained, at least 1
 * @param terms the terms, from the greatest mean size to the least, equal ones in the order of the explainer
 */
public record ShapSummary(int rows, List<Term> terms) {

    /**
     * What a term contributes to the rows.
     *
     * @param index which term of the explainer it is, from 0
     * @param code its code: the name of its feature unless the explainer has others
     * @param meanSize the mean of {@code |contribution|}, in the unit of the raw score
     * @param share its part of the sum of the mean sizes of all terms, from 0 to 1; 0 where nothing contributes
     * @param mean the mean contribution
     * @param spread how the contributions are distributed
     * @param direction Spearman's rank correlation of the value of its feature and the contribution, from −1 to 1: above 0
     *     where high values raise the score; rows without the value do not count. Null for a category, for a term of
     *     several features, and where the values or the contributions are all alike
     */
    public record Term(
            int index,
            String code,
            double meanSize,
            double share,
            double mean,
            Spread spread,
            @Nullable Double direction) {}

    /**
     * Quantiles of contributions, each one that occurs: the least contribution such that at least the share of the rows
     * has no greater one.
     *
     * @param least the least contribution
     * @param lowerQuartile the quantile of 0.25
     * @param median the quantile of 0.5
     * @param upperQuartile the quantile of 0.75
     * @param greatest the greatest contribution
     */
    public record Spread(double least, double lowerQuartile, double median, double upperQuartile, double greatest) {}

    /** Copies the terms. */
    public ShapSummary {
        terms = List.copyOf(terms);
    }

    /**
     * Sums explanations up, on all cores. O(rows · log rows) time for each term.
     *
     * @param explanations the explanations, of at least one row
     * @return the summary
     * @throws IllegalArgumentException if there is no row
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static ShapSummary of(Explanations explanations) {
        if (explanations.rows() == 0) {
            throw new IllegalArgumentException(
                    "The number of rows (0) must be at least 1.\nMaybe a filter or a split left nothing.");
        }
        Term[] terms = new Term[explanations.terms()];
        Workers.forEach(
                terms.length,
                term -> terms[term] = termOf(explanations, term),
                Runtime.getRuntime().availableProcessors(),
                (done, total) -> {});
        double total = CompensatedSum.of(
                Arrays.stream(terms).mapToDouble(Term::meanSize).toArray());
        List<Term> ranked = Stream.of(terms)
                .map(term -> withShare(term, total > 0 ? term.meanSize() / total : 0))
                .sorted(Comparator.comparingDouble(Term::meanSize).reversed())
                .toList();
        return new ShapSummary(explanations.rows(), ranked);
    }

    private static Term withShare(Term term, double share) {
        return new Term(
                term.index(), term.code(), term.meanSize(), share, term.mean(), term.spread(), term.direction());
    }

    private static Term termOf(Explanations explanations, int term) {
        double[] contributions = explanations.ofTerm(term);
        double[] sorted = contributions.clone();
        Arrays.sort(sorted);
        Spread spread = new Spread(
                sorted[0],
                quantile(sorted, 0.25),
                quantile(sorted, 0.5),
                quantile(sorted, 0.75),
                sorted[sorted.length - 1]);
        double size =
                CompensatedSum.of(Arrays.stream(contributions).map(Math::abs).toArray()) / contributions.length;
        double mean = CompensatedSum.of(contributions) / contributions.length;
        String code = explanations.explainer().code(term);
        return new Term(term, code, size, 0, mean, spread, directionOf(explanations, term, contributions));
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static @Nullable Double directionOf(Explanations explanations, int term, double[] contributions) {
        Feature feature = explanations.featureOf(term);
        if (feature == null || feature instanceof CategoryFeature<?>) {
            return null;
        }
        double[] column = new double[contributions.length];
        int slot = explanations.frame().features().slotOf(feature);
        explanations.frame().copyColumn(slot, 0, column.length, column);
        return RankCorrelation.of(column, contributions);
    }

    /** Returns a table from the term that moves the scores most to the one that moves them least. */
    @Override
    public String toString() {
        return SummaryTable.of(this);
    }
}
