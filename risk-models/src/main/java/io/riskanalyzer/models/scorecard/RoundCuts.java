package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Bins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts that people can read: of all numbers that part the values as a cut does, one with the fewest digits. The counts stay
 * as they are.
 */
final class RoundCuts {
    private static final int MOST_DECIMALS = 20;

    private RoundCuts() {}

    /**
     * Rounds the cuts of a table, but for those that are fixed.
     *
     * @param table the bins that were found on the values
     * @param values the values, shape (rows)
     * @param weights their weights; null if each is 1
     * @param fixed the cuts that stay
     * @return a table of the same counts
     */
    static BinningTable of(BinningTable table, double[] values, double @Nullable [] weights, List<Double> fixed) {
        if (!(table.bins() instanceof Bins.Numbers numbers) || numbers.cuts().isEmpty()) {
            return table;
        }
        double[] greatest = greatestOfBins(numbers, values, weights);
        List<Double> cuts = new ArrayList<>();
        for (int i = 0; i < numbers.cuts().size(); i++) {
            double cut = numbers.cuts().get(i);
            cuts.add(fixed.contains(cut) ? cut : roundest(greatest[i], cut));
        }
        return table.named(new Bins.Numbers(numbers.feature(), cuts, numbers.specials()));
    }

    /** The greatest value of each regular bin; −∞ of one without values. */
    private static double[] greatestOfBins(Bins.Numbers numbers, double[] values, double @Nullable [] weights) {
        double[] greatest = new double[numbers.regular()];
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        BinIndex index = BinIndex.of(numbers);
        for (int i = 0; i < values.length; i++) {
            int bin = index.binOf(values[i]);
            if (bin < greatest.length && values[i] > greatest[bin] && (weights == null || weights[i] > 0)) {
                greatest[bin] = values[i];
            }
        }
        return greatest;
    }

    /** The number above one and not above the other that has the fewest decimals, or most zeros at its end. */
    private static double roundest(double above, double cut) {
        if (above == Double.NEGATIVE_INFINITY) {
            return cut;
        }
        if (above < 0 && cut >= 0) {
            return 0;
        }
        BigDecimal exact = new BigDecimal(cut);
        for (int decimals = exact.scale() - exact.precision(); decimals <= MOST_DECIMALS; decimals++) {
            double rounded = exact.setScale(decimals, RoundingMode.FLOOR).doubleValue();
            if (rounded > above && rounded <= cut) {
                return rounded + 0.0; // −0 becomes 0
            }
        }
        return cut;
    }
}
