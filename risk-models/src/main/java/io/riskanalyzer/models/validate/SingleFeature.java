package io.riskanalyzer.models.validate;

/**
 * What one feature tells of the outcome by itself.
 *
 * @param name the name of the feature
 * @param auc how well it ranks the rows, the greater of two: the order of its values, in the better direction, and the
 *     rates of its levels or bins, missing values being one, each learnt from the other half of the rows; in [0.5, 1] but
 *     for chance
 * @param missingAuc how well it ranks the rows that its value is missing, in the better direction; 0.5 if none is
 * @param isSuspicious whether it tells so much that it may be known only after the outcome
 */
public record SingleFeature(String name, double auc, double missingAuc, boolean isSuspicious) {

    /**
     * Returns the greater of the two areas.
     *
     * @return the area
     */
    public double strength() {
        return Math.max(auc, missingAuc);
    }
}
