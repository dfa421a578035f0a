package io.riskanalyzer.report;

/** How values fall into bins of one width. Immutable: nobody writes into its arrays. */
final class Histogram {
    private final double from;
    private final double width;
    private final double[] shares;
    private final int count;

    private Histogram(double from, double width, double[] shares, int count) {
        this.from = from;
        this.width = width;
        this.shares = shares;
        this.count = count;
    }

    /** Counts the values in {@code [from, to]}; the last bin has both its ends, and what is outside falls into none. */
    static Histogram of(double[] values, double from, double to, int bins) {
        double width = (to - from) / bins;
        double[] shares = new double[bins];
        int count = 0;
        for (double value : values) {
            if (value >= from && value <= to) {
                shares[Math.min((int) ((value - from) / width), bins - 1)]++;
                count++;
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            shares[bin] /= Math.max(1, count);
        }
        return new Histogram(from, width, shares, count);
    }

    int bins() {
        return shares.length;
    }

    int count() {
        return count;
    }

    double from(int bin) {
        return from + bin * width;
    }

    double to(int bin) {
        return from + (bin + 1) * width;
    }

    double share(int bin) {
        return shares[bin];
    }

    double greatestShare() {
        double greatest = 0;
        for (double share : shares) {
            greatest = Math.max(greatest, share);
        }
        return greatest;
    }
}
