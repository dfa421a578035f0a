package io.riskanalyzer.explain;

import java.util.List;
import java.util.Locale;

/**
 * Where a model is worst: the answer of {@link SliceFinder}.
 *
 * @param loss the mean loss of all rows
 * @param tested how many slices were looked at, for which the p-values are adjusted
 * @param slices the slices that are worse than the rest, the one that is surely worst first; may be empty
 */
public record SliceReport(double loss, int tested, List<Slice> slices) {

    /** Copies the slices. */
    public SliceReport {
        slices = List.copyOf(slices);
    }

    /** The slices, a line each. */
    @Override
    public String toString() {
        String head = String.format(Locale.ROOT, "Mean loss %.4f; %,d slices were looked at, ", loss, tested);
        if (slices.isEmpty()) {
            return head + "none of which is worse than the rest beyond chance.";
        }
        StringBuilder text = new StringBuilder(head + "worse than the rest beyond chance are:");
        for (Slice slice : slices) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %.4f, elsewhere %.4f (+%.4f to +%.4f, p %.2g), %,d rows, %.1f %% predicted and %.1f %% observed: %s",
                    slice.loss(),
                    slice.elsewhere(),
                    slice.from(),
                    slice.to(),
                    slice.pValue(),
                    slice.rows(),
                    100 * slice.predicted(),
                    100 * slice.observed(),
                    slice.describe()));
        }
        return text.toString();
    }
}
