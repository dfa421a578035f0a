package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;

/** One training and the test of it: which rows learn and which are judged. Immutable; borrows its arrays. */
final class Round {
    private final int[] train;
    private final int[] test;

    Round(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    int[] test() {
        return test;
    }

    /**
     * Returns the training rows, or a share of them that holds that of any smaller share.
     *
     * @param share the share, in (0, 1]
     */
    Dataset train(Dataset data, double share, long seed) {
        Dataset all = data.take(train);
        return share == 1 ? all : all.split(share, 0, seed).train();
    }
}
