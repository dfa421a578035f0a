package io.riskanalyzer.explain;

import java.util.List;
import java.util.SplittableRandom;

/** Random orders of rows. */
final class Permutation {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Permutation() {}

    /** Returns an order that depends on the seed, the name and the repeat alone; every order is as likely. */
    static int[] of(int rows, long seed, String name, int repeat) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        shuffle(order, randomOf(seed, name, repeat));
        return order;
    }

    /** Returns an order of the rows in which each stays in its stratum; the strata together have every row once. */
    static int[] within(List<int[]> strata, long seed, String name, int repeat) {
        SplittableRandom random = randomOf(seed, name, repeat);
        int[] order = new int[strata.stream().mapToInt(rows -> rows.length).sum()];
        for (int[] rows : strata) {
            int[] shuffled = rows.clone();
            shuffle(shuffled, random);
            for (int i = 0; i < rows.length; i++) {
                order[rows[i]] = shuffled[i];
            }
        }
        return order;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) { // Fisher and Yates
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    /** Mixes the three by the generator itself, so that near seeds, names and repeats have nothing in common. */
    static SplittableRandom randomOf(long seed, String name, int repeat) {
        long ofSeed = new SplittableRandom(seed).nextLong();
        long ofName = new SplittableRandom(ofSeed ^ fnv1a(name)).nextLong();
        return new SplittableRandom(new SplittableRandom(ofName + repeat).nextLong());
    }

    /** Fowler, Noll and Vo's hash: 64 bits, where {@code String.hashCode} has 32 and lets short names collide. */
    private static long fnv1a(String name) {
        long hash = FNV_BASIS;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
