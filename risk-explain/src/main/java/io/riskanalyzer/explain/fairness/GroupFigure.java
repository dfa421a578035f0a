package io.riskanalyzer.explain.fairness;

import org.jspecify.annotations.Nullable;

/**
 * A metric of a group: its value with an interval, or the reason why it is not shown. There is no third.
 *
 * @param metric what is measured
 * @param group the group
 * @param interval the value and how sure it is; null if it is suppressed
 * @param suppressed why it is not shown, as a sentence; null if it is
 */
public record GroupFigure(
        GroupMetric metric,
        Group group,
        @Nullable Interval interval,
        @Nullable String suppressed) {

    /**
     * Checks that there is a value or a reason.
     *
     * @throws IllegalArgumentException if there are both or neither
     */
    public GroupFigure {
        if ((interval == null) == (suppressed == null)) {
            throw new IllegalArgumentException("The figure (" + metric + " of " + group
                    + ") must have a value or a reason for none, and not both.\nMaybe give null for one of them.");
        }
    }

    /**
     * Returns whether there is a value.
     *
     * @return false if it is suppressed
     */
    public boolean isShown() {
        return interval != null;
    }

    /**
     * Returns the value.
     *
     * @return the metric of the group
     * @throws IllegalStateException if it is suppressed
     */
    public double value() {
        if (interval == null) {
            throw new IllegalStateException("The figure (" + metric + " of " + group
                    + ") must be shown to have a value, but " + suppressed + "\nMaybe ask isShown() first.");
        }
        return interval.value();
    }

    /**
     * Returns the figure in words.
     *
     * @return a sentence, as in {@code Female: favourable decisions among all 62.1 % (60.2 % to 64.0 %).}
     */
    public String sentence() {
        return group.name() + ": " + metric.words() + " "
                + (interval == null
                        ? "is not shown: " + suppressed
                        : metric.text(interval.value()) + " (" + metric.text(interval.from()) + " to "
                                + metric.text(interval.to()) + ").");
    }
}
