package io.riskanalyzer.explain;

/** The weights of sets in Shapley's formula: {@code p! q! / (p + q + 1)!}. Immutable. */
final class SetWeights {
    private final int size;
    private final double[] weights;

    /** For p and q from 0 to a greatest. */
    SetWeights(int greatest) {
        size = greatest + 1;
        weights = new double[size * size];
        for (int q = 0; q < size; q++) {
            weights[q] = 1.0 / (q + 1);
            for (int p = 1; p < size; p++) {
                weights[p * size + q] = weights[(p - 1) * size + q] * p / (p + q + 1);
            }
        }
    }

    double of(int p, int q) {
        return weights[p * size + q];
    }
}
