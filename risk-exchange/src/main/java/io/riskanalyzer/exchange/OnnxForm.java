package io.riskanalyzer.exchange;

/**
 * How a score is asked of a model.
 *
 * @param source what errors call the model
 * @param output the name of the output, empty for the only one
 * @param column the column of the output, or {@link #LAST_OF_TWO}
 * @param rowsAtOnce how many rows of a frame are scored in one call, at least 1
 */
record OnnxForm(String source, String output, int column, int rowsAtOnce) {
    /** The only column, or the second of two. */
    static final int LAST_OF_TWO = -1;
}
