package io.riskanalyzer.models;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.internal.XgboostBooster;
import io.riskanalyzer.models.internal.XgboostColumn;
import io.riskanalyzer.models.internal.XgboostEnsemble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Models that XGBoost saved, in any language: {@code booster.save_model("model.ubj")} or {@code "model.json"}, of
 * versions 1.7 to 3. They are scored, explained and saved in plans as those that are trained here, without XGBoost.
 *
 * <p>Read are boosted trees, forests and DART that give one number a row, for the objectives {@code binary:logistic},
 * {@code binary:logitraw} and {@code reg:logistic} (log-odds), and those of regression whose margin is the prediction
 * (points). Every row reaches the leaves that it reaches in XGBoost, also with missing values; the leaves are added as
 * doubles. All trees of the file are used: after early stopping save {@code booster[:booster.best_iteration + 1]}.
 *
 * <p>A column is the feature of its name: a number, a flag as 0 and 1, or a category that XGBoost splits itself, whose
 * codes must be the indices of the levels. A column {@code feature=level} is 1 for that level of a category and 0 for the
 * others and where the category is missing, as {@code pandas.get_dummies} writes it. Without names, the columns are the
 * features in their order.
 */
public final class XgboostModels {
    private XgboostModels() {}

    /**
     * Loads a model.
     *
     * @param file the file, in XGBoost's JSON or UBJ format
     * @param features the features that its columns are named after
     * @return the model, named after the file
     * @throws IllegalArgumentException if the file is no such model, or a column names a level that there is not
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a column names a feature that there is not
     * @throws UncheckedIOException if the file cannot be read
     */
    public static TreeEnsemble load(Path file, FeatureSet features) {
        return load(file, features, UnaryOperator.identity());
    }

    /**
     * Loads a model whose columns have other names than the features.
     *
     * @param file the file, in XGBoost's JSON or UBJ format
     * @param features the features that the columns are of
     * @param nameOf gives for the name of a column that of a feature, or {@code feature=level}
     * @return the model, named after the file
     * @throws IllegalArgumentException if the file is no such model, or a column names a level that there is not
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a column names a feature that there is not
     * @throws UncheckedIOException if the file cannot be read
     */
    public static TreeEnsemble load(Path file, FeatureSet features, UnaryOperator<String> nameOf) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the model must be a file that can be read.", e);
        }
        XgboostBooster booster = XgboostBooster.parse(bytes, file.toString());
        return XgboostEnsemble.of(
                booster,
                file.getFileName().toString(),
                features,
                columns(booster, file, features, nameOf),
                provenance(booster));
    }

    private static List<XgboostColumn> columns(
            XgboostBooster booster, Path file, FeatureSet features, UnaryOperator<String> nameOf) {
        List<String> names = booster.columnNames();
        if (!names.isEmpty()) {
            return names.stream()
                    .map(name -> columnOf(nameOf.apply(name), features))
                    .toList();
        }
        if (booster.columns() != features.size()) {
            throw new IllegalArgumentException(file + ": The columns of a model without names (" + booster.columns()
                    + ") must be the features, but there are " + features.size()
                    + " features.\nMaybe train on a data frame, or set feature_names.");
        }
        return features.stream().map(XgboostColumn::of).toList();
    }

    private static XgboostColumn columnOf(String name, FeatureSet features) {
        int[] splits = IntStream.range(0, name.length())
                .filter(i -> name.charAt(i) == '=')
                .filter(i -> features.contains(name.substring(0, i)))
                .toArray();
        if (features.contains(name) || splits.length == 0) {
            return XgboostColumn.of(features.get(name));
        }
        String feature = name.substring(0, splits[0]);
        String level = name.substring(splits[0] + 1);
        if (features.get(feature) instanceof CategoryFeature<?> category && category.indexOf(level) >= 0) {
            return new XgboostColumn(category, category.indexOf(level), 0, 0);
        }
        throw new IllegalArgumentException("The column (" + name + ") must name a level of a category, but there is "
                + features.get(feature) + ".\nMaybe give a function that names the columns.");
    }

    private static Provenance provenance(XgboostBooster booster) {
        return new Provenance(
                "xgboost-file",
                Map.of("objective", booster.objective()),
                0,
                "",
                0,
                0,
                Map.of("xgboost", booster.version()),
                Instant.EPOCH,
                Duration.ZERO);
    }
}
