package io.riskanalyzer.models.cutoff;

import io.riskanalyzer.models.internal.Counts;
import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.models.internal.Tails;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;

/** Joins slices of rows until the rates of those that are left rise for sure. */
final class RisingRates {
    private static final int SLICES_PER_BAND = 10;

    private RisingRates() {}

    static Bands bands(int most, ScoredRows rows) {
        List<Slice> slices = slices(rows, (int) Math.min((long) most * SLICES_PER_BAND, rows.groups()));
        // So many neighbours are looked at that some would be apart by chance: Bonferroni's correction.
        double quantile = Tails.normalQuantile(1 - (1 - BandRate.CONFIDENCE) / slices.size());
        while (slices.size() > 1) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i + 1 < slices.size(); i++) {
                double gap = slices.get(i + 1).counts.end(-quantile)
                        - slices.get(i).counts.end(quantile);
                if (gap < least) {
                    nearest = i;
                    least = gap;
                }
            }
            if (least > 0 && slices.size() <= most) {
                break;
            }
            Slice joined = slices.get(nearest).with(slices.remove(nearest + 1));
            slices.set(nearest, joined);
        }
        return bands(slices, rows);
    }

    private static Bands bands(List<Slice> slices, ScoredRows rows) {
        if (slices.size() == 1) {
            return Bands.NONE;
        }
        Bands.Builder builder = Bands.below(rows.cutBelow(slices.get(1).first), "1");
        for (int i = 2; i < slices.size(); i++) {
            builder.below(rows.cutBelow(slices.get(i).first), Integer.toString(i));
        }
        return builder.otherwise(Integer.toString(slices.size()));
    }

    private static List<Slice> slices(ScoredRows rows, int count) {
        int[] sliceOf = rows.quantiles(count);
        List<Slice> slices = new ArrayList<>();
        for (int first = 0; first < sliceOf.length; ) {
            int end = first;
            Counts counts = new Counts();
            for (; end < sliceOf.length && sliceOf[end] == sliceOf[first]; end++) {
                counts.add(rows, end);
            }
            slices.add(new Slice(first, counts));
            first = end;
        }
        return slices;
    }

    /** Neighbouring groups of rows, by the first of them. */
    private record Slice(int first, Counts counts) {
        Slice with(Slice next) {
            return new Slice(first, counts.with(next.counts));
        }
    }
}
