package io.riskanalyzer.models.internal;

import io.riskanalyzer.model.LinearTerm;
import java.util.List;

/**
 * How one feature becomes columns of a linear engine, and how the weights of these columns become a term. Learnt from
 * training rows; immutable.
 */
sealed interface FeatureEncoding permits ScaledEncoding, OneHotEncoding, CurveEncoding {

    /** Returns what the columns are called in a table of coefficients, shape (width). */
    List<String> columns();

    /** Returns the number of columns; 0 for a feature that was the same in all training rows. */
    default int width() {
        return columns().size();
    }

    /**
     * Returns the greatest number of columns of one value that are not 0. Where it is less than the width, the columns
     * of every row add up to 1, but for one that tells of a missing value.
     */
    int entries();

    /**
     * Writes the columns of a value that are not 0.
     *
     * @param value the value in a row, NaN for missing
     * @param first the first column of this feature
     * @param columns where the columns go, ascending
     * @param values where their values go
     * @param at where to begin in both
     * @return where the next feature begins
     */
    int encode(double value, int first, int[] columns, double[] values, int at);

    /**
     * Returns what the average training row gets from this feature: what is taken from the term and added to the base.
     *
     * @param weights the log-odds of the columns, all features' in one array
     * @param first the first column of this feature
     */
    double mean(double[] weights, int first);

    /**
     * Returns the term, whose weighted mean over the training rows is 0.
     *
     * @param weights the log-odds of the columns, all features' in one array
     * @param first the first column of this feature
     */
    LinearTerm term(double[] weights, int first);
}
