package io.riskanalyzer.explain.fairness;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a metric of a group differs from that of another group, or from that of everyone.
 *
 * @param metric what is measured
 * @param group the group
 * @param against what it is compared with; the group of everyone has all rows, the group's own too
 * @param difference the group's value less the other's
 * @param ratio the group's value over the other's; null where the other's is not above 0 or the metric may be negative
 * @param pValue the two-sided probability of a difference at least as unlikely if the groups were dealt at random; against
 *     everyone, of the group against all others
 * @param adjusted the p-value that takes account of all comparisons of the report
 */
public record Disparity(
        GroupMetric metric,
        Group group,
        Group against,
        Interval difference,
        @Nullable Interval ratio,
        double pValue,
        double adjusted) {

    Disparity adjusted(double to) {
        return new Disparity(metric, group, against, difference, ratio, pValue, to);
    }

    /**
     * Returns the comparison in words.
     *
     * @return a sentence: {@code Female against Male: favourable decisions among all differ by -12.3 points (-14.9 to -9.8; p
     *     < 0.001).}
     */
    public String sentence() {
        return group.name() + " against " + against.name() + ": " + metric.words() + " differ by "
                + points(difference.value()) + (metric.isShare() ? " points (" : " (") + points(difference.from())
                + " to "
                + points(difference.to()) + "; " + Texts.pValue(adjusted) + ").";
    }

    private String points(double by) {
        return metric.isShare()
                ? String.format(Locale.ROOT, "%+.1f", 100 * by)
                : String.format(Locale.ROOT, "%+.4f", by);
    }
}
