/**
 * What a row is made of: typed features, conditions on them, and the schema that turns a subject into a row.
 *
 * <p>Read in this order: {@link io.riskanalyzer.feature.Feature} (a number, a flag or a category, declared once as a
 * constant), {@link io.riskanalyzer.feature.FeatureSet} (the features of a row, in order),
 * {@link io.riskanalyzer.feature.Condition} (what a rule tests, in words too), {@link io.riskanalyzer.feature.Schema} (record, map or
 * any other subject to {@code double[]}), {@link io.riskanalyzer.feature.Violation} (what was wrong with a subject) and
 * {@link io.riskanalyzer.feature.TextFormat} (how text is read as values).
 *
 * <p>A row is a {@code double[]} with one slot a feature, in the order of its {@code FeatureSet}: a number as it is, a
 * flag as 0 or 1, a category as the index of its level, an unknown level as −1, a missing value as NaN.
 *
 * <p>This package depends on nothing but the JDK.
 */
@NullMarked
package io.riskanalyzer.feature;

import org.jspecify.annotations.NullMarked;
