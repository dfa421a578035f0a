package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.explain.intervene.CounterfactualAnswer.Outcome;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cheapest plan is the cheapest of all: every point of the grid is tried. */
class CounterfactualBruteForceTest {
    private static final int MODELS_OF_A_KIND = 50;

    /** A lever as the test sees it: by its numbers alone. */
    private record Known(
            Feature feature, int direction, double least, double greatest, double step, double fixed, double perUnit) {
        Lever lever() {
            Lever lever = !(feature instanceof NumberFeature number)
                    ? Lever.changing(feature)
                    : direction > 0
                            ? Lever.raising(number)
                            : direction < 0 ? Lever.lowering(number) : Lever.changing(number);
            lever = lever.effort(fixed);
            return feature instanceof NumberFeature
                    ? lever.within(least, greatest).inSteps(step).effortPerUnit(perUnit)
                    : lever;
        }

        List<Double> targets(double from) {
            List<Double> targets = new ArrayList<>();
            if (Double.isNaN(from)) {
                return targets;
            }
            if (!(feature instanceof NumberFeature)) {
                for (double level = 0; level < (feature == RandomPlans.F ? 2 : 3); level++) {
                    targets.add(level);
                }
            } else {
                for (int i = -100; i <= 100; i++) {
                    double to = i / (1 / step); // a step is 1, or a whole number of times in 1
                    if (to >= least && to <= greatest && (direction == 0 || (to - from) * direction > 0)) {
                        targets.add(to);
                    }
                }
            }
            targets.removeIf(to -> to == from);
            return targets;
        }

        double effort(double from, double to) {
            return feature instanceof NumberFeature ? fixed + perUnit * Math.abs(to - from) : fixed;
        }
    }

    @ParameterizedTest(name = "kind {0}")
    @ValueSource(ints = {0, 1, 2, 3})
    void of_smallRandomModel_isCheapestOfTheGrid(int kind) {
        int reached = 0;
        int out = 0;
        for (int i = 0; i < MODELS_OF_A_KIND; i++) {
            long seed = 1000L * kind + i;
            Outcome outcome = requireCheapest(kind, seed);
            reached += outcome == Outcome.PROVEN ? 1 : 0;
            out += outcome == Outcome.OUT_OF_REACH ? 1 : 0;
        }
        assertThat(reached).as("enough plans to compare").isGreaterThan(MODELS_OF_A_KIND / 3);
        assertThat(out).as("enough without a plan").isPositive();
    }

    private static Outcome requireCheapest(int kind, long seed) {
        RandomPlans plans = new RandomPlans(seed);
        ScoringPlan plan = plans.next(kind);
        SplittableRandom random = plans.random();
        BoundPlan bound = plan.bind();
        double[] row = plans.row();
        for (int i = 0; i < 50 && levelOf(bound, row) == 0; i++) {
            row = plans.row();
        }
        List<Known> levers = List.of(
                new Known(RandomPlans.A, random.nextInt(3) - 1, 1, 9, 1, random.nextInt(3), random.nextDouble(0.1, 1)),
                new Known(RandomPlans.C, random.nextInt(3) - 1, 0, 0.8, 0.2, 1, random.nextDouble(0, 5)),
                new Known(RandomPlans.F, 0, 0, 1, 1, random.nextDouble(0.5, 4), 0),
                new Known(RandomPlans.G, 0, 0, 2, 1, random.nextDouble(0.5, 4), 0));
        boolean carries = kind != 1 && random.nextBoolean(); // in the scorecard −3 is a code that nothing goes to
        double perUnit = carries ? random.nextInt(-2, 3) / 4.0 : 0;
        int atMost = random.nextInt(1, 5);
        Counterfactual.Builder builder = Counterfactual.builder(plan).atMost(atMost);
        for (Known lever : levers) {
            builder.lever(
                    lever.feature() == RandomPlans.A && carries
                            ? lever.lever().carrying(RandomPlans.B, perUnit)
                            : lever.lever());
        }
        String wanted = random.nextBoolean() ? "GREEN" : "AMBER";
        CounterfactualAnswer answer = builder.build().of(row, wanted);

        int target = plan.bands().get(wanted).level();
        double cheapest =
                levelOf(bound, row) <= target ? 0 : cheapest(bound, levers, 0, row, row, perUnit, target, atMost, 0);
        String hint = "seed " + seed + ", row " + RandomPlans.text(row) + ", at most " + atMost + ", " + answer;
        if (cheapest == Double.POSITIVE_INFINITY) {
            assertThat(answer.outcome()).as(hint).isEqualTo(Outcome.OUT_OF_REACH);
            assertThat(answer.cheapest()).as(hint).isEmpty();
            assertThat(answer.leastEffort()).isInfinite();
            requireBestInReach(answer, bound, levers, row, perUnit, atMost, hint);
        } else {
            assertThat(answer.outcome()).as(hint).isIn(Outcome.PROVEN, Outcome.ALREADY_THERE);
            assertThat(answer.cheapest().orElseThrow().effort()).as(hint).isCloseTo(cheapest, within(1e-9));
            assertThat(answer.cheapest().orElseThrow().band().level()).as(hint).isLessThanOrEqualTo(target);
            assertThat(answer.gap()).isZero();
        }
        return answer.outcome();
    }

