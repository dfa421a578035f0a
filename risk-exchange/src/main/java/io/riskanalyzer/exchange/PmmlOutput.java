package io.riskanalyzer.exchange;

import static io.riskanalyzer.exchange.PmmlExpression.apply;
import static io.riskanalyzer.exchange.PmmlExpression.field;
import static io.riskanalyzer.exchange.PmmlExpression.logistic;
import static io.riskanalyzer.exchange.PmmlExpression.minus;
import static io.riskanalyzer.exchange.PmmlExpression.number;
import static io.riskanalyzer.exchange.PmmlExpression.over;
import static io.riskanalyzer.exchange.PmmlExpression.plus;
import static io.riskanalyzer.exchange.PmmlExpression.times;

import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.score.BetaCalibration;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.IsotonicCalibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.PriorShiftCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what a model gives: the raw score, and of a plan the score. */
final class PmmlOutput {
    /** What a scorecard displays. */
    static final String POINTS = "points";

    /** What the trees add up to. */
    static final String SUM = "sumOfLeaves";

    /** What a reason code is called, before its rank. */
    static final String REASON = "reason";

    private final Exported exported;
    private final PmmlDocument document;

    PmmlOutput(Exported exported, PmmlDocument document) {
        this.exported = exported;
        this.document = document;
    }

    /** The names that features cannot have: those of the outputs. */
    static List<String> namesOf(RiskScorer model) {
        List<String> names = new ArrayList<>(List.of(Exported.RAW_SCORE, Exported.SCORE, SUM));
        if (model instanceof Scorecard card) {
            names.add(POINTS);
            IntStream.rangeClosed(1, card.characteristics().size())
                    .mapToObj(rank -> REASON + rank)
                    .forEach(names::add);
        }
        return names;
    }

    /** Writes the output; the raw score is what the model predicts, or an expression of {@link #SUM}, which is that. */
    void write(@Nullable PmmlExpression ofSum) {
        document.open("Output");
        if (ofSum == null) {
            writePrediction(Exported.RAW_SCORE, true);
        } else {
            writePrediction(SUM, false);
            writeField(Exported.RAW_SCORE, true, ofSum);
        }
        writeScore();
        document.close();
    }

    /** Writes the output of a scorecard: {@link #POINTS}, which it predicts, the raw score, and reason codes by rank. */
    void writePoints(PmmlExpression rawScore, int reasons) {
        document.open("Output");
        writePrediction(POINTS, true);
        writeField(Exported.RAW_SCORE, true, rawScore);
        writeScore();
        for (int rank = 1; rank <= reasons; rank++) {
            document.empty(
                    "OutputField",
                    "name",
                    REASON + rank,
                    "optype",
                    "categorical",
                    "dataType",
                    "string",
                    "feature",
                    "reasonCode",
                    "rank",
                    Integer.toString(rank));
        }
        document.close();
    }

    private void writeScore() {
        Calibration calibration = exported.calibration();
        if (calibration != null) {
            writeCalibrated(Exported.SCORE, true, calibration);
        } else if (exported.plan() != null) {
            writeField(Exported.SCORE, true, field(Exported.RAW_SCORE));
        }
    }

    private void writePrediction(String name, boolean isFinal) {
        document.empty(
                "OutputField",
                "name",
                name,
                "optype",
                "continuous",
                "dataType",
                "double",
                "feature",
                "predictedValue",
                "isFinalResult",
                Boolean.toString(isFinal));
    }

    private void writeField(String name, boolean isFinal, PmmlExpression value) {
        document.open(
                "OutputField",
                "name",
                name,
                "optype",
                "continuous",
                "dataType",
                "double",
                "feature",
                "transformedValue",
                "isFinalResult",
                Boolean.toString(isFinal));
        value.writeTo(document);
        document.close();
    }

    private void writeCalibrated(String name, boolean isFinal, Calibration calibration) {
        PmmlExpression raw = field(Exported.RAW_SCORE);
        if (calibration instanceof PriorShiftCalibration shift) {
            String before = name + "BeforeShift";
            writeCalibrated(before, false, shift.calibration());
            PmmlExpression risen = times(number(Exported.ratioOf(shift)), field(before));
            writeField(name, isFinal, over(risen, plus(risen, minus(number(1), field(before)))));
        } else if (calibration instanceof LogisticCalibration line) {
            writeField(name, isFinal, logistic(plus(number(line.intercept()), times(number(line.slope()), raw))));
        } else if (calibration instanceof IsotonicCalibration isotonic) {
            writeField(
                    name,
                    isFinal,
                    PmmlExpression.curve(Exported.RAW_SCORE, isotonic.scores(), isotonic.probabilities()));
        } else if (calibration instanceof BetaCalibration beta) {
            writeField(name, isFinal, beta(beta, raw));
        } else {
            throw Exported.refuseCalibration(calibration, "PMML");
        }
    }

    private static PmmlExpression beta(BetaCalibration beta, PmmlExpression raw) {
        boolean logOdds = beta.scale() == Scale.LOG_ODDS;
        PmmlExpression p = logOdds ? raw : within(raw);
        PmmlExpression ofP = logOdds ? logOfLogistic(raw) : apply("ln", p);
        PmmlExpression ofOpposite = logOdds ? logOfLogistic(times(number(-1), raw)) : apply("ln", minus(number(1), p));
        PmmlExpression bent = minus(times(number(beta.lowPower()), ofP), times(number(beta.highPower()), ofOpposite));
        return logistic(plus(number(beta.intercept()), bent));
    }

    private static PmmlExpression within(PmmlExpression p) {
        double least = Exported.LEAST_PROBABILITY;
        return apply("max", number(least), apply("min", p, number(1 - least)));
    }

    /** {@code ln(1 / (1 + exp(−x)))} as {@code min(x, 0) − ln(1 + exp(−|x|))}, which never overflows. */
    private static PmmlExpression logOfLogistic(PmmlExpression x) {
        PmmlExpression tail = apply("exp", times(number(-1), apply("abs", x)));
        return minus(apply("min", x, number(0)), apply("ln", plus(number(1), tail)));
    }
}
