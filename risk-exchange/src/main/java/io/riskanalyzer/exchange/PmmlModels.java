package io.riskanalyzer.exchange;

import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RiskScorer;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Linear models, trees and scorecards, with or without their calibration, as PMML 4.4 files, which decision engines and databases
 * score.
 *
 * <p>The fields are the features: a number as a double, a flag as a double of 0 or 1, a category as the name of its level;
 * a field without a value is missing. Values outside the range and levels that there are not are refused, unless the
 * feature says what an unknown level is read as; so are missing values of features that are not optional. The outputs are
 * {@code rawScore}, and of a plan {@code score} too, which is calibrated where the plan is. Bands, policy and texts of
 * reasons stay in the plan.
 *
 * <p>A linear model becomes a {@code RegressionModel} on derived fields, one a term, {@code contribution of} the feature;
 * trees become a {@code MiningModel} that sums {@code TreeModel}s, in which a missing value goes to the default child. Rows
 * reach the same leaves, intervals and levels as here; the sums differ by rounding alone, about 10⁻¹⁴ of the greatest
 * addend. A scorecard becomes a {@code Scorecard}, which gives the same points to the last bit, as {@code points}, and as
 * many reason codes as the plan, {@code reason1} and so on: those of the greatest points below the baseline of its
 * explainer. PMML knows no themes; a feature that is not to be named is not. The same model gives the same bytes. No library is needed to write.
 *
 * @see <a href="https://dmg.org/pmml/v4-4-1/GeneralStructure.html">PMML 4.4.1</a>
 */
public final class PmmlModels {
    private PmmlModels() {}

    /**
     * Saves a model in a file, which is replaced if it is there.
     *
     * @param model a {@link LinearModel}, {@link TreeEnsemble} or {@link Scorecard}
     * @param file the file, by custom with the ending {@code .pmml}
     * @throws IllegalArgumentException if the model is another one, it has no feature, or a name has a control
     *     character or is that of an output
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(Model model, Path file) {
        ModelFile.save(toBytes(Exported.of(model)), file);
    }

    /**
     * Saves the model and the calibration of a plan in a file, which is replaced if it is there.
     *
     * @param plan a plan whose scorer is a {@link LinearModel}, {@link TreeEnsemble} or {@link Scorecard}, with a calibration of this library
     *     or none
     * @param file the file, by custom with the ending {@code .pmml}
     * @throws IllegalArgumentException if the scorer or the calibration is another one, or a name has a control character
     *     or is that of an output
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void save(ScoringPlan plan, Path file) {
        ModelFile.save(toBytes(Exported.of(plan)), file);
    }

    /**
     * Writes a model.
     *
     * @param model a {@link LinearModel}, {@link TreeEnsemble} or {@link Scorecard}
     * @param out where to; stays open
     * @throws IllegalArgumentException if the model is another one, it has no feature, or a name has a control
     *     character or is that of an output
     * @throws UncheckedIOException if writing fails
     */
    public static void write(Model model, OutputStream out) {
        ModelFile.write(toBytes(Exported.of(model)), out);
    }

    /**
     * Writes the model and the calibration of a plan.
     *
     * @param plan a plan whose scorer is a {@link LinearModel}, {@link TreeEnsemble} or {@link Scorecard}, with a calibration of this library
     *     or none
     * @param out where to; stays open
     * @throws IllegalArgumentException if the scorer or the calibration is another one, or a name has a control character
     *     or is that of an output
     * @throws UncheckedIOException if writing fails
     */
    public static void write(ScoringPlan plan, OutputStream out) {
        ModelFile.write(toBytes(Exported.of(plan)), out);
    }

    private static byte[] toBytes(Exported exported) {
        requireFields(exported);
        PmmlDocument document = new PmmlDocument();
        writeHeader(exported, document);
        PmmlFields.writeDictionary(exported.features(), document);
        RiskScorer model = exported.model();
        if (model instanceof LinearModel linear) {
            PmmlLinear.write(linear, exported, document);
        } else if (model instanceof TreeEnsemble trees) {
            PmmlTrees.write(trees, exported, document);
        } else if (model instanceof Scorecard card) {
            PmmlScorecard.write(card, exported, document);
        } else {
            throw Exported.refuseModel(model, "PMML", LinearModel.class, TreeEnsemble.class, Scorecard.class);
        }
        return document.toBytes();
    }

    private static void writeHeader(Exported exported, PmmlDocument document) {
        document.open("Header", "description", exported.model().name());
        exported.properties().forEach((name, value) -> document.empty("Extension", "name", name, "value", value));
        document.empty("Application", "name", "risk-analyzer").close();
    }

    private static void requireFields(Exported exported) {
        if (exported.features().size() == 0) {
            throw new IllegalArgumentException(
                    "The features of the model (none) must be at least one to be written as"
                            + " PMML, which has no form for a model without fields.\nMaybe write a plan, whose features are known.");
        }
        for (String taken : PmmlOutput.namesOf(exported.model())) {
            if (exported.features().contains(taken)) {
                throw new IllegalArgumentException("The name of a feature (" + taken
                        + ") must be free to be written as PMML, but an output has it.\nMaybe rename the feature.");
            }
        }
    }
}
