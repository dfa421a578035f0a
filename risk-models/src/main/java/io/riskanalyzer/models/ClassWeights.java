package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;

/**
 * How much a positive row counts in training beside a negative one, on top of the weights of the rows.
 *
 * <p>Weights shift the probabilities that a model gives: with {@link #BALANCED} its average is near one half, whatever the
 * base rate. They do not help a ranking much, and a cut-off by cost or capacity does what they are usually meant for
 * without that shift; where they are used, calibrate the model on rows of the true base rate.
 *
 * @param positive how often a positive row counts where a negative one counts once, finite, above 0; 0 stands for
 *     {@link #BALANCED}
 */
public record ClassWeights(double positive) {
    /** Every row counts as its own weight says. */
    public static final ClassWeights NONE = new ClassWeights(1);

    /** All positive rows together count as much as all negative ones. */
    public static final ClassWeights BALANCED = new ClassWeights(0);

    private static final String BALANCED_NAME = "balanced";

    /** Checks the weight. */
    public ClassWeights {
        if (!(positive >= 0 && positive <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The weight of a positive row (" + positive
                            + ") must be a finite number above 0.\nMaybe take the number of negative rows for each positive one.");
        }
    }

    /**
     * Returns rows whose weights these are.
     *
     * @param data rows with both outcomes
     * @return the same rows; those of {@link #NONE} are unchanged
     */
    public Dataset applyTo(Dataset data) {
        if (positive == 1) {
            return data;
        }
        double factor = positive > 0 ? positive : negativesForOnePositive(data);
        double[] weights = new double[data.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = data.label(row) ? factor * data.weight(row) : data.weight(row);
        }
        return data.weighted(weights);
    }

    private static double negativesForOnePositive(Dataset data) {
        double positives = 0;
        double negatives = 0;
        for (int row = 0; row < data.rows(); row++) {
            if (data.label(row)) {
                positives += data.weight(row);
            } else {
                negatives += data.weight(row);
            }
        }
        return positives > 0 && negatives > 0 ? negatives / positives : 1;
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @param text {@code balanced}, or the weight of a positive row
     * @return the weights
     * @throws IllegalArgumentException if the text is neither
     */
    public static ClassWeights parse(String text) {
        try {
            return text.equals(BALANCED_NAME) ? BALANCED : new ClassWeights(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The class weights (" + text + ") must be \"balanced\" or a number.\nMaybe take 1 for none.", e);
        }
    }

    /** Returns {@code balanced}, or the weight of a positive row. */
    @Override
    public String toString() {
        return positive == 0 ? BALANCED_NAME : Double.toString(positive);
    }
}
