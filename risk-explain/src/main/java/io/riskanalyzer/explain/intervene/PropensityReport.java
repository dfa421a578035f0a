package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.intervene.PropensityWeighting.Balance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weighs two groups by inverse propensities. */
final class PropensityReport {
    private final boolean[] treated;
    private final double[] weights;

    private PropensityReport(boolean[] treated, double[] propensities) {
        this.treated = treated;
        weights = new double[treated.length];
        double share = 0;
        for (boolean own : treated) {
            share += own ? 1.0 / treated.length : 0;
        }
        for (int row = 0; row < weights.length; row++) {
            weights[row] = treated[row] ? share / propensities[row] : (1 - share) / (1 - propensities[row]);
        }
    }

    static PropensityWeighting of(Frame frame, boolean[] treated, double[] outcomes, double[] propensities) {
        PropensityReport report = new PropensityReport(treated, propensities);
        double[] range1 = report.range(propensities, true);
        double[] range0 = report.range(propensities, false);
        double from = Math.max(range1[0], range0[0]);
        double to = Math.min(range1[1], range0[1]);
        double outside =
                Arrays.stream(propensities).filter(e -> e < from || e > to).count();
        List<Balance> balance = new ArrayList<>();
        Covariates.of(frame).forEach(column -> balance.add(report.balance(column)));
        return new PropensityWeighting(
                report.estimate(outcomes),
                Math.min(range1[0], range0[0]),
                Math.max(range1[1], range0[1]),
                outside / propensities.length,
                report.effective(true),
                report.effective(false),
                Arrays.stream(report.weights).max().orElseThrow(),
                balance);
    }

    private EffectEstimate estimate(double[] outcomes) {
        double treatedRisk = mean(outcomes, weights, true);
        double controlRisk = mean(outcomes, weights, false);
        double sum1 = sum(true);
        double sum0 = sum(false);
        double variance = 0;
        for (int row = 0; row < weights.length; row++) {
            double influence = treated[row]
                    ? weights[row] * (outcomes[row] - treatedRisk) / sum1
                    : weights[row] * (outcomes[row] - controlRisk) / sum0;
            variance += influence * influence;
        }
        double error = Math.sqrt(variance);
        double effect = treatedRisk - controlRisk;
        double reach = InterventionEvaluation.reach(error);
        return new EffectEstimate(
                "inverse propensity weighting", treatedRisk, controlRisk, error, effect - reach, effect + reach);
    }

    private double sum(boolean group) {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += treated[row] == group ? weights[row] : 0;
        }
        return sum;
    }

    private double mean(double[] values, double[] own, boolean group) {
        double sum = 0;
        double all = 0;
        for (int row = 0; row < own.length; row++) {
            if (treated[row] == group) {
                sum += own[row] * values[row];
                all += own[row];
            }
        }
        return sum / all;
    }

    private double effective(boolean group) {
        double squares = 0;
        for (int row = 0; row < weights.length; row++) {
            squares += treated[row] == group ? weights[row] * weights[row] : 0;
        }
        double sum = sum(group);
        return sum * sum / squares;
    }

    private double[] range(double[] propensities, boolean group) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int row = 0; row < propensities.length; row++) {
            if (treated[row] == group) {
                range[0] = Math.min(range[0], propensities[row]);
                range[1] = Math.max(range[1], propensities[row]);
            }
        }
        return range;
    }

    private Balance balance(Covariates.Column column) {
        double[] values = column.centred();
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        double scale = Math.sqrt((variance(values, ones, true) + variance(values, ones, false)) / 2);
        return new Balance(
                column.name(),
                (mean(values, ones, true) - mean(values, ones, false)) / scale,
                (mean(values, weights, true) - mean(values, weights, false)) / scale);
    }

    /** The unbiased variance of one group. */
    private double variance(double[] values, double[] ones, boolean group) {
        double mean = mean(values, ones, group);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (treated[row] == group) {
                sum += (values[row] - mean) * (values[row] - mean);
                count++;
            }
        }
        return sum / (count - 1);
    }
}
