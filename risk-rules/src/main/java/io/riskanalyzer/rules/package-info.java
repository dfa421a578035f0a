/**
 * Points that people write: rules that each add points where a condition is true, and say why.
 *
 * <p>Read in this order: {@link io.riskanalyzer.rules.RuleSet} (the scorer, and how it is written),
 * {@link io.riskanalyzer.rules.Rule} (condition, points, code and text, and what a text may hold),
 * {@link io.riskanalyzer.rules.RuleGroup} (rules up to a cap, or one of several), and
 * {@link io.riskanalyzer.rules.RulePolicy} (what is decided about the band, whatever the score).
 *
 * <p>What rules do is told by {@link io.riskanalyzer.rules.RuleAnalysis} (for all rows, exactly),
 * {@link io.riskanalyzer.rules.DecisionTable} (for cases that people decided) and {@link io.riskanalyzer.rules.RuleTrace}
 * (for one row); {@link io.riskanalyzer.rules.BandMigration} tells who changes band when one plan, of rules or of anything
 * else, takes the place of another.
 *
 * <p>Rules as files that people edit are in {@code io.riskanalyzer.rules.file}.
 *
 * <p>This package depends on {@code io.riskanalyzer.feature}, {@code io.riskanalyzer.data} and
 * {@code io.riskanalyzer.score}; decision tables and migrations on {@code io.riskanalyzer.io}, {@code io.riskanalyzer.plan} and the root package, the
 * {@code internal} package on {@code plan} as well.
 */
@NullMarked
package io.riskanalyzer.rules;

import org.jspecify.annotations.NullMarked;
