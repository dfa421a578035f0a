package io.riskanalyzer.models.calibrate;

import io.riskanalyzer.models.internal.LogOddsFit;
import io.riskanalyzer.models.internal.LogOddsFit.Intercept;
import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** The calibrations that are a curve of two or three numbers. */
final class CurveFit {
    private static final double LEAST = 0x1p-52; // as BetaCalibration has it

    private CurveFit() {}

    static Calibration platt(Scale scale, ScoredRows rows) {
        double[] fit = fit(rows, Intercept.FITTED, raw -> logOdds(scale, raw));
        return scale == Scale.PROBABILITY
                ? new BetaCalibration(scale, fit[0], fit[0], fit[1])
                : new LogisticCalibration(fit[0], fit[1]);
    }

    static Calibration temperature(Scale scale, ScoredRows rows) {
        requireLogOdds("temperature", scale);
        double[] fit = fit(rows, Intercept.ZERO, raw -> logOdds(scale, raw));
        return scale == Scale.PROBABILITY
                ? new BetaCalibration(scale, fit[0], fit[0], 0)
                : new LogisticCalibration(fit[0], 0);
    }

    static Calibration beta(Scale scale, ScoredRows rows) {
        requireLogOdds("beta", scale);
        double[] fit = fit(
                rows, Intercept.FITTED, raw -> -surprise(-logOdds(scale, raw)), raw -> surprise(logOdds(scale, raw)));
        return new BetaCalibration(scale, fit[0], fit[1], fit[2]);
    }

    private static void requireLogOdds(String method, Scale scale) {
        if (scale == Scale.POINTS) {
            throw new IllegalArgumentException("The scale of the raw scores (" + scale
                    + ") must be LOG_ODDS or PROBABILITY, since the calibration is of the method " + method
                    + ".\nMaybe calibrate points by the method platt or isotonic.");
        }
    }

    private static double logOdds(Scale scale, double raw) {
        if (scale != Scale.PROBABILITY) {
            return raw;
        }
        double within = Math.max(LEAST, Math.min(raw, 1 - LEAST));
        return StrictMath.log(within) - StrictMath.log1p(-within);
    }

    /** {@code ln(1 + exp(x))}, which is −ln(1 − p) of log-odds x and −ln p of log-odds −x. */
    private static double surprise(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    private static double[] fit(ScoredRows rows, Intercept intercept, DoubleUnaryOperator... columns) {
        double positive = rows.totalPositives();
        double high = (positive + 1) / (positive + 2);
        double low = 1 / (rows.total() - positive + 2);
        double[] targets = new double[rows.groups()];
        double[] weights = new double[rows.groups()];
        double[][] values = new double[columns.length][rows.groups()];
        for (int group = 0; group < targets.length; group++) {
            weights[group] = rows.weight(group);
            double share = rows.positives(group) / weights[group];
            targets[group] = share * high + (1 - share) * low; // the loss is linear in the target
            for (int j = 0; j < columns.length; j++) {
                values[j][group] = columns[j].applyAsDouble(rows.score(group));
            }
        }
        return Arrays.stream(LogOddsFit.of(values, targets, weights, intercept))
                .map(x -> x + 0.0) // a plan has no −0
                .toArray();
    }
}
