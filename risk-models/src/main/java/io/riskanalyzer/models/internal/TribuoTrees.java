package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;

/** Decision trees that Tribuo has trained, one or many, and their flat form. */
public final class TribuoTrees {
    private static final Label POSITIVE = new Label("positive");
    private static final Label NEGATIVE = new Label("negative");

    private final TribuoEncoding rows;
    private final List<TreeModel<Label>> models;
    private final MutableDataset<Label> examples;

    private TribuoTrees(TribuoEncoding rows, List<TreeModel<Label>> models, MutableDataset<Label> examples) {
        this.rows = rows;
        this.models = models;
        this.examples = examples;
    }

    /**
     * How a tree grows.
     *
     * @param maxDepth how many splits a row passes at most, at least 1
     * @param minSplitWeight the least weight of rows that are split further
     * @param columnShare what share of the columns each split chooses from, above 0 and at most 1
     */
    public record Growth(int maxDepth, double minSplitWeight, double columnShare) {}

    /**
     * Trains one tree on all rows.
     *
     * @param data the rows to learn from
     * @param growth how the tree grows
     * @param seed the seed of samples of columns
     * @return the tree
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static TribuoTrees one(Dataset data, Growth growth, long seed) {
        TrainingRows counted = TrainingRows.of(data);
        EngineLog.quieten();
        TribuoEncoding rows = TribuoEncoding.ofMedians(counted.data(), counted.weights());
        MutableDataset<Label> examples = rows.examples(counted.data(), counted.weights(), POSITIVE, NEGATIVE);
        return new TribuoTrees(rows, List.of(train(growth, examples, seed)), examples);
    }

    /**
     * Trains trees, each on rows that are drawn with replacement.
     *
     * @param data the rows to learn from
     * @param growth how the trees grow
     * @param trees the number of trees
     * @param seed the seed of samples of rows and columns
     * @param progress is told after each tree
     * @return the trees
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static TribuoTrees many(Dataset data, Growth growth, int trees, long seed, Progress progress) {
        TrainingRows counted = TrainingRows.of(data);
        EngineLog.quieten();
        TribuoEncoding rows = TribuoEncoding.ofMedians(counted.data(), counted.weights());
        MutableDataset<Label> examples = rows.examples(counted.data(), counted.weights(), POSITIVE, NEGATIVE);
        SplittableRandom random = new SplittableRandom(seed);
        List<TreeModel<Label>> models = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("The thread was interrupted before the training was complete.");
            }
            DatasetView<Label> drawn = DatasetView.createBootstrapView(examples, examples.size(), random.nextLong());
            models.add(train(growth, drawn, random.nextLong()));
            progress.at(tree + 1L, trees);
        }
        return new TribuoTrees(rows, models, examples);
    }

    private static TreeModel<Label> train(Growth growth, org.tribuo.Dataset<Label> examples, long seed) {
        // A new trainer each time: the random numbers of one go on from training to training.
        CARTClassificationTrainer trainer = new CARTClassificationTrainer(
                growth.maxDepth(),
                Math.nextDown((float) growth.minSplitWeight()), // Tribuo splits what is above it
                0,
                (float) growth.columnShare(),
                false,
                new GiniIndex(),
                seed);
        return trainer.train(examples);
    }

    /**
     * Returns the version of Tribuo.
     *
     * @return the version
     */
    public String engineVersion() {
        return models.get(0).getProvenance().getTribuoVersion();
    }

    /** Tribuo's own answer: the mean of its trees' shares of positive rows. */
    double predict(double[] row) {
        Example<Label> example = rows.example(row, NEGATIVE);
        double sum = 0;
        for (TreeModel<Label> model : models) {
            Prediction<Label> prediction = model.predict(example);
            Label positive = prediction.getOutputScores().get(POSITIVE.getLabel());
            sum += positive == null ? 0 : positive.getScore();
        }
        return sum / models.size();
    }

    /**
     * Returns the flat form: the mean of the trees.
     *
     * @param name the name that people know it by
     * @param provenance how the trees were made
     * @return the model, on the scale of probabilities
     */
    public TreeEnsemble ensemble(String name, Provenance provenance) {
        TreeEnsembleBuilder builder = TreeEnsemble.builder(name, Scale.PROBABILITY, rows.features());
        models.forEach(model -> TribuoTreeNodes.add(model, rows, this::share, examples, builder));
        return builder.build(0, provenance);
    }

    private double share(LeafNode<Label> leaf) {
        Label positive = leaf.getDistribution().get(POSITIVE.getLabel());
        return (positive == null ? 0 : positive.getScore()) / models.size();
    }
}
