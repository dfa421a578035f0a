package io.riskanalyzer.explain;

import java.util.Arrays;
import java.util.List;

/**
 * Shapley values of shallow trees from tables. What a group of neighbouring leaves contributes depends only on the answers
 * to the conditions on the way to them, at most {@value LeafGroup#MOST_BITS}: for each pattern of answers the table of the
 * group holds what each feature gets, so that a row costs one look-up a group. Immutable.
 *
 * <p>Every group has room for eight conditions and for eight terms or a multiple of that, so that no loop depends on the
 * group: those that it has not are the first condition, whose answers are shifted out, and a term behind the last, whose
 * sum is of no use.
 */
final class LeafTables implements ShapKernel {
    private static final int BITS = LeafGroup.MOST_BITS;

    /** Eight bits, one a byte. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int bits = 0; bits < SPREAD.length; bits++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                SPREAD[bits] |= (bits >> bit & 1L) << (Byte.SIZE * bit);
            }
        }
    }

    /** Large arrays begin at the start of a page with a head of 16 bytes; what is 48 bytes behind it begins a cache line. */
    private static final int ALIGNED = 6;

    private final int[] conditions; // eight a group
    private final int[] terms; // as many as a group has values of a pattern
    private final int[] used; // bits that a group uses
    private final int[] termsOf; // how many terms a group has
    private final int[] valuesAt;
    private final double[] values;
    private final int none;

    /**
     * @param all the groups
     * @param game what shares the values of their leaves
     * @param none the term behind the last
     */
    LeafTables(List<LeafGroup> all, LeafGame game, int none) {
        this.none = none;
        int size = all.size();
        conditions = new int[size * BITS];
        terms = new int[size * BITS];
        used = new int[size];
        termsOf = new int[size];
        valuesAt = new int[size];
        Arrays.fill(terms, none);
        int at = ALIGNED;
        for (int i = 0; i < size; i++) {
            LeafGroup group = all.get(i);
            System.arraycopy(group.conditions(), 0, conditions, i * BITS, group.conditions().length);
            System.arraycopy(group.terms(), 0, terms, i * BITS, group.terms().length);
            used[i] = (1 << group.conditions().length) - 1;
            termsOf[i] = group.terms().length;
            valuesAt[i] = at;
            at += LeafGroup.TERMS << group.conditions().length;
        }
        values = new double[at];
        for (int i = 0; i < size; i++) {
            all.get(i).fill(game, values, valuesAt[i]);
        }
    }

    @Override
    public void reserve(RowRoom room) {
        room.reserve(0, none + 1, used.length);
    }

    @Override
    public void explain(RowRoom room, double[] contributions) {
        double[] sums = room.numbers;
        System.arraycopy(contributions, 0, sums, 0, none);
        find(room.left, room.places); // of all groups first, so that many values are on their way from memory at once
        add(room.places, sums);
        System.arraycopy(sums, 0, contributions, 0, none);
    }

    /** Finds where the values of a row begin. */
    private void find(byte[] left, int[] places) {
        int[] c = conditions;
        for (int group = 0, first = 0; group < used.length; group++, first += BITS) {
            int pattern = left[c[first]]
                    | left[c[first + 1]] << 1
                    | left[c[first + 2]] << 2
                    | left[c[first + 3]] << 3
                    | left[c[first + 4]] << 4
                    | left[c[first + 5]] << 5
                    | left[c[first + 6]] << 6
                    | left[c[first + 7]] << 7;
            places[group] = valuesAt[group] + (pattern & used[group]) * LeafGroup.TERMS;
        }
    }

    private void add(int[] places, double[] sums) {
        double[] v = values;
        int[] t = terms;
        for (int group = 0, first = 0; group < used.length; group++, first += LeafGroup.TERMS) {
            int at = places[group];
            sums[t[first]] += v[at];
            sums[t[first + 1]] += v[at + 1];
            sums[t[first + 2]] += v[at + 2];
            sums[t[first + 3]] += v[at + 3];
            sums[t[first + 4]] += v[at + 4];
            sums[t[first + 5]] += v[at + 5];
            sums[t[first + 6]] += v[at + 6];
            sums[t[first + 7]] += v[at + 7];
        }
    }

    @Override
    public void explain(RowBlock block, int rows) {
        int[] at = new int[Long.SIZE];
        for (int group = 0; group < used.length; group++) {
            int first = group * BITS;
            for (int word = 0; word * Long.SIZE < rows; word++) {
                find(group, block.masks, word, at);
                int from = word * Long.SIZE;
                int slot = 0;
                for (; slot + 2 <= termsOf[group]; slot += 2) {
                    add(block.sums[terms[first + slot]], block.sums[terms[first + slot + 1]], from, at, slot);
                }
                if (slot < termsOf[group]) {
                    add(block.sums[terms[first + slot]], from, at, slot);
                }
            }
        }
    }

    /** Finds where the values of 64 rows begin. */
    private void find(int group, long[] masks, int word, int[] at) {
        int start = valuesAt[group];
        int bits = Integer.bitCount(used[group]);
        int first = group * BITS;
        for (int row = 0; row < Long.SIZE; row += Byte.SIZE) {
            long patterns = 0;
            for (int i = 0; i < bits; i++) {
                long mask = masks[conditions[first + i] * RowBlock.WORDS + word];
                patterns |= SPREAD[(int) (mask >>> row) & 255] << i;
            }
            at[row] = start + ((int) patterns & 255) * LeafGroup.TERMS;
            at[row + 1] = start + ((int) (patterns >>> 8) & 255) * LeafGroup.TERMS;
            at[row + 2] = start + ((int) (patterns >>> 16) & 255) * LeafGroup.TERMS;
            at[row + 3] = start + ((int) (patterns >>> 24) & 255) * LeafGroup.TERMS;
            at[row + 4] = start + ((int) (patterns >>> 32) & 255) * LeafGroup.TERMS;
            at[row + 5] = start + ((int) (patterns >>> 40) & 255) * LeafGroup.TERMS;
            at[row + 6] = start + ((int) (patterns >>> 48) & 255) * LeafGroup.TERMS;
            at[row + 7] = start + ((int) (patterns >>> 56) & 255) * LeafGroup.TERMS;
        }
    }

    private void add(double[] sums, int from, int[] at, int slot) {
        double[] v = values;
        for (int row = 0; row < Long.SIZE; row++) {
            sums[from + row] += v[at[row] + slot];
        }
    }

    private void add(double[] sums, double[] others, int from, int[] at, int slot) {
        double[] v = values;
        for (int row = 0; row < Long.SIZE; row++) {
            int i = at[row] + slot;
            sums[from + row] += v[i];
            others[from + row] += v[i + 1];
        }
    }
}
