package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One tree for one row, without the splits that no lever can turn. */
final class TreeAddend implements Addend {
    private static final int LEAF = -1;

    private final int[] lever; // of each node, LEAF for none
    private final int[] right; // the left child is the next node
    private final double[] values;
    private final boolean[][] goesLeft; // of each split, by option
    private final boolean[] uses;

    private TreeAddend(Growing grown, int levers) {
        lever = grown.lever.stream().mapToInt(Integer::intValue).toArray();
        right = grown.right.stream().mapToInt(Integer::intValue).toArray();
        values = grown.values.stream().mapToDouble(Double::doubleValue).toArray();
        goesLeft = grown.goesLeft.toArray(boolean[][]::new);
        uses = new boolean[levers];
        Arrays.stream(lever).filter(own -> own != LEAF).forEach(own -> uses[own] = true);
    }

    /** The trees that some lever can turn. */
    static List<Addend> of(TreeEnsemble model, FeatureSet features, Options[] options, double[] row) {
        List<Addend> trees = new ArrayList<>();
        for (int tree = 0; tree < model.trees(); tree++) {
            Growing grown = new Growing(model, features, options, row);
            grown.add(model.root(tree));
            trees.add(new TreeAddend(grown, options.length));
        }
        return trees;
    }

    @Override
    public double least(int[] choice) {
        return least(0, choice);
    }

    private double least(int node, int[] choice) {
        int own = lever[node];
        if (own == LEAF) {
            return values[node];
        }
        int option = choice[own];
        if (option != OPEN) {
            return least(goesLeft[node][option] ? node + 1 : right[node], choice);
        }
        return Math.min(least(node + 1, choice), least(right[node], choice));
    }

    @Override
    public double greatestGain(int own, int option) {
        return uses[own] ? gain(0, own, option) : 0;
    }

    private double gain(int node, int own, int option) {
        if (lever[node] == LEAF) {
            return 0;
        }
        if (lever[node] != own) {
            return Math.max(gain(node + 1, own, option), gain(right[node], own, option));
        }
        int before = goesLeft[node][0] ? node + 1 : right[node];
        int after = goesLeft[node][option] ? node + 1 : right[node];
        return before == after
                ? gain(before, own, option)
                : -outermost(before, own, 0, -1) - outermost(after, own, option, 1);
    }

    /** The least value below a node where one lever is decided; with the sign −1 that of the negative values. */
    private double outermost(int node, int own, int option, int sign) {
        if (lever[node] == LEAF) {
            return sign * values[node];
        }
        if (lever[node] == own) {
            return outermost(goesLeft[node][option] ? node + 1 : right[node], own, option, sign);
        }
        return Math.min(outermost(node + 1, own, option, sign), outermost(right[node], own, option, sign));
    }

    /** Collects the nodes of one tree. Mutable, for one thread. */
    private static final class Growing {
        private final TreeEnsemble model;
        private final FeatureSet features;
        private final Options[] options;
        private final double[] row;
        private final List<Integer> lever = new ArrayList<>();
        private final List<Integer> right = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();
        private final List<boolean[]> goesLeft = new ArrayList<>();

        Growing(TreeEnsemble model, FeatureSet features, Options[] options, double[] row) {
            this.model = model;
            this.features = features;
            this.options = options;
            this.row = row;
        }

        void add(int node) {
            if (model.isLeaf(node)) {
                append(LEAF, model.value(node), new boolean[0]);
                return;
            }
            int slot = features.slotOf(model.feature(node));
            int own = 0;
            while (own < options.length && options[own].placeOf(slot) < 0) {
                own++;
            }
            if (own == options.length) {
                add(isLeft(node, row[slot]) ? model.left(node) : model.right(node));
                return;
            }
            int place = options[own].placeOf(slot);
            boolean[] sides = new boolean[options[own].size()];
            int left = 0;
            for (int option = 0; option < sides.length; option++) {
                sides[option] = isLeft(node, options[own].value(option, place));
                left += sides[option] ? 1 : 0;
            }
            if (left == 0 || left == sides.length) {
                add(left > 0 ? model.left(node) : model.right(node));
                return;
            }
            int at = lever.size();
            append(own, 0, sides);
            add(model.left(node));
            right.set(at, lever.size());
            add(model.right(node));
        }

        private void append(int own, double value, boolean[] sides) {
            lever.add(own);
            right.add(0);
            values.add(value);
            goesLeft.add(sides);
        }

        private boolean isLeft(int split, double value) {
            Feature feature = model.feature(split);
            double read = feature instanceof CategoryFeature<?> category ? category.resolve(value) : value;
            if (Double.isNaN(read)) {
                return model.missing(split) == TreeEnsemble.Side.LEFT;
            }
            return feature instanceof CategoryFeature<?>
                    ? Arrays.binarySearch(model.levels(split), (int) read) >= 0
                    : read < model.threshold(split);
        }
    }
}
