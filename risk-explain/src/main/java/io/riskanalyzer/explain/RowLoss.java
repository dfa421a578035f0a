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
    },
    /**
     * The log loss beyond what the probability itself expects: {@code −ln p} of what happened, less
     * {@code −p ln p − (1 − p) ln(1 − p)}. Its mean is 0 where probabilities are right, however uncertain the rows are, and
     * above 0 where the model is more wrong than it thinks. In nats; of a row it may be below 0.
     */
    SURPRISE {
        @Override
        double of(double probability, boolean label) {
            double p = Math.max(LEAST, Math.min(probability, 1 - LEAST));
            double entropy = -p * StrictMath.log(p) - (1 - p) * StrictMath.log(1 - p);
            return LOG_LOSS.of(p, label) - entropy;
        }
    };

    private static final double LEAST = 1e-15;

    abstract double of(double probability, boolean label);
}
