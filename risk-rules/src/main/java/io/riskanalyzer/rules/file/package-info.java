/**
 * Rules as files that people edit: one YAML or JSON file for features, rules, bands and policy.
 *
 * <p>Read in this order: {@link io.riskanalyzer.rules.file.RuleBook} (what a file holds, loaded and saved) and
 * {@link io.riskanalyzer.rules.file.RuleFormatException} (everything that is wrong with a file, with its places). The
 * format is told to people in {@code docs/rules.md}, and to editors by the JSON Schema {@code rules.schema.json} beside
 * these classes.
 *
 * <p>This package depends on {@code io.riskanalyzer.rules} and what that depends on, on a YAML parser and on a JSON parser.
 */
@NullMarked
package io.riskanalyzer.rules.file;

import org.jspecify.annotations.NullMarked;
