/**
 * What would change a score: for one subject, and for many under a budget; and whether it did.
 *
 * <p>Read in this order: {@link io.riskanalyzer.explain.intervene.Lever} (what can be changed) and {@link
 * io.riskanalyzer.explain.intervene.Counterfactual} (the cheapest changes that reach a band), {@link
 * io.riskanalyzer.explain.intervene.WhatIf} (any change and what comes of it), {@link
 * io.riskanalyzer.explain.intervene.Intervention} and {@link io.riskanalyzer.explain.intervene.InterventionPlanner} (who
 * gets which help), {@link io.riskanalyzer.explain.intervene.InterventionEvaluation} (whether it helped).
 *
 * <p>Scores tell what goes with a risk. That a change of a feature brings about a change of the outcome is for the user to
 * know; results say which of the two they rest on.
 *
 * <p>This package depends on {@code risk-core} and on what the module shares.
 */
@NullMarked
package io.riskanalyzer.explain.intervene;

import org.jspecify.annotations.NullMarked;
