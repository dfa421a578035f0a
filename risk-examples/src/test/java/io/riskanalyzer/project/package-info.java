/**
 * Tests of the project as a whole: its architecture, its documentation, what an application needs to score, and that all
 * the ways to a score give the same bits.
 */
@NullMarked
package io.riskanalyzer.project;

import org.jspecify.annotations.NullMarked;
