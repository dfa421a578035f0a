package io.riskanalyzer.exchange;

import static io.riskanalyzer.exchange.PmmlExpression.field;
import static io.riskanalyzer.exchange.PmmlExpression.minus;
import static io.riskanalyzer.exchange.PmmlExpression.number;

import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.CataloguedExplainer;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ReasonSelection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a scorecard as PMML has it: what it predicts is the points that are displayed, its reason codes are those of the
 * points below the baseline.
 */
final class PmmlScorecard {
    private final ScorecardExplainer reasons;
    private final Set<String> unnamed;
    private final PmmlDocument document;

    private PmmlScorecard(Scorecard card, @Nullable ScoringPlan plan, PmmlDocument document) {
        this.document = document;
        this.reasons = explainerOf(card, plan == null ? Explainer.NONE : plan.explainer());
        this.unnamed = plan == null ? Set.of() : plan.reasons().unnamed();
    }

    private static ScorecardExplainer explainerOf(Scorecard card, Explainer explainer) {
        if (explainer instanceof CataloguedExplainer told) {
            return explainerOf(card, told.explainer());
        }
        return explainer instanceof ScorecardExplainer own ? own : card.explainer();
    }

    static void write(Scorecard card, Exported exported, PmmlDocument document) {
        PmmlScorecard writer = new PmmlScorecard(card, exported.plan(), document);
        boolean greatest = writer.reasons.equals(card.explainer());
        document.open(
                "Scorecard",
                "modelName",
                card.name(),
                "functionName",
                "regression",
                "initialScore",
                Double.toString(card.initial()),
                "useReasonCodes",
                "true",
                "reasonCodeAlgorithm",
                "pointsBelow",
                "baselineMethod",
                greatest ? "max" : "other");
        PmmlFields.writeSchema(exported.features(), PmmlFields.Unknown.AS_IT_IS, document);
        ReasonSelection selection = exported.plan() == null
                ? ReasonSelection.DEFAULT
                : exported.plan().reasons();
        new PmmlOutput(exported, document)
                .writePoints(
                        minus(number(card.greatest()), field(PmmlOutput.POINTS)),
                        Math.min(selection.atMost(), card.characteristics().size()));
        document.open("Characteristics");
        for (int i = 0; i < card.characteristics().size(); i++) {
            writer.writeCharacteristic(
                    card.characteristics().get(i), writer.reasons.baseline().get(i));
        }
        document.close().close();
    }

    /** A feature that is not to be named never falls below its baseline. */
    private void writeCharacteristic(Characteristic line, double baseline) {
        Bins bins = line.bins();
        boolean named = !unnamed.contains(bins.feature().name());
        document.open(
                "Characteristic",
                "name",
                "points of " + bins.feature().name(),
                "reasonCode",
                line.code(),
                "baselineScore",
                Double.toString(named ? baseline : line.least()));
        writeAttribute(line, bins.count() - 1); // first, since a missing value makes other predicates unknown
        for (int bin = bins.regular(); bin < bins.count() - 1; bin++) {
            if (bins.kind(bin) == Bins.Kind.SPECIAL) {
                writeAttribute(line, bin); // before the intervals that hold the same values
            }
        }
        for (int bin = 0; bin < bins.regular(); bin++) {
            writeAttribute(line, bin);
        }
        if (bins instanceof Bins.Levels) {
            writeAttribute(line, bins.regular());
        }
        document.close();
    }

    private void writeAttribute(Characteristic line, int bin) {
        document.open("Attribute", "partialScore", Double.toString(line.points().get(bin)));
        Bins bins = line.bins();
        String name = bins.feature().name();
        switch (bins.kind(bin)) {
            case MISSING -> document.empty("SimplePredicate", "field", name, "operator", "isMissing");
            case UNSEEN -> document.empty("True");
            case SPECIAL -> writeCode(name, ((Bins.Numbers) bins).specials().get(bin - bins.regular()));
            case REGULAR -> writeRegular(bins, bin);
        }
        document.close();
    }

    private void writeCode(String name, Bins.SpecialCode code) {
        if (code.values().size() == 1) {
            writeComparison(name, "equal", code.values().get(0));
            return;
        }
        document.open("CompoundPredicate", "booleanOperator", "or");
        code.values().forEach(value -> writeComparison(name, "equal", value));
        document.close();
    }

    private void writeRegular(Bins bins, int bin) {
        String name = bins.feature().name();
        if (bins instanceof Bins.Levels levels) {
            PmmlFields.writeSet(name, "isIn", levels.groups().get(bin), document);
        } else if (bins instanceof Bins.Numbers numbers) {
            writeInterval(name, numbers.cuts(), bin);
        } else {
            writeComparison(name, "equal", bin);
        }
    }

    private void writeInterval(String name, List<Double> cuts, int bin) {
        boolean from = bin > 0;
        boolean to = bin < cuts.size();
        if (from && to) {
            document.open("CompoundPredicate", "booleanOperator", "and");
        }
        if (from) {
            writeComparison(name, "greaterOrEqual", cuts.get(bin - 1));
        }
        if (to) {
            writeComparison(name, "lessThan", cuts.get(bin));
        }
        if (from && to) {
            document.close();
        }
        if (!from && !to) {
            document.empty("True");
        }
    }

    private void writeComparison(String name, String operator, double value) {
        document.empty("SimplePredicate", "field", name, "operator", operator, "value", Double.toString(value));
    }
}
