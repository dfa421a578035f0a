package io.riskanalyzer.explain.fairness;

/**
 * A reading of the adverse-impact ratio that some people have agreed on: a share of favourable decisions under such a part of
 * the most favoured group's is looked into. It is a practice and no law, nor is what passes it fair.
 *
 * @param name what people call it, not blank
 * @param leastRatio the ratio from which on nothing is looked into, in (0, 1]
 */
public record Practice(String name, double leastRatio) {

    /**
     * Four fifths, after a guideline for the selection of employees in the United States.
     *
     * @see <a href="https://www.ecfr.gov/current/title-29/subtitle-B/chapter-XIV/part-1607">29 CFR 1607.4 D, Uniform
     *     guidelines on employee selection procedures, 1978</a>
     */
    public static final Practice FOUR_FIFTHS = new Practice("four-fifths rule", 0.8);

    /** What a practice says of a ratio. */
    public enum Reading {
        /** The whole interval is at the least ratio or above it. */
        MEETS,
        /** The interval holds the least ratio: these rows do not settle it. */
        UNSETTLED,
        /** The whole interval is below the least ratio. */
        FALLS_SHORT
    }

    /**
     * Checks name and ratio.
     *
     * @throws IllegalArgumentException if the name is blank or the ratio outside (0, 1]
     */
    public Practice {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a practice (\"" + name + "\") must not be blank.\nMaybe name who agreed on it.");
        }
        if (!(leastRatio > 0 && leastRatio <= 1)) {
            throw new IllegalArgumentException("The least ratio of the " + name + " (" + leastRatio
                    + ") must be above 0 and at most 1.\nMaybe write 0.8 for 80 %.");
        }
    }

    /**
     * Reads a ratio.
     *
     * @param ratio a group's share of favourable decisions over the most favoured group's
     * @return the reading
     */
    public Reading of(Interval ratio) {
        if (ratio.from() >= leastRatio) {
            return Reading.MEETS;
        }
        return ratio.to() < leastRatio ? Reading.FALLS_SHORT : Reading.UNSETTLED;
    }
}
