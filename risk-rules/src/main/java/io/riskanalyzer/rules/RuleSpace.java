package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** All legal rows of a rule set, in cells within which no rule changes; and its conditions over them. */
final class RuleSpace {
    private final RuleSet rules;
    private final FeatureSet features;
    private final RowScorer scorer;
    private final List<FeatureCells> cells = new ArrayList<>();
    private final CellNode[] conditions;
    private final int[][] choices;
    private final int[] quiet; // by feature, the cell in which the fewest comparisons are true
    private final EntryBounds[] entries;

    RuleSpace(RuleSet rules) {
        this.rules = rules;
        this.features = FeatureSet.of(List.copyOf(rules.features()));
        this.scorer = rules.bind(features);
        List<Condition> leaves = rules.rules().stream()
                .flatMap(rule -> Leaves.of(rule.when()).stream())
                .distinct()
                .toList();
        for (Feature feature : features) {
            cells.add(new FeatureCells(feature, leaves));
        }
        this.conditions = rules.rules().stream()
                .map(rule -> CellNode.of(rule.when(), (leaf, position) -> nodeOf(leaf)))
                .toArray(CellNode[]::new);
        this.choices = new int[cells.size()][];
        Arrays.setAll(choices, feature -> different(cells.get(feature), leaves));
        this.quiet = IntStream.range(0, cells.size())
                .map(feature -> quietest(cells.get(feature), leaves))
                .toArray();
        this.entries = new EntryBounds[rules.entries().size()];
        int first = 0;
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new EntryBounds(rules.entries().get(i), first);
            first += entries[i].size();
        }
    }

    /** One cell for each way in which the comparisons with a feature may turn out. */
    private static int[] different(FeatureCells cells, List<Condition> leaves) {
        List<boolean[]> truths = truthsOf(cells, leaves);
        Set<BitSet> seen = new HashSet<>();
        return IntStream.range(0, cells.size())
                .filter(cell -> {
                    BitSet pattern = new BitSet();
                    for (int i = 0; i < truths.size(); i++) {
                        pattern.set(i, truths.get(i)[cell]);
                    }
                    return seen.add(pattern);
                })
                .toArray();
    }

    private static List<boolean[]> truthsOf(FeatureCells cells, List<Condition> leaves) {
        return leaves.stream()
                .filter(leaf ->
                        Leaves.featureOf(leaf).name().equals(cells.feature().name()))
                .map(cells::truthOf)
                .toList();
    }

    private static int quietest(FeatureCells cells, List<Condition> leaves) {
        List<boolean[]> truths = truthsOf(cells, leaves);
        int quietest = 0;
        long fewest = Long.MAX_VALUE;
        for (int cell = 0; cell < cells.present(); cell++) {
            int at = cell;
            long count = truths.stream().filter(truth -> truth[at]).count();
            if (count < fewest) {
                fewest = count;
                quietest = cell;
            }
        }
        return quietest;
    }

    RuleSet rules() {
        return rules;
    }

    List<FeatureCells> cells() {
        return cells;
    }

    int[][] choices() {
        return choices;
    }

    /** The condition of each rule. */
    CellNode[] conditions() {
        return conditions;
    }

    EntryBounds[] entries() {
        return entries;
    }

    /** A comparison over the cells of its feature. */
    CellNode nodeOf(Condition leaf) {
        int feature = features.slotOf(Leaves.featureOf(leaf));
        return CellNode.leaf(feature, cells.get(feature).truthOf(leaf));
    }

    /** Whether two rules look at a feature in common. */
    boolean shareFeature(int one, int other) {
        return IntStream.range(0, cells.size())
                .anyMatch(feature -> conditions[one].uses(feature) && conditions[other].uses(feature));
    }

    /** A row of the given cells; a feature without one gets a value that has as little effect as any. */
    double[] row(int[] chosen) {
        double[] row = new double[chosen.length];
        for (int feature = 0; feature < row.length; feature++) {
            int cell = chosen[feature] == CellNode.NO_CELL ? quiet[feature] : chosen[feature];
            row[feature] = cells.get(feature).valueOf(cell);
        }
        return row;
    }

    Witness witness(int[] chosen) {
        double[] row = row(chosen);
        return new Witness(features, Arrays.stream(row).boxed().toList(), scorer.score(row));
    }

    double score(int[] chosen) {
        return scorer.score(row(chosen));
    }

    /** Entries in parts that have no feature in common, so that what one part gives says nothing of another. */
    List<int[]> parts() {
        int[] part = IntStream.range(0, entries.length).toArray();
        for (int feature = 0; feature < cells.size(); feature++) {
            int first = -1;
            for (int entry = 0; entry < entries.length; entry++) {
                if (!uses(entries[entry], feature)) {
                    continue;
                }
                if (first < 0) {
                    first = entry;
                } else {
                    join(part, part[first], part[entry]);
                }
            }
        }
        return Arrays.stream(part)
                .distinct()
                .mapToObj(number -> IntStream.range(0, part.length)
                        .filter(entry -> part[entry] == number)
                        .toArray())
                .toList();
    }

    private static void join(int[] part, int one, int other) {
        for (int i = 0; i < part.length; i++) {
            part[i] = part[i] == other ? one : part[i];
        }
    }

    /** Whether a rule of an entry may turn out otherwise in one cell of a feature than in another. */
    boolean changes(EntryBounds entry, int feature, int from, int to) {
        return IntStream.range(entry.first(), entry.first() + entry.size())
                .anyMatch(rule -> conditions[rule].changes(feature, from, to));
    }

    boolean uses(EntryBounds entry, int feature) {
        return IntStream.range(entry.first(), entry.first() + entry.size())
                .anyMatch(rule -> conditions[rule].uses(feature));
    }
}
