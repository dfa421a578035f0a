package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Bins;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

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
     * @param table the bins that were made of the fine ones
     * @param fine the fine bins, of whose cuts those of the table are some
     * @param greatest the greatest value of each fine bin, −∞ where there is none
     * @param fixed the cuts that stay
     * @return a table of the same counts
     */
    static BinningTable of(BinningTable table, Bins fine, double[] greatest, List<Double> fixed) {
        if (!(table.bins() instanceof Bins.Numbers numbers && fine instanceof Bins.Numbers fineNumbers)) {
            return table;
        }
        List<Double> cuts = new ArrayList<>();
        for (double cut : numbers.cuts()) {
            int below = fineNumbers.cuts().indexOf(cut);
            while (below > 0 && greatest[below] == Double.NEGATIVE_INFINITY) {
                below--;
            }
            cuts.add(fixed.contains(cut) ? cut : roundest(greatest[below], cut));
        }
        return table.named(new Bins.Numbers(numbers.feature(), cuts, numbers.specials()));
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
