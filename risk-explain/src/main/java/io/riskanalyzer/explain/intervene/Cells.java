package io.riskanalyzer.explain.intervene;

import java.util.Set;

/**
 * Where the answer of a plan may jump along one feature.
 *
 * @param starts the values with which another range of equal answers begins, ascending
 * @param codes values that are no quantities, which nobody moves from or to
 * @param isSmooth whether every value makes a difference
 */
record Cells(Set<Double> starts, Set<Double> codes, boolean isSmooth) {

    boolean isCode(double value) {
        return codes.contains(value + 0.0);
    }
}
