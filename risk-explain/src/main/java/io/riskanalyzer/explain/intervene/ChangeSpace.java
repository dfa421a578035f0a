package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that the levers can do to one row, and bounds of what comes of it. For one thread. */
final class ChangeSpace {
    /** Sums of parts may be rounded otherwise than the score itself. */
    private static final double ROUNDING = 1e-9;

    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final double[] row;
    private final Options[] options;
    private final int[] levers;
    private final boolean comesApart; // each lever's gain is the same whatever the others do
    private final List<Addend> addends = new ArrayList<>();
    private final double constant;
    private final double slack;
    private final EffortBound efforts;

    ChangeSpace(ScoringPlan plan, BoundPlan bound, List<BoundLever> bounds, double[] row) {
        this.plan = plan;
        this.bound = bound;
        this.row = row.clone();
        options = bounds.stream().map(lever -> lever.optionsOf(row)).toArray(Options[]::new);
        levers = IntStream.range(0, options.length)
                .filter(lever -> options[lever].size() > 1)
                .toArray();
        RiskScorer scorer = plan.scorer();
        comesApart = scorer instanceof LinearModel || scorer instanceof Scorecard;
        double raw = bound.rawScore(row);
        slack = ROUNDING * (1 + Math.abs(raw));
        constant = addParts(scorer, raw);
        double[][] gains = new double[options.length][];
        Arrays.setAll(gains, lever -> gainsOf(lever, raw));
        efforts = new EffortBound(options, gains);
    }

    /** Takes the scorer apart; returns the constant that its parts leave to the raw score. */
    private double addParts(RiskScorer scorer, double raw) {
        if (comesApart) {
            return 0; // no parts are needed: see gainsOf
        }
        double now = 0;
        if (scorer instanceof TreeEnsemble trees) {
            addends.addAll(TreeAddend.of(trees, plan.features(), options, row));
            int[] stay = new int[options.length];
            for (Addend tree : addends) {
                now += tree.least(stay);
            }
            return trees.scale() == Scale.PROBABILITY ? trees.base() : raw - now; // a probability may have been cut
        }
        for (RiskScorer part : scorer.parts()) {
            int[] own = leversOf(part.features());
            if (own.length > 0) {
                RowScorer scores = part.bind(plan.features());
                addends.add(
                        ChoiceTable.isSmall(own, options)
                                ? ChoiceTable.of(own, options, row, scores::score)
                                : new OpenAddend(own));
                now += scores.score(row);
            }
        }
        return raw - now;
    }

    private int[] leversOf(Collection<Feature> features) {
        List<Integer> slots = features.stream().map(plan.features()::slotOf).toList();
        return Arrays.stream(levers)
                .filter(lever -> options[lever].moves(slots))
                .toArray();
    }

    private double[] gainsOf(int lever, double raw) {
        double[] gains = new double[options[lever].size()];
        for (int option = 1; option < gains.length; option++) {
            if (comesApart) {
                double[] changed = row.clone();
                options[lever].apply(option, changed);
                gains[option] = raw - bound.rawScore(changed);
            } else {
                for (Addend addend : addends) {
                    gains[option] += addend.greatestGain(lever, option);
                }
            }
        }
        return gains;
    }

    /** What the policy lets each level count for: minus the worst level of the score that ends at most at the target. */
    @Nullable
    Addend policyTable(int target) {
        Policy policy = plan.policy();
        int[] own = leversOf(policy.features());
        if (policy.features().isEmpty() || !ChoiceTable.isSmall(own, options)) {
            return null;
        }
        var decides = policy.bind(plan.features(), plan.bands());
        List<Band> all = plan.bands().all();
        return ChoiceTable.of(own, options, row, changed -> {
            int worst = -1;
            for (Band band : all) {
                double score = band.level() == 0 ? Math.nextDown(band.to()) : band.from();
                if (decides.levelOf(changed, score, band.level()) <= target) {
                    worst = band.level();
                }
            }
            return -worst;
        });
    }

    boolean hasPolicy() {
        return plan.policy() != Policy.NONE;
    }

    /** The levers on which the policy depends. */
    int[] policyLevers() {
        return leversOf(plan.policy().features());
    }

    int size() {
        return options.length;
    }

    /** The levers that can do anything. */
    int[] levers() {
        return levers;
    }

    Options options(int lever) {
        return options[lever];
    }

    EffortBound efforts() {
        return efforts;
    }

    double slack() {
        return slack;
    }

    /** How many levels there are. */
    int bands() {
        return plan.bands().all().size();
    }

    /** The row after the decided levers. */
    double[] rowOf(int[] choice) {
        double[] changed = row.clone();
        for (int lever : levers) {
            if (choice[lever] > 0) {
                options[lever].apply(choice[lever], changed);
            }
        }
        return changed;
    }

    double effortOf(int[] choice) {
        double effort = 0;
        for (int lever : levers) {
            effort += choice[lever] > 0 ? options[lever].effort(choice[lever]) : 0;
        }
        return effort;
    }

    double rawScore(double[] changed) {
        return bound.rawScore(changed);
    }

    int levelOf(double[] changed, double rawScore) {
        return bound.bandOf(changed, bound.scoreOf(rawScore)).level();
    }

    /** The least raw score that the decided levers allow; or less. */
    double leastRaw(int[] choice) {
        if (comesApart) {
            return Double.NEGATIVE_INFINITY; // the bound of the efforts sees as much
        }
        double least = constant - slack;
        for (Addend addend : addends) {
            least += addend.least(choice);
        }
        return plan.scorer().scale() == Scale.PROBABILITY ? Math.min(1, least) : least;
    }

    /** The greatest raw score whose band is at most of a level; ±∞ if all are, or none. Scores never fall as raw ones rise. */
    double greatestRaw(int level) {
        if (level >= plan.bands().all().size() - 1) {
            return Double.POSITIVE_INFINITY;
        }
        boolean isProbability = plan.scorer().scale() == Scale.PROBABILITY; // whose calibration knows no other numbers
        double lowest = isProbability ? 0 : -Double.MAX_VALUE;
        double highest = isProbability ? 1 : Double.MAX_VALUE;
        if (level < 0 || !isUpTo(level, lowest)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (isUpTo(level, highest)) {
            return Double.POSITIVE_INFINITY;
        }
        long low = ordered(lowest);
        long high = ordered(highest);
        while (high - low > 1 || high - low < 0) {
            long middle = Math.floorDiv(low, 2) + Math.floorDiv(high, 2) + (low & high & 1);
            if (isUpTo(level, ofOrdered(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return ofOrdered(low);
    }

    private boolean isUpTo(int level, double rawScore) {
        return plan.bands().bandOf(bound.scoreOf(rawScore)).level() <= level;
    }

    /** Doubles as numbers of the same order. */
    private static long ordered(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double ofOrdered(long number) {
        return Double.longBitsToDouble(number < 0 ? Long.MIN_VALUE - number : number);
    }

    ChangePlan planOf(int[] choice) {
        double[] changed = rowOf(choice);
        List<Change> changes = new ArrayList<>();
        for (int lever : levers) {
            for (int place = 0; choice[lever] > 0 && place < options[lever].places(); place++) {
                int slot = options[lever].slot(place);
                if (Double.compare(row[slot], changed[slot]) != 0) {
                    changes.add(new Change(plan.features().get(slot), row[slot], changed[slot]));
                }
            }
        }
        double raw = bound.rawScore(changed);
        double score = bound.scoreOf(raw);
        return new ChangePlan(
                changes, effortOf(choice), score, bound.displayedOf(raw, score), bound.bandOf(changed, score));
    }
}
