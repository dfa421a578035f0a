package io.riskanalyzer.models.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.jspecify.annotations.Nullable;
import org.tribuo.CategoricalInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.RealInfo;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/** The flat forms of Tribuo's classifiers: linear ones, trees, ensembles of trees, and XGBoost's. */
public final class TribuoFlat {
    private static final String XGBOOST_FORMAT = "ubj";
    private static final double ROUNDING = 1e-12;

    private final TribuoEncoding encoding;
    private final Label bad;
    private final String name;
    private final Provenance provenance;
    private final @Nullable MutableDataset<Label> examples;

    private TribuoFlat(
            TribuoEncoding encoding,
            Label bad,
            String name,
            Provenance provenance,
            @Nullable MutableDataset<Label> examples) {
        this.encoding = encoding;
        this.bad = bad;
        this.name = name;
        this.provenance = provenance;
        this.examples = examples;
    }

    /**
     * Returns the flat form of a model.
     *
     * @param model the model
     * @param encoding what its columns are
     * @param bad the label of the bad outcome, one of the model's
     * @param name the name that people know it by
     * @param provenance how it was made
     * @param examples the rows that it was trained on, for the covers of trees; null if they are not known
     * @return the flat form, null if the model is of a kind that has none
     */
    public static io.riskanalyzer.model.@Nullable Model of(
            Model<Label> model,
            TribuoEncoding encoding,
            Label bad,
            String name,
            Provenance provenance,
            @Nullable MutableDataset<Label> examples) {
        TribuoFlat flat = new TribuoFlat(encoding, bad, name, provenance, examples);
        if (model instanceof LinearSGDModel linear) {
            return flat.linear(linear);
        }
        if (model instanceof TreeModel<Label> tree) {
            return flat.ensemble(List.of(tree), List.of(1f), flat::share);
        }
        if (model instanceof WeightedEnsembleModel<Label> ensemble) {
            return flat.ensemble(ensemble);
        }
        return model instanceof XGBoostModel<Label> xgboost ? flat.xgboost(xgboost) : null;
    }

    private io.riskanalyzer.model.@Nullable Model linear(LinearSGDModel model) {
        if (model.getOutputIDInfo().size() != 2 || !model.generatesProbabilities()) {
            return null;
        }
        DenseMatrix weights = model.getWeightsCopy(); // rows: labels; columns: features, then the bias
        int positive = model.getOutputIDInfo().getID(bad);
        double[] logOdds = IntStream.range(0, weights.getDimension2Size())
                .mapToDouble(column -> weights.get(positive, column) - weights.get(1 - positive, column))
                .toArray();
        double bias = logOdds[model.getFeatureIDMap().size()];
        LinearTerms terms = new LinearTerms(model, logOdds);
        encoding.used().forEach(terms::add);
        LinearModel flat = new LinearModel(name, bias + terms.means.value(), terms.all, provenance);
        double[] empty = new double[encoding.features().size()];
        Arrays.fill(empty, Double.NaN);
        double expected = LogisticCalibration.STANDARD.probabilityOf(bias);
        boolean isSoftmax = model.predict(encoding.example(empty, bad)).getOutputScores().values().stream()
                .allMatch(label -> Math.abs(label.getScore() - (isBad(label) ? expected : 1 - expected)) <= ROUNDING);
        return isSoftmax ? flat : null;
    }

    /** The terms of a linear model, each without what the average row gets from it, which is added up. */
    private final class LinearTerms {
        private final List<LinearTerm> all = new ArrayList<>();
        private final CompensatedSum means = new CompensatedSum();
        private final LinearSGDModel model;
        private final double[] logOdds;
        private final double rows;

        LinearTerms(LinearSGDModel model, double[] logOdds) {
            this.model = model;
            this.logOdds = logOdds;
            this.rows = Math.max(1, model.getOutputIDInfo().getTotalObservations());
        }

        void add(Feature feature) {
            int slot = encoding.features().slotOf(feature);
            if (feature instanceof CategoryFeature<?> category) {
                addLevels(category, slot);
            } else {
                VariableInfo column = model.getFeatureIDMap().get(encoding.column(slot, TribuoEncoding.VALUE));
                double weight = logOdds[model.getFeatureIDMap().getID(column.getName())];
                double centre = column instanceof RealInfo real
                        ? real.getMean()
                        : column instanceof CategoricalInfo few
                                ? few.generateRealInfo().getMean()
                                : 0;
                means.add(weight * centre);
                double whenMissing = weight * (encoding.whenMissing(slot) - centre);
                all.add(new LinearTerm.Slope(feature, weight, centre, whenMissing));
            }
        }

