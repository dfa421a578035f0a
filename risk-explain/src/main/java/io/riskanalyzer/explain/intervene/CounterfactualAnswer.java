package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.score.Band;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How one subject gets into a band: the cheapest plan that was found, others of other features, and how sure it is that
 * nothing is cheaper. "No plan gets there" is an answer too, with the best band that can be reached.
 *
 * @param wanted the band that was asked for
 * @param before the band before any change
 * @param outcome what was found
 * @param plans the cheapest plan first, then alternatives, each with some feature that the plans before it do not need
 *     all of; where the wanted band is out of reach, the cheapest plan to the best band within reach, or none
 * @param leastEffort what every plan to the wanted band costs at least; ∞ where there is none
 */
public record CounterfactualAnswer(
        Band wanted, Band before, Outcome outcome, List<ChangePlan> plans, double leastEffort) {

    /** What a search found. */
    public enum Outcome {
        /** The subject is in the band already, or in a better one. */
        ALREADY_THERE,
        /** The first plan is the cheapest that there is. */
        PROVEN,
        /** There is a plan, but the budget ended before it was sure that none is cheaper: see {@link #gap()}. */
        WITHIN_GAP,
        /** It is proven that no plan reaches the band. */
        OUT_OF_REACH,
        /** The budget ended before a plan was found; there may be one. */
        NOT_FOUND
    }

    /** Copies the list. */
    public CounterfactualAnswer {
        plans = List.copyOf(plans);
    }

    /**
     * Returns the cheapest plan to the wanted band.
     *
     * @return the plan, empty if the band is out of reach or no plan was found
     */
    public Optional<ChangePlan> cheapest() {
        return plans.stream().findFirst().filter(plan -> plan.band().level() <= wanted.level());
    }

    /**
     * Returns the best band within reach: that of the first plan, or the present one.
     *
     * @return the band
     */
    public Band reachable() {
        return plans.isEmpty() ? before : plans.get(0).band();
    }

    /**
     * Returns how much cheaper a plan could be at most, as a share of the effort of the first one.
     *
     * @return {@code (effort − leastEffort) / effort}, from 0 (proven) to 1; NaN if there is no plan to the wanted band
     */
    public double gap() {
        if (outcome == Outcome.ALREADY_THERE || outcome == Outcome.PROVEN) {
            return 0;
        }
        return cheapest()
                .map(plan -> Math.max(0, (plan.effort() - leastEffort) / plan.effort()))
                .orElse(Double.NaN);
    }

    /** Returns the answer in words, a plan a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                switch (outcome) {
                    case ALREADY_THERE -> before.name() + " already: nothing needs to change.";
                    case PROVEN -> "The cheapest way to " + wanted.name() + ":";
                    case WITHIN_GAP ->
                        String.format(
                                Locale.ROOT,
                                "A way to %s; none is cheaper by more than %.1f %%:",
                                wanted.name(),
                                100 * gap());
                    case OUT_OF_REACH ->
                        "No plan reaches " + wanted.name() + "."
                                + (plans.isEmpty() ? " The band stays " + before.name() + "." : " The best in reach:");
                    case NOT_FOUND ->
                        "No plan to " + wanted.name() + " was found before the budget ended."
                                + (plans.isEmpty() ? "" : " The best that was found:");
                });
        for (ChangePlan plan : plans) {
            if (!plan.changes().isEmpty()) {
                text.append(String.format(Locale.ROOT, "\n  %s (effort %.2f)", plan.text(), plan.effort()));
            }
        }
        return text.toString();
    }
}
