/**
 * The front door: an analyzer that gives each subject a score, a band and the reasons for it.
 *
 * <p>Read in this order: {@link io.riskanalyzer.RiskAnalyzer} (build one, assess with it),
 * {@link io.riskanalyzer.RiskAssessment} (the answer for one subject), {@link io.riskanalyzer.Assessments} (the answers for
 * many) and {@link io.riskanalyzer.ScoringSession} (scores alone, without allocating).
 *
 * <p>What an analyzer is made of is in the packages below: {@code feature} (what is known of a subject), {@code score} (how
 * it is scored and explained), {@code model} (what was learnt), {@code plan} (what is saved). This package depends on all
 * of them, none of them on this one.
 */
@NullMarked
package io.riskanalyzer;

import org.jspecify.annotations.NullMarked;
