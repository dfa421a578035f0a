package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.List;

/** All splits by one feature over 64 rows at a time: one mask each, with a bit for each row that goes to the right. */
interface RowMasks {
    /** The rows of a block, one bit each. */
    int ROWS = Long.SIZE;

    /** How many masks there are. */
    int size();

    /** The place of a split among the masks. */
    int indexOf(int split);

    /**
     * Fills the masks.
     *
     * @param values the feature in each row
     * @param count how many rows there are, at most 64
     * @param ranks room for 64 numbers
     * @param rowsOf room for the rows of each rank or level, all zero; left so
     * @param masks where the masks go
     * @param first where they begin
     */
    void fill(double[] values, int count, int[] ranks, long[] rowsOf, long[] masks, int first);

    /** How much room {@link #fill} needs for the rows of each rank or level. */
    int ranks();

    /** The splits by a number or a flag: two masks a threshold, the first with missing values to the left. */
    final class OfNumber implements RowMasks {
        private final TreeEnsemble model;
        private final Thresholds thresholds;

        OfNumber(TreeEnsemble model, List<Integer> splits) {
            this.model = model;
            this.thresholds =
                    new Thresholds(splits.stream().mapToDouble(model::threshold).toArray());
        }

        @Override
        public int size() {
            return 2 * thresholds.size();
        }

        @Override
        public int indexOf(int split) {
            int index = thresholds.indexOf(model.threshold(split));
            return model.missing(split) == TreeEnsemble.Side.LEFT ? index : thresholds.size() + index;
        }

        @Override
        public int ranks() {
            return thresholds.size() + 1;
        }

        @Override
        public void fill(double[] values, int count, int[] ranks, long[] rowsOf, long[] masks, int first) {
            int size = thresholds.size();
            if (size == 1) {
                long missing = Thresholds.missing(values, count);
                long reached = thresholds.reached(values, count);
                masks[first] = reached & ~missing;
                masks[first + 1] = reached | missing;
                return;
            }
            long missing = thresholds.rank(values, count, ranks);
            for (int row = 0; row < count; row++) {
                rowsOf[ranks[row]] |= 1L << row;
            }
            long reached = 0;
            for (int rank = size; rank > 0; rank--) {
                reached |= rowsOf[rank];
                rowsOf[rank] = 0;
                masks[first + rank - 1] = reached & ~missing;
                masks[first + size + rank - 1] = reached | missing;
            }
            rowsOf[0] = 0;
        }
    }

    /** The splits by a category: one mask for each set of levels and side of missing values. */
    final class OfCategory implements RowMasks {
        private final TreeEnsemble model;
        private final CategoryFeature<?> category;
        private final LevelSets sets = new LevelSets();
        private final long[][] all;

        OfCategory(TreeEnsemble model, CategoryFeature<?> category, List<Integer> splits) {
            this.model = model;
            this.category = category;
            splits.forEach(this::indexOf);
            this.all = sets.all().toArray(long[][]::new);
        }

        @Override
        public int size() {
            return all.length;
        }

        @Override
        public int indexOf(int split) {
            long[] set = LevelSets.withMissing(model, split, category);
            return sets.add(set) / set.length;
        }

        /** One for the unknown level, one for each level, one for missing values. */
        @Override
        public int ranks() {
            return category.levels().size() + 2;
        }

        @Override
        public void fill(double[] values, int count, int[] ranks, long[] rowsOf, long[] masks, int first) {
            for (int row = 0; row < count; row++) {
                double value = values[row];
                int bit = Double.isNaN(value) ? ranks() - 1 : (int) (value - Feature.UNKNOWN_LEVEL);
                rowsOf[bit] |= 1L << row;
            }
            for (int i = 0; i < all.length; i++) {
                masks[first + i] = ~rowsWithin(all[i], rowsOf);
            }
            Arrays.fill(rowsOf, 0, ranks(), 0);
        }

        private static long rowsWithin(long[] set, long[] rowsOf) {
            long rows = 0;
            for (int word = 0; word < set.length; word++) {
                for (long bits = set[word]; bits != 0; bits &= bits - 1) {
                    rows |= rowsOf[word * Long.SIZE + Long.numberOfTrailingZeros(bits)];
                }
            }
            return rows;
        }
    }
}
