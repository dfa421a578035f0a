package io.riskanalyzer.exchange;

/** An expression of PMML, ready to be written. */
@FunctionalInterface
interface PmmlExpression {
    void writeTo(PmmlDocument document);

    static PmmlExpression field(String name) {
        return document -> document.empty("FieldRef", "field", name);
    }

    static PmmlExpression number(double value) {
        return document -> document.text("Constant", Double.toString(value), "dataType", "double");
    }

    static PmmlExpression apply(String function, PmmlExpression... arguments) {
        return document -> {
            document.open("Apply", "function", function);
            for (PmmlExpression argument : arguments) {
                argument.writeTo(document);
            }
            document.close();
        };
    }

    static PmmlExpression plus(PmmlExpression a, PmmlExpression b) {
        return apply("+", a, b);
    }

    static PmmlExpression minus(PmmlExpression a, PmmlExpression b) {
        return apply("-", a, b);
    }

    static PmmlExpression times(PmmlExpression a, PmmlExpression b) {
        return apply("*", a, b);
    }

    static PmmlExpression over(PmmlExpression a, PmmlExpression b) {
        return apply("/", a, b);
    }

    /** {@code 1 / (1 + exp(−x))}. */
    static PmmlExpression logistic(PmmlExpression x) {
        return over(number(1), plus(number(1), apply("exp", times(number(-1), x))));
    }

    /** A value where a field is missing, else another one. */
    static PmmlExpression unlessMissing(String field, double whenMissing, PmmlExpression present) {
        return apply("if", apply("isMissing", field(field)), number(whenMissing), present);
    }

    /** Straight lines from point to point, flat before the first and after the last; a missing value stays missing. */
    static PmmlExpression curve(String field, double[] knots, double[] heights) {
        if (knots.length == 1) {
            return number(heights[0]);
        }
        return document -> {
            document.open("NormContinuous", "field", field, "outliers", "asExtremeValues");
            for (int i = 0; i < knots.length; i++) {
                document.empty("LinearNorm", "orig", Double.toString(knots[i]), "norm", Double.toString(heights[i]));
            }
            document.close();
        };
    }
}
