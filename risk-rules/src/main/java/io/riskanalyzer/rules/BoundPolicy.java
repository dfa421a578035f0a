package io.riskanalyzer.rules;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonText;
import io.riskanalyzer.score.RowPolicy;
import java.util.ArrayList;
import java.util.List;

/** A policy bound to rows and bands: its rules by what they decide, each kind in the written order. */
final class BoundPolicy implements RowPolicy {
    private final int highest;
    private final Decision[] knockOuts;
    private final Decision[] overrides;
    private final Decision[] greatest;
    private final Decision[] least;
    private final Decision[] limits;

    /** A rule whose condition is compiled, and the level that it names. */
    private record Decision(String code, RowTest when, int level, ReasonText.RowText text) {
        boolean fires(double[] row) {
            return when.test(row);
        }

        Reason reason(double[] row) {
            return new Reason(code, 0, text.of(row));
        }
    }

    BoundPolicy(RulePolicy policy, FeatureSet features, Bands bands) {
        requireChoice(policy, bands);
        highest = bands.all().size() - 1;
        List<Decision> ofKnockOuts = new ArrayList<>();
        List<Decision> ofOverrides = new ArrayList<>();
        List<Decision> ofGreatest = new ArrayList<>();
        List<Decision> ofLeast = new ArrayList<>();
        List<Decision> ofLimits = new ArrayList<>();
        for (PolicyRule rule : policy.rules()) {
            Decision decision = new Decision(
                    rule.code(),
                    rule.when().bind(features),
                    levelOf(policy, rule, bands),
                    rule.template().bind(features));
            if (rule.effect() instanceof PolicyRule.KnockOut) {
                ofKnockOuts.add(decision);
            } else if (rule.effect() instanceof PolicyRule.Instead) {
                ofOverrides.add(decision);
            } else {
                ofLimits.add(decision);
                (rule.effect() instanceof PolicyRule.AtMost ? ofGreatest : ofLeast).add(decision);
            }
        }
        knockOuts = ofKnockOuts.toArray(Decision[]::new);
        overrides = ofOverrides.toArray(Decision[]::new);
        greatest = ofGreatest.toArray(Decision[]::new);
        least = ofLeast.toArray(Decision[]::new);
        limits = ofLimits.toArray(Decision[]::new);
    }

    private static void requireChoice(RulePolicy policy, Bands bands) {
        if (bands.all().size() < 2) {
            throw new IllegalArgumentException("The bands of the policy " + policy.name() + " (" + bands
                    + ") must be at least two, but there is nothing to choose.\nMaybe add bands to the plan.");
        }
    }

    private static int levelOf(RulePolicy policy, PolicyRule rule, Bands bands) {
        String band = bandOf(rule.effect());
        if (band.isEmpty()) {
            return bands.all().size() - 1;
        }
        return bands.all().stream()
                .filter(one -> one.name().equals(band))
                .findFirst()
                .map(Band::level)
                .orElseThrow(() -> new IllegalArgumentException("The band of rule " + rule.code() + " of the policy "
                        + policy.name() + " (" + band + ") must be one of the plan's bands, but they are " + bands
                        + ".\nMaybe its name is written otherwise."));
    }

    /** The band that an effect names; empty for a knock-out. */
    private static String bandOf(PolicyRule.Effect effect) {
        if (effect instanceof PolicyRule.Instead instead) {
            return instead.band();
        }
        if (effect instanceof PolicyRule.AtLeast atLeast) {
            return atLeast.band();
        }
        return effect instanceof PolicyRule.AtMost atMost ? atMost.band() : "";
    }

    @Override
    public int levelOf(double[] row, double score, int level) {
        if (firstOf(knockOuts, row) >= 0) {
            return highest;
        }
        int override = firstOf(overrides, row);
        int decided = override < 0 ? level : overrides[override].level;
        for (Decision limit : greatest) {
            if (limit.level < decided && limit.fires(row)) {
                decided = limit.level;
            }
        }
        for (Decision limit : least) {
            if (limit.level > decided && limit.fires(row)) {
                decided = limit.level;
            }
        }
        return decided;
    }

    @Override
    public List<Reason> reasons(double[] row) {
        List<Reason> reasons = new ArrayList<>();
        addFired(knockOuts, row, reasons);
        if (reasons.isEmpty()) {
            int override = firstOf(overrides, row);
            if (override >= 0) {
                reasons.add(overrides[override].reason(row));
            }
            addFired(limits, row, reasons);
        }
        return List.copyOf(reasons);
    }

    /** The position of the first that fires, or −1. */
    private static int firstOf(Decision[] decisions, double[] row) {
        for (int i = 0; i < decisions.length; i++) {
            if (decisions[i].fires(row)) {
                return i;
            }
        }
        return -1;
    }

    private static void addFired(Decision[] decisions, double[] row, List<Reason> reasons) {
        for (Decision decision : decisions) {
            if (decision.fires(row)) {
                reasons.add(decision.reason(row));
            }
        }
    }
}
