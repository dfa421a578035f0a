package io.riskanalyzer.models.internal;

/**
 * A small tree on one feature, grown from the sums of each place: leaf by leaf, each time by the split that gains most. The
 * places of a number are split in their order; those of a category in the order of what they ask for; a missing value is a
 * leaf of its own. Scratch of one bag, for one thread.
 */
final class ShapeTree {
    /** No leaf asks for more than this, in log-odds: rows that are told apart would ask for ever more. */
    private static final double FARTHEST = 4;

    /** So much more curvature, which asks for nothing, is in every leaf: leaves of few rows move less. */
    private static final double RIDGE = 5;

    private final int places; // without the one of a missing value
    private final boolean ordered;
    private final int direction;
    private final double leastWeight;
    private final int[] order;
    private int seen; // so many of the order have any weight
    private final double[] slopes; // sums up to a position of the order
    private final double[] curvatures;
    private final double[] weights;
    private final int[] starts;

    /**
     * Makes room.
     *
     * @param places what the feature is divided into
     * @param weightOf the weight of the bag's rows in each place
     * @param direction 1 where the shape must not fall, −1 where it must not rise, else 0
     * @param leaves the greatest number of leaves
     * @param leastWeight the least weight of a leaf
     */
    ShapeTree(Places places, double[] weightOf, int direction, int leaves, double leastWeight) {
        this.places = places.count();
        this.ordered = !(places instanceof Places.OfLevels);
        this.direction = direction;
        this.leastWeight = leastWeight;
        this.order = new int[this.places];
        for (int place = 0; place < this.places; place++) {
            if (weightOf[place] > 0) {
                order[seen++] = place;
            }
        }
        slopes = new double[seen + 1];
        curvatures = new double[seen + 1];
        weights = new double[seen + 1];
        starts = new int[leaves + 1];
    }

    /**
     * Grows the tree.
     *
     * @param slope what the rows of each place ask for, {@code Σ w (y − p)}
     * @param curvature by how much that changes, {@code Σ w p (1 − p)}
     * @param weightOf the weight of the rows of each place
     * @param rate what part of it they get
     * @param step where it goes, shape (places + 1)
     */
    void grow(double[] slope, double[] curvature, double[] weightOf, double rate, double[] step) {
        if (!ordered) {
            sort(slope, curvature);
        }
        for (int i = 0; i < seen; i++) {
            int place = order[i];
            slopes[i + 1] = slopes[i] + slope[place];
            curvatures[i + 1] = curvatures[i] + curvature[place];
            weights[i + 1] = weights[i] + weightOf[place];
        }
        int leaves = split();
        for (int leaf = 0; leaf < leaves; leaf++) {
            double value = leaves == 1 ? 0 : rate * value(starts[leaf], starts[leaf + 1]);
            for (int i = starts[leaf]; i < starts[leaf + 1]; i++) {
                step[order[i]] = value;
            }
        }
        boolean missing = weightOf[places] >= leastWeight;
        step[places] = missing ? rate * asked(slope[places], curvature[places]) : 0;
    }

    /** From the least to the greatest demand; by insertion, since the order changes little from round to round. */
    private void sort(double[] slope, double[] curvature) {
        for (int i = 1; i < seen; i++) {
            int place = order[i];
            double demand = slope[place] / curvature[place];
            int to = i;
            while (to > 0 && slope[order[to - 1]] / curvature[order[to - 1]] > demand) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = place;
        }
    }

    private static double asked(double slope, double curvature) {
        return curvature > 0 ? Math.max(-FARTHEST, Math.min(FARTHEST, slope / (curvature + RIDGE))) : 0;
    }

    private double value(int from, int to) {
        return asked(slopes[to] - slopes[from], curvatures[to] - curvatures[from]);
    }

    /** Finds where leaves start, and returns how many there are. */
    private int split() {
        starts[0] = 0;
        starts[1] = seen;
        int leaves = 1;
        while (leaves < starts.length - 1) {
            double most = 0;
            int best = -1;
            int bestLeaf = -1;
            for (int leaf = 0; leaf < leaves; leaf++) {
                int from = starts[leaf];
                int to = starts[leaf + 1];
                double whole = gain(from, to);
                for (int at = from + 1; at < to; at++) {
                    if (weights[at] - weights[from] >= leastWeight && weights[to] - weights[at] >= leastWeight) {
                        double gain = gain(from, at) + gain(at, to) - whole;
                        if (gain > most * (1 + 1e-9) + 1e-12 && isAllowed(leaf, leaves, at)) {
                            most = gain;
                            best = at;
                            bestLeaf = leaf;
                        }
                    }
                }
            }
            if (best < 0) {
                return leaves;
            }
            System.arraycopy(starts, bestLeaf + 1, starts, bestLeaf + 2, leaves - bestLeaf);
            starts[bestLeaf + 1] = best;
            leaves++;
        }
        return leaves;
    }

    private double gain(int from, int to) {
        double slope = slopes[to] - slopes[from];
        double curvature = curvatures[to] - curvatures[from];
        return curvature > 0 ? slope * slope / (curvature + RIDGE) : 0;
    }

    /** Whether the values of the leaves keep the direction after a split. */
    private boolean isAllowed(int leaf, int leaves, int at) {
        if (direction == 0) {
            return true;
        }
        double left = direction * value(starts[leaf], at);
        double right = direction * value(at, starts[leaf + 1]);
        boolean low = leaf == 0 || direction * value(starts[leaf - 1], starts[leaf]) <= left;
        boolean high = leaf == leaves - 1 || right <= direction * value(starts[leaf + 1], starts[leaf + 2]);
        return left <= right && low && high;
    }
}
