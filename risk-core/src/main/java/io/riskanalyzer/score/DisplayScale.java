package io.riskanalyzer.score;

/**
 * How a score is shown to people: {@code offset + factor · x}, where {@code x} is the raw score or the score. The score
 * itself stays as it is, and high stays risky; a display may run the other way, as points from 300 to 850 do.
 *
 * @param shown which of the two scores is shown
 * @param offset what is shown for 0, finite
 * @param factor by how much the shown number changes with the score, finite, not 0; negative where high is good
 */
public record DisplayScale(Shown shown, double offset, double factor) {

    /** Which score is shown. */
    public enum Shown {
        /** The scorer's own. */
        RAW_SCORE,
        /** The calibrated one. */
        SCORE
    }

    /** The score as it is. */
    public static final DisplayScale SCORE = new DisplayScale(Shown.SCORE, 0, 1);

    /** The score in per cent. */
    public static final DisplayScale PERCENT = new DisplayScale(Shown.SCORE, 0, 100);

    /** Checks the numbers. */
    public DisplayScale {
        if (!(Math.abs(offset) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The offset of the display (" + offset + ") must be finite.\nMaybe take 0.");
        }
        if (!(Math.abs(factor) <= Double.MAX_VALUE) || factor == 0) {
            throw new IllegalArgumentException(
                    "The factor of the display (" + factor + ") must be finite and not 0.\nMaybe take 1.");
        }
    }

    /**
     * Returns the number that is shown.
     *
     * @param rawScore the scorer's score
     * @param score the calibrated score
     * @return the number
     */
    public double displayed(double rawScore, double score) {
        return offset + factor * (shown == Shown.RAW_SCORE ? rawScore : score);
    }
}
