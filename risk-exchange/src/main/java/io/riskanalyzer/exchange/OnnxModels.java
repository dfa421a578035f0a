package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RiskScorer;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Linear models and trees, with or without their calibration, as ONNX files, which score them in any language.
 *
 * <p>The input is {@code features}: doubles, shape (rows, features), in the order of the features of the plan, or of the
 * model where it is written alone. A number stands as it is, a flag as 0 or 1, a category as the index of its level from
 * 0, or −1 for an unknown one; NaN is a missing value. Nothing is checked: a row that the plan would reject gets a score
 * of some kind. The outputs are doubles, shape (rows, 1): {@code rawScore}, and of a plan {@code score} too, which is
 * calibrated where the plan is. Bands, policy and reasons stay in the plan.
 *
 * <p>Rows reach the same leaves, intervals and levels as here. Sums are of doubles too, in an order that the runtime
 * chooses: raw scores differ by rounding alone, about 10⁻¹⁴ of the greatest addend, and probabilities by as little
 * more as its exponential function does. The file has the metadata {@code features} (as JSON: name, kind, levels),
 * {@code name}, {@code scale}, {@code scoreScale} and {@code planId}, the last two of a plan alone.
 *
 * <p>Trees, steps and curves need ONNX 1.16 (format 10, {@code ai.onnx.ml} 5), whose {@code TreeEnsemble} adds doubles and
 * has splits by sets of levels, where earlier versions have single precision alone; ONNX Runtime reads it from version 1.20
 * on. The rest is ONNX 1.12 (format 8, operators 17). The same model gives the same bytes. No library is needed to write.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsemble.html">The operator TreeEnsemble</a>
 */
public final class OnnxModels {
    private OnnxModels() {}

    /**
     * Saves a model in a file, which is replaced if it is there.
     *
     * @param model a {@link LinearModel} or {@link TreeEnsemble}
     * @param file the file, by custom with the ending {@code .onnx}
     * @throws IllegalArgumentException if the model is another one
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(Model model, Path file) {
        ModelFile.save(toBytes(Exported.of(model)), file);
    }

    /**
     * Saves the model and the calibration of a plan in a file, which is replaced if it is there.
     *
     * @param plan a plan whose scorer is a {@link LinearModel} or {@link TreeEnsemble}, with a calibration of this library
     *     or none
     * @param file the file, by custom with the ending {@code .onnx}
     * @throws IllegalArgumentException if the scorer or the calibration is another one
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(ScoringPlan plan, Path file) {
        ModelFile.save(toBytes(Exported.of(plan)), file);
    }

    /**
     * Writes a model.
     *
     * @param model a {@link LinearModel} or {@link TreeEnsemble}
     * @param out where to; stays open
     * @throws IllegalArgumentException if the model is another one
     * @throws UncheckedIOException if writing fails
     */
    public static void write(Model model, OutputStream out) {
        ModelFile.write(toBytes(Exported.of(model)), out);
    }

    /**
     * Writes the model and the calibration of a plan.
     *
     * @param plan a plan whose scorer is a {@link LinearModel} or {@link TreeEnsemble}, with a calibration of this library
     *     or none
     * @param out where to; stays open
     * @throws IllegalArgumentException if the scorer or the calibration is another one
     * @throws UncheckedIOException if writing fails
     */
    public static void write(ScoringPlan plan, OutputStream out) {
        ModelFile.write(toBytes(Exported.of(plan)), out);
    }

    private static byte[] toBytes(Exported exported) {
        OnnxGraph graph = new OnnxGraph(exported.features().size());
        String rawScore = rawScore(exported, graph);
        graph.output(Exported.RAW_SCORE, rawScore);
        if (exported.plan() != null) {
            graph.output(
                    Exported.SCORE,
                    exported.calibration() == null
                            ? rawScore
                            : new OnnxCalibration(graph).add(exported.calibration(), rawScore));
        }
        describe(exported, graph);
        return graph.toBytes(exported.model().name());
    }

    private static String rawScore(Exported exported, OnnxGraph graph) {
        RiskScorer model = exported.model();
        if (model instanceof LinearModel linear) {
            return OnnxLinear.add(linear, graph, exported.features());
        }
        if (model instanceof TreeEnsemble trees) {
            String sum = sumOfLeaves(trees, exported, graph);
            return exported.isProbability()
                    ? graph.node("Min", graph.node("Max", sum, graph.constant(0)), graph.constant(1))
                    : sum;
        }
        throw Exported.refuseModel(model, "ONNX", LinearModel.class, TreeEnsemble.class);
    }

    private static String sumOfLeaves(TreeEnsemble model, Exported exported, OnnxGraph graph) {
        OnnxTrees trees = OnnxTrees.of(model, exported.features());
        double base = Exported.baseOf(model);
        return trees.isEmpty()
                ? graph.everywhere(base)
                : graph.node("Add", trees.addTo(graph, levelsKnown(exported, graph)), graph.constant(base));
    }

    /** The rows with each unknown level as what it is read as. */
    private static String levelsKnown(Exported exported, OnnxGraph graph) {
        int size = exported.features().size();
        boolean[] isCategory = new boolean[size];
        double[] unknown = new double[size];
        boolean any = false;
        for (int slot = 0; slot < size; slot++) {
            if (exported.features().get(slot) instanceof CategoryFeature<?> category) {
                isCategory[slot] = true;
                unknown[slot] = category.resolve(Feature.UNKNOWN_LEVEL);
                any = true;
            }
        }
        if (!any) {
            return OnnxGraph.INPUT;
        }
        String isUnknown = graph.node("Equal", OnnxGraph.INPUT, graph.constant(Feature.UNKNOWN_LEVEL));
        String replaced = graph.node("And", isUnknown, graph.constant(isCategory, 1, size));
        return graph.node("Where", replaced, graph.constant(unknown, 1, size), OnnxGraph.INPUT);
    }

    private static void describe(Exported exported, OnnxGraph graph) {
        graph.metadata("features", FeatureJson.of(exported.features()));
        exported.properties().forEach(graph::metadata);
    }
}
