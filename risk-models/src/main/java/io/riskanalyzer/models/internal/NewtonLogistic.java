package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression of least penalised loss, as the base and the terms of a linear model, and as a table of
 * coefficients. Immutable.
 */
public final class NewtonLogistic {
    private final double base;
    private final List<LinearTerm> terms;
    private final double logLikelihood;
    private final List<Row> rows = new ArrayList<>();

    /**
     * A coefficient in the units of the data.
     *
     * @param name the column
     * @param estimate the log-odds for each unit
     * @param standardError its standard error; NaN if it has none
     */
    public record Row(String name, double estimate, double standardError) {}

    private NewtonLogistic(LinearEncoding encoding, DesignMatrix matrix, NewtonSolver.Solution solution) {
        double[] weights = matrix.toEncoding(solution.beta);
        this.base = encoding.base(weights, solution.beta[0]);
        this.terms = encoding.terms(weights);
        this.logLikelihood = -solution.point.loss;
        double[] intercept = new double[matrix.columns()]; // as a combination of the weights of the columns
        intercept[0] = 1;
        rows.add(new Row("(intercept)", 0, 0));
        for (int i = 0; i < encoding.encodings().size(); i++) {
            FeatureEncoding feature = encoding.encodings().get(i);
            List<String> names = feature.columns();
            for (int column = 0; column < names.size(); column++) {
                int place = matrix.placeOf(encoding.firstColumn(i) + column);
                if (place >= 0) {
                    Scaling scaling = feature instanceof ScaledEncoding scaled
                            ? scaled.scalings().get(column)
                            : Scaling.NONE;
                    double[] combination = new double[matrix.columns()];
                    combination[place] = 1 / scaling.deviation();
                    intercept[place] = -scaling.mean() / scaling.deviation();
                    rows.add(row(names.get(column), combination, solution));
                }
            }
        }
        rows.set(0, row("(intercept)", intercept, solution));
    }

    private static Row row(String name, double[] combination, NewtonSolver.Solution solution) {
        double estimate = 0;
        boolean known = true;
        Cholesky information = solution.information;
        for (int j = 0; j < combination.length; j++) {
            estimate += combination[j] * solution.beta[j];
            known &= combination[j] == 0 || (information != null && !information.isLeftOut(j));
        }
        return new Row(name, estimate, error(information, combination, known));
    }

    private static double error(@Nullable Cholesky information, double[] combination, boolean known) {
        return information == null || !known ? Double.NaN : Math.sqrt(information.inverseForm(combination));
    }

    /**
     * Fits the rows.
     *
     * @param data the rows to learn from
     * @param forms the form in which each number is taken
     * @param l1 the penalty on the sum of the sizes of the weights, at least 0
     * @param l2 the penalty on half the sum of their squares, at least 0
     * @return the fit
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static NewtonLogistic of(Dataset data, Function<NumberFeature, NumberForm> forms, double l1, double l2) {
        TrainingRows rows = TrainingRows.of(data);
        LinearEncoding encoding = LinearEncoding.learn(rows.data(), rows.weights(), forms);
        DesignMatrix.Coding coding = l1 == 0 && l2 == 0 ? DesignMatrix.Coding.REFERENCE : DesignMatrix.Coding.ALL;
        DesignMatrix matrix = DesignMatrix.of(encoding, rows.data(), coding);
        LogisticLoss loss = new LogisticLoss(matrix, rows.data().labels(), rows.weights());
        return new NewtonLogistic(encoding, matrix, new NewtonSolver(loss, l1, l2).solve());
    }

    /**
     * Returns the log-odds of the average training row.
     *
     * @return the base of the linear model
     */
    public double base() {
        return base;
    }

    /**
     * Returns what each feature adds, in the order of the features.
     *
     * @return the terms of the linear model
     */
    public List<LinearTerm> terms() {
        return terms;
    }

    /**
     * Returns the logarithm of the likelihood of the outcomes, without penalty.
     *
     * @return the log-likelihood, of which each row's part counts by its weight
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * Returns the coefficients, the intercept first.
     *
     * @return the table
     */
    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
