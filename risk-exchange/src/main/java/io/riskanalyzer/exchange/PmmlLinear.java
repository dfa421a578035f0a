package io.riskanalyzer.exchange;

import static io.riskanalyzer.exchange.PmmlExpression.field;
import static io.riskanalyzer.exchange.PmmlExpression.minus;
import static io.riskanalyzer.exchange.PmmlExpression.number;
import static io.riskanalyzer.exchange.PmmlExpression.plus;
import static io.riskanalyzer.exchange.PmmlExpression.times;

import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a linear model as a regression on what each term contributes. */
final class PmmlLinear {
    private PmmlLinear() {}

    static void write(LinearModel model, Exported exported, PmmlDocument document) {
        document.open("RegressionModel", "modelName", model.name(), "functionName", "regression");
        PmmlFields.writeSchema(exported.features(), PmmlFields.Unknown.AS_TOLD, document);
        new PmmlOutput(exported, document).write(null);
        List<String> names = namesOf(model, exported);
        document.open("LocalTransformations");
        for (int i = 0; i < names.size(); i++) {
            document.open("DerivedField", "name", names.get(i), "optype", "continuous", "dataType", "double");
            contribution(model.terms().get(i)).writeTo(document);
            document.close();
        }
        document.close();
        document.open("RegressionTable", "intercept", Double.toString(model.base()));
        names.forEach(name -> document.empty("NumericPredictor", "name", name, "coefficient", "1.0"));
        document.close();
        document.close();
    }

    /** Names for the contributions that no feature has. */
    private static List<String> namesOf(LinearModel model, Exported exported) {
        String prefix = "contribution of ";
        while (hasNameFrom(prefix, exported)) {
            prefix = "the " + prefix;
        }
        String free = prefix;
        return model.terms().stream().map(term -> free + term.feature().name()).toList();
    }

    private static boolean hasNameFrom(String prefix, Exported exported) {
        return exported.features().names().stream().anyMatch(name -> name.startsWith(prefix));
    }

    private static PmmlExpression contribution(LinearTerm term) {
        String name = term.feature().name();
        if (term instanceof LinearTerm.Slope slope) {
            PmmlExpression product = times(number(slope.weight()), minus(field(name), number(slope.centre())));
            return PmmlExpression.unlessMissing(name, slope.whenMissing(), plus(number(slope.whenPresent()), product));
        }
        if (term instanceof LinearTerm.Steps steps) {
            return steps(steps);
        }
        if (term instanceof LinearTerm.Curve curve) {
            return PmmlExpression.unlessMissing(
                    name,
                    curve.whenMissing(),
                    PmmlExpression.curve(name, OnnxCurve.array(curve.knots()), OnnxCurve.array(curve.contributions())));
        }
        return levels((LinearTerm.Levels) term);
    }

    private static PmmlExpression levels(LinearTerm.Levels term) {
        return document -> {
            document.open(
                    "MapValues",
                    "outputColumn",
                    "contribution",
                    "dataType",
                    "double",
                    "mapMissingTo",
                    Double.toString(term.whenMissing()));
            document.empty("FieldColumnPair", "field", term.feature().name(), "column", "level");
            document.open("InlineTable");
            for (int i = 0; i < term.contributions().size(); i++) {
                document.open("row")
                        .text("level", term.feature().levels().get(i))
                        .text(
                                "contribution",
                                Double.toString(term.contributions().get(i)))
                        .close();
            }
            document.close().close();
        };
    }

    private static PmmlExpression steps(LinearTerm.Steps term) {
        String name = term.feature().name();
        if (term.cuts().isEmpty()) {
            return PmmlExpression.unlessMissing(
                    name, term.whenMissing(), number(term.contributions().get(0)));
        }
        return document -> {
            document.open(
                    "Discretize",
                    "field",
                    name,
                    "dataType",
                    "double",
                    "mapMissingTo",
                    Double.toString(term.whenMissing()));
            IntStream.rangeClosed(0, term.cuts().size()).forEach(i -> writeBin(term, i, document));
            document.close();
        };
    }

    private static void writeBin(LinearTerm.Steps term, int bin, PmmlDocument document) {
        List<Double> cuts = term.cuts();
        document.open(
                "DiscretizeBin",
                "binValue",
                Double.toString(term.contributions().get(bin)));
        if (bin == 0) {
            document.empty("Interval", "closure", "openOpen", "rightMargin", Double.toString(cuts.get(0)));
        } else if (bin == cuts.size()) {
            document.empty("Interval", "closure", "closedOpen", "leftMargin", Double.toString(cuts.get(bin - 1)));
        } else {
            document.empty(
                    "Interval",
                    "closure",
                    "closedOpen",
                    "leftMargin",
                    Double.toString(cuts.get(bin - 1)),
                    "rightMargin",
                    Double.toString(cuts.get(bin)));
        }
        document.close();
    }
}
