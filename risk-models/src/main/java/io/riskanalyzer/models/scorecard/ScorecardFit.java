package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Scorecard;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A scorecard and what it was made of: the bins, the regression, and what was left out and why.
 *
 * @param scorecard the scorecard
 * @param tables the bins of each characteristic on the training rows, in their order
 * @param coefficients the intercept, then the coefficient of each characteristic
 * @param leftOut the features that did not come in, and why, by name
 * @param logLikelihood the logarithm of the likelihood of the outcomes, each row counted by its weight
 * @param auc the area under the ROC curve of the training rows by the points
 * @param exactAuc the same by points that are not rounded
 */
public record ScorecardFit(
        Scorecard scorecard,
        List<BinningTable> tables,
        List<WoeCoefficient> coefficients,
        Map<String, String> leftOut,
        double logLikelihood,
        double auc,
        double exactAuc) {

    /** Copies the lists. */
    public ScorecardFit {
        tables = List.copyOf(tables);
        coefficients = List.copyOf(coefficients);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }

    /** Returns the points, the coefficients with their tests, and what was left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scorecard.toString()).append('\n');
        for (WoeCoefficient row : coefficients) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-30s %10.4f ± %.4f  p %.2g%s%n",
                    row.feature(),
                    row.estimate(),
                    row.standardError(),
                    row.pValue(),
                    Double.isNaN(row.vif()) ? "" : String.format(Locale.ROOT, "  VIF %.2f", row.vif())));
        }
        leftOut.forEach((name, why) ->
                text.append(name).append(" is left out: ").append(why).append(".\n"));
        return text.append(String.format(
                        Locale.ROOT, "AUC of the training rows %.4f, before rounding %.4f%n", auc, exactAuc))
                .toString()
                .replace(System.lineSeparator(), "\n");
    }
}
