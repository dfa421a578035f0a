package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the splits of trees ask of a row, as small whole numbers: a split sends a row to the left where the row's key is
 * below the split's limit.
 *
 * <p>A number has two keys, the count of thresholds that it reaches, plus one; where it is missing, one of them is below
 * and the other above all limits. A category has a key for each set of levels, 0 for those within.
 */
final class RowKeys {
    private final TreeEnsemble model;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Feature, Column> columnOf = new LinkedHashMap<>();
    private final FlatThresholds numbers;
    private final Column[] others;
    private int size;

    RowKeys(TreeEnsemble model, FeatureSet row) {
        this.model = model;
        Splits.byFeature(model).forEach((feature, splits) -> {
            int slot = row.slotOf(feature);
            Column column = feature instanceof CategoryFeature<?> category
                    ? new LevelColumn(model, category, splits, slot, size)
                    : new NumberColumn(model, splits, slot, size);
            columns.add(column);
            columnOf.put(feature, column);
            size += column.size();
        });
        numbers = new FlatThresholds(columns.stream()
                .filter(NumberColumn.class::isInstance)
                .map(NumberColumn.class::cast)
                .toList());
        others = columns.stream()
                .filter(column -> !(column instanceof NumberColumn))
                .toArray(Column[]::new);
    }

    /** How many keys a row has. */
    int size() {
        return size;
    }

    /** Where the keys of a row begin after those of the row before: a power of two. */
    int stride() {
        return RowTrees.powerOfTwo(size);
    }

    private Column column(int split) {
        Column column = columnOf.get(model.feature(split));
        if (column == null) {
            throw new IllegalStateException("A split asks for a feature that the model has not.");
        }
        return column;
    }

    /** Which key a split asks for. */
    int indexOf(int split) {
        return column(split).indexOf(split);
    }

    /** What the key of a row is below that goes to the left. */
    int limitOf(int split) {
        return column(split).limitOf(split);
    }

    void fill(double[] row, int[] keys) {
        numbers.fill(row, keys);
        for (Column column : others) {
            column.fill(row[column.slot], keys, 0);
        }
    }

    Room room(int rows) {
        return new Room(rows);
    }

    /** The keys of a block of rows, one row after the other. For one thread. */
    final class Room {
        private final int stride = stride();
        private final int[] keys;
        private final double[] values;

        private Room(int rows) {
            keys = new int[RowTrees.powerOfTwo(rows * stride)];
            values = new double[rows];
        }

        int[] keys() {
            return keys;
        }

        void fill(Frame frame, int from, int to) {
            for (Column column : columns) {
                frame.copyColumn(column.slot, from, to, values);
                for (int row = 0; row < to - from; row++) {
                    column.fill(values[row], keys, row * stride);
                }
            }
        }
    }

    /** The keys of one feature. */
    private abstract static class Column {
        final TreeEnsemble model;
        final int slot;
        final int first;

        Column(TreeEnsemble model, int slot, int first) {
            this.model = model;
            this.slot = slot;
            this.first = first;
        }

        abstract int size();

        abstract int indexOf(int split);

        abstract int limitOf(int split);

        abstract void fill(double value, int[] keys, int start);
    }

    private static final class NumberColumn extends Column {
        private final Thresholds thresholds;

        NumberColumn(TreeEnsemble model, List<Integer> splits, int slot, int first) {
            super(model, slot, first);
            thresholds =
                    new Thresholds(splits.stream().mapToDouble(model::threshold).toArray());
        }

        @Override
        int size() {
            return 2;
        }

        @Override
        int indexOf(int split) {
            return model.missing(split) == TreeEnsemble.Side.LEFT ? first : first + 1;
        }

        @Override
        int limitOf(int split) {
            return thresholds.indexOf(model.threshold(split)) + 2;
        }

        @Override
        void fill(double value, int[] keys, int start) {
            long bits = Double.doubleToRawLongBits(value);
            int missing = (int) RowTrees.missing(bits);
            int key = 1 + thresholds.rank(Double.longBitsToDouble(bits & ~(long) missing));
            keys[start + first] = key & ~missing;
            keys[start + first + 1] = key | (missing >>> 1);
        }
    }

