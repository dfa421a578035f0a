package io.riskanalyzer;

import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Reason;
import java.util.List;

/**
 * The answer for one subject. Immutable; {@code toString} leaves the texts of the reasons out.
 *
 * @param score the calibrated score: a probability in [0, 1], or points; higher is riskier
 * @param rawScore the scorer's own score, to which base and contributions add up
 * @param displayed the score as it is shown to people
 * @param band the band
 * @param reasons why, the policy's first, then the greatest contribution first
 * @param planId which plan gave the answer: the hash of all that it does
 * @param version what people call the state of the scorer that gave it; empty if they call it nothing
 */
public record RiskAssessment(
        double score,
        double rawScore,
        double displayed,
        Band band,
        List<Reason> reasons,
        String planId,
        String version) {

    /** Copies the reasons. */
    public RiskAssessment {
        reasons = List.copyOf(reasons);
    }

    /**
     * Returns this assessment as one JSON object, on one line.
     *
     * @return {@code {"score":…,"rawScore":…,"displayed":…,"band":{"name":…,"level":…,"from":…,"to":…},"reasons":[{"code":…,
     *     "contribution":…,"text":…}],"planId":…,"version":…}}; infinite limits as the texts {@code "-Infinity"} and
     *     {@code "Infinity"}
     */
    public String toJson() {
        return AssessmentJson.write(this);
    }

    /**
     * Reads an assessment from the form that {@link #toJson()} writes. Fields that it does not know are skipped, so that
     * what a later version writes can be read; the version may be absent, as it was before there was one.
     *
     * @param json the JSON object
     * @return the assessment, equal to the one that was written
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static RiskAssessment ofJson(String json) {
        return AssessmentJson.read(json);
    }
}
