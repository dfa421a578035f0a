package io.riskanalyzer.report;

/** Wilson's interval for a share, which stays within 0 and 1 and is honest for few rows. */
final class Wilson {
    private static final double NORMAL_95 = 1.959963984540054; // scipy 1.10.1: norm.ppf(0.975)

    private Wilson() {}

    /** The lower and the upper end at 95 %. */
    static double[] interval(double positives, double count) {
        double square = NORMAL_95 * NORMAL_95;
        double share = positives / count;
        double middle = (share + square / (2 * count)) / (1 + square / count);
        double half = NORMAL_95
                / (1 + square / count)
                * Math.sqrt(share * (1 - share) / count + square / (4 * count * count));
        return new double[] {Math.max(0, middle - half), Math.min(middle + half, 1)};
    }
}
