package io.riskanalyzer.rules;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The points of a rule over several features, shared out between those that have no cell yet: a feature's share is given by
 * the cells with which the rule can be true. If it is true, all shares are given, so they bound what it gives; and they can
 * be added to what else the cells give. Shares are halves of halves, which doubles hold exactly.
 */
final class SharedPoints {
    private static final int MOST_FEATURES = 7;

    private final double points;
    private final int[] features;
    private final boolean[][] suits; // by feature and cell

    private SharedPoints(double points, int[] features, boolean[][] suits) {
        this.points = points;
        this.features = features;
        this.suits = suits;
    }

    /** Whether sums of shares are exact, too. */
    static boolean areExact(List<EntryBounds> entries) {
        double[] points = entries.stream()
                .flatMapToDouble(bounds -> bounds.entry().rules().stream().mapToDouble(Rule::points))
                .flatMap(one -> DoubleStream.of(one, one / (1 << MOST_FEATURES)))
                .toArray();
        return ExactSum.inAnyOrder(0, points);
    }

    /** The shares of an entry; null if it is a group, if its points do not work the way of the sign, or features are many. */
    static @Nullable SharedPoints of(EntryBounds entry, CellNode condition, RuleSpace space, int sign) {
        int[] features =
                IntStream.range(0, space.cells().size()).filter(condition::uses).toArray();
        if (!(entry.entry() instanceof Rule rule) || sign * rule.points() < 0 || features.length > MOST_FEATURES) {
            return null;
        }
        int[] open = IntStream.range(0, space.cells().size())
                .map(feature -> CellNode.NO_CELL)
                .toArray();
        boolean[][] suits = new boolean[features.length][];
        for (int i = 0; i < features.length; i++) {
            suits[i] = new boolean[space.cells().get(features[i]).size()];
            for (int cell = 0; cell < suits[i].length; cell++) {
                suits[i][cell] = condition.fixed(features[i], cell).state(open) != CellNode.NEVER;
            }
        }
        return new SharedPoints(sign * rule.points(), features, suits);
    }

    /** Adds the shares of an open rule to what the cells of its features may give. */
    void addTo(double[][] shares, int[] cells) {
        int left = 0;
        for (int feature : features) {
            left += cells[feature] == CellNode.NO_CELL ? 1 : 0;
        }
        double rest = points;
        for (int i = 0; i < features.length; i++) {
            if (cells[features[i]] == CellNode.NO_CELL) {
                left--;
                double share = left == 0 ? rest : rest / 2;
                rest -= share;
                double[] ofFeature = shares[features[i]];
                for (int cell = 0; cell < ofFeature.length; cell++) {
                    ofFeature[cell] += suits[i][cell] ? share : 0;
                }
            }
        }
    }
}
