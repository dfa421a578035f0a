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
            long missing = thresholds.rank(values, count, ranks);
            for (int row = 0; row < count; row++) {
                rowsOf[ranks[row]] |= 1L << row;
            }
            int size = thresholds.size();
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
        private final int wordsASet;

        OfCategory(TreeEnsemble model, CategoryFeature<?> category, List<Integer> splits) {
            this.model = model;
            this.category = category;
            splits.forEach(this::indexOf);
            this.all = sets.all().toArray(long[][]::new);
            this.wordsASet = all[0].length;
        }

        @Override
        public int size() {
            return all.length;
        }

        /** The side of missing values is a bit behind the levels. */
        @Override
        public int indexOf(int split) {
            long[] set = LevelSets.of(model, split, category);
            long[] withSide = Arrays.copyOf(set, set.length + 1);
            withSide[set.length] = model.missing(split) == TreeEnsemble.Side.LEFT ? 1 : 0;
            return sets.add(withSide) / withSide.length;
        }

        @Override
        public int ranks() {
            return category.levels().size() + 1;
        }

        @Override
        public void fill(double[] values, int count, int[] ranks, long[] rowsOf, long[] masks, int first) {
            long missing = 0;
            for (int row = 0; row < count; row++) {
                if (Double.isNaN(values[row])) {
                    missing |= 1L << row;
                } else {
                    rowsOf[(int) (values[row] - Feature.UNKNOWN_LEVEL)] |= 1L << row;
                }
            }
            for (int i = 0; i < all.length; i++) {
                long[] set = all[i];
                long left = -set[wordsASet - 1] & missing;
                for (int word = 0; word < wordsASet - 1; word++) {
                    for (long bits = set[word]; bits != 0; bits &= bits - 1) {
                        left |= rowsOf[(word << 6) + Long.numberOfTrailingZeros(bits)];
                    }
                }
                masks[first + i] = ~left;
            }
            Arrays.fill(rowsOf, 0, ranks(), 0);
        }
    }
}
