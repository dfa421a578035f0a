package io.riskanalyzer.explain;

import java.util.BitSet;
import java.util.List;

/**
 * The solution of the weighted least squares of {@link KernelShap}, as what the worth of each coalition adds to each term.
 *
 * <p>With Z the members of the coalitions and W their weights, {@code G = ZᵀWZ}, the contributions without the condition are
 * {@code t = G⁻¹ZᵀW y}. What they lack to the score is shared out by {@code G⁻¹1}, which is what Lagrange's multiplier does.
 */
final class KernelWeights {
    private final int[][] members;
    private final double[][] rows; // of each coalition, shape (terms)
    private final double[] shares; // sum to 1

    KernelWeights(Coalitions coalitions) {
        int terms = coalitions.terms();
        List<BitSet> all = coalitions.all();
        members = all.stream().map(set -> set.stream().toArray()).toArray(int[][]::new);
        rows = new double[members.length][terms];
        shares = new double[terms];
        if (terms == 1) { // no coalition is between none and all
            shares[0] = 1;
            return;
        }
        double[][] inverse = inverse(gram(coalitions, all));
        for (int i = 0; i < rows.length; i++) {
            double weight = coalitions.weightOf(all.get(i));
            for (int term = 0; term < terms; term++) {
                double sum = 0;
                for (int member : members[i]) {
                    sum += inverse[term][member];
                }
                rows[i][term] = weight * sum;
            }
        }
        double total = 0;
        for (int term = 0; term < terms; term++) {
            for (double value : inverse[term]) {
                shares[term] += value;
            }
            total += shares[term];
        }
        for (int term = 0; term < terms; term++) {
            shares[term] /= total;
        }
    }

    private double[][] gram(Coalitions coalitions, List<BitSet> all) {
        double[][] gram = new double[coalitions.terms()][coalitions.terms()];
        for (int i = 0; i < members.length; i++) {
            double weight = coalitions.weightOf(all.get(i));
            for (int a : members[i]) {
                for (int b : members[i]) {
                    gram[a][b] += weight;
                }
            }
        }
        return gram;
    }

    /** The inverse of a positive definite matrix, by Gauss and Jordan; its pivots are positive without exchanging rows. */
    private static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            inverse[i][i] = 1;
        }
        for (int pivot = 0; pivot < size; pivot++) {
            double by = matrix[pivot][pivot];
            for (int j = 0; j < size; j++) {
                matrix[pivot][j] /= by;
                inverse[pivot][j] /= by;
            }
            for (int i = 0; i < size; i++) {
                double factor = matrix[i][pivot];
                for (int j = 0; i != pivot && j < size; j++) {
                    matrix[i][j] -= factor * matrix[pivot][j];
                    inverse[i][j] -= factor * inverse[pivot][j];
                }
            }
        }
        return inverse;
    }

    int coalitions() {
        return members.length;
    }

    int[] termsOf(int coalition) {
        return members[coalition];
    }

    /** Adds what the worth of a coalition, above that of none, tells of each term. */
    void add(int coalition, double worth, TermSums sums) {
        double[] row = rows[coalition];
        for (int term = 0; term < row.length; term++) {
            sums.add(term, row[term] * worth);
        }
    }

    /** Shares out what the sums lack to the worth of all terms. */
    void finish(double all, TermSums sums, double[] contributions) {
        double lacking = all;
        for (int term = 0; term < shares.length; term++) {
            lacking -= sums.of(term);
        }
        for (int term = 0; term < shares.length; term++) {
            contributions[term] = sums.of(term) + shares[term] * lacking;
        }
    }
}
