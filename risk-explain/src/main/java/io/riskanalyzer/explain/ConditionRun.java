package io.riskanalyzer.explain;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Questions about one feature that are answered together; their numbers follow each other. Immutable. */
abstract sealed class ConditionRun {
    private final int feature;
    final int first;

    private ConditionRun(int feature, int first) {
        this.feature = feature;
        this.first = first;
    }

    /** The run of the splits by one feature, whose numbers are written down. */
    static ConditionRun of(TreeEnsemble model, List<Integer> splits, int feature, int first, int[] conditionOf) {
        return model.feature(splits.get(0)) instanceof CategoryFeature<?> category
                ? new Levels(model, category, splits, feature, first, conditionOf)
                : new Thresholds(model, splits, feature, first, conditionOf);
    }

    /** The position in the model of the feature that is asked for. */
    int feature() {
        return feature;
    }

    /** How many questions there are. */
    abstract int size();

    abstract void answer(double value, byte[] left);

    /** Answers for the values that a block holds in its column. */
    abstract void answer(RowBlock block, int count, int word);

    /** Whether a number, or a flag as 0 or 1, is below each of some thresholds. */
    private static final class Thresholds extends ConditionRun {
        private final double[] sorted; // one with missing values to the left before its like with the others
        private final byte[] missingLeft;

        Thresholds(TreeEnsemble model, List<Integer> splits, int feature, int first, int[] conditionOf) {
            super(feature, first);
            List<Asked> distinct = splits.stream()
                    .map(split -> Asked.of(model, split))
                    .distinct()
                    .sorted(Comparator.comparingDouble(Asked::threshold).thenComparing(Asked::missing))
                    .toList();
            sorted = distinct.stream().mapToDouble(Asked::threshold).toArray();
            missingLeft = new byte[sorted.length];
            for (int i = 0; i < missingLeft.length; i++) {
                missingLeft[i] = (byte) (distinct.get(i).missing() == TreeEnsemble.Side.LEFT ? 1 : 0);
            }
            Map<Asked, Integer> index = new HashMap<>();
            for (int split : splits) {
                conditionOf[split] = first + index.computeIfAbsent(Asked.of(model, split), distinct::indexOf);
            }
        }

        private record Asked(double threshold, TreeEnsemble.Side missing) {
            static Asked of(TreeEnsemble model, int split) {
                double threshold = model.threshold(split) + 0.0; // the two zeros part the same numbers
                return new Asked(threshold, model.missing(split));
            }
        }

        @Override
        int size() {
            return sorted.length;
        }

        /** How many thresholds a value reaches, which is not missing: it is not below those. */
        private int rank(double value) {
            int rank = 0;
            for (int step = Integer.highestOneBit(sorted.length); step > 0; step >>= 1) {
                int next = rank + step;
                if (next <= sorted.length && sorted[next - 1] <= value) {
                    rank = next;
                }
            }
            return rank;
        }

        @Override
        void answer(double value, byte[] left) {
            if (Double.isNaN(value)) {
                System.arraycopy(missingLeft, 0, left, first, missingLeft.length);
                return;
            }
            int rank = rank(value);
            Arrays.fill(left, first, first + rank, (byte) 0);
            Arrays.fill(left, first + rank, first + sorted.length, (byte) 1);
        }

        @Override
        void answer(RowBlock block, int count, int word) {
            long[] rowsOf = block.rowsOf(sorted.length + 1);
            long missing = 0;
            for (int row = 0; row < count; row++) {
                double value = block.column[row];
                if (Double.isNaN(value)) {
                    missing |= 1L << row;
                } else {
                    rowsOf[rank(value)] |= 1L << row;
                }
            }
            long left = 0;
            for (int i = 0; i < sorted.length; i++) {
                left |= rowsOf[i];
                block.masks[(first + i) * RowBlock.WORDS + word] = left | (missing & -missingLeft[i]);
            }
        }
    }

    /** Whether a category has one of each of some sets of levels. */
    private static final class Levels extends ConditionRun {
        private final int size;
        private final int missing;
        private final byte[] leftOf; // of each code, the answers

        Levels(
                TreeEnsemble model,
                CategoryFeature<?> category,
                List<Integer> splits,
                int feature,
                int first,
                int[] conditionOf) {
            super(feature, first);
            missing = category.levels().size() + 1; // codes: unknown, each level, missing
            List<List<Boolean>> distinct = splits.stream()
                    .map(split -> leftOf(model, category, split))
                    .distinct()
                    .toList();
            size = distinct.size();
            leftOf = new byte[(missing + 1) * size];
            for (int i = 0; i < leftOf.length; i++) {
                leftOf[i] = (byte) (distinct.get(i % size).get(i / size) ? 1 : 0);
            }
            for (int split : splits) {
                conditionOf[split] = first + distinct.indexOf(leftOf(model, category, split));
            }
        }

        private static List<Boolean> leftOf(TreeEnsemble model, CategoryFeature<?> category, int split) {
            int levels = category.levels().size();
            boolean missingLeft = model.missing(split) == TreeEnsemble.Side.LEFT;
            double unknown = category.resolve(Feature.UNKNOWN_LEVEL);
            Boolean[] left = new Boolean[levels + 2];
            Arrays.fill(left, false);
            for (int level : model.levels(split)) {
                left[level + 1] = true;
            }
            left[0] = Double.isNaN(unknown) ? missingLeft : left[(int) unknown + 1];
            left[levels + 1] = missingLeft;
            return List.of(left);
        }

        @Override
        int size() {
            return size;
        }

        private int codeOf(double value) {
            return Double.isNaN(value) ? missing : (int) (value - Feature.UNKNOWN_LEVEL);
        }

        @Override
        void answer(double value, byte[] left) {
            System.arraycopy(leftOf, codeOf(value) * size, left, first, size);
        }

        @Override
        void answer(RowBlock block, int count, int word) {
            long[] rowsOf = block.rowsOf(missing + 1);
            for (int row = 0; row < count; row++) {
                rowsOf[codeOf(block.column[row])] |= 1L << row;
            }
            for (int i = 0; i < size; i++) {
                long left = 0;
                for (int code = 0; code <= missing; code++) {
                    left |= rowsOf[code] & -leftOf[code * size + i];
                }
                block.masks[(first + i) * RowBlock.WORDS + word] = left;
            }
        }
    }
}
