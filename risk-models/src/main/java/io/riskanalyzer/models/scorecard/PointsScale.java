package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.models.internal.StoredSettings;

/**
 * How log-odds become the points that people see, of which many are good.
 *
 * <pre>{@code
 * PointsScale scale = PointsScale.pdo(20).odds(50).at(600); // 600 points at odds of 50 to 1, 620 at 100 to 1
 * PointsScale other = PointsScale.between(300, 850);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1002/9781119201731">Siddiqi, Credit Risk Scorecards, 2006, chapter 6</a>
 */
public sealed interface PointsScale {

    /**
     * Points that double the odds: {@code points = at + pdo / ln 2 · ln(odds of the good outcome / odds)}.
     *
     * @param pdo how many points double the odds of the good outcome, finite, above 0
     * @param odds the odds of the good outcome to the bad one at a known score, finite, above 0
     * @param at that score in points, finite
     */
    record DoublingOdds(double pdo, double odds, double at) implements PointsScale {
        /** Checks the numbers. */
        public DoublingOdds {
            requirePositive("points to double the odds", pdo, "20");
            requirePositive("odds", odds, "50, for 50 good outcomes to a bad one");
            requireFinite("points at the odds", at);
        }

        @Override
        public String text() {
            return "pdo " + pdo + " odds " + odds + " at " + at;
        }

        /** Points for each unit of log-odds. */
        double factor() {
            return pdo / StrictMath.log(2);
        }

        /** The points at log-odds of 0. */
        double offset() {
            return at - factor() * StrictMath.log(odds);
        }
    }

    /**
     * Points from the worst bin of every characteristic to the best ones; before they are rounded.
     *
     * @param least the points of the worst subject there can be, finite
     * @param greatest the points of the best one, finite, above the least
     */
    record Range(double least, double greatest) implements PointsScale {
        /** Checks the numbers. */
        public Range {
            requireFinite("least points", least);
            requireFinite("greatest points", greatest);
            if (!(greatest > least)) {
                throw new IllegalArgumentException("The greatest points (" + greatest
                        + ") must be above the least, but those are " + least + ".\nMaybe exchange the two.");
            }
        }

        @Override
        public String text() {
            return "from " + least + " to " + greatest;
        }
    }

    /**
     * Returns this scale as a text.
     *
     * @return {@code pdo 20.0 odds 50.0 at 600.0} or {@code from 300.0 to 850.0}
     */
    String text();

    /**
     * Returns the scale of a text.
     *
     * @param text what {@link #text()} gives
     * @return the scale
     * @throws IllegalArgumentException if it is none
     */
    static PointsScale parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length == 6 && words[0].equals("pdo")) {
            return new DoublingOdds(
                    StoredSettings.number("pdo", words[1]),
                    StoredSettings.number("odds", words[3]),
                    StoredSettings.number("points", words[5]));
        }
        if (words.length == 4 && words[0].equals("from")) {
            return new Range(
                    StoredSettings.number("least points", words[1]),
                    StoredSettings.number("greatest points", words[3]));
        }
        throw new IllegalArgumentException("The scale (" + text
                + ") must be written as pdo 20 odds 50 at 600 or as from 300 to 850, but is not."
                + "\nMaybe the provenance was edited.");
    }

    /**
     * Begins a scale by how many points double the odds.
     *
     * @param pdo the points, finite, above 0; usually 20
     * @return the step that asks for the odds
     * @throws IllegalArgumentException if the points are not finite or not above 0
     */
    static OddsStep pdo(double pdo) {
        requirePositive("points to double the odds", pdo, "20");
        return odds -> {
            requirePositive("odds", odds, "50, for 50 good outcomes to a bad one");
            return at -> new DoublingOdds(pdo, odds, at);
        };
    }

    /**
     * Returns the scale that spans a range.
     *
     * @param least the points of the worst subject there can be
     * @param greatest the points of the best one, above the least
     * @return the scale
     * @throws IllegalArgumentException if a number is not finite or the greatest is not above the least
     */
    static PointsScale between(double least, double greatest) {
        return new Range(least, greatest);
    }

    /** Asks for the odds at a known score. */
    @FunctionalInterface
    interface OddsStep {

        /**
         * Tells the odds of the good outcome to the bad one at a known score.
         *
         * @param odds the odds, finite, above 0: 50 is 50 good outcomes to a bad one
         * @return the step that asks for the score
         * @throws IllegalArgumentException if the odds are not finite or not above 0
         */
        AtStep odds(double odds);
    }

    /** Asks for the score at the odds. */
    @FunctionalInterface
    interface AtStep {

        /**
         * Tells the score at the odds.
         *
         * @param points the score in points, finite
         * @return the scale
         * @throws IllegalArgumentException if the points are not finite
         */
        PointsScale at(double points);
    }

    private static void requirePositive(String what, double value, String advice) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + value + ") must be a finite number above 0.\nMaybe take " + advice + ".");
        }
    }

    private static void requireFinite(String what, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + value + ") must be a finite number.\nMaybe take 600.");
        }
    }
}
