/**
 * Points that people write: rules that each add points where a condition is true, and say why.
 *
 * <p>Read in this order: {@link io.riskanalyzer.rules.RuleSet} (the scorer, and how it is written),
 * {@link io.riskanalyzer.rules.Rule} (condition, points, code and text, and what a text may hold),
 * {@link io.riskanalyzer.rules.RuleGroup} (rules up to a cap, or one of several).
 *
 * <p>This package depends on {@code io.riskanalyzer.feature}, {@code io.riskanalyzer.data} and
 * {@code io.riskanalyzer.score}; its {@code internal} package on {@code io.riskanalyzer.plan} as well.
 */
@NullMarked
package io.riskanalyzer.rules;

import org.jspecify.annotations.NullMarked;
