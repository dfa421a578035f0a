package io.riskanalyzer.report;

import io.riskanalyzer.explain.intervene.EffectEstimate;
import io.riskanalyzer.explain.intervene.HelpShare;
import io.riskanalyzer.explain.intervene.InterventionPlan;
import io.riskanalyzer.explain.intervene.InterventionUse;
import io.riskanalyzer.explain.intervene.UpliftCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures of who is helped, and of whether it helped, from what {@code io.riskanalyzer.explain.intervene} found.
 *
 * <p>Each picture of a plan says whether its effects are associational or causal. Thread-safe.
 */
public final class InterventionPictures {
    private static final int MOST_POINTS = 40;

    private InterventionPictures() {}

    /**
     * Draws how many people get each intervention.
     *
     * @param plan the plan
     * @return the picture; its table has costs, capacities and what one seat more is worth
     */
    public static Picture uses(InterventionPlan plan) {
        List<Quantity> bars = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (InterventionUse use : plan.uses()) {
            int capacity = use.intervention().capacity();
            bars.add(Quantity.of(use.intervention().name(), use.people()));
            rows.add(List.of(
                    use.intervention().name(),
                    Numerals.number(use.people()),
                    capacity == Integer.MAX_VALUE ? "any" : Numerals.number(capacity),
                    Numerals.number(use.cost()),
                    Numerals.number(use.worthOfSeat()),
                    use.intervention().basis().toString()));
        }
        String title = "People by intervention";
        return Charts.bars(title, Axis.of("people"), bars)
                .noted("Effects are " + plan.basis() + ".")
                .told(new Table(
                        title,
                        List.of("intervention", "people", "capacity", "cost", "worth of a seat", "basis"),
                        rows));
    }

    /**
     * Draws the mean risk of each group before and after the help of a plan.
     *
     * @param attribute what the groups are groups of, not blank
     * @param shares the shares of help; groups of nobody are left out
     * @return the picture; its table has how many could be helped and are, and the cost
     * @throws IllegalArgumentException if there is no group with anyone in it
     */
    public static Picture beforeAndAfter(String attribute, List<HelpShare> shares) {
        List<Quantity> dots = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (HelpShare share : shares) {
            if (share.people() > 0) {
                dots.add(Quantity.of(share.group() + ", before", share.meanRiskBefore()));
                dots.add(Quantity.of(share.group() + ", after", share.meanRiskAfter()));
                rows.add(List.of(
                        share.group(),
                        Numerals.number(share.people()),
                        Numerals.number(share.eligible()),
                        Numerals.number(share.helped()),
                        Numerals.percent(share.helpedShare()),
                        Numerals.number(share.cost()),
                        Numerals.number(share.meanRiskBefore()),
                        Numerals.number(share.meanRiskAfter())));
            }
        }
        String title = "Mean risk before and after, by " + attribute;
        return Charts.dots(title, Axis.of("mean risk"), dots)
                .told(new Table(
                        title,
                        List.of(attribute, "people", "eligible", "helped", "share", "cost", "risk before", "after"),
                        rows));
    }

    /**
     * Draws effects with their intervals, one below the other: below 0 the intervention helps.
     *
     * @param estimates the estimates, at least one
     * @return the picture; its table has the risks of both groups
     * @throws IllegalArgumentException if there is no estimate, or one is not finite
     */
    public static Picture effects(List<EffectEstimate> estimates) {
        List<Quantity> dots = estimates.stream()
                .map(one -> new Quantity(one.method(), one.effect(), one.low(), one.high()))
                .toList();
        List<List<String>> rows = estimates.stream()
                .map(one -> List.of(
                        one.method(),
                        Numerals.number(one.treatedRisk()),
                        Numerals.number(one.controlRisk()),
                        Numerals.number(one.effect()),
                        Numerals.number(one.low()),
                        Numerals.number(one.high())))
                .toList();
        String title = "Effect of the intervention";
        return Charts.dots(title, Axis.of("change of the share of bad outcomes, 95 % interval"), dots)
                .told(new Table(title, List.of("method", "treated", "untreated", "effect", "from", "to"), rows));
    }

    /**
     * Draws how many bad outcomes are prevented the more people are treated, those first who were said to benefit most;
     * beside the line of an order by chance. Of a long curve 40 points are drawn, about evenly apart, and both ends.
     *
     * @param curve the curve
     * @return the picture
     */
    public static Picture uplift(UpliftCurve curve) {
        int[] drawn = drawn(curve.shares().size());
        double[] xs =
                Arrays.stream(drawn).mapToDouble(i -> curve.shares().get(i)).toArray();
        double[] ys =
                Arrays.stream(drawn).mapToDouble(i -> curve.uplift().get(i)).toArray();
        Line chance = Line.of("by chance", new double[] {0, 1}, new double[] {0, ys[ys.length - 1]});
        return Charts.lines(
                        "Uplift",
                        Axis.percent("people treated, the greatest benefit first"),
                        Axis.of("bad outcomes prevented"),
                        List.of(Line.of("by benefit", xs, ys), chance))
                .noted("AUUC " + Numerals.number(curve.auuc()) + ", Qini " + Numerals.number(curve.qiniCoefficient())
                        + ".");
    }

    private static int[] drawn(int points) {
        int last = points - 1;
        int steps = Math.min(last, MOST_POINTS);
        return IntStream.rangeClosed(0, steps)
                .map(step -> steps == 0 ? 0 : (int) ((long) step * last / steps))
                .toArray();
    }
}
