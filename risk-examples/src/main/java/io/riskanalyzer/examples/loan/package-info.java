/** The story of loan default: from a file of loans to calibrated probabilities and bands of least expected cost. */
@NullMarked
package io.riskanalyzer.examples.loan;

import org.jspecify.annotations.NullMarked;
