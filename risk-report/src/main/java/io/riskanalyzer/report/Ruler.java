package io.riskanalyzer.report;

/**
 * Where a value of an axis lies in a picture.
 *
 * @param from the value at the start of the axis
 * @param to the value at its end
 * @param start the place of the start
 * @param end the place of the end; less than the start where values grow upwards
 * @param isLogarithmic whether equal ratios take equal room, instead of equal differences
 */
record Ruler(double from, double to, double start, double end, boolean isLogarithmic) {

    double at(double value) {
        double share = isLogarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return start + share * (end - start);
    }
}
