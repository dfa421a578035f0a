package io.riskanalyzer.rules;

import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import java.util.StringJoiner;

/**
 * A row that shows something about a rule set. It is made up from the limits that stand in the rules, and is nobody's, so
 * that values of sensitive features are shown too. Immutable.
 *
 * @param features the features of the rules
 * @param values a legal value of each feature, NaN for a missing one
 * @param score the score of the row
 */
public record Witness(FeatureSet features, List<Double> values, double score) {

    /** Copies the list. */
    public Witness {
        values = List.copyOf(values);
    }

    /**
     * Returns the row, to be scored or traced.
     *
     * @return the values, shape (features)
     */
    public double[] row() {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns values and score, as in {@code attendance 0.5, feesOverdue yes: 40 points}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        for (int i = 0; i < values.size(); i++) {
            text.add(features.get(i).name() + " " + RoundNumbers.text(features.get(i), values.get(i)));
        }
        return text + ": " + RoundNumbers.text(score) + " points";
    }
}
