package io.riskanalyzer.report;

/**
 * One dimension of a plot: an axis whose ends and ticks are known.
 *
 * @param label what is measured
 * @param ticks the round numbers; the first and the last are the ends
 * @param isLogarithmic whether equal ratios take equal room
 */
record Dimension(String label, Ticks ticks, boolean isLogarithmic) {

    Ruler between(double start, double end) {
        return new Ruler(ticks.first(), ticks.last(), start, end, isLogarithmic);
    }

    double widestLabel() {
        return ticks.labels().stream().mapToDouble(Lettering::widthOf).max().orElse(0);
    }
}
