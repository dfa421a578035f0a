package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;
import java.util.List;

/**
 * What pairs of features contribute together to the raw score of trees, beyond what each does alone: path-dependent Shapley
 * interaction values, bound to the positions of a row. XGBoost's {@code pred_interactions} are the same.
 *
 * <p>{@code interaction of i and j = Σ over sets S without them of |S|! (M − |S| − 2)! / (2 (M − 1)!) · (v(S, i, j) −
 * v(S, i) − v(S, j) + v(S))} for M features, where v(S) is the score that is expected when the values of S are known, as
 * {@link TreeShap} has it. The matrix is symmetric: each of the two gets half. What is left of the contribution of a feature
 * is on the diagonal, so that a row of the matrix adds up to the contribution of its feature, and all of it with the base to
 * the raw score.
 *
 * <p>O(leaves · depth³ / 2) for each row. Immutable and thread-safe.
 */
public final class ShapInteractions {
    private final WeighedTrees trees;
    private final List<Feature> terms;
    private final int[] slots;
    private final double[][] rules;

    ShapInteractions(WeighedTrees trees, FeatureSet features) {
        this.trees = trees;
        terms = List.copyOf(trees.model.features());
        slots = terms.stream().mapToInt(features::slotOf).toArray();
        rules = new double[trees.model.trees()][];
        for (int tree = 0; tree < rules.length; tree++) {
            rules[tree] = GaussLegendre.rule(GaussLegendre.pointsFor(Math.max(0, trees.mostTerms(tree) - 1)));
        }
    }

    /**
     * Returns the number of features that the model asks for.
     *
     * @return the number of rows and columns of the matrix
     */
    public int terms() {
        return slots.length;
    }

    /**
     * Returns the feature of a row and column of the matrix.
     *
     * @param term the row and column, from 0
     * @return the feature
     */
    public Feature feature(int term) {
        return terms.get(term);
    }

    /**
     * Works out the matrix of a row.
     *
     * @param row legal values, shape (features); not changed
     * @param matrix where the interactions go, row after row, shape (terms, terms) in one array
     * @return the base: the score that is expected when no value is known
     */
    public double explain(double[] row, double[] matrix) {
        Arrays.fill(matrix, 0, slots.length * slots.length, 0);
        byte[] left = new byte[trees.conditions.size()];
        trees.conditions.answer(row, slots, left);
        for (int tree = 0; tree < rules.length; tree++) {
            Path path = new Path(trees.mostTerms(tree));
            visit(trees.model.root(tree), 0, path, rules[tree], left, matrix);
        }
        return trees.expected();
    }

    /** The features on the way to a node: whether the row took all sides of a feature's splits, and the share that did. */
    private static final class Path {
        final int[] terms;
        final boolean[] took;
        final double[] shares;
        final double[] rates;

        Path(int size) {
            terms = new int[size];
            took = new boolean[size];
            shares = new double[size];
            rates = new double[size];
        }
    }

    private void visit(int node, int size, Path path, double[] rule, byte[] left, double[] matrix) {
        if (trees.isLeaf(node)) {
            for (int point = 0; point < rule.length / 2; point++) {
                double weight = trees.values[node] * rule[rule.length / 2 + point];
                share(weight, rule[point], size, path, matrix);
            }
            return;
        }
        int at = 0;
        while (at < size && path.terms[at] != trees.terms[node]) {
            at++;
        }
        boolean first = at == size;
        boolean took = first || path.took[at];
        double share = first ? 1 : path.shares[at];
        boolean goesLeft = left[trees.asked[node]] != 0;
        path.terms[at] = trees.terms[node];
        path.took[at] = took && goesLeft;
        path.shares[at] = share * trees.leftShare[node];
        visit(node + 1, first ? size + 1 : size, path, rule, left, matrix);
        path.terms[at] = trees.terms[node]; // what is below may have written behind it
        path.took[at] = took && !goesLeft;
        path.shares[at] = share * (1 - trees.leftShare[node]);
        visit(trees.right[node], first ? size + 1 : size, path, rule, left, matrix);
        path.took[at] = took;
        path.shares[at] = share;
    }

    /**
     * Shares a leaf at a time t. A feature has the weight {@code f = share + t · u} with u = took − share. It gets u times
     * the weights of the others; a pair gets u times u times those of the others, half of it in each of its two places.
     */
    private void share(double value, double time, int size, Path path, double[] matrix) {
        double product = value;
        for (int i = 0; i < size; i++) {
            double u = (path.took[i] ? 1 : 0) - path.shares[i];
            double weight = path.took[i] ? path.shares[i] + time * u : path.shares[i] * (1 - time);
            path.rates[i] = path.took[i] ? u / weight : -1 / (1 - time); // the same where a share is 0
            product *= weight;
        }
        for (int i = 0; i < size; i++) {
            double own = product * path.rates[i];
            int row = path.terms[i] * slots.length;
            matrix[row + path.terms[i]] += own;
            for (int j = 0; j < i; j++) {
                double half = own * path.rates[j] / 2;
                int column = path.terms[j] * slots.length;
                matrix[row + path.terms[j]] += half;
                matrix[column + path.terms[i]] += half;
                matrix[row + path.terms[i]] -= half;
                matrix[column + path.terms[j]] -= half;
            }
        }
    }
}
