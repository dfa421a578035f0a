package io.riskanalyzer.models.scorecard;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cuts between fine bins of about the same weight.
 *
 * <p>For {@code b} bins of the total weight {@code W} there is a cut at each value in which one of the weights {@code k W / b}
 * is reached, {@code k} from 1 to {@code b − 1}; a cut belongs to the bin above. A value that has {@code W / b} or more of the
 * weight by itself is a bin by itself. If there are no more than {@code b} different values, each is a bin.
 *
 * <p>Many values are not sorted: a sample tells roughly where the cuts are, all values are counted by the intervals of the
 * sample, and only those intervals in which a cut falls are looked at value by value. The cuts are those of all values.
 */
final class QuantileCuts {
    /** So many values are sorted. */
    private static final int SAMPLE = 4096;

    /** Every so manyth value of the sample begins an interval. */
    private static final int STEP = 8;

    private QuantileCuts() {}

    /**
     * Returns the cuts of values.
     *
     * @param values none of them NaN, of which {@code rows} count
     * @param weights above 0; null if each is 1
     * @return finite, ascending
     */
    static double[] of(double[] values, int rows, double @Nullable [] weights, int bins) {
        Steps steps = new Steps();
        if (rows <= SAMPLE) {
            steps.addAll(Arrays.copyOf(values, rows), weights == null ? null : Arrays.copyOf(weights, rows));
            return steps.cuts(bins, steps.size <= bins);
        }
        double[] sample = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = values[(int) ((long) i * rows / SAMPLE)] + 0.0; // −0 is 0
        }
        Arrays.sort(sample);
        Intervals intervals = new Intervals(sample, bins, values, rows, weights);
        boolean isComplete = intervals.addTo(steps, bins);
        return steps.cuts(bins, isComplete && steps.size <= bins);
    }

    /**
     * Returns the cuts of values that are sorted already.
     *
     * @param values ascending, each once, shape (values)
     * @param weights above 0, shape (values)
     * @return finite, ascending
     */
    static double[] ofSorted(double[] values, double[] weights, int bins) {
        Steps steps = new Steps();
        for (int i = 0; i < values.length; i++) {
            steps.add(values[i], weights[i]);
        }
        return steps.cuts(bins, values.length <= bins);
    }

    /** Different values in ascending order, with the weight of each, or of all from it up to the next. */
    private static final class Steps {
        private double[] values = new double[256];
        private double[] weights = new double[256];
        private int size;

        void add(double value, double weight) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            values[size] = value;
            weights[size++] = weight;
        }

        /** Adds values in any order, all of them above those that are here. */
        void addAll(double[] more, double @Nullable [] weightsOfMore) {
            for (int i = 0; i < more.length; i++) {
                more[i] += 0.0; // −0 is 0
            }
            double[] sorted = weightsOfMore == null ? more : more.clone();
            Arrays.sort(sorted);
            int first = size;
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) {
                    add(sorted[i], 0);
                }
                weights[size - 1]++;
            }
            if (weightsOfMore != null) {
                Arrays.fill(weights, first, size, 0);
                for (int i = 0; i < more.length; i++) {
                    weights[Arrays.binarySearch(values, first, size, more[i])] += weightsOfMore[i];
                }
            }
        }

        double[] cuts(int bins, boolean all) {
            Goals goals = new Goals(weights, size, bins);
            double[] cuts = new double[size];
            int count = 0;
            boolean cutHere = false;
            for (int i = 0; i < size; i++) {
                boolean isReached = goals.areReachedBy(weights[i]);
                if (i > 0 && (all || isReached || cutHere) && Math.abs(values[i]) <= Double.MAX_VALUE) {
                    cuts[count++] = values[i];
                }
                cutHere = isReached && weights[i] >= goals.width;
            }
            return Arrays.copyOf(cuts, count);
        }
    }

    /** The weights at which bins begin, while weights are added up. Mutable. */
    private static final class Goals {
        private final double total;
        private final int bins;
        private final double width;
        private double reached;
        private int next;

        Goals(double[] weights, int size, int bins) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i];
            }
            this.total = sum;
            this.bins = bins;
            this.width = sum / bins;
        }

        /** Whether one of the goals is in the weight that comes next. */
        boolean areReachedBy(double weight) {
            double before = reached;
            reached += weight;
            while (next < bins && goal() < before) {
                next++;
            }
            return next < bins && goal() < reached;
        }

        private double goal() {
            return total * next / bins;
        }
    }

    /** All values by intervals of a sample, those from a value on up to below the next. */
    private static final class Intervals {
        private final double[] values;
        private final int rows;
        private final double @Nullable [] weights;
        private final double[] starts; // of all intervals but the first
        private final int size; // of the starts
        private final boolean[] isValue; // whether the interval has one value alone
        private final char[] intervalOf;
        private final int[] counts;
        private final double[] sums;
        private final boolean fewValues;

        Intervals(double[] sample, int bins, double[] values, int rows, double @Nullable [] weights) {
            this.values = values;
            this.rows = rows;
            this.weights = weights;
            this.fewValues = Arrays.stream(sample).distinct().limit(bins + 1L).count() <= bins;
            double[] candidates = fewValues ? sample : everyStep(sample);
            double[] all = new double[2 * candidates.length];
            isValue = new boolean[2 * candidates.length + 1];
            int count = 0;
            for (int i = 0; i < candidates.length; i++) {
                if (count == 0 || candidates[i] > all[count - 1]) {
                    all[count++] = candidates[i];
                } else if (!isValue[count] && candidates[i] == all[count - 1] && candidates[i] < Double.MAX_VALUE) {
                    isValue[count] = true; // it is frequent
                    all[count++] = Math.nextUp(candidates[i]);
                }
            }
            size = count;
            starts = BinIndex.padded(Arrays.copyOf(all, count));
            intervalOf = new char[rows];
            counts = new int[count + 1];
            sums = new double[count + 1];
            countAll();
        }

        private static double[] everyStep(double[] sample) {
            double[] few = new double[sample.length / STEP];
            Arrays.setAll(few, i -> sample[i * STEP]);
            return few;
        }

        private void countAll() {
            for (int from = 0; from < rows; from += BinIndex.BLOCK) {
                BinIndex.ranks(starts, values, from, Math.min(rows, from + BinIndex.BLOCK), intervalOf, from);
            }
            for (char interval : intervalOf) {
                counts[interval]++;
            }
            if (weights == null) {
                Arrays.setAll(sums, i -> counts[i]);
            } else {
                for (int i = 0; i < rows; i++) {
                    sums[intervalOf[i]] += weights[i];
                }
            }
        }

        /** Adds the values, one by one where a cut may be; returns whether all of them were. */
        boolean addTo(Steps steps, int bins) {
            boolean[] isWanted = wanted(bins);
            double[][] found = new double[size + 1][];
            double[][] weightsOfFound = new double[size + 1][];
            boolean isComplete = true;
            for (int i = 0; i <= size; i++) {
                if (isWanted[i]) {
                    found[i] = new double[counts[i]];
                    weightsOfFound[i] = new double[weights == null ? 0 : counts[i]];
                } else {
                    isComplete &= isValue[i] || counts[i] == 0;
                }
            }
            collect(isWanted, found, weightsOfFound);
            for (int i = 0; i <= size; i++) {
                if (isWanted[i]) {
                    steps.addAll(found[i], weights == null ? null : weightsOfFound[i]);
                } else if (counts[i] > 0) {
                    steps.add(i == 0 ? Double.NEGATIVE_INFINITY : starts[i - 1], sums[i]);
                }
            }
            return isComplete;
        }

        /** The intervals in which a goal is reached; and that after one with a value of its own bin, as it begins with a cut. */
        private boolean[] wanted(int bins) {
            boolean[] isWanted = new boolean[size + 1];
            Goals goals = new Goals(sums, size + 1, bins);
            boolean mayBeHeavy = false;
            for (int i = 0; i <= size; i++) {
                boolean isReached = goals.areReachedBy(sums[i]);
                isWanted[i] = counts[i] > 0 && !isValue[i] && (isReached || mayBeHeavy || fewValues);
                if (counts[i] > 0) {
                    mayBeHeavy = isReached && sums[i] >= goals.width;
                }
            }
            return isWanted;
        }

        private void collect(boolean[] isWanted, double[][] found, double[][] weightsOfFound) {
            int[] filled = new int[size + 1];
            for (int i = 0; i < rows; i++) {
                int interval = intervalOf[i];
                if (isWanted[interval]) {
                    int place = filled[interval]++;
                    found[interval][place] = values[i];
                    if (weights != null) {
                        weightsOfFound[interval][place] = weights[i];
                    }
                }
            }
        }
    }
}
