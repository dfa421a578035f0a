package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Interventions bound to the rows of a plan and a cohort: what every package of them makes of each person. */
final class Catalogue {
    private static final int BLOCK = 256;

    private final List<Intervention> interventions;
    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final int[] packages; // the interventions of each package, a bit each, by rising number
    private final int[][] slots;
    private final List<List<Feature>> changed;

    Catalogue(ScoringPlan plan, List<Intervention> interventions, int mostPerPerson) {
        this.plan = plan;
        this.bound = plan.bind();
        this.interventions = interventions;
        List<Integer> masks = new ArrayList<>();
        addPackages(0, 0, mostPerPerson, masks);
        packages = masks.stream()
                .filter(mask -> mask != 0)
                .mapToInt(Integer::intValue)
                .toArray();
        changed = interventions.stream()
                .map(one -> one.changed().stream()
                        .map(feature -> plan.features().get(plan.features().slotOf(feature)))
                        .toList())
                .toList();
        slots = changed.stream()
                .map(features ->
                        features.stream().mapToInt(plan.features()::slotOf).toArray())
                .toArray(int[][]::new);
    }

    private void addPackages(int next, int mask, int left, List<Integer> masks) {
        if (next == interventions.size()) {
            masks.add(mask);
            return;
        }
        addPackages(next + 1, mask, left, masks);
        boolean excluded = false;
        for (int i = 0; i < next; i++) {
            excluded |= (mask >> i & 1) != 0 && interventions.get(i).excludes(interventions.get(next));
        }
        if (left > 0 && !excluded) {
            addPackages(next + 1, mask | 1 << next, left - 1, masks);
        }
    }

    int packages() {
        return packages.length;
    }

    /** The risk of each person as they are. */
    double[] risks(Frame rows) {
        double[] risks = new double[rows.rows()];
        bound.rawScores(rows, 0, risks.length, risks);
        Arrays.setAll(risks, i -> bound.scoreOf(risks[i]));
        return risks;
    }

    /**
     * Returns what each person could be given: the packages that they are eligible for, can be paid, and help.
     *
     * @param cohort the people, with every feature that a condition looks at
     * @param rows the same people, with the features of the plan
     * @param risks the risk of each person
     * @param weights how much each person counts
     * @param budget the money
     */
    Offers offers(Frame cohort, Frame rows, double[] risks, double[] weights, double budget) {
        int people = rows.rows();
        int[][] masks = new int[people][];
        double[][] gains = new double[people][];
        boolean[] beyondBudget = new boolean[people];
        double room = Offers.withRoom(budget);
        int blocks = (people + BLOCK - 1) / BLOCK;
        @Nullable RowTest[] tests = tests(cohort.features());
        Workers.forEach(
                blocks,
                block -> {
                    double[] asked = new double[cohort.features().size()];
                    double[] row = new double[plan.features().size()];
                    for (int i = block * BLOCK; i < Math.min(people, (block + 1) * BLOCK); i++) {
                        cohort.copyRow(i, asked);
                        rows.copyRow(i, row);
                        Helping found = helping(eligible(tests, asked), row, risks[i], weights[i], room);
                        masks[i] = found.masks();
                        gains[i] = found.gains();
                        beyondBudget[i] = found.isAnyBeyondBudget();
                    }
                },
                Math.min(Runtime.getRuntime().availableProcessors(), Math.max(1, blocks)),
                (done, total) -> {});
        return collected(masks, gains, room, beyondBudget);
    }

    private @Nullable RowTest[] tests(FeatureSet features) {
        @Nullable RowTest[] tests = new RowTest[interventions.size()];
        for (int i = 0; i < tests.length; i++) {
            Condition condition = interventions.get(i).eligibility();
            tests[i] = condition == null ? null : condition.bind(features);
        }
        return tests;
    }

    /** The interventions that a person may have, a bit each. */
    private int eligible(@Nullable RowTest[] tests, double[] asked) {
        int mask = 0;
        for (int i = 0; i < tests.length; i++) {
            RowTest test = tests[i];
            if (interventions.get(i).capacity() > 0 && (test == null || test.test(asked))) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    /** The packages that help one person and can be paid, and whether others would help. */
    private record Helping(List<Integer> packages, List<Double> worth, boolean isAnyBeyondBudget) {
        int[] masks() {
            return packages.stream().mapToInt(Integer::intValue).toArray();
        }

        double[] gains() {
            return worth.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    private Helping helping(int eligible, double[] row, double risk, double weight, double budget) {
        List<Integer> own = new ArrayList<>();
        List<Double> worth = new ArrayList<>();
        boolean isAnyBeyondBudget = false;
        for (int mask : packages) {
            if ((mask & ~eligible) == 0) {
                double gain = weight * (risk - riskAfter(mask, row));
                if (gain > 0 && costOf(mask) <= budget) {
                    own.add(mask);
                    worth.add(gain);
                }
                isAnyBeyondBudget |= gain > 0 && !(costOf(mask) <= budget);
            }
        }
        return new Helping(own, worth, isAnyBeyondBudget);
    }

    /** The risk of a row after all of a package: scored once, not effect by effect. */
    double riskAfter(int mask, double[] row) {
        double[] after = row.clone();
        double factor = 1;
        for (int i = 0; i < slots.length; i++) {
            if ((mask >> i & 1) != 0) {
                interventions.get(i).apply(slots[i], changed.get(i), after);
                factor *= interventions.get(i).riskFactor();
            }
        }
        double risk = bound.scoreOf(bound.rawScore(after)) * factor;
        return plan.scoreScale() == Scale.PROBABILITY ? Math.min(1, risk) : risk;
    }

    double costOf(int mask) {
        double cost = 0;
        for (int i = 0; i < slots.length; i++) {
            cost += (mask >> i & 1) != 0 ? interventions.get(i).cost() : 0;
        }
        return cost;
    }

    private Offers collected(int[][] masks, double[][] gains, double budget, boolean[] beyondBudget) {
        int[] starts = new int[masks.length + 1];
        for (int person = 0; person < masks.length; person++) {
            starts[person + 1] = starts[person] + masks[person].length;
        }
        int[] allMasks = new int[starts[masks.length]];
        double[] allGains = new double[allMasks.length];
        for (int person = 0; person < masks.length; person++) {
            System.arraycopy(masks[person], 0, allMasks, starts[person], masks[person].length);
            System.arraycopy(gains[person], 0, allGains, starts[person], gains[person].length);
        }
        double[] costs = Arrays.stream(allMasks).mapToDouble(this::costOf).toArray();
        int[] seats = interventions.stream().mapToInt(Intervention::capacity).toArray();
        return new Offers(starts, allMasks, allGains, costs, budget, seats, beyondBudget);
    }
}
