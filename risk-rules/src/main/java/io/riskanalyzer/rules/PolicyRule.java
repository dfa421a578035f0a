package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.score.ReasonText;

/**
 * What is decided for every subject of which a condition is true, whatever its score, and the reason for it.
 *
 * @param when the condition; nothing is decided because a value is missing, unless that is what the condition asks
 * @param effect what is decided
 * @param code the code that systems know the rule by, not blank
 * @param text the reason for a person, which may show values as that of a {@link Rule} does; not blank
 */
public record PolicyRule(Condition when, Effect effect, String code, String text) {

    /**
     * Checks code and text.
     *
     * @throws IllegalArgumentException if the code or the text is blank, a brace has no partner, or a feature named in the
     *     text is not in the condition
     */
    public PolicyRule {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of the policy's rule on \"" + when.describe() + "\" (\"" + code
                    + "\") must not be blank.\nMaybe number the rules: P-1, P-2.");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("The text of the policy's rule " + code + " (\"" + text
                    + "\") must not be blank.\nMaybe say what the rule tests: \"" + when.describe() + "\".");
        }
        ReasonText.parse("rule " + code, text, when.features());
    }

    /** What a rule decides about the band. */
    public sealed interface Effect {

        /**
         * Returns this effect in words.
         *
         * @return a phrase such as {@code at least AMBER}
         */
        String describe();
    }

    /** The band of greatest risk. */
    public record KnockOut() implements Effect {
        @Override
        public String describe() {
            return "knock-out";
        }
    }

    /**
     * A band, in the place of that of the score.
     *
     * @param band the name of the band
     */
    public record Instead(String band) implements Effect {
        @Override
        public String describe() {
            return band;
        }
    }

    /**
     * A band, or one of greater risk.
     *
     * @param band the name of the band
     */
    public record AtLeast(String band) implements Effect {
        @Override
        public String describe() {
            return "at least " + band;
        }
    }

    /**
     * A band, or one of less risk.
     *
     * @param band the name of the band
     */
    public record AtMost(String band) implements Effect {
        @Override
        public String describe() {
            return "at most " + band;
        }
    }

    ReasonText template() {
        return ReasonText.parse("rule " + code, text, when.features());
    }

    /** Returns code, effect and condition, as in {@code BKR: knock-out when bankrupt is yes}. */
    @Override
    public String toString() {
        return code + ": " + effect.describe() + " when " + when.describe();
    }
}
