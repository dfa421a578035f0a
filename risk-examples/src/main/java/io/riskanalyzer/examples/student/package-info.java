/**
 * The story of the student at risk: four files of a college, joined into a ledger, scored by rules and by a model.
 */
@NullMarked
package io.riskanalyzer.examples.student;

import org.jspecify.annotations.NullMarked;
