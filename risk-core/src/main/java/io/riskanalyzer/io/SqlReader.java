package io.riskanalyzer.io;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.Violation;
import org.jspecify.annotations.Nullable;

/** Reads the values of a column, as a driver gives them, as encoded values of a feature. Immutable. */
record SqlReader(Feature feature, int slot, TextFormat format) {
    private static final double ILLEGAL = Double.NEGATIVE_INFINITY;

    /** Puts a value into its slot; false if it is not legal. */
    boolean read(@Nullable Object given, double[] row) {
        double value = encode(given);
        row[slot] = value;
        return feature.accepts(value);
    }

    private double encode(@Nullable Object given) {
        if (given == null || isMissing(given)) {
            return Double.NaN;
        }
        if (given instanceof CharSequence text) {
            return format.read(feature, text.toString());
        }
        if (given instanceof Number number) {
            return encode(number);
        }
        if (given instanceof Boolean flag && !(feature instanceof CategoryFeature<?>)) {
            return feature instanceof NumberFeature ? ILLEGAL : flag ? 1 : 0;
        }
        return SqlValues.adviceAgainst(given) == null ? format.read(feature, SqlValues.text(given)) : ILLEGAL;
    }

    private double encode(Number number) {
        if (feature instanceof NumberFeature) {
            double value = number.doubleValue(); // the nearest, as the text of the number is read
            return Math.abs(value) <= Double.MAX_VALUE ? value : ILLEGAL;
        }
        return format.read(feature, SqlValues.text(number));
    }

    /** Whether a value is NaN, a blank text, or one of the missing tokens. */
    private boolean isMissing(Object given) {
        if (given instanceof Number number && Double.isNaN(number.doubleValue())) {
            return true;
        }
        return given instanceof CharSequence text
                ? format.isMissing(text.toString())
                : !format.missing().isEmpty() && format.isMissing(SqlValues.text(given));
    }

    /** What is wrong with a value that is not legal. */
    Violation violation(@Nullable Object given) {
        if (given == null || isMissing(given)) {
            return Violation.of(feature, null);
        }
        String advice = SqlValues.adviceAgainst(given);
        if (advice != null) {
            Violation usual = Violation.of(feature, given.getClass().isArray() ? "binary" : given);
            return new Violation(usual.feature(), usual.value(), usual.rule(), advice);
        }
        boolean isTyped = feature instanceof NumberFeature && (given instanceof Number || given instanceof Boolean);
        return isTyped ? Violation.of(feature, given) : Violation.ofText(feature, SqlValues.text(given), format);
    }
}
