/**
 * Pictures and self-contained HTML pages of results, to look at, print, search and keep.
 *
 * <p>Read in this order: {@link io.riskanalyzer.report.Report} (a page of {@link io.riskanalyzer.report.Section}s, each of
 * {@link io.riskanalyzer.report.Block}s: {@link io.riskanalyzer.report.Picture} or {@link io.riskanalyzer.report.Table}),
 * {@link io.riskanalyzer.report.EvaluationPictures} (how good scores are), {@link io.riskanalyzer.report.ModelPictures}
 * (what a model has learnt), {@link io.riskanalyzer.report.ExplanationPictures} (why scores are what they are),
 * {@link io.riskanalyzer.report.FairnessPictures} and {@link io.riskanalyzer.report.FairnessTables} (on whom decisions fall),
 * {@link io.riskanalyzer.report.InterventionPictures} (who is helped),
 * {@link io.riskanalyzer.report.Tables} (bands, rules, provenance) and
 * {@link io.riskanalyzer.report.Charts} (any numbers).
 *
 * <p>Said once, true everywhere in this package:
 *
 * <ul>
 *   <li>A picture is SVG whose texts are texts. It is drawn once, in colours of the page, light or dark.
 *   <li>What colours tell apart, dashes, shapes or places tell too, and every picture has its numbers in a table.
 *   <li>All text is escaped; equal content gives equal bytes, in every locale and time zone.
 *   <li>Numbers that are not finite are refused where they come in.
 *   <li>Everything is immutable and thread-safe.
 * </ul>
 *
 * <p>It depends on {@code risk-core}, {@code risk-rules} and, where their results are drawn, {@code risk-models} and
 * {@code risk-explain}.
 */
@NullMarked
package io.riskanalyzer.report;

import org.jspecify.annotations.NullMarked;
