package io.riskanalyzer.rules;

import io.riskanalyzer.RiskAssessment;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one row when one plan takes the place of another: both answers, and what lies between them. Immutable.
 *
 * @param number the number of the row in its source
 * @param id the id of its subject, null if the source has none
 * @param before the answer of the old plan
 * @param after the answer of the new plan
 * @param shifts what changed in the raw score, the greatest change first; contributions that stay are left out. None where
 *     the raw scores of the two plans count in different units, or a plan has no explainer
 * @param stages the steps from the row to its band that changed the band, in their order; none if all leave it
 */
public record BandChange(
        long number,
        @Nullable String id,
        RiskAssessment before,
        RiskAssessment after,
        List<Shift> shifts,
        List<Stage> stages) {

    /** What the base of a raw score is called among the codes. */
    public static final String BASE = "(base)";

    /** Copies the lists. */
    public BandChange {
        shifts = List.copyOf(shifts);
        stages = List.copyOf(stages);
    }

    /**
     * A step on the way from a row to its band. It is told for a row if the new one, put in the place of the old one,
     * changes the band, the steps before it being replaced already.
     */
    public enum Stage {
        /**
         * The raw score. Where the raw scores of the two plans count in different units, with the calibration; where the
         * scores do too, with the cuts as well.
         */
        SCORE,
        /** The calibration. */
        CALIBRATION,
        /** The bands: their cuts, or their number. */
        CUTS,
        /** The policy of either plan: it acts on the row, and does not act alike in both. */
        POLICY
    }

    /**
     * One part of the raw score that changed.
     *
     * @param code the code of the reason, or {@link #BASE}
     * @param before what it contributed to the raw score of the old plan, 0 if that has no such reason
     * @param after what it contributes to that of the new plan, 0 if that has no such reason
     */
    public record Shift(String code, double before, double after) {

        /**
         * Returns by how much the contribution changed.
         *
         * @return the difference, positive where it raises the risk
         */
        public double change() {
            return after - before;
        }
    }

    /** Returns both scores and bands, and what changed, a line each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Row " + number + (id == null ? "" : " (" + id + ")") + ": "
                + before.band() + " (" + MigrationText.number(before.score()) + ") to " + after.band() + " ("
                + MigrationText.number(after.score()) + ")");
        for (Shift shift : shifts) {
            text.append("\n  ")
                    .append(shift.code())
                    .append(' ')
                    .append(MigrationText.signed(shift.change()))
                    .append(": ")
                    .append(MigrationText.number(shift.before()))
                    .append(" to ")
                    .append(MigrationText.number(shift.after()));
        }
        if (!stages.isEmpty()) {
            text.append("\n  changed by: ")
                    .append(String.join(
                            ", ",
                            stages.stream()
                                    .map(stage -> stage.name().toLowerCase(Locale.ROOT))
                                    .toList()));
        }
        return text.toString();
    }
}
