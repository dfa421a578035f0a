package io.riskanalyzer.io;

/**
 * Estimates how many different texts there were, in 4 KB, with a standard error of 1.6 %: a HyperLogLog with linear
 * counting below 10,000 (Flajolet and others 2007). Mutable.
 */
final class DistinctCount {
    private static final int INDEX_BITS = 12;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);
    private static final double LINEAR_BELOW = 2.5 * REGISTERS;

    private final byte[] ranks = new byte[REGISTERS];

    void add(CharSequence text) {
        long hash = hash(text);
        int register = (int) (hash >>> (Long.SIZE - INDEX_BITS));
        byte rank = (byte) (Long.numberOfLeadingZeros((hash << INDEX_BITS) | (1L << (INDEX_BITS - 1))) + 1);
        if (rank > ranks[register]) {
            ranks[register] = rank;
        }
    }

    long estimate() {
        double sum = 0;
        int empty = 0;
        for (byte rank : ranks) {
            sum += 1.0 / (1L << rank);
            empty += rank == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / sum;
        boolean isLinear = raw <= LINEAR_BELOW && empty > 0;
        return Math.round(isLinear ? REGISTERS * Math.log((double) REGISTERS / empty) : raw);
    }

    private static long hash(CharSequence text) {
        long hash = 0xCBF29CE484222325L; // FNV-1a, then the finisher of MurmurHash3
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 33);
    }
}
