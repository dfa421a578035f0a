package io.riskanalyzer;

import java.util.stream.IntStream;

/** Work on many rows, cut into blocks for all cores. What is written does not depend on how many there are. */
final class RowBlocks {
    private static final int ROWS = 4096;

    private RowBlocks() {}

    /** Does something with each block of rows, in the common pool; the blocks end before this returns. */
    static void inParallel(int rows, Block block) {
        int blocks = (rows + ROWS - 1) / ROWS;
        IntStream.range(0, blocks).parallel().forEach(i -> {
            int from = i * ROWS;
            block.work(from, Math.min(rows - from, ROWS) + from);
        });
    }

    /** What is done with a block. */
    @FunctionalInterface
    interface Block {
        void work(int from, int to);
    }
}
