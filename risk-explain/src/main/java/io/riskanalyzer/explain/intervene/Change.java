package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One feature that gets another value. Its texts withhold the values of a sensitive feature.
 *
 * @param feature the feature
 * @param from its encoded value before
 * @param to its encoded value after
 */
public record Change(Feature feature, double from, double to) {
    private static final double A_HAIR = 2e-7;

    /**
     * Returns the change in words, as in {@code attendance from 0.62 to 0.8}. A value that was cut off next to a limit is
     * told by the limit: {@code to just below 0.75}.
     *
     * @return the text
     */
    public String text() {
        return feature.name() + " from " + feature.format(from) + " to " + target();
    }

    private String target() {
        if (!(feature instanceof NumberFeature) || feature.isSensitive() || Double.isNaN(to)) {
            return feature.format(to);
        }
        double round = BigDecimal.valueOf(to).round(new MathContext(6)).doubleValue();
        boolean isNext = round != to && Math.abs(round - to) <= A_HAIR * Math.abs(round);
        return (isNext ? to < round ? "just below " : "just above " : "") + feature.format(isNext ? round : to);
    }

    @Override
    public String toString() {
        return text();
    }
}
