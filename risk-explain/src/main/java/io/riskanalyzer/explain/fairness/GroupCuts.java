package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A cut of the score for each group: who is below that of their own group is favoured. No decision is drawn by lot.
 *
 * <p>Such cuts treat people of one score differently by an audited attribute, which must be known when it is decided. In
 * many places that is against the law, even where the aim is equality; ask before you use them. To learn what equality would
 * cost they can always be computed.
 *
 * @param attribute the name of the attribute
 * @param cuts one for each group, in the order of the levels
 * @param criterion what was to be equal
 * @param gap the largest value of the criterion less the smallest, on the rows that the cuts were found on
 * @param cost the mean cost of a decision there
 */
public record GroupCuts(String attribute, List<Cut> cuts, Criterion criterion, double gap, double cost) {

    /** Shares that differ by the tolerance may differ by a last digit more. */
    private static final double ROUNDING = 1e-12;

    /**
     * Where a group is cut. It lies in the middle between two scores that occur, so that a score may be rounded otherwise.
     *
     * @param group the group
     * @param below who scores less is favoured; infinite for all or for nobody
     */
    public record Cut(Group group, double below) {}

    /** Copies the list. */
    public GroupCuts {
        cuts = List.copyOf(cuts);
    }

    /**
     * Finds the cuts of least cost whose values of a criterion lie no further apart than a tolerance. The search is exact:
     * no other cuts between scores that occur are cheaper. O(rows · (log rows + groups)) time.
     *
     * @param attribute the attribute, audited in the data; missing and unknown are groups of their own
     * @param data the rows to find cuts on, of which those to judge them on are not part
     * @param scores the score of each row, finite, shape (rows)
     * @param criterion {@link Criterion#DEMOGRAPHIC_PARITY} or {@link Criterion#EQUAL_OPPORTUNITY}
     * @param tolerance the greatest gap, in [0, 1]; with 0 all are favoured alike, in small groups often everyone or nobody
     * @param costs what wrong decisions cost
     * @return the cuts; of equally cheap ones those with the smallest value
     * @throws IllegalArgumentException if the criterion is another, the tolerance outside [0, 1], the shapes differ, a score
     *     is not finite, the attribute is not audited in the data, or a group has no row that the criterion is about
     */
    public static GroupCuts withinGap(
            CategoryFeature<?> attribute,
            Dataset data,
            double[] scores,
            Criterion criterion,
            double tolerance,
            DecisionCosts costs) {
        if (!(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException(
                    "The tolerance (" + tolerance + ") must be in [0, 1].\nMaybe write 0.02 for two points.");
        }
        List<CutCandidates> groups = candidates(attribute, data, scores, criterion, costs);
        double[] starts = groups.stream()
                .flatMapToDouble(CutCandidates::rates)
                .sorted()
                .distinct()
                .toArray();
        int[] best = new int[0];
        double least = Double.POSITIVE_INFINITY;
        groups.forEach(CutCandidates::startSearch);
        for (double from : starts) {
            double cost = 0;
            int[] chosen = new int[groups.size()];
            boolean isPossible = true;
            for (int i = 0; i < chosen.length && isPossible; i++) {
                chosen[i] = groups.get(i).cheapestBetween(from, from + tolerance + ROUNDING);
                isPossible = chosen[i] >= 0;
                cost += isPossible ? groups.get(i).cost(chosen[i]) : 0;
            }
            if (isPossible && cost < least) {
                least = cost;
                best = chosen;
            }
        }
        return of(attribute, groups, best, criterion); // nobody favoured is always possible, so one is found
    }

    /**
     * Finds the cuts that leave at most so many without favour, when a criterion is to be equal: places for those at risk,
     * dealt evenly. Each group is cut at the lowest value of the criterion that is at least the common one, which is the
     * lowest that the places allow. O(rows · log rows · groups) time.
     *
     * @param attribute the attribute, audited in the data; missing and unknown are groups of their own
     * @param data the rows to find cuts on
     * @param scores the score of each row, finite, shape (rows)
     * @param criterion {@link Criterion#DEMOGRAPHIC_PARITY} or {@link Criterion#EQUAL_OPPORTUNITY}
     * @param places the most weight that may be unfavoured, at least 0
     * @param costs what wrong decisions cost: they are told, and decide nothing here
     * @return the cuts
     * @throws IllegalArgumentException if the criterion is another, the places are less than 0, the shapes differ, a score is
     *     not finite, the attribute is not audited in the data, or a group has no row that the criterion is about
     */
    public static GroupCuts withinCapacity(
            CategoryFeature<?> attribute,
            Dataset data,
            double[] scores,
            Criterion criterion,
            double places,
            DecisionCosts costs) {
        if (!(places >= 0)) {
            throw new IllegalArgumentException(
                    "The places (" + places + ") must be at least 0.\nMaybe some are counted twice.");
        }
        List<CutCandidates> groups = candidates(attribute, data, scores, criterion, costs);
        double[] rates = groups.stream()
                .flatMapToDouble(CutCandidates::rates)
                .sorted()
                .distinct()
                .toArray();
        int low = 0;
        int high = rates.length - 1; // all are favoured at a rate of 1: no place is needed
        while (low < high) {
            int middle = (low + high) / 2;
            double rate = rates[middle];
            double needed = groups.stream()
                    .mapToDouble(group -> group.unfavoured(group.firstFrom(rate)))
                    .sum();
            if (needed <= places) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double rate = rates[low];
        int[] chosen = groups.stream().mapToInt(group -> group.firstFrom(rate)).toArray();
        return of(attribute, groups, chosen, criterion);
    }

    private static List<CutCandidates> candidates(
            CategoryFeature<?> attribute, Dataset data, double[] scores, Criterion criterion, DecisionCosts costs) {
        if (criterion != Criterion.DEMOGRAPHIC_PARITY && criterion != Criterion.EQUAL_OPPORTUNITY) {
            throw new IllegalArgumentException("The criterion of cuts (" + criterion
                    + ") must be demographic parity or equal opportunity, but one cut a group cannot reach the others."
                    + "\nMaybe look at them in the audit of what comes out.");
        }
        Decisions decisions = new Decisions(data, scores, new boolean[data.rows()]);
        Grouping grouping = Grouping.of(data, List.of(attribute));
        List<CutCandidates> groups = new ArrayList<>();
        for (int group = 0; group < grouping.size(); group++) {
            int own = group;
            int[] rows = IntStream.range(0, data.rows())
                    .filter(row -> grouping.groupOf(row) == own)
                    .toArray();
            groups.add(new CutCandidates(grouping.groups().get(group), decisions, rows, criterion, costs));
        }
        return groups;
    }

    private static GroupCuts of(
            CategoryFeature<?> attribute, List<CutCandidates> groups, int[] chosen, Criterion criterion) {
        List<Cut> cuts = new ArrayList<>();
        double least = 1;
        double greatest = 0;
        double cost = 0;
        double weight = 0;
        for (int i = 0; i < chosen.length; i++) {
            CutCandidates group = groups.get(i);
            cuts.add(new Cut(group.group(), group.below(chosen[i])));
            least = Math.min(least, group.rate(chosen[i]));
            greatest = Math.max(greatest, group.rate(chosen[i]));
            cost += group.cost(chosen[i]);
            weight += group.group().weight();
        }
        return new GroupCuts(attribute.name(), cuts, criterion, greatest - least, cost / weight);
    }

    /** Whether each row is below the cut of its group; one of a group that was not there when cuts were found is not. */
    boolean[] favourable(CategoryFeature<?> of, Dataset data, double[] scores) {
        Grouping grouping = Grouping.of(data, List.of(of));
        double[] below = new double[grouping.size()];
        for (int i = 0; i < below.length; i++) {
            Group group = grouping.groups().get(i);
            Optional<Cut> cut = cuts.stream()
                    .filter(one -> one.group().levels().equals(group.levels()))
                    .findFirst();
            below[i] = cut.map(Cut::below).orElse(Double.NEGATIVE_INFINITY);
        }
        boolean[] favourable = new boolean[scores.length];
        for (int row = 0; row < favourable.length; row++) {
            favourable[row] = grouping.groupOf(row) >= 0 && scores[row] < below[grouping.groupOf(row)];
        }
        return favourable;
    }
}
