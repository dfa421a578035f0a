package io.riskanalyzer.models.validate;

/** The order of the rows by their scores. */
final class Ranks {
    private Ranks() {}

    /** Returns the rows from the highest score to the lowest, those of equal scores in their order. O(n log n). */
    static int[] descending(double[] scores) {
        int[] order = new int[scores.length];
        for (int row = 0; row < order.length; row++) {
            order[row] = row;
        }
        int[] merged = new int[order.length];
        for (long width = 1; width < order.length; width *= 2) {
            for (long from = 0; from < order.length; from += 2 * width) {
                int middle = (int) Math.min(from + width, order.length);
                merge(scores, order, (int) from, middle, (int) Math.min(from + 2 * width, order.length), merged);
            }
            int[] swapped = order;
            order = merged;
            merged = swapped;
        }
        return order;
    }

    private static void merge(double[] scores, int[] order, int from, int middle, int to, int[] merged) {
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takesLeft = right == to || (left < middle && scores[order[left]] >= scores[order[right]]);
            merged[at] = takesLeft ? order[left++] : order[right++];
        }
    }
}
