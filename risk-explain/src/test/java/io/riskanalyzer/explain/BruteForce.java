package io.riskanalyzer.explain;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Shapley's formula as it is written, over all sets of features. For one thread. */
final class BruteForce {
    private final TreeEnsemble model;
    private final List<Feature> terms;
    private final FeatureSet features;
    private final RowScorer scorer;
    private final boolean[] left; // of the row that was answered
    private double @Nullable [] answered;

    BruteForce(TreeEnsemble model, FeatureSet features) {
        this.model = model;
        this.terms = List.copyOf(model.features());
        this.features = features;
        this.scorer = model.bind(features);
        this.left = new boolean[model.nodes()];
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /** The score that is expected by the covers where the values of a set of terms are known. */
    double expected(double[] row, int known) {
        double sum = model.base();
        for (int tree = 0; tree < model.trees(); tree++) {
            sum += expected(row, known, model.root(tree));
        }
        return sum;
    }

    private double expected(double[] row, int known, int node) {
        if (model.isLeaf(node)) {
            return model.value(node);
        }
        if ((known >> terms.indexOf(model.feature(node)) & 1) != 0) {
            return expected(row, known, goesLeft(row, node) ? model.left(node) : model.right(node));
        }
        double left = model.cover(model.left(node));
        double right = model.cover(model.right(node));
        double share = left + right == 0 ? 0.5 : left / (left + right);
        return share * expected(row, known, model.left(node)) + (1 - share) * expected(row, known, model.right(node));
    }

    private boolean goesLeft(double[] row, int split) {
        if (row != answered) {
            answered = row;
            for (int node = 0; node < left.length; node++) {
                left[node] = !model.isLeaf(node) && stumpGoesLeft(row, node);
            }
        }
        return left[split];
    }

    /** What a tree of this split alone says. */
    private boolean stumpGoesLeft(double[] row, int split) {
        TreeEnsembleBuilder stump = TreeEnsemble.builder("stump", model.scale(), features);
        if (model.feature(split) instanceof CategoryFeature<?> category) {
            stump.oneOf(category, model.missing(split), 1, model.levels(split));
        } else {
            stump.below(model.feature(split), model.threshold(split), model.missing(split), 1);
        }
        return stump.leaf(1, 1)
                        .leaf(0, 1)
                        .build(0, model.provenance())
                        .bind(features)
                        .score(row)
                == 1;
    }

    /** The score on average where the values of a set of terms are those of a row, the others those of the background. */
    double against(List<double[]> background, double[] row, int known) {
        double sum = 0;
        for (double[] other : background) {
            double[] mixed = other.clone();
            for (int term = 0; term < terms.size(); term++) {
                int slot = features.slotOf(terms.get(term));
                mixed[slot] = (known >> term & 1) != 0 ? row[slot] : other[slot];
            }
            sum += scorer.score(mixed);
        }
        return sum / background.size();
    }

    double[] contributions(IntToDoubleFunction game) {
        int m = terms.size();
        double[] v = new double[1 << m];
        Arrays.setAll(v, game);
        double[] contributions = new double[m];
        for (int term = 0; term < m; term++) {
            for (int set = 0; set < v.length; set++) {
                if ((set >> term & 1) == 0) {
                    int size = Integer.bitCount(set);
                    contributions[term] +=
                            factorial(size) * factorial(m - size - 1) / factorial(m) * (v[set | 1 << term] - v[set]);
                }
            }
        }
        return contributions;
    }

    /** The interaction of two terms, of which each has a half. */
    double interaction(IntToDoubleFunction game, int i, int j) {
        int m = terms.size();
        double sum = 0;
        for (int set = 0; set < 1 << m; set++) {
            if ((set >> i & 1) == 0 && (set >> j & 1) == 0) {
                int size = Integer.bitCount(set);
                double change = game.applyAsDouble(set | 1 << i | 1 << j)
                        - game.applyAsDouble(set | 1 << i)
                        - game.applyAsDouble(set | 1 << j)
                        + game.applyAsDouble(set);
                sum += factorial(size) * factorial(m - size - 2) / (2 * factorial(m - 1)) * change;
            }
        }
        return sum;
    }
}
