package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The plan is the best of all assignments, each of which is tried. */
class InterventionPlannerBruteForceTest {
    private static final int CASES = 200;

    /** An intervention as the test sees it: it adds to one number, costs, and has seats. */
    private record Known(
            NumberFeature feature, double amount, double factor, double cost, int seats, int group, double limit) {
        Intervention intervention(String name) {
            Intervention made = Intervention.named(name)
                    .adding(feature, amount)
                    .costing(cost)
                    .capacity(seats)
                    .eligible(RandomPlans.A.atMost(limit));
            made = factor == 1 ? made : made.multiplyingRisk(factor);
            return group == 0 ? made.oneOf("group") : made;
        }

        void apply(double[] row) {
            int slot = RandomPlans.FEATURES.slotOf(feature);
            row[slot] = Math.max(feature.min(), Math.min(feature.max(), row[slot] + amount));
        }
    }

    @Test
    void plan_smallRandomCase_equalsBruteForce_andIsNoWorseThanGreedy() {
        int betterThanGreedy = 0;
        for (long seed = 0; seed < CASES; seed++) {
            betterThanGreedy += requireBest(seed) ? 1 : 0;
        }
        assertThat(betterThanGreedy).as("cases in which greedy is not enough").isGreaterThan(CASES / 20);
    }

    private static boolean requireBest(long seed) {
        RandomPlans plans = new RandomPlans(seed);
        ScoringPlan plan = plans.next(2 + (int) (seed % 2));
        SplittableRandom random = plans.random();
        int people = random.nextInt(3, 7);
        int count = random.nextInt(2, 4);
        int most = random.nextInt(1, 3);
        double budget = random.nextInt(4, 30);
        Frame.Builder builder = Frame.builder(RandomPlans.FEATURES);
        double[][] rows = new double[people][];
        for (int i = 0; i < people; i++) {
            rows[i] = plans.row();
            assertThat(builder.add(rows[i], i + 1, "p" + i)).isTrue();
        }
        List<Known> known = new ArrayList<>();
        InterventionPlanner.Builder planner =
                InterventionPlanner.builder(plan).budget(budget).mostPerPerson(most);
        for (int i = 0; i < count; i++) {
            known.add(new Known(
                    random.nextBoolean() ? RandomPlans.A : RandomPlans.B,
                    random.nextInt(-4, 5) + 0.5,
                    random.nextBoolean() ? 1 : random.nextDouble(0.5, 1),
                    random.nextInt(0, 12),
                    random.nextInt(1, 5),
                    random.nextInt(3),
                    random.nextInt(5, 11)));
            planner.intervention(known.get(i).intervention("i" + i));
        }
        double[] weights = random.doubles(people, 0.5, 2).toArray();
        InterventionPlan found = planner.build().plan(builder.build(), weights);

        double best = best(plan.bind(), rows, weights, known, most, budget, 0, new int[count]);
        double gain = found.expectedBefore() - found.expectedAfter();
        assertThat(gain).as("seed " + seed + "\n" + found).isCloseTo(best, within(1e-9 * Math.max(1, best)));
        assertThat(found.isProven()).as("seed " + seed + "\n" + found).isTrue();
        assertThat(found.cost()).as("seed " + seed).isLessThanOrEqualTo(budget);
        for (InterventionUse use : found.uses()) {
            assertThat(use.people())
                    .as("seed " + seed)
                    .isLessThanOrEqualTo(use.intervention().capacity());
        }
        return gain > greedy(plan.bind(), rows, weights, known, most, budget) + 1e-9;
    }

    private static double gain(BoundPlan plan, double[] row, List<Known> known, int mask) {
        double[] after = row.clone();
        double factor = 1;
        for (int i = 0; i < known.size(); i++) {
            if ((mask >> i & 1) != 0) {
                known.get(i).apply(after);
                factor *= known.get(i).factor();
            }
        }
        return plan.scoreOf(plan.rawScore(row)) - Math.min(1, plan.scoreOf(plan.rawScore(after)) * factor);
    }

    private static double costOf(List<Known> known, int mask) {
        double cost = 0;
        for (int i = 0; i < known.size(); i++) {
            cost += (mask >> i & 1) * known.get(i).cost();
        }
        return cost;
    }

    private static boolean isAllowed(double[] row, List<Known> known, int mask, int most, int[] used) {
        int inGroup = 0;
        for (int i = 0; i < known.size(); i++) {
            if ((mask >> i & 1) != 0) {
                if (!(row[0] <= known.get(i).limit()) || used[i] >= known.get(i).seats()) {
                    return false;
                }
                inGroup += known.get(i).group() == 0 ? 1 : 0;
            }
        }
        return Integer.bitCount(mask) <= most && inGroup <= 1;
    }

    private static double best(
            BoundPlan plan,
            double[][] rows,
            double[] weights,
            List<Known> known,
            int most,
            double left,
            int person,
            int[] used) {
        if (person == rows.length) {
            return 0;
        }
        double best = best(plan, rows, weights, known, most, left, person + 1, used);
        for (int mask = 1; mask < 1 << known.size(); mask++) {
            double cost = costOf(known, mask);
            if (cost <= left && isAllowed(rows[person], known, mask, most, used)) {
                int[] more = used.clone();
                for (int i = 0; i < more.length; i++) {
                    more[i] += mask >> i & 1;
                }
                double own = weights[person] * gain(plan, rows[person], known, mask);
                best = Math.max(best, own + best(plan, rows, weights, known, most, left - cost, person + 1, more));
            }
        }
        return best;
    }

    /** One package a person, the best gain for its price first. */
    private static double greedy(
            BoundPlan plan, double[][] rows, double[] weights, List<Known> known, int most, double budget) {
        boolean[] done = new boolean[rows.length];
        int[] used = new int[known.size()];
        double left = budget;
        double sum = 0;
        while (true) {
            double bestRate = 0;
            int bestPerson = -1;
            int bestMask = 0;
            for (int person = 0; person < rows.length; person++) {
                for (int mask = 1; mask < 1 << known.size() && !done[person]; mask++) {
                    double gain = weights[person] * gain(plan, rows[person], known, mask);
                    double cost = costOf(known, mask);
                    double rate = gain / Math.max(cost, 1e-9);
                    if (rate > bestRate && cost <= left && isAllowed(rows[person], known, mask, most, used)) {
                        bestRate = rate;
                        bestPerson = person;
                        bestMask = mask;
                    }
                }
            }
            if (bestPerson < 0) {
                return sum;
            }
            done[bestPerson] = true;
            left -= costOf(known, bestMask);
            sum += weights[bestPerson] * gain(plan, rows[bestPerson], known, bestMask);
            for (int i = 0; i < used.length; i++) {
                used[i] += bestMask >> i & 1;
            }
        }
    }
}
