package io.riskanalyzer.rules;

import java.time.LocalDate;

/**
 * The days on which a rule is in force, as decisions of a committee name them: from the first day until the last one, both
 * included. So a rule until 31 August and its successor from 1 September leave no day out and share none.
 *
 * @param from the first day, {@link LocalDate#MIN} if there is none
 * @param until the last day, {@link LocalDate#MAX} if there is none
 */
public record Validity(LocalDate from, LocalDate until) {

    /** Every day. */
    public static final Validity ALWAYS = new Validity(LocalDate.MIN, LocalDate.MAX);

    /**
     * Checks the order of the days.
     *
     * @throws IllegalArgumentException if the last day is before the first
     */
    public Validity {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("The last day of a rule (" + until
                    + ") must not be before the first, but that is " + from + ".\nMaybe exchange the two.");
        }
    }

    /**
     * Returns whether a day is one of these.
     *
     * @param day the day
     * @return whether it is neither before the first nor after the last
     */
    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /**
     * Returns whether a day is in this validity and in the other.
     *
     * @param other the other validity
     * @return whether they share a day
     */
    public boolean overlaps(Validity other) {
        return !until.isBefore(other.from) && !other.until.isBefore(from);
    }

    /** Returns the days, as in {@code from 2026-09-01 until 2027-08-31}; {@code always}. */
    @Override
    public String toString() {
        String start = from.equals(LocalDate.MIN) ? "" : "from " + from;
        String end = until.equals(LocalDate.MAX) ? "" : "until " + until;
        return start.isEmpty() && end.isEmpty() ? "always" : (start + " " + end).strip();
    }
}
