package io.riskanalyzer.models.internal;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.List;

/**
 * What a column that XGBoost was trained on holds: a feature as it is encoded here, or a 1 where a category has one level.
 *
 * @param feature the feature
 * @param level the index of the level whose rows have a 1; {@link #ENCODED} if the column holds the feature as it is: a
 *     number, a flag as 0 or 1, the index of a level
 * @param elsewhere what the column holds where the category has another level: 0, or NaN if that is left out
 * @param missing what the column holds where the feature is missing: NaN, or 0
 */
public record XgboostColumn(Feature feature, int level, double elsewhere, double missing) {
    /** In place of a level: the column holds the feature as it is. */
    public static final int ENCODED = -1;

    /** Refuses levels that there are not. */
    public XgboostColumn {
        if (level != ENCODED
                && !(feature instanceof CategoryFeature<?> category
                        && level >= 0
                        && level < category.levels().size())) {
            throw new IllegalArgumentException(
                    "The level (" + level + ") must be one of " + feature + ".\nMaybe it is that of another feature.");
        }
    }

    /**
     * Returns the column of a feature as it is encoded here, NaN where it is missing.
     *
     * @param feature a number, a flag, or a category as the index of its level
     * @return the column
     */
    public static XgboostColumn of(Feature feature) {
        return new XgboostColumn(feature, ENCODED, Double.NaN, Double.NaN);
    }

    /**
     * Returns the columns of features as they are encoded here.
     *
     * @param features the features
     * @return a column for each, in order
     */
    public static List<XgboostColumn> allOf(FeatureSet features) {
        return features.stream().map(XgboostColumn::of).toList();
    }

    /** What the column holds where the category has a level. */
    double valueOf(int other) {
        return level == ENCODED ? other : other == level ? 1 : elsewhere;
    }
}
