package io.riskanalyzer.models;

import io.riskanalyzer.model.LinearModel;
import java.util.List;
import java.util.Locale;

/**
 * A logistic regression as statisticians read it: the model, the table of its coefficients, and the likelihood.
 *
 * @param model the model that scores
 * @param coefficients the intercept, then each column in the order of the features, in the units of the data. Without a
 *     penalty the first level or bin that was seen is left out of each category: the others are compared with it
 * @param logLikelihood the logarithm of the likelihood of the outcomes, without penalty, each row counted by its weight
 */
public record LogisticFit(LinearModel model, List<Coefficient> coefficients, double logLikelihood) {

    /** Copies the coefficients. */
    public LogisticFit {
        coefficients = List.copyOf(coefficients);
    }

    /** Returns the table, with standard errors, z, p-values and intervals of 95 % where there are standard errors. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-40s %12s %12s %9s %9s %12s %12s%n",
                "column",
                "estimate",
                "std. error",
                "z",
                "p",
                "from",
                "to"));
        for (Coefficient row : coefficients) {
            text.append(String.format(Locale.ROOT, "%-40s %12.6g", row.column(), row.estimate()));
            if (row.standardError().isPresent()) {
                Coefficient.Interval interval = row.interval(0.95);
                text.append(String.format(
                        Locale.ROOT,
                        " %12.6g %9.3f %9.2g %12.6g %12.6g",
                        row.standardError().getAsDouble(),
                        row.z(),
                        row.pValue(),
                        interval.from(),
                        interval.to()));
            }
            text.append(System.lineSeparator());
        }
        return text.append(String.format(Locale.ROOT, "log-likelihood %.6f", logLikelihood))
                .toString();
    }
}
