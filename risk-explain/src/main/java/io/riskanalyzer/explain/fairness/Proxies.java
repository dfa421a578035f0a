package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which features tell an audited attribute, so that a model without the attribute may decide by it all the same. From the
 * one that tells most.
 *
 * @param attribute the name of the attribute
 * @param features each feature alone
 * @param joint all features together, by a model: one for each level that was learnt; empty unless asked for
 */
public record Proxies(String attribute, List<Proxy> features, List<Joint> joint) {
    private static final double TRAIN = 0.6;
    private static final int LEAST_OF_A_LEVEL = 10;

    /**
     * How well a feature alone tells the attribute. Numbers are put in bins of a tenth of the rows for the first two;
     * missing and unknown values are bins of their own.
     *
     * @param feature the name of the feature
     * @param cramersV {@code √(χ² / (n · min(bins − 1, levels − 1)))}, in [0, 1]: 0 tells nothing, 1 everything
     * @param mutualInformation {@code Σ p(b, l) ln(p(b, l) / (p(b) p(l)))} in nats, at least 0
     * @param auc of the level that is told best against the others, by the bins in the order of its share in them, in
     *     [0.5, 1]; of the rows that it was found on, so that it is a little above 0.5 by chance
     */
    public record Proxy(String feature, double cramersV, double mutualInformation, double auc) {}

    /**
     * How well a model of all features tells one level from the others, on rows that it has not seen.
     *
     * @param level the level
     * @param auc its AUC; 0.5 is chance
     */
    public record Joint(String level, double auc) {}

    /** Copies the lists. */
    public Proxies {
        features = List.copyOf(features);
        joint = List.copyOf(joint);
    }

    /**
     * Measures each feature alone, but the attribute itself where it is a feature too. Rows whose attribute is missing or unknown do not count; weights do.
     *
     * @param attribute the attribute, audited in the data
     * @param data the rows
     * @return the features from the largest Cramér's V to the smallest
     * @throws IllegalArgumentException if the attribute is not audited in the data, or has fewer than two levels there
     */
    public static Proxies of(CategoryFeature<?> attribute, Dataset data) {
        Dataset known = known(attribute, data);
        int[] levels = levels(attribute, known);
        FeatureSet others = others(attribute, known.features());
        List<Proxy> proxies = new ArrayList<>();
        for (Feature feature : others) {
            int slot = known.features().slotOf(feature);
            CrossTable table = CrossTable.of(FeatureBins.of(known.frame(), slot), levels, known);
            proxies.add(new Proxy(feature.name(), table.cramersV(), table.mutualInformation(), table.bestAuc()));
        }
        proxies.sort(Comparator.comparingDouble(Proxy::cramersV).reversed());
        return new Proxies(attribute.name(), proxies, List.of());
    }

    /** The features but the attribute, which tells itself and so tells nothing. */
    static FeatureSet others(CategoryFeature<?> attribute, FeatureSet features) {
        return features.contains(attribute.name()) ? features.without(attribute.name()) : features;
    }

    private static Dataset known(CategoryFeature<?> attribute, Dataset data) {
        int slot = Grouping.slotOf(data.audited(), attribute);
        Dataset known = data.filter(row -> data.audited().value(row, slot) >= 0 && data.weight(row) > 0);
        long levels = IntStream.of(levels(attribute, known)).distinct().count();
        if (levels < 2) {
            throw new IllegalArgumentException("The levels of " + attribute.name() + " in the rows (" + levels
                    + ") must be at least two, or nothing can tell them apart.\nMaybe the rows were filtered by it.");
        }
        return known;
    }

    private static int[] levels(CategoryFeature<?> attribute, Dataset data) {
        int slot = Grouping.slotOf(data.audited(), attribute);
        int[] levels = new int[data.rows()];
        Arrays.setAll(levels, row -> (int) data.audited().value(row, slot));
        return levels;
    }

    /**
     * Returns these proxies with those of all features but the attribute together: for each level, a model is trained to tell it from the
     * others on 60 % of the rows, and measured on the rest. Levels with fewer than ten rows are left out.
     *
     * @param trainer trains the models
     * @param attribute the attribute, audited in the data
     * @param data the rows
     * @param seed deals the rows
     * @return the longer answer
     * @throws IllegalArgumentException if the attribute is not audited in the data, or the trainer refuses the rows
     */
    public Proxies withModel(Trainer trainer, CategoryFeature<?> attribute, Dataset data, long seed) {
        Dataset known = known(attribute, data);
        known = known.withValues(known.frame().select(others(attribute, known.features())));
        int[] levels = levels(attribute, known);
        List<Joint> found = new ArrayList<>();
        long present = IntStream.of(levels).distinct().count();
        for (int level = 0; level < attribute.levels().size(); level++) {
            boolean[] isLevel = new boolean[levels.length];
            int count = 0;
            for (int row = 0; row < levels.length; row++) {
                isLevel[row] = levels[row] == level;
                count += isLevel[row] ? 1 : 0;
            }
            boolean isOpposite = present == 2 && !found.isEmpty(); // of two levels one tells the other
            if (count >= LEAST_OF_A_LEVEL && levels.length - count >= LEAST_OF_A_LEVEL && !isOpposite) {
                found.add(new Joint(attribute.levels().get(level), aucOf(trainer, known, isLevel, seed)));
            }
        }
        found.sort(Comparator.comparingDouble(Joint::auc).reversed());
        return new Proxies(this.attribute, features, found);
    }

    private static double aucOf(Trainer trainer, Dataset data, boolean[] isLevel, long seed) {
        Dataset labelled = Dataset.of(data.frame(), isLevel);
        double[] weights = data.weights();
        Split split = (weights == null ? labelled : labelled.weighted(weights)).split(TRAIN, 0, seed);
        Model model = trainer.train(split.train());
        RowScorer scorer = model.bind(split.test().features());
        double[] scores = new double[split.test().rows()];
        scorer.score(split.test().frame(), 0, scores.length, scores);
        return Metrics.AUC.of(scores, split.test().labels(), split.test().weights());
    }

    /** Returns a table of the features, and how well all together tell the attribute. */
    @Override
    public String toString() {
        List<List<String>> lines = features.stream()
                .map(proxy -> List.of(
                        proxy.feature(),
                        Texts.number(proxy.cramersV()),
                        Texts.number(proxy.mutualInformation()),
                        Texts.number(proxy.auc())))
                .toList();
        StringBuilder text = new StringBuilder("What tells ").append(attribute).append('\n');
        text.append(Texts.table(List.of("feature", "Cramér's V", "nats", "AUC"), lines));
        joint.forEach(all -> text.append("\n  all features together tell ")
                .append(all.level())
                .append(" with an AUC of ")
                .append(Texts.number(all.auc())));
        return text.toString();
    }
}
