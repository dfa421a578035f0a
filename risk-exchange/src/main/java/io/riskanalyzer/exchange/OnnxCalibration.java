package io.riskanalyzer.exchange;

import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.PriorShiftCalibration;
import io.riskanalyzer.score.Scale;

/** Writes calibrations as nodes. */
final class OnnxCalibration {
    private final OnnxGraph graph;

    OnnxCalibration(OnnxGraph graph) {
        this.graph = graph;
    }

    /** Adds a calibration of raw scores, and returns the name of the probabilities, a column. */
    String add(Calibration calibration, String rawScores) {
        if (calibration instanceof LogisticCalibration logistic) {
            return logistic(rawScores, logistic.slope(), logistic.intercept());
        }
        if (calibration instanceof BetaCalibration beta) {
            return beta(beta, rawScores);
        }
        if (calibration instanceof IsotonicCalibration isotonic) {
            OnnxCurve curve = new OnnxCurve(isotonic.scores(), isotonic.probabilities(), 0);
            return curve.along(graph, rawScores);
        }
        if (calibration instanceof PriorShiftCalibration shift) {
            return shifted(shift, add(shift.calibration(), rawScores));
        }
        throw Exported.refuseCalibration(calibration, "ONNX");
    }

    private String logistic(String x, double slope, double intercept) {
        String logOdds = plus(graph.node("Mul", x, graph.constant(slope)), intercept);
        return graph.node("Sigmoid", logOdds);
    }

    private String beta(BetaCalibration beta, String x) {
        boolean logOdds = beta.scale() == Scale.LOG_ODDS;
        String p = logOdds ? x : within(x);
        String ofP = logOdds ? logOfLogistic(x) : graph.node("Log", p);
        String ofOpposite = logOdds
                ? logOfLogistic(graph.node("Neg", x))
                : graph.node("Log", graph.node("Sub", graph.constant(1), p));
        String low = graph.node("Mul", ofP, graph.constant(beta.lowPower()));
        String high = graph.node("Mul", ofOpposite, graph.constant(beta.highPower()));
        return graph.node("Sigmoid", plus(graph.node("Sub", low, high), beta.intercept()));
    }

    private String within(String x) {
        String least = graph.node("Max", x, graph.constant(Exported.LEAST_PROBABILITY));
        return graph.node("Min", least, graph.constant(1 - Exported.LEAST_PROBABILITY));
    }

    /** {@code ln(1 / (1 + exp(−x)))} as {@code min(x, 0) − ln(1 + exp(−|x|))}, which never overflows. */
    private String logOfLogistic(String x) {
        String tail = graph.node("Exp", graph.node("Neg", graph.node("Abs", x)));
        return graph.node("Sub", graph.node("Min", x, graph.constant(0)), graph.node("Log", plus(tail, 1)));
    }

    private String shifted(PriorShiftCalibration shift, String p) {
        String opposite = graph.node("Sub", graph.constant(1), p);
        String odds = graph.node("Mul", p, graph.constant(Exported.ratioOf(shift)));
        return graph.node("Div", graph.constant(1), plus(graph.node("Div", opposite, odds), 1));
    }

    private String plus(String x, double addend) {
        return graph.node("Add", x, graph.constant(addend));
    }
}
