package io.riskanalyzer.explain.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was tried for the sake of equality, and what it costs: each with all figures beside each other, and none of them
 * chosen.
 *
 * @param by the names of the attributes
 * @param options what was tried; the first is nothing
 */
public record TradeOff(String by, List<Option> options) {

    /**
     * One thing that was tried.
     *
     * @param name what it is
     * @param accuracy the share of right decisions
     * @param auc how well scores rank; the same for all cuts of one score
     * @param cost the mean cost of a decision
     * @param report how its decisions fall on groups
     */
    public record Option(String name, double accuracy, double auc, double cost, FairnessReport report) {
        /**
         * Returns the largest gap of a criterion over all breakdowns.
         *
         * @param criterion the criterion
         * @return the largest difference; empty where it cannot be told
         */
        public Optional<Interval> gap(Criterion criterion) {
            return report.breakdowns().stream()
                    .flatMap(breakdown -> breakdown.gap(criterion).stream())
                    .map(ParityGap::difference)
                    .max(Comparator.comparingDouble(Interval::value));
        }

        /**
         * Returns the smallest adverse-impact ratio over all breakdowns.
         *
         * @return the smallest ratio; empty where it cannot be told
         */
        public Optional<Interval> adverseImpact() {
            return report.breakdowns().stream()
                    .flatMap(breakdown -> breakdown.adverseImpacts().stream())
                    .map(AdverseImpact::ratio)
                    .min(Comparator.comparingDouble(Interval::value));
        }
    }

    /** Copies the list. */
    public TradeOff {
        options = List.copyOf(options);
    }

    /** Returns a table, a line for each option. */
    @Override
    public String toString() {
        List<String> titles = new ArrayList<>(List.of("", "accuracy", "AUC", "cost"));
        for (Criterion criterion : Criterion.values()) {
            titles.add(criterion.toString());
        }
        titles.add("adverse impact");
        List<List<String>> lines = new ArrayList<>();
        for (Option option : options) {
            List<String> line = new ArrayList<>(List.of(
                    option.name(),
                    Texts.number(option.accuracy()),
                    Texts.number(option.auc()),
                    Texts.number(option.cost())));
            for (Criterion criterion : Criterion.values()) {
                line.add(text(option.gap(criterion)));
            }
            line.add(text(option.adverseImpact()));
            lines.add(line);
        }
        return "Trade-offs by " + by + ": gaps are the largest less the smallest value of a group\n"
                + Texts.table(titles, lines);
    }

    private static String text(Optional<Interval> interval) {
        return interval.map(of -> String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", of.value(), of.from(), of.to()))
                .orElse("–");
    }
}
