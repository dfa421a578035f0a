package io.riskanalyzer.exchange;

import static io.riskanalyzer.exchange.PmmlExpression.apply;
import static io.riskanalyzer.exchange.PmmlExpression.field;
import static io.riskanalyzer.exchange.PmmlExpression.number;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes trees as a sum of tree models. */
final class PmmlTrees {
    private final TreeEnsemble model;
    private final PmmlDocument document;

    private PmmlTrees(TreeEnsemble model, PmmlDocument document) {
        this.model = model;
        this.document = document;
    }

    static void write(TreeEnsemble model, Exported exported, PmmlDocument document) {
        if (model.features().isEmpty()) {
            PmmlLinear.write(constant(model), exported, document);
            return;
        }
        document.open("MiningModel", "modelName", model.name(), "functionName", "regression");
        PmmlFields.writeSchema(exported.features(), PmmlFields.Unknown.AS_TOLD, document);
        PmmlExpression sum = PmmlExpression.plus(number(Exported.baseOf(model)), field(PmmlOutput.SUM));
        new PmmlOutput(exported, document)
                .write(exported.isProbability() ? apply("min", number(1), apply("max", number(0), sum)) : sum);
        document.open("Segmentation", "multipleModelMethod", "sum");
        PmmlTrees trees = new PmmlTrees(model, document);
        IntStream.range(0, model.trees())
                .filter(tree -> !model.isLeaf(model.root(tree)))
                .forEach(trees::writeTree);
        document.close().close();
    }

    /** Trees without a split as a linear model without a term. */
    private static LinearModel constant(TreeEnsemble model) {
        double base = Exported.baseOf(model);
        boolean probability = model.scale() == Scale.PROBABILITY;
        return new LinearModel(
                model.name(), probability ? Math.max(0, Math.min(1, base)) : base, List.of(), model.provenance());
    }

    private void writeTree(int tree) {
        document.open("Segment", "id", Integer.toString(tree + 1)).empty("True");
        document.open(
                "TreeModel",
                "functionName",
                "regression",
                "missingValueStrategy",
                "defaultChild",
                "splitCharacteristic",
                "binarySplit");
        document.open("MiningSchema");
        fieldsOf(tree).forEach(name -> document.empty("MiningField", "name", name));
        document.close();
        writeNode(model.root(tree), () -> document.empty("True"));
        document.close().close();
    }

    private Set<String> fieldsOf(int tree) {
        int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
        return IntStream.range(model.root(tree), end)
                .filter(node -> !model.isLeaf(node))
                .mapToObj(node -> model.feature(node).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void writeNode(int node, Runnable predicate) {
        String id = Integer.toString(node);
        String count = Double.toString(model.cover(node));
        if (model.isLeaf(node)) {
            document.open("Node", "id", id, "score", Double.toString(model.value(node)), "recordCount", count);
            predicate.run();
        } else {
            int left = model.left(node);
            int right = model.right(node);
            int missing = model.missing(node) == TreeEnsemble.Side.LEFT ? left : right;
            document.open("Node", "id", id, "recordCount", count, "defaultChild", Integer.toString(missing));
            predicate.run();
            writeNode(left, () -> writeSplit(node));
            writeNode(right, () -> document.empty("True"));
        }
        document.close();
    }

    /** The condition of a split; unknown where the value is missing, so that the default child is taken. */
    private void writeSplit(int split) {
        String name = model.feature(split).name();
        if (model.feature(split) instanceof CategoryFeature<?> category) {
            int[] levels = model.levels(split);
            List<String> all = category.levels();
            if (levels.length == 0) {
                PmmlFields.writeSet(name, "isNotIn", all, document);
            } else {
                PmmlFields.writeSet(
                        name, "isIn", IntStream.of(levels).mapToObj(all::get).toList(), document);
            }
            return;
        }
        double threshold = model.threshold(split);
        boolean always = threshold == Double.POSITIVE_INFINITY; // no field has it; all are at most the greatest number
        document.empty(
                "SimplePredicate",
                "field",
                name,
                "operator",
                always ? "lessOrEqual" : "lessThan",
                "value",
                Double.toString(Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, threshold))));
    }
}
