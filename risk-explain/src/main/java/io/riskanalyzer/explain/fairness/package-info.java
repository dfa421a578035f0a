/**
 * For whom a decision is what it is: how decisions and scores fall on groups, where the differences come from, and what it
 * costs to lessen them.
 *
 * <p>Read in this order: {@link io.riskanalyzer.explain.fairness.FairnessAudit} (which groups, which figures) and
 * {@link io.riskanalyzer.explain.fairness.FairnessReport} (its answer, by
 * {@link io.riskanalyzer.explain.fairness.Breakdown}); {@link io.riskanalyzer.explain.fairness.GapDecomposition},
 * {@link io.riskanalyzer.explain.fairness.Proxies} and {@link io.riskanalyzer.explain.fairness.AccessFactors} (where a
 * difference comes from); {@link io.riskanalyzer.explain.fairness.Mitigation} and
 * {@link io.riskanalyzer.explain.fairness.TradeOff} (what could be done, and at what cost).
 *
 * <p>Said once, true everywhere in this package:
 *
 * <ul>
 *   <li>A label is true where the outcome was <em>bad</em>; a decision is <em>favourable</em> where the band is low. Both
 *       words are said in full: a "true positive rate" is the share of bad outcomes that were caught to some and the share
 *       of good ones that were favoured to others.
 *   <li>Audited attributes stand beside the features, in {@link io.riskanalyzer.data.Dataset#audited()}.
 *   <li>No figure is a verdict. Thresholds such as four fifths are named practices, which the user chooses.
 *   <li>Everything is immutable and thread-safe; the same seed gives the same bytes on any number of threads.
 * </ul>
 *
 * <p>This package depends on {@code risk-core} and on {@code io.riskanalyzer.explain}.
 */
@NullMarked
package io.riskanalyzer.explain.fairness;

import org.jspecify.annotations.NullMarked;
