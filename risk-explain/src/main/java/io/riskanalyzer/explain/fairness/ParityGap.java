package io.riskanalyzer.explain.fairness;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far decisions are from a criterion, over all groups that are shown: between the group with the largest and the one
 * with the smallest value.
 *
 * <p>The interval is that of the difference between these two groups. They were picked as the outermost ones, so that the
 * difference is a little too large where there are many groups and few rows.
 *
 * @param criterion the criterion
 * @param metric what differs; for equalised odds the one of the two that differs more
 * @param least the group with the smallest value
 * @param greatest the group with the largest value
 * @param difference the largest value less the smallest, 0 if all are equal
 * @param ratio the smallest value over the largest, 1 if all are equal; null if the largest is 0
 */
public record ParityGap(
        Criterion criterion,
        GroupMetric metric,
        Group least,
        Group greatest,
        Interval difference,
        @Nullable Interval ratio) {

    /**
     * Returns the gap in words.
     *
     * @return a sentence
     */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%s: %s is least for %s and greatest for %s; %.1f points lie between (%.1f to %.1f).",
                Texts.capitalized(criterion.toString()),
                metric.words(),
                least,
                greatest,
                100 * difference.value(),
                100 * difference.from(),
                100 * difference.to());
    }
}
