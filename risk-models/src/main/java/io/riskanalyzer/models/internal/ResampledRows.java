package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Training rows of which some were left out, repeated or made up, so that the rarer outcome is less rare.
 *
 * @param data the rows
 * @param shift what the log-odds of the bad outcome among the rows gained by it: the logarithm of the ratio of the odds of
 *     the weights, afterwards to before
 */
public record ResampledRows(Dataset data, double shift) {

    /**
     * Leaves out rows of the more frequent outcome.
     *
     * @param data rows of both outcomes
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards
     * @param seed the seed
     * @return the rows, in their order
     */
    public static ResampledRows underSampled(Dataset data, double ratio, long seed) {
        boolean rare = rarer(data);
        int[] frequent = rows(data, !rare);
        int kept = (int) Math.min(frequent.length, Math.rint((data.rows() - frequent.length) / ratio));
        shuffle(frequent, new SplittableRandom(seed));
        boolean[] isKept = new boolean[data.rows()];
        Arrays.stream(frequent, 0, kept).forEach(row -> isKept[row] = true);
        return shifted(data, data.filter(row -> data.label(row) == rare || isKept[row]));
    }

    /**
     * Adds rows of the rarer outcome that are there already.
     *
     * @param data rows of both outcomes
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards
     * @param seed the seed
     * @return the rows in their order, then those added
     */
    public static ResampledRows overSampled(Dataset data, double ratio, long seed) {
        int[] rare = rows(data, rarer(data));
        SplittableRandom random = new SplittableRandom(seed);
        int[] all = IntStream.concat(
                        IntStream.range(0, data.rows()),
                        IntStream.generate(() -> rare[random.nextInt(rare.length)])
                                .limit(lacking(data, rare.length, ratio)))
                .toArray();
        return shifted(data, data.take(all));
    }

    /**
     * Adds rows of the rarer outcome that are made up.
     *
     * @param data rows of both outcomes
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards
     * @param neighbours how many of the nearest rows count
     * @param seed the seed
     * @return the rows in their order, then those made up
     */
    public static ResampledRows smote(Dataset data, double ratio, int neighbours, long seed) {
        int[] rare = rows(data, rarer(data));
        int lacking = lacking(data, rare.length, ratio);
        if (lacking == 0) {
            return new ResampledRows(data, 0);
        }
        Smote smote = Smote.of(data.take(rare), neighbours);
        return shifted(data, smote.addTo(data, rare, lacking, new SplittableRandom(seed)));
    }

    private static boolean rarer(Dataset data) {
        return 2 * data.positives() <= data.rows();
    }

    private static int[] rows(Dataset data, boolean label) {
        return IntStream.range(0, data.rows())
                .filter(row -> data.label(row) == label)
                .toArray();
    }

    private static int lacking(Dataset data, int rare, double ratio) {
        return (int) Math.max(0, Math.rint(ratio * (data.rows() - rare)) - rare);
    }

    private static void shuffle(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    private static ResampledRows shifted(Dataset before, Dataset after) {
        return new ResampledRows(after, logOdds(after) - logOdds(before));
    }

    private static double logOdds(Dataset data) {
        CompensatedSum positive = new CompensatedSum();
        CompensatedSum negative = new CompensatedSum();
        for (int row = 0; row < data.rows(); row++) {
            (data.label(row) ? positive : negative).add(data.weight(row));
        }
        return StrictMath.log(positive.value()) - StrictMath.log(negative.value());
    }
}
