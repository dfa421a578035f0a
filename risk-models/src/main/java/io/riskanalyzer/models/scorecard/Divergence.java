package io.riskanalyzer.models.scorecard;

/** Weight of evidence, and by how much the distributions of events and of non-events differ in one bin. */
final class Divergence {
    /** What is added to both cells of a bin that lacks one of them. */
    static final double ADJUSTMENT = 0.5;

    private Divergence() {}

    /** The logarithm of the share of the non-events in the bin over that of the events; 0 without rows. */
    static double woe(double events, double nonEvents, double allEvents, double allNonEvents) {
        if (events + nonEvents == 0) {
            return 0;
        }
        double added = added(events, nonEvents);
        return StrictMath.log((nonEvents + added) / allNonEvents / ((events + added) / allEvents));
    }

    /** What the bin adds to the information value, never below 0. */
    static double iv(double events, double nonEvents, double allEvents, double allNonEvents) {
        double added = added(events, nonEvents);
        double difference = (nonEvents + added) / allNonEvents - (events + added) / allEvents;
        return difference == 0 ? 0 : difference * woe(events, nonEvents, allEvents, allNonEvents);
    }

    /** What the bin adds to the Jensen–Shannon divergence, never below 0 but for rounding. */
    static double js(double events, double nonEvents, double allEvents, double allNonEvents) {
        double p = events / allEvents;
        double q = nonEvents / allNonEvents;
        double middle = (p + q) / 2;
        return (term(p, middle) + term(q, middle)) / 2;
    }

    private static double term(double share, double middle) {
        return share == 0 ? 0 : share * StrictMath.log(share / middle);
    }

    private static double added(double events, double nonEvents) {
        return events > 0 && nonEvents > 0 ? 0 : ADJUSTMENT;
    }
}
