package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.models.internal.StoredSettings;

/**
 * Which of the binned features come into a scorecard, step by step: forward from none, each time the one that improves the
 * criterion most, or backward from all, each time without the one that it improves most to leave out; until no step
 * improves it. Features that say the same as others drop out, at the price of p-values that no longer are what they say.
 *
 * @param direction where the steps begin
 * @param criterion what is improved
 * @param level the greatest p-value of a feature that stays, in (0, 1), where the criterion is that; else 0
 */
public record StepwiseSelection(Direction direction, Criterion criterion, double level) {

    /** All features that are worth their bins. */
    public static final StepwiseSelection NONE = new StepwiseSelection(Direction.NONE, Criterion.AIC, 0);

    /** Where the steps begin. */
    public enum Direction {
        /** No steps. */
        NONE,
        /** From no feature. */
        FORWARD,
        /** From all features. */
        BACKWARD
    }

    /** What a step improves. */
    public enum Criterion {
        /** Akaike's criterion, {@code 2 · coefficients − 2 · log-likelihood}. */
        AIC,
        /** Schwarz's criterion, {@code ln(rows) · coefficients − 2 · log-likelihood}. */
        BIC,
        /** The p-value of Wald's test. */
        P_VALUE
    }

    /** This selection as a text that {@link #parse} reads. */
    String text() {
        return direction + " " + criterion + " " + level;
    }

    static StepwiseSelection parse(String text) {
        String[] words = text.split(" ", -1);
        return new StepwiseSelection(
                Direction.valueOf(words[0]), Criterion.valueOf(words[1]), StoredSettings.number("level", words[2]));
    }

    /** How many regressions there can be. */
    long mostFits(long features) {
        return direction == Direction.NONE ? features : features * (features + 1) / 2 + features + 1;
    }

    /** Checks the level. */
    public StepwiseSelection {
        boolean tested = criterion == Criterion.P_VALUE;
        if (tested ? !(level > 0 && level < 1) : level != 0) {
            throw new IllegalArgumentException("The level of the selection (" + level + ") must be "
                    + (tested
                            ? "above 0 and below 1.\nMaybe take 0.05."
                            : "0 for " + criterion + ".\nMaybe leave it."));
        }
    }

    /**
     * Returns the selection from no feature, by AIC or BIC.
     *
     * @param criterion the criterion
     * @return the selection
     * @throws IllegalArgumentException if the criterion is the p-value, which needs a level
     */
    public static StepwiseSelection forward(Criterion criterion) {
        return new StepwiseSelection(Direction.FORWARD, criterion, 0);
    }

    /**
     * Returns the selection from no feature, by p-values.
     *
     * @param level the greatest p-value of a feature that comes in, in (0, 1), usually 0.05
     * @return the selection
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public static StepwiseSelection forward(double level) {
        return new StepwiseSelection(Direction.FORWARD, Criterion.P_VALUE, level);
    }

    /**
     * Returns the selection from all features, by AIC or BIC.
     *
     * @param criterion the criterion
     * @return the selection
     * @throws IllegalArgumentException if the criterion is the p-value, which needs a level
     */
    public static StepwiseSelection backward(Criterion criterion) {
        return new StepwiseSelection(Direction.BACKWARD, criterion, 0);
    }

    /**
     * Returns the selection from all features, by p-values.
     *
     * @param level the greatest p-value of a feature that stays, in (0, 1), usually 0.05
     * @return the selection
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public static StepwiseSelection backward(double level) {
        return new StepwiseSelection(Direction.BACKWARD, Criterion.P_VALUE, level);
    }
}
