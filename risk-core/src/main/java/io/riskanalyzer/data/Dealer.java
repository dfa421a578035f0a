package io.riskanalyzer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deals rows at random to parts, each with its share of either class. Rows of one group go to one part.
 *
 * <p>Without groups the shares are met as nearly as whole rows allow. With groups the dealing is greedy: groups in the
 * order of the share of a class that they hold, the largest first and equal ones at random, each to the part that lacks
 * most of the classes that the group consists of. O(groups × parts) time beside a sort.
 */
final class Dealer {
    private final boolean[] labels;
    private final int @Nullable [] groups;
    private final SplittableRandom random;

    Dealer(boolean[] labels, int @Nullable [] groups, long seed) {
        this.labels = labels;
        this.groups = groups;
        this.random = new SplittableRandom(seed);
    }

    /** Returns which part each row goes to: 0 to train on, 1 to calibrate on, 2 to test on. */
    int[] split(Shares shares) {
        if (groups != null) {
            return dealGroups(groups, shares.all());
        }
        int[] part = new int[labels.length];
        for (int[] stratum : shuffledStrata()) {
            long forTraining = Math.round(shares.train() * stratum.length);
            long forBoth = Math.round((shares.train() + shares.calibration()) * stratum.length);
            for (int i = 0; i < stratum.length; i++) {
                part[stratum[i]] = i < forTraining ? 0 : i < forBoth ? 1 : 2;
            }
        }
        return part;
    }

    /** Returns the fold of each row. */
    int[] folds(int count) {
        if (groups != null) {
            double[] shares = new double[count];
            Arrays.fill(shares, 1.0 / count);
            return dealGroups(groups, shares);
        }
        int[] folds = new int[labels.length];
        int next = 0; // goes on from one stratum to the other, so that the folds differ by one row at most
        for (int[] stratum : shuffledStrata()) {
            for (int row : stratum) {
                folds[row] = next;
                next = next + 1 == count ? 0 : next + 1;
            }
        }
        return folds;
    }

    private List<int[]> shuffledStrata() {
        List<int[]> strata = new ArrayList<>();
        for (boolean label : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, labels.length)
                    .filter(i -> labels[i] == label)
                    .toArray();
            shuffle(rows);
            strata.add(rows);
        }
        return strata;
    }

    private void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) { // Fisher and Yates
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    private int[] dealGroups(int[] groupOf, double[] shares) {
        int count = Arrays.stream(groupOf).max().orElse(-1) + 1;
        long parts = Arrays.stream(shares).filter(share -> share > 0).count();
        if (count < parts) {
            throw new IllegalArgumentException("The groups of the rows (" + count + ") must be at least as many as the "
                    + parts + " parts that they are dealt to.\nMaybe take fewer parts.");
        }
        double[][] held = new double[count][2]; // the share of the negatives and of the positives
        double[] classes = new double[2];
        for (int row = 0; row < groupOf.length; row++) {
            held[groupOf[row]][labels[row] ? 1 : 0]++;
            classes[labels[row] ? 1 : 0]++;
        }
        for (double[] group : held) {
            group[0] /= Math.max(classes[0], 1);
            group[1] /= Math.max(classes[1], 1);
        }
        int[] partOf = deal(held, largestFirst(held), shares);
        return Arrays.stream(groupOf).map(group -> partOf[group]).toArray();
    }

    private int[] largestFirst(double[][] held) {
        int[] order = IntStream.range(0, held.length).toArray();
        shuffle(order);
        return Arrays.stream(order)
                .boxed()
                .sorted((a, b) ->
                        Double.compare(Math.max(held[b][0], held[b][1]), Math.max(held[a][0], held[a][1]))) // is stable
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] deal(double[][] held, int[] order, double[] shares) {
        double[][] lacks = new double[shares.length][];
        Arrays.setAll(lacks, part -> new double[] {shares[part], shares[part]});
        int[] partOf = new int[held.length];
        for (int group : order) {
            int best = -1;
            for (int part = 0; part < shares.length; part++) {
                if (shares[part] > 0
                        && (best < 0
                                || compare(
                                                need(held[group], lacks[part]),
                                                need(held[group], lacks[best]),
                                                lacks[part],
                                                lacks[best])
                                        > 0)) {
                    best = part;
                }
            }
            partOf[group] = best;
            lacks[best][0] -= held[group][0];
            lacks[best][1] -= held[group][1];
        }
        return partOf;
    }

    /** What the squared distance from the wanted shares falls by, but for terms that are the same for all parts. */
    private static double need(double[] group, double[] lacks) {
        return group[0] * lacks[0] + group[1] * lacks[1];
    }

    private static int compare(double need, double other, double[] lacks, double[] otherLacks) {
        int byNeed = Double.compare(need, other);
        return byNeed != 0 ? byNeed : Double.compare(lacks[0] + lacks[1], otherLacks[0] + otherLacks[1]);
    }
}