    private static final class LevelColumn extends Column {
        private final CategoryFeature<?> category;
        private final int levels;
        private final LevelSets sets = new LevelSets();
        private final int wordsASet;
        private final long[] words;

        LevelColumn(TreeEnsemble model, CategoryFeature<?> category, List<Integer> splits, int slot, int first) {
            super(model, slot, first);
            this.category = category;
            levels = category.levels().size();
            wordsASet = setOf(splits.get(0)).length;
            splits.forEach(split -> sets.add(setOf(split)));
            words = sets.all().stream().flatMapToLong(Arrays::stream).toArray();
        }

        private long[] setOf(int split) {
            return LevelSets.withMissing(model, split, category);
        }

        @Override
        int size() {
            return words.length / wordsASet;
        }

        @Override
        int indexOf(int split) {
            return first + sets.add(setOf(split)) / wordsASet;
        }

        @Override
        int limitOf(int split) {
            return 1;
        }

        @Override
        void fill(double value, int[] keys, int start) {
            int bit = Double.isNaN(value) ? levels + 1 : (int) (value - Feature.UNKNOWN_LEVEL);
            int word = bit >>> 6;
            for (int i = start + first; word < words.length; i++, word += wordsASet) {
                keys[i] = (int) (~words[word] >>> bit) & 1;
            }
        }
    }

    /**
     * The thresholds of all numbers side by side, so that a row needs no object of each feature. The ranks are those of
     * {@link Thresholds#rank(double)}.
     */
    private static final class FlatThresholds {
        private final int[] slots;
        private final int[] firsts;
        private final double[] least;
        private final double[] partsPerUnit;
        private final int[] lastPart;
        private final int[] firstPart; // of each feature in the parts of all
        private final int[] parts; // the place of each part's first threshold among those of all
        private final int[] begin; // of each feature in the thresholds of all
        private final int[] firstStep;
        private final double[] sorted;

        FlatThresholds(List<NumberColumn> columns) {
            int size = columns.size();
            slots = new int[size];
            firsts = new int[size];
            least = new double[size];
            partsPerUnit = new double[size];
            lastPart = new int[size];
            firstPart = new int[size];
            begin = new int[size];
            firstStep = new int[size];
            int allParts = 0;
            int allSorted = 0;
            for (int i = 0; i < size; i++) {
                Thresholds thresholds = columns.get(i).thresholds;
                slots[i] = columns.get(i).slot;
                firsts[i] = columns.get(i).first;
                least[i] = thresholds.least;
                partsPerUnit[i] = thresholds.partsPerUnit;
                lastPart[i] = thresholds.firstOfPart.length - 1;
                firstPart[i] = allParts;
                begin[i] = allSorted;
                firstStep[i] = thresholds.firstStep;
                allParts += thresholds.firstOfPart.length;
                allSorted += thresholds.sorted.length;
            }
            parts = new int[allParts];
            sorted = new double[allSorted];
            for (int i = 0; i < size; i++) {
                Thresholds thresholds = columns.get(i).thresholds;
                for (int part = 0; part <= lastPart[i]; part++) {
                    parts[firstPart[i] + part] = begin[i] + thresholds.firstOfPart[part];
                }
                System.arraycopy(thresholds.sorted, 0, sorted, begin[i], thresholds.sorted.length);
            }
        }

        void fill(double[] row, int[] keys) {
            for (int i = 0; i < slots.length; i++) {
                long bits = Double.doubleToRawLongBits(row[slots[i]]);
                int missing = (int) RowTrees.missing(bits);
                double value = Double.longBitsToDouble(bits & ~(long) missing);
                int part = (int) ((value - least[i]) * partsPerUnit[i]);
                int at = parts[firstPart[i] + Math.max(0, Math.min(lastPart[i], part))];
                for (int step = firstStep[i]; step > 0; step >>= 1) {
                    long below = Double.doubleToRawLongBits(value - sorted[at + step - 1]) >> 63;
                    at += step & ~(int) below;
                }
                int key = 1 + at - begin[i];
                int first = firsts[i];
                keys[first] = key & ~missing;
                keys[first + 1] = key | (missing >>> 1);
            }
        }
    }
}