        private void addLevels(CategoryFeature<?> category, int slot) {
            List<Double> weights =
                    new ArrayList<>(Collections.nCopies(category.levels().size(), 0.0));
            double mean = 0;
            for (int level = 0; level < weights.size(); level++) {
                String column = encoding.column(slot, level);
                if (encoding.has(column)) {
                    VariableInfo info = model.getFeatureIDMap().get(column);
                    weights.set(level, logOdds[model.getFeatureIDMap().getID(column)]);
                    mean += weights.get(level) * Math.min(1, info.getCount() / rows);
                }
            }
            double average = mean;
            means.add(average);
            weights.replaceAll(weight -> weight - average);
            all.add(new LinearTerm.Levels(category, weights, -average));
        }
    }

    private io.riskanalyzer.model.@Nullable Model ensemble(WeightedEnsembleModel<Label> model) {
        List<TreeModel<Label>> trees = new ArrayList<>();
        for (Model<Label> member : model.getModels()) {
            if (!(member instanceof TreeModel<Label> tree)) {
                return null;
            }
            trees.add(tree);
        }
        WeightedEnsembleModelProto saved = unpacked(model); // tells what the model keeps to itself
        String combiner = saved.getCombiner().getClassName();
        if (combiner.equals(VotingCombiner.class.getName())) {
            return ensemble(trees, saved.getWeightsList(), leaf -> isBad(leaf.getOutput()) ? 1 : 0);
        }
        return combiner.endsWith(".FullyWeightedVotingCombiner")
                ? ensemble(trees, saved.getWeightsList(), this::share)
                : null;
    }

    private static WeightedEnsembleModelProto unpacked(WeightedEnsembleModel<Label> model) {
        try {
            return model.serialize().getSerializedData().unpack(WeightedEnsembleModelProto.class);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("What Tribuo has just written can be read.", e);
        }
    }

    private TreeEnsemble ensemble(
            List<TreeModel<Label>> trees, List<Float> weights, ToDoubleFunction<LeafNode<Label>> leafValue) {
        double total = weights.stream().mapToDouble(Float::doubleValue).sum();
        TreeEnsembleBuilder builder = TreeEnsemble.builder(name, Scale.PROBABILITY, encoding.features());
        for (int tree = 0; tree < trees.size(); tree++) {
            double share = weights.isEmpty() ? 1.0 / trees.size() : weights.get(tree) / total;
            TribuoTreeNodes.add(
                    trees.get(tree), encoding, leaf -> share * leafValue.applyAsDouble(leaf), examples, builder);
        }
        return builder.build(0, provenance);
    }

    private boolean isBad(Label label) {
        return label.getLabel().equals(bad.getLabel());
    }

    private double share(LeafNode<Label> leaf) {
        Label positive = leaf.getDistribution().get(bad.getLabel());
        return positive == null ? 0 : positive.getScore();
    }

    private io.riskanalyzer.model.@Nullable Model xgboost(XGBoostModel<Label> model) {
        boolean isOfTrees = !"LINEAR".equals(provenance.settings().get("booster"));
        if (model.getOutputIDInfo().size() != 2 || !isOfTrees) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = model.getInnerModels().get(0).toByteArray(XGBOOST_FORMAT);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost cannot write its model: " + e.getMessage(), e);
        }
        XgboostBooster booster = XgboostBooster.parseTwoClasses(
                bytes, "the model of Tribuo", model.getOutputIDInfo().getID(bad));
        List<XgboostColumn> columns = IntStream.range(0, model.getFeatureIDMap().size())
                .mapToObj(id -> column(model.getFeatureIDMap().get(id).getName()))
                .toList();
        return XgboostEnsemble.of(booster, name, encoding.features(), columns, provenance);
    }

    /** What is absent is missing to XGBoost: also the columns of the other levels. */
    private XgboostColumn column(String column) {
        TribuoEncoding.Place place = encoding.place(column);
        Feature feature = encoding.features().get(place.slot());
        return feature instanceof CategoryFeature
                ? new XgboostColumn(feature, place.level(), Double.NaN, Double.NaN)
                : XgboostColumn.of(feature);
    }
}
