package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.models.internal.TribuoEncoding;
import io.riskanalyzer.models.internal.TribuoFlat;
import io.riskanalyzer.models.internal.TribuoRecords;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;

/**
 * Classifiers that Tribuo has trained, taken over: {@code TribuoModels.adopt(trained, FEATURES, new Label("defaulted"))}.
 *
 * <p>What a model becomes:
 *
 * <ul>
 *   <li>a linear model of two labels with probabilities ({@code LinearSGDModel}, as of {@code LogisticRegressionTrainer}) a
 *       {@link io.riskanalyzer.model.LinearModel} of log-odds;
 *   <li>a {@code TreeModel}, and an ensemble of them by {@code VotingCombiner} or {@code FullyWeightedVotingCombiner} (random
 *       forests, extra trees, bagging, AdaBoost), a {@link io.riskanalyzer.model.TreeEnsemble} of probabilities;
 *   <li>an {@code XGBoostModel} of two labels and trees a {@code TreeEnsemble} of log-odds;
 *   <li>any other a {@link TribuoModel}, which asks Tribuo for every score.
 * </ul>
 *
 * <p>The first three give what Tribuo's {@code predict} gives, up to rounding, for every row, and need no Tribuo any more.
 *
 * <p>A column of Tribuo is the feature of its name: a number as it is, a flag as 0 and 1; a column {@code feature@level},
 * as Tribuo's {@code IdentityProcessor} names it, is 1 for that level of a category and absent for the others. What is
 * missing is absent, which is 0 to linear models and trees, and missing to XGBoost, which alone tells a 0 from it: rows for
 * an XGBoost model that was trained on examples without their zeros must have them missing too. Every column must be of a feature;
 * features that there is no column of are not looked at. The covers of trees, which explanations weigh branches by, are not
 * in a model of Tribuo; each leaf counts as one.
 */
public final class TribuoModels {
    private TribuoModels() {}

    /**
     * Takes over a model whose columns are named after the features.
     *
     * @param model the model, whose {@code predict} is thread-safe as that of Tribuo's own models is
     * @param features the features that its columns are of
     * @param bad the label of the bad outcome
     * @return the model, in its flat form if it has one
     * @throws IllegalArgumentException if the model does not know the label, or a column is of no feature
     */
    public static Model adopt(org.tribuo.Model<Label> model, FeatureSet features, Label bad) {
        return adopt(model, features, bad, UnaryOperator.identity());
    }

    /**
     * Takes over a model whose columns have other names than the features.
     *
     * @param model the model, whose {@code predict} is thread-safe as that of Tribuo's own models is
     * @param features the features that its columns are of
     * @param bad the label of the bad outcome
     * @param nameOf gives for the name of a column that of a number or flag, or {@code feature@level}; for those of Tribuo's
     *     {@code DoubleFieldProcessor} it is {@code name -> name.replace("@VALUE", "")}
     * @return the model, in its flat form if it has one
     * @throws IllegalArgumentException if the model does not know the label, or a column is of no feature or of that of
     *     another
     */
    public static Model adopt(
            org.tribuo.Model<Label> model, FeatureSet features, Label bad, UnaryOperator<String> nameOf) {
        Label known = model.getOutputIDInfo().getDomain().stream()
                .filter(label -> label.getLabel().equals(bad.getLabel()))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("The label of the bad outcome (" + bad.getLabel()
                        + ") must be one of the model's, but those are "
                        + model.getOutputIDInfo().getDomain().stream()
                                .map(Label::getLabel)
                                .sorted()
                                .toList()
                        + ".\nMaybe it is written otherwise."));
        TribuoEncoding encoding = TribuoEncoding.ofColumns(features, TribuoEncoding.columnsOf(model), nameOf);
        return of(model, encoding, known, nameOf(model), TribuoRecords.of(model, known), null);
    }

    /** The name that Tribuo gives a model, such as that of its kind. */
    static String nameOf(org.tribuo.Model<Label> model) {
        String name = model.getName();
        return name == null || name.isBlank() ? TribuoRecords.TRIBUO : name;
    }

    static Model of(
            org.tribuo.Model<Label> model,
            TribuoEncoding encoding,
            Label bad,
            String name,
            Provenance provenance,
            @Nullable MutableDataset<Label> examples) {
        return Objects.requireNonNullElseGet(
                TribuoFlat.of(model, encoding, bad, name, provenance, examples),
                () -> new TribuoModel(name, model, encoding, bad, provenance));
    }
}
