package io.riskanalyzer.metric;

import java.util.stream.Stream;

class MetricsContractTest extends MetricContract {
    @Override
    protected Stream<Metric> metrics() {
        return Stream.of(
                Metrics.AUC,
                Metrics.GINI,
                Metrics.KS,
                Metrics.AVERAGE_PRECISION,
                Metrics.BRIER,
                Metrics.LOG_LOSS,
                Metrics.ECE,
                Metrics.ece(3),
                Metrics.ece(1000),
                Metrics.liftAt(0.1),
                Metrics.liftAt(1),
                Metrics.atThreshold(0.5, "accuracy", ConfusionMatrix::accuracy),
                Metrics.atThreshold(0.5, "mcc", ConfusionMatrix::mcc),
                Metrics.atThreshold(0.9, "precision", ConfusionMatrix::precision));
    }
}
