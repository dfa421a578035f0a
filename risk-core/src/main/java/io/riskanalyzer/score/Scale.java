package io.riskanalyzer.score;

/** What a raw score counts in. On every scale higher is riskier. */
public enum Scale {
    /** Points that people gave; any finite number. */
    POINTS,
    /** Natural logarithm of the odds of the bad outcome; any finite number. */
    LOG_ODDS,
    /** Probability of the bad outcome, in [0, 1]. */
    PROBABILITY
}
