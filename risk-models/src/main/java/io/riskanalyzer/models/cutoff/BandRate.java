package io.riskanalyzer.models.cutoff;

import io.riskanalyzer.models.internal.Counts;
import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came in a band: its observed rate of the bad outcome, with Wilson's interval at {@link #CONFIDENCE}; of weighted rows
 * for the effective number, the square of the sum of the weights over the sum of their squares.
 *
 * @param band the band
 * @param rows the number of rows with a weight above 0
 * @param weight the sum of their weights
 * @param observedRate the share of positives, in [0, 1]; NaN of a band without rows
 * @param rateFrom the lower end of the interval; 0 of a band without rows
 * @param rateTo the upper end of the interval; 1 of a band without rows
 * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai, DasGupta, Interval estimation for a binomial proportion,
 *     2001</a>
 */
public record BandRate(Band band, long rows, double weight, double observedRate, double rateFrom, double rateTo) {

    /** How often an interval holds the true rate. */
    public static final double CONFIDENCE = Counts.CONFIDENCE;

    /**
     * Returns the observed rate of each band.
     *
     * @param bands the bands
     * @param scores on the scale of the bands, finite, shape (rows)
     * @param labels shape (rows)
     * @param weights finite and not negative, shape (rows); null counts every row as 1
     * @return the rates, from the band of least risk
     * @throws IllegalArgumentException if the shapes differ, a value is not as said, or no row has a weight
     */
    public static List<BandRate> of(Bands bands, double[] scores, boolean[] labels, double @Nullable [] weights) {
        ScoredRows rows = ScoredRows.of(scores, labels, weights);
        List<BandRate> rates = new ArrayList<>();
        int group = 0;
        for (Band band : bands.all()) {
            Counts counts = new Counts();
            for (; group < rows.groups() && rows.score(group) < band.to(); group++) {
                counts.add(rows, group);
            }
            rates.add(new BandRate(
                    band, counts.rows(), counts.weight(), counts.rate(), counts.rateFrom(), counts.rateTo()));
        }
        return List.copyOf(rates);
    }
}
