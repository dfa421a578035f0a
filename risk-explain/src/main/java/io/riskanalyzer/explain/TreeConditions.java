package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.TreeEnsemble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the splits of trees ask of a row, each question once. Its answer is a bit, which is 1 where the row goes to the
 * left. Immutable.
 */
final class TreeConditions {
    private final int[] conditionOf;
    private final List<ConditionRun> runs;
    private final int size;

    TreeConditions(TreeEnsemble model) {
        List<Feature> features = List.copyOf(model.features());
        Map<Feature, List<Integer>> splitsOf = new LinkedHashMap<>();
        for (int node = 0; node < model.nodes(); node++) {
            if (!model.isLeaf(node)) {
                splitsOf.computeIfAbsent(model.feature(node), feature -> new ArrayList<>())
                        .add(node);
            }
        }
        conditionOf = new int[model.nodes()];
        runs = new ArrayList<>();
        int first = 0;
        for (Map.Entry<Feature, List<Integer>> of : splitsOf.entrySet()) {
            ConditionRun run = ConditionRun.of(model, of.getValue(), features.indexOf(of.getKey()), first, conditionOf);
            runs.add(run);
            first += run.size();
        }
        size = first;
    }

    /** How many questions there are. */
    int size() {
        return size;
    }

    /** The question of a split. */
    int of(int split) {
        return conditionOf[split];
    }

    /**
     * Answers all questions for a row.
     *
     * @param row the row
     * @param slots the position of each feature of the model in it
     * @param left where the answers go, 1 for the left, shape (size)
     */
    void answer(double[] row, int[] slots, byte[] left) {
        for (int i = 0; i < runs.size(); i++) { // an iterator would be allocated
            ConditionRun run = runs.get(i);
            run.answer(row[slots[run.feature()]], left);
        }
    }

    /** Answers all questions for a block of rows, a bit a row. */
    void answer(Frame frame, int from, int to, int[] slots, RowBlock block) {
        for (ConditionRun run : runs) {
            for (int word = 0; word * Long.SIZE < to - from; word++) {
                int start = from + word * Long.SIZE;
                int end = Math.min(to, start + Long.SIZE);
                frame.copyColumn(slots[run.feature()], start, end, block.column);
                run.answer(block, end - start, word);
            }
        }
    }
}
