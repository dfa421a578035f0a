package io.riskanalyzer.models.internal;

/**
 * Mean 0 and standard deviation 1 over the training rows: {@code (x − mean) / deviation}.
 *
 * @param mean the mean
 * @param deviation the standard deviation; 0 for a column that was the same in all rows, which becomes no column
 */
record Scaling(double mean, double deviation) {
    /** Values as they are. */
    static final Scaling NONE = new Scaling(0, 1);

    static Scaling of(WeightedColumn column) {
        Scaling found = column.scaling();
        return found.deviation >= Double.MIN_NORMAL ? found : new Scaling(found.mean, 0);
    }

    boolean varies() {
        return deviation > 0;
    }

    double apply(double value) {
        return (value - mean) / deviation;
    }
}
