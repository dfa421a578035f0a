package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sets of levels by which splits send a category to the left, each stored once. Mutable, for one thread. */
final class LevelSets {
    private final Map<LongBuffer, Integer> starts = new HashMap<>();
    private final List<long[]> sets = new ArrayList<>();
    private int words;

    /**
     * The levels with which a split sends a row to the left, one bit each: first the unknown one, which is read as another
     * one or as missing, then each in turn.
     */
    static long[] of(TreeEnsemble model, int split, CategoryFeature<?> category) {
        int levels = category.levels().size();
        long[] bits = new long[levels / Long.SIZE + 1];
        double unknown = category.resolve(Feature.UNKNOWN_LEVEL);
        boolean unknownLeft = Double.isNaN(unknown)
                ? model.missing(split) == TreeEnsemble.Side.LEFT
                : model.hasLevel(split, (int) unknown);
        bits[0] = unknownLeft ? 1 : 0;
        for (int level : model.levels(split)) {
            int bit = level + 1;
            bits[bit >>> 6] |= 1L << bit;
        }
        return bits;
    }

    /** The same, and behind the levels a bit for missing values. */
    static long[] withMissing(TreeEnsemble model, int split, CategoryFeature<?> category) {
        int bit = category.levels().size() + 1;
        long[] bits = Arrays.copyOf(of(model, split, category), bit / Long.SIZE + 1);
        if (model.missing(split) == TreeEnsemble.Side.LEFT) {
            bits[bit >>> 6] |= 1L << bit;
        }
        return bits;
    }

    /** Adds a set, if there is none alike; returns where its words begin. */
    int add(long[] set) {
        Integer start = starts.putIfAbsent(LongBuffer.wrap(set), words);
        if (start != null) {
            return start;
        }
        sets.add(set);
        words += set.length;
        return words - set.length;
    }

    /** All words, and zeros up to a power of two. */
    long[] toArray() {
        long[] all = new long[RowTrees.powerOfTwo(words)];
        int next = 0;
        for (long[] set : sets) {
            System.arraycopy(set, 0, all, next, set.length);
            next += set.length;
        }
        return all;
    }

    /** The sets in the order in which they came. */
    List<long[]> all() {
        return List.copyOf(sets);
    }
}
