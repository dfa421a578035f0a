package io.riskanalyzer.report;

/**
 * Rows of similar scores, and how many of them were positives.
 *
 * @param meanScore the mean probability that was foretold, in [0, 1]
 * @param observedRate the share of positives, in [0, 1]
 * @param from the lower end of an interval for that share, in [0, {@code observedRate}]
 * @param to its upper end, in [{@code observedRate}, 1]
 * @param weight the number of rows, or their weight; above 0
 */
public record ReliabilityBin(double meanScore, double observedRate, double from, double to, double weight) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public ReliabilityBin {
        requireWithin("mean score", meanScore, 0, 1);
        requireWithin("observed rate", observedRate, 0, 1);
        requireWithin("lower end of the interval", from, 0, observedRate);
        requireWithin("upper end of the interval", to, observedRate, 1);
        if (!(weight > 0 && weight <= Drawing.GREATEST)) {
            throw Refusal.of("weight of a bin", weight, "be above 0", "it is not", "leave out what is empty");
        }
    }

    private static void requireWithin(String what, double value, double least, double greatest) {
        if (!(value >= least && value <= greatest)) {
            throw Refusal.of(
                    what + " of a bin",
                    value,
                    "be in [" + least + ", " + greatest + "]",
                    Double.isNaN(value) ? "it is not a number" : "it is outside",
                    "calibrate the scores first, and leave out what is empty");
        }
    }
}