    private static void requireBestInReach(
            CounterfactualAnswer answer,
            BoundPlan bound,
            List<Known> levers,
            double[] row,
            double perUnit,
            int atMost,
            String hint) {
        for (int level = 0; level < answer.before().level(); level++) {
            double effort = cheapest(bound, levers, 0, row, row, perUnit, level, atMost, 0);
            if (effort < Double.POSITIVE_INFINITY) {
                assertThat(answer.plans().get(0).effort()).as(hint).isCloseTo(effort, within(1e-9));
                assertThat(answer.reachable().level()).as(hint).isEqualTo(level);
                return;
            }
        }
        assertThat(answer.plans()).as(hint).isEmpty();
        assertThat(answer.reachable()).as(hint).isEqualTo(answer.before());
    }

    private static int levelOf(BoundPlan bound, double[] row) {
        return bound.bandOf(row, bound.scoreOf(bound.rawScore(row))).level();
    }

    private static double cheapest(
            BoundPlan bound,
            List<Known> levers,
            int lever,
            double[] before,
            double[] row,
            double perUnit,
            int target,
            int changes,
            double effort) {
        if (lever == levers.size()) {
            return levelOf(bound, row) <= target ? effort : Double.POSITIVE_INFINITY;
        }
        double best = cheapest(bound, levers, lever + 1, before, row, perUnit, target, changes, effort);
        Known known = levers.get(lever);
        int slot = RandomPlans.FEATURES.slotOf(known.feature());
        if (changes > 0) {
            for (double to : known.targets(before[slot])) {
                double[] changed = row.clone();
                changed[slot] = to;
                if (slot == 0) {
                    changed[1] = Math.max(-4, Math.min(4, before[1] + perUnit * (to - before[0])));
                }
                best = Math.min(
                        best,
                        cheapest(
                                bound,
                                levers,
                                lever + 1,
                                before,
                                changed,
                                perUnit,
                                target,
                                changes - 1,
                                effort + known.effort(before[slot], to)));
            }
        }
        return best;
    }

    @Test
    void of_sameRowTwice_isSameAnswer() {
        RandomPlans plans = new RandomPlans(7);
        ScoringPlan plan = plans.next(3);
        Counterfactual search = Counterfactual.builder(plan)
                .lever(Lever.changing(RandomPlans.A))
                .lever(Lever.changing(RandomPlans.B))
                .lever(Lever.changing(RandomPlans.G))
                .alternatives(3)
                .build();
        for (int i = 0; i < 20; i++) {
            double[] row = plans.row();
            assertThat(search.of(row, "GREEN")).isEqualTo(search.of(row, "GREEN"));
        }
    }
}
