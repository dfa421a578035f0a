package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.score.RiskScorer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The game whose players are the terms of a row: a coalition is worth the mean score of the rows of the background, with the
 * values of the coalition's terms taken from the row. An immutable value.
 */
final class ShapGame {
    private final RiskScorer scorer;
    private final Background background;
    private final FeatureSet read;
    private final List<ShapTerm> terms;
    private final int[][] placesOfTerm; // of the features of each term among those that are read
    private final double[][] rows;
    private final double[] scores;
    private final double base;

    ShapGame(RiskScorer scorer, Background background) {
        this.scorer = scorer;
        this.background = background;
        this.read = inOrderOf(background.rows().features(), scorer);
        this.terms = ShapTerm.of(read, background);
        this.placesOfTerm = terms.stream()
                .map(term -> term.features().stream().mapToInt(read::slotOf).toArray())
                .toArray(int[][]::new);
        Frame own = legalRows(background, read);
        this.rows = new double[own.rows()][read.size()];
        for (int i = 0; i < rows.length; i++) {
            own.copyRow(i, rows[i]);
        }
        this.scores = new double[rows.length];
        scorer.bind(read).score(own, 0, rows.length, scores);
        TermSums sum = new TermSums(1);
        for (double score : scores) {
            sum.add(0, score);
        }
        this.base = sum.of(0) / scores.length;
    }

    /** What a scorer reads, in an order that does not depend on how its set is iterated. */
    private static FeatureSet inOrderOf(FeatureSet columns, RiskScorer scorer) {
        requireFeatures(scorer);
        Map<String, Feature> wanted =
                scorer.features().stream().collect(Collectors.toMap(Feature::name, Function.identity()));
        wanted.values().stream()
                .filter(f -> !columns.contains(f.name()))
                .findAny()
                .ifPresent(missing -> {
                    throw new SchemaMismatchException("The background must have every feature of the scorer ("
                            + missing.name() + "), but it has " + columns + ".\nMaybe read it from the source too.");
                });
        return FeatureSet.of(columns.stream()
                .filter(column -> wanted.containsKey(column.name()))
                .map(column -> wanted.get(column.name()))
                .toList());
    }

    static void requireFeatures(RiskScorer scorer) {
        if (scorer.features().isEmpty()) {
            throw new IllegalArgumentException("The scorer (" + scorer.name()
                    + ") must look at a feature to be explained, but it looks at none.\nMaybe it is a constant.");
        }
    }

    /** The rows of a background as a scorer reads them. */
    static Frame legalRows(Background background, FeatureSet read) {
        Frame all = background.rows();
        Frame own = all.select(read);
        if (own.rows() < all.rows()) {
            throw new IllegalArgumentException("The rows of the background (" + all.rows()
                    + ") must be legal for the scorer, but it refuses " + (all.rows() - own.rows())
                    + " of them.\nMaybe take frame.select(features): it leaves them out.");
        }
        return own;
    }

    RiskScorer scorer() {
        return scorer;
    }

    Background background() {
        return background;
    }

    FeatureSet read() {
        return read;
    }

    int terms() {
        return terms.size();
    }

    ShapTerm term(int term) {
        return terms.get(term);
    }

    Set<Feature> featuresOf(int term) {
        return Set.copyOf(terms.get(term).features());
    }

    int[] placesOf(int term) {
        return placesOfTerm[term];
    }

    int rows() {
        return rows.length;
    }

    /** A row of the background, in the order of what is read. Not to be changed. */
    double[] row(int row) {
        return rows[row];
    }

    /** The score of a row of the background. */
    double scoreOf(int row) {
        return scores[row];
    }

    /** The mean score of the background. */
    double base() {
        return base;
    }

    @Override
    public String toString() {
        return scorer.name() + " against a " + background;
    }
}
