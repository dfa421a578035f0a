package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores the rows of a frame again and again, each time with some columns permuted, by walking a row only through those trees
 * where a split on its way asks for one of these columns. The leaves of the other trees are kept; all are added up anew in the
 * order of the trees, so the scores have the bits of the scorer's own. Thread-safe.
 */
final class TreeRescoring implements Rescoring {
    /** Rows at once: their keys stay near the processor, and a long has a bit for each of 64. */
    private static final int BLOCK = 256;

    private static final int WORDS = BLOCK / 64;
    private static final long MOST_BYTES = 256L << 20;

    private final TreeEnsemble model;
    private final Calibration calibration;
    private final SplitKeys splitKeys;
    private final KeyedWalk walk;
    private final int rows;
    private final int stride;
    private final int[] keys; // row after row
    private final double[][] leaves; // by tree, then row
    private final long[][][] passed; // by tree and feature: the rows on whose way it is asked for, a bit each
    private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(Room::new);

    private TreeRescoring(TreeEnsemble model, Calibration calibration, SplitKeys splitKeys, Frame frame) {
        this.model = model;
        this.calibration = calibration;
        this.splitKeys = splitKeys;
        this.walk = new KeyedWalk(model, splitKeys);
        this.rows = frame.rows();
        this.stride = splitKeys.size();
        this.keys = new int[rows * stride];
        splitKeys.fill(frame, stride, keys);
        this.leaves = new double[walk.trees()][rows];
        int words = (rows + BLOCK - 1) / BLOCK * WORDS;
        this.passed = new long[walk.trees()][splitKeys.features().size()][words];
        keepLeaves();
    }

    /** The way to score the rows of a frame anew, or null if that would need too much memory. */
    static @Nullable Rescoring of(TreeEnsemble model, Calibration calibration, Frame frame) {
        SplitKeys keys = new SplitKeys(model);
        double bytes =
                (double) frame.rows() * (model.trees() * (8 + keys.features().size() / 8.0) + 4.0 * keys.size());
        return keys.size() > 0 && KeyedWalk.holds(model, keys) && bytes <= MOST_BYTES
                ? new TreeRescoring(model, calibration, keys, frame)
                : null;
    }

    private void keepLeaves() {
        int[] starts = new int[BLOCK + 8];
        int[] found = new int[BLOCK + 8];
        for (int from = 0; from < rows; from += BLOCK) {
            Workers.refuseInterrupt();
            int count = Math.min(BLOCK, rows - from);
            for (int tree = 0; tree < leaves.length; tree++) {
                for (int i = 0; i < count; i++) {
                    starts[i] = (from + i) * stride;
                }
                walk.walk(tree, keys, starts, count, found);
                for (int i = 0; i < count; i++) {
                    leaves[tree][from + i] = walk.valueOf(found[i]);
                    mark(passed[tree], walk.featuresOf(found[i]), from + i);
                }
            }
        }
    }

    private static void mark(long[][] ofFeature, long[] asked, int row) {
        for (int word = 0; word < asked.length; word++) {
            for (long bits = asked[word]; bits != 0; bits &= bits - 1) {
                int feature = word * 64 + Long.numberOfTrailingZeros(bits);
                ofFeature[feature][row >>> 6] |= 1L << row;
            }
        }
    }

    @Override
    public double[] scoresOf(Target target, int[] order) {
        int[] permuted = IntStream.range(0, splitKeys.features().size())
                .filter(i ->
                        target.features().contains(splitKeys.features().get(i).name()))
                .toArray();
        int[] columns = IntStream.of(permuted)
                .flatMap(feature -> IntStream.of(splitKeys.columnsOf(feature)))
                .toArray();
        double[] scores = new double[rows];
        Room room = rooms.get();
        for (int from = 0; from < rows; from += BLOCK) {
            Workers.refuseInterrupt();
            room.score(from, Math.min(BLOCK, rows - from), permuted, columns, order, scores);
        }
        return scores;
    }

    private double scoreOf(double sum) {
        return calibration.probabilityOf(model.scale() == Scale.PROBABILITY ? Math.max(0, Math.min(1, sum)) : sum);
    }

    @Override
    public String toString() {
        return "rescoring of " + rows + " rows by "
                + Arrays.toString(
                        splitKeys.features().stream().map(Feature::name).toArray());
    }

    /** What is needed to score a block. For one thread. */
    private final class Room {
        private final int[] blockKeys = new int[BLOCK * stride];
        private final long[] changed = new long[WORDS];
        private final int[] list = new int[BLOCK];
        private final int[] starts = new int[BLOCK + 8];
        private final int[] found = new int[BLOCK + 8];
        private final double[] own = new double[BLOCK];
        private final double[] sums = new double[BLOCK];

        void score(int from, int count, int[] permuted, int[] columns, int[] order, double[] scores) {
            permute(from, count, columns, order);
            Arrays.fill(sums, model.base());
            for (int tree = 0; tree < leaves.length; tree++) {
                int other = findOther(passed[tree], permuted, from >>> 6);
                if (other == 0) {
                    add(leaves[tree], from, count);
                } else {
                    System.arraycopy(leaves[tree], from, own, 0, count);
                    walk.walk(tree, blockKeys, starts, other, found);
                    for (int i = 0; i < other; i++) {
                        own[list[i]] = walk.valueOf(found[i]);
                    }
                    add(own, 0, count);
                }
            }
            for (int i = 0; i < count; i++) {
                scores[from + i] = scoreOf(sums[i]);
            }
        }

        /** Takes the keys of the block, some of them permuted, and marks the rows where that made a difference. */
        private void permute(int from, int count, int[] columns, int[] order) {
            System.arraycopy(keys, from * stride, blockKeys, 0, count * stride);
            Arrays.fill(changed, 0);
            for (int column : columns) {
                for (int i = 0; i < count; i++) {
                    int key = keys[order[from + i] * stride + column];
                    if (key != blockKeys[i * stride + column]) {
                        blockKeys[i * stride + column] = key;
                        changed[i >>> 6] |= 1L << i;
                    }
                }
            }
        }

        /** Lists the rows that changed and may come to another leaf of a tree; returns how many. */
        private int findOther(long[][] ofFeature, int[] permuted, int word) {
            int count = 0;
            for (int i = 0; i < WORDS; i++) {
                long bits = 0;
                for (int feature : permuted) {
                    bits |= ofFeature[feature][word + i];
                }
                for (bits &= changed[i]; bits != 0; bits &= bits - 1) {
                    int row = i * 64 + Long.numberOfTrailingZeros(bits);
                    starts[count] = row * stride;
                    list[count++] = row;
                }
            }
            return count;
        }

        private void add(double[] values, int from, int count) {
            for (int i = 0; i < count; i++) {
                sums[i] += values[from + i];
            }
        }
    }
}
