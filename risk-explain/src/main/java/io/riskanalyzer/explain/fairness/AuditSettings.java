package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an audit was told.
 *
 * @param band the worst favourable band
 * @param breakdowns the attributes of each
 * @param references the levels of the group that the others are compared with, by the name of the breakdown
 * @param metrics what is measured; empty for the usual
 * @param small which figures are suppressed
 * @param practice what reads the adverse-impact ratio
 * @param multiplicity what is made of the p-values
 * @param confidence of the intervals
 * @param resamples how many
 * @param seed of the resamples
 * @param threads how many work
 */
record AuditSettings(
        String band,
        List<List<CategoryFeature<?>>> breakdowns,
        Map<String, List<String>> references,
        List<GroupMetric> metrics,
        SmallCells small,
        Practice practice,
        Multiplicity multiplicity,
        double confidence,
        int resamples,
        long seed,
        int threads) {

    static final AuditSettings DEFAULTS = new AuditSettings(
            "",
            List.of(),
            Map.of(),
            List.of(),
            SmallCells.DEFAULT,
            Practice.FOUR_FIFTHS,
            Multiplicity.HOLM,
            0.95,
            1000,
            1,
            Runtime.getRuntime().availableProcessors());

    /** The metrics that were asked for; of the usual ones, those that the scale of the scores allows. */
    List<GroupMetric> metricsFor(boolean areProbabilities) {
        List<GroupMetric> fitting = (metrics.isEmpty() ? GroupMetric.USUAL : metrics)
                .stream()
                        .filter(metric -> areProbabilities || !needsProbabilities(metric))
                        .toList();
        if (!metrics.isEmpty() && fitting.size() < metrics.size()) {
            throw new IllegalArgumentException(
                    "The scores of an audit with "
                            + metrics.stream()
                                    .filter(AuditSettings::needsProbabilities)
                                    .toList()
                            + " must be probabilities in [0, 1], but some are not.\nMaybe calibrate them, or leave the metric out.");
        }
        return fitting;
    }

    private static boolean needsProbabilities(GroupMetric metric) {
        ScoreFigure figure = metric.figure();
        return figure != null && figure.needsProbabilities();
    }

    /** Everyone, then one for each breakdown. */
    List<Grouping> groupings(Dataset data) {
        List<Grouping> groupings = new ArrayList<>(List.of(Grouping.of(data, List.of())));
        breakdowns.forEach(attributes -> groupings.add(Grouping.of(data, attributes)));
        return groupings;
    }

    /** The group that was named, else the one with the most weight. */
    int reference(int breakdown, Grouping grouping) {
        List<String> named = references.get(grouping.name());
        return named == null ? grouping.largest() : grouping.indexOf(named);
    }
}
