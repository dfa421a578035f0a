package io.riskanalyzer.score;

/**
 * Why a score is what it is: one part of it.
 *
 * @param code the code that systems know the reason by: that of the rule, or the name of the feature
 * @param contribution how much the reason adds to the raw score; negative where it lowers the risk
 * @param text the reason for a person, with the value seen
 */
public record Reason(String code, double contribution, String text) {

    /** Returns the code and the contribution; texts are for the person concerned, not for logs. */
    @Override
    public String toString() {
        return code + " " + (contribution > 0 ? "+" : "") + contribution;
    }
}
