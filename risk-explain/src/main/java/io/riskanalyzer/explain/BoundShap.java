package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@link ShapGame} bound to the positions of a row: its terms and their reasons, and rows in which some terms are those of
 * the background. How coalitions are chosen and weighed is for the subclasses. Thread-safe.
 */
abstract class BoundShap implements RowExplainer {
    final ShapGame game;
    final RowScorer scorer;
    private final int[][] slotsOfTerm;
    private final int[] slots; // of what is read
    private final FeatureReasons reasons;
    private final int width;

    BoundShap(ShapGame game, FeatureSet features) {
        this.game = game;
        this.scorer = game.scorer().bind(features);
        this.slots = game.read().stream().mapToInt(features::slotOf).toArray();
        this.slotsOfTerm = IntStream.range(0, game.terms())
                .mapToObj(term -> IntStream.of(game.placesOf(term))
                        .map(place -> slots[place])
                        .toArray())
                .toArray(int[][]::new);
        this.reasons = new FeatureReasons(
                game.read().stream().toList(), features, game.background().typical());
        this.width = features.size();
    }

    @Override
    public final int terms() {
        return game.terms();
    }

    @Override
    public final Set<Feature> features(int term) {
        return game.featuresOf(term);
    }

    @Override
    public final String code(int term) {
        return game.term(term).name();
    }

    @Override
    public final Reason reason(int term, double[] row, double contribution) {
        String text = IntStream.of(game.placesOf(term))
                .mapToObj(place -> reasons.of(place, row, contribution).text())
                .collect(Collectors.joining("; "));
        return new Reason(code(term), contribution, text);
    }

    /** A row between a subject and a row of the background. For one thread. */
    class Mix {
        final TermSums sums = new TermSums(terms());
        final int[] varying = new int[terms()];
        private final double[] mixed = new double[width];
        private double[] subject = mixed;
        private double[] other = mixed;

        /** Takes the subject; what the scorer does not read stays as it is there. */
        void begin(double[] row) {
            subject = row;
            System.arraycopy(row, 0, mixed, 0, width);
            sums.clear();
        }

        /** Takes every term from a row of the background. */
        void leaveOut(int row) {
            other = game.row(row);
            for (int place = 0; place < slots.length; place++) {
                mixed[slots[place]] = other[place];
            }
        }

        /** Takes a term from the subject. */
        void put(int term) {
            for (int slot : slotsOfTerm[term]) {
                mixed[slot] = subject[slot];
            }
        }

        /** Takes a term from the row of the background. */
        void remove(int term) {
            int[] places = game.placesOf(term);
            for (int place : places) {
                mixed[slots[place]] = other[place];
            }
        }

        double score() {
            return scorer.score(mixed);
        }

        /** Whether a term is the same in the subject and in the row of the background, so that it changes no score. */
        boolean isSame(int term) {
            int[] places = game.placesOf(term);
            for (int place : places) {
                if (Double.doubleToRawLongBits(subject[slots[place]]) != Double.doubleToRawLongBits(other[place])) {
                    return false;
                }
            }
            return true;
        }

        /** Finds the terms that differ; returns how many they are, which are then first in {@link #varying}. */
        int findVarying() {
            int count = 0;
            for (int term = 0; term < varying.length; term++) {
                if (!isSame(term)) {
                    varying[count++] = term;
                }
            }
            return count;
        }
    }
}
