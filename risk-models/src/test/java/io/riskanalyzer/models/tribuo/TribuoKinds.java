package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.AdaBoostTrainer;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.fm.FMClassificationTrainer;
import org.tribuo.classification.sgd.kernel.KernelSVMTrainer;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.classification.xgboost.XGBoostClassificationTrainer;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.xgboost.XGBoostTrainer.BoosterType;
import org.tribuo.common.xgboost.XGBoostTrainer.LoggingVerbosity;
import org.tribuo.common.xgboost.XGBoostTrainer.TreeMethod;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.kernel.RBF;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** Trainers of Tribuo of every kind, and rows as its users write them, without any code of this library. */
final class TribuoKinds {
    static final Label BAD = new Label("yes");
    static final Label GOOD = new Label("no");

    private TribuoKinds() {}

    /** Those whose models have a flat form. */
    static Map<String, Trainer<Label>> flat() {
        return Map.of(
                "logistic", new LogisticRegressionTrainer(),
                "cart", new CARTClassificationTrainer(9),
                "forest",
                        new RandomForestTrainer<>(
                                new CARTClassificationTrainer(7, 0.5f, 3), new VotingCombiner(), 12, 4),
                "forest of shares",
                        new RandomForestTrainer<>(
                                new CARTClassificationTrainer(7, 0.5f, 3), new FullyWeightedVotingCombiner(), 12, 4),
                "adaboost", new AdaBoostTrainer(new CARTClassificationTrainer(2), 8, 5),
                "xgboost", new XGBoostClassificationTrainer(15, 0.3, 0, 4, 1, 1, 1, 1, 0, 1, true, 6),
                "dart", xgboost(BoosterType.DART));
    }

    private static Trainer<Label> xgboost(BoosterType booster) {
        return new XGBoostClassificationTrainer(
                booster, TreeMethod.HIST, 10, 0.3, 0, 4, 1, 1, 1, 1, 0, 1, LoggingVerbosity.SILENT, 6);
    }

    /** Those whose models are scored by Tribuo. */
    static Map<String, Trainer<Label>> others() {
        return Map.of(
                "hinge", new LinearSGDTrainer(new Hinge(), new AdaGrad(0.1), 3, 2),
                "factorisation", new FMClassificationTrainer(new LogMulticlass(), new AdaGrad(0.1), 3, 1, 1, 7, 3, 0.1),
                "xgboost lines", xgboost(BoosterType.LINEAR),
                "kernel", new KernelSVMTrainer(new RBF(0.1), 1, 2, 5),
                "scaled",
                        new TransformTrainer<>(
                                new LogisticRegressionTrainer(),
                                new TransformationMap(Map.of("mark", List.of(new MeanStdDevTransformation())))),
                "bagged lines",
                        new BaggingTrainer<>(new LogisticRegressionTrainer(), new FullyWeightedVotingCombiner(), 3, 8));
    }

    static MutableDataset<Label> examples(Dataset data) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples = new MutableDataset<>(new SimpleDataSourceProvenance("test", labels), labels);
        double[] row = new double[data.features().size()];
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            Example<Label> example = example(data.features(), row, data.label(i) ? BAD : GOOD);
            example.setWeight((float) data.weight(i));
            examples.add(example);
        }
        return examples;
    }

    static Example<Label> example(FeatureSet features, double[] row, Label label) {
        List<String> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int slot = 0; slot < row.length; slot++) {
            Feature feature = features.get(slot);
            boolean isCategory = feature instanceof CategoryFeature;
            if (!Double.isNaN(row[slot]) && !(isCategory && row[slot] < 0)) {
                names.add(
                        feature instanceof CategoryFeature<?> category
                                ? category.name() + "@" + category.levels().get((int) row[slot])
                                : feature.name());
                values.add(isCategory ? 1 : row[slot]);
            }
        }
        return new ArrayExample<>(
                label,
                names.toArray(String[]::new),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
