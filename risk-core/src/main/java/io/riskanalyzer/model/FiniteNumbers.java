package io.riskanalyzer.model;

import io.riskanalyzer.feature.Feature;
import java.util.List;

/** Checks of the numbers that models are made of. */
final class FiniteNumbers {
    private FiniteNumbers() {}

    static void requireAscending(Feature feature, String what, List<Double> values) {
        for (int i = 0; i < values.size(); i++) {
            requireFinite(feature, what, values.get(i));
            if (i > 0 && !(values.get(i) > values.get(i - 1))) {
                throw new IllegalArgumentException("The " + what + "s of " + feature.name() + " (" + values.get(i)
                        + " after " + values.get(i - 1) + ") must ascend.\nMaybe sort them, and take each once.");
            }
        }
    }

    static void requireFinite(Feature feature, String what, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " of " + feature.name() + " (" + value
                    + ") must be a finite number.\nMaybe the training did not converge: take a lower learning rate.");
        }
    }
}
