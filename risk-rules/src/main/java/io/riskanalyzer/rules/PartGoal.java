package io.riskanalyzer.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The greatest or the least sum of some entries of a rule set. Rules that stand alone and look at one feature are summed up
 * for each of its cells: what they give is known of each feature without trying those of the others, which makes most rule
 * sets easy. What an open rule over several features may give is shared out between them, so that cells that suit one rule
 * and not another are seen to. Both are done only where sums do not depend on the order of adding.
 */
final class PartGoal implements CellSearch.Goal {
    private final RuleSpace space;
    private final int sign;
    private final List<EntryBounds> joint = new ArrayList<>();
    private final int[] starts;
    private final CellNode[] conditions;
    private final double[][] sums; // by feature and cell, of the rules that look at it alone; empty where there is none
    private final @Nullable SharedPoints[] shared; // of each joint entry that is a rule whose points can be shared out
    private final double[][] shares; // what open rules may give at most, by feature and cell; for one thread

    /** The greatest sum for a sign of 1, the negative of the least for −1. */
    PartGoal(RuleSpace space, int[] part, int sign, boolean anyOrder) {
        this.space = space;
        this.sign = sign;
        this.sums = new double[space.cells().size()][0];
        for (int entry : part) {
            EntryBounds bounds = space.entries()[entry];
            int feature = anyOrder ? onlyFeatureOf(bounds) : -1;
            if (feature < 0) {
                joint.add(bounds);
            } else {
                addSums(bounds, feature);
            }
        }
        this.starts = new int[joint.size()];
        List<CellNode> nodes = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = nodes.size();
            EntryBounds bounds = joint.get(i);
            nodes.addAll(Arrays.asList(space.conditions()).subList(bounds.first(), bounds.first() + bounds.size()));
        }
        this.conditions = nodes.toArray(CellNode[]::new);
        this.shared = new SharedPoints[joint.size()];
        this.shares = new double[sums.length][];
        Arrays.setAll(shares, feature -> new double[space.cells().get(feature).size()]);
        if (anyOrder && SharedPoints.areExact(joint)) {
            Arrays.setAll(shared, i -> SharedPoints.of(joint.get(i), conditions[starts[i]], space, sign));
        }
    }

    private int onlyFeatureOf(EntryBounds bounds) {
        int[] features = IntStream.range(0, sums.length)
                .filter(feature -> space.uses(bounds, feature))
                .toArray();
        return features.length == 1 ? features[0] : -1;
    }

    private void addSums(EntryBounds bounds, int feature) {
        if (sums[feature].length == 0) {
            sums[feature] = new double[space.cells().get(feature).size()];
        }
        byte[] states = new byte[bounds.size()];
        for (int cell = 0; cell < sums[feature].length; cell++) {
            for (int rule = 0; rule < states.length; rule++) {
                states[rule] = space.conditions()[bounds.first() + rule]
                        .fixed(feature, cell)
                        .state(new int[0]);
            }
            sums[feature][cell] += bounds.most(states, 0);
        }
    }

    @Override
    public CellNode[] conditions() {
        return conditions;
    }

    @Override
    public double most(int[] cells, byte[] states) {
        double most = 0;
        boolean anyShared = false;
        for (int i = 0; i < starts.length; i++) {
            EntryBounds bounds = joint.get(i);
            SharedPoints points = shared[i];
            if (points != null && states[starts[i]] == CellNode.OPEN) {
                points.addTo(shares, cells);
                anyShared = true;
            } else {
                most += sign > 0 ? bounds.most(states, starts[i]) : -bounds.least(states, starts[i]);
            }
        }
        for (int feature = 0; feature < sums.length; feature++) {
            if (cells[feature] == CellNode.NO_CELL) {
                most += anyShared ? mostOf(feature) : ownOf(feature, bestOf(feature));
            } else {
                most += ownOf(feature, cells[feature]);
            }
        }
        if (anyShared) {
            for (double[] ofFeature : shares) {
                Arrays.fill(ofFeature, 0);
            }
        }
        return most;
    }

    /** The most that the cells of a feature can give: what is theirs alone, and their shares of the open rules. */
    private double mostOf(int feature) {
        double most = Double.NEGATIVE_INFINITY;
        for (int cell : space.choices()[feature]) {
            most = Math.max(most, ownOf(feature, cell) + shares[feature][cell]);
        }
        return most;
    }

    private double ownOf(int feature, int cell) {
        return sums[feature].length == 0 ? 0 : sign * sums[feature][cell];
    }

    private int bestOf(int feature) {
        int best = -1;
        if (sums[feature].length == 0) {
            return best;
        }
        for (int cell : space.choices()[feature]) {
            if (best < 0 || sign * sums[feature][cell] > sign * sums[feature][best]) {
                best = cell;
            }
        }
        return best;
    }

    @Override
    public void complete(int[] cells) {
        for (int feature = 0; feature < sums.length; feature++) {
            if (sums[feature].length > 0 && cells[feature] == CellNode.NO_CELL) {
                cells[feature] = bestOf(feature);
            }
        }
    }

    /** The features without a cell of which this part still has sums to choose from. */
    int[] left(int[] cells) {
        return IntStream.range(0, sums.length)
                .filter(feature -> sums[feature].length > 0 && cells[feature] == CellNode.NO_CELL)
                .toArray();
    }

    /** What the rules that look at a feature alone give for a cell. */
    double sumOf(int feature, int cell) {
        return sums[feature][cell];
    }

    /** What is given for sure: by the entries whose conditions are decided, and by the features that have a cell. */
    double decided(int[] cells, byte[] states) {
        double sum = 0;
        for (int i = 0; i < starts.length; i++) {
            sum += joint.get(i).most(states, starts[i]);
        }
        for (int feature = 0; feature < sums.length; feature++) {
            if (sums[feature].length > 0 && cells[feature] != CellNode.NO_CELL) {
                sum += sums[feature][cells[feature]];
            }
        }
        return sum;
    }
}
