/**
 * Where to cut: bands and cut-offs from costs, places, targets and observed rates.
 *
 * <p>Read in this order: {@link io.riskanalyzer.models.cutoff.Cutoffs} (by capacity, by share, by precision or recall, by
 * quantiles, by observed rates that rise), {@link io.riskanalyzer.models.cutoff.Cutoff} (one cut, and what it selects),
 * {@link io.riskanalyzer.models.cutoff.CostMatrix} (bands of least expected cost) and
 * {@link io.riskanalyzer.models.cutoff.BandRate} (what came in each band). For a subject near a cut see
 * {@link io.riskanalyzer.score.Bands#isNearCut} and {@link io.riskanalyzer.score.Bands#bandOf(double,
 * io.riskanalyzer.score.Band, double)}.
 *
 * <p>Scores may be of any scale unless told; a higher score is a higher risk; a score at a cut is above it. This package
 * depends on the core alone, and on {@code io.riskanalyzer.models.internal}.
 */
@NullMarked
package io.riskanalyzer.models.cutoff;

import org.jspecify.annotations.NullMarked;
