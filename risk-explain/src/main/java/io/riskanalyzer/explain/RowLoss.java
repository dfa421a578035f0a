package io.riskanalyzer.explain;

/** How wrong a probability is for one row, of which {@link SliceFinder} compares the means. */
public enum RowLoss {
    /** {@code −ln p} of what happened; p is limited to [1e−15, 1 − 1e−15]. In nats, at least 0. */
    LOG_LOSS {
        @Override
        double of(double probability, boolean label) {
            return -StrictMath.log(Math.max(LEAST, label ? probability : 1 - probability));
        }
    },
    /** {@code (p − y)²}, whose mean is the Brier score. From 0 to 1. */
    SQUARED {
        @Override
        double of(double probability, boolean label) {
            double error = probability - (label ? 1 : 0);
            return error * error;
        }
    };

    private static final double LEAST = 1e-15;

    abstract double of(double probability, boolean label);
}
