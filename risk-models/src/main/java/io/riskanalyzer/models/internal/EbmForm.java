package io.riskanalyzer.models.internal;

/**
 * The settings of an explainable boosting machine.
 *
 * @param bags how many boostings are averaged, at least 1
 * @param rounds the greatest number of rounds, at least 1
 * @param patience after so many rounds without a gain a boosting ends, at least 1
 * @param learningRate what part of its demand a leaf gets, above 0, at most 1
 * @param leaves the greatest number of leaves of a tree, at least 2
 * @param bins the greatest number of bins of a number, at least 2
 * @param leastWeight the least weight of a leaf, at least 0
 */
public record EbmForm(
        int bags, int rounds, int patience, double learningRate, int leaves, int bins, double leastWeight) {}
