/**
 * Many rows: a frame of encoded values, and a dataset that has an outcome beside them.
 *
 * <p>Read in this order: {@link io.riskanalyzer.data.Frame} (columns of encoded values, shape (rows, features), with the
 * rows that were rejected), {@link io.riskanalyzer.data.Dataset} (a frame with labels, weights and audited attributes,
 * none of which a model can see) and {@link io.riskanalyzer.data.Split} (training, calibration and test parts that share
 * no row). {@link io.riskanalyzer.data.Progress} is told how far long work on them is.
 *
 * <p>This package depends on {@code io.riskanalyzer.feature} alone.
 */
@NullMarked
package io.riskanalyzer.data;

import org.jspecify.annotations.NullMarked;
