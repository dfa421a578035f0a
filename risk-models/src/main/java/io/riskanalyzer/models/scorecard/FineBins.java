package io.riskanalyzer.models.scorecard;

/**
 * The events and non-events of fine bins that lie side by side, summed up so that any run of them is known at once.
 * Immutable.
 */
final class FineBins {
    private final double[] events; // before each bin, and all
    private final double[] nonEvents;
    private final double allEvents;
    private final double allNonEvents;

    /**
     * Takes the cells.
     *
     * @param allEvents those of the rows in any bin, special and missing ones too
     */
    FineBins(double[] events, double[] nonEvents, double allEvents, double allNonEvents) {
        this.events = sums(events);
        this.nonEvents = sums(nonEvents);
        this.allEvents = allEvents;
        this.allNonEvents = allNonEvents;
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    int size() {
        return events.length - 1;
    }

    /** The events from a bin to another, which is one of them. */
    double events(int from, int to) {
        return events[to + 1] - events[from];
    }

    double nonEvents(int from, int to) {
        return nonEvents[to + 1] - nonEvents[from];
    }

    double weight(int from, int to) {
        return events(from, to) + nonEvents(from, to);
    }

    double rate(int from, int to) {
        double bad = events(from, to);
        return bad / (bad + nonEvents(from, to));
    }

    double iv(int from, int to) {
        return Divergence.iv(events(from, to), nonEvents(from, to), allEvents, allNonEvents);
    }

    /** The square of the statistic of two rates that are pooled; 0 where all are events, or none. */
    static double squaredZ(double events, double weight, double otherEvents, double otherWeight) {
        double pooled = (events + otherEvents) / (weight + otherWeight);
        double difference = events / weight - otherEvents / otherWeight;
        double variance = pooled * (1 - pooled) * (1 / weight + 1 / otherWeight);
        return difference == 0 ? 0 : difference * difference / variance;
    }
}
