package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a decision table tests: rules, bands and a policy, over the features that they look at. */
final class DecisionSubject {
    private final RuleSet rules;
    private final FeatureSet features;
    private final Bands bands;
    private final BoundPlan bound;
    private final Set<String> lookedAt;
    private final boolean calibrated;
    private final RowTest[] tests;

    private DecisionSubject(RuleSet rules, ScoringPlan plan) {
        this.rules = rules;
        this.features = plan.features();
        this.bands = plan.bands();
        this.bound = plan.bind();
        this.lookedAt = lookedAt(rules, plan);
        this.calibrated = plan.isCalibrated();
        this.tests =
                rules.rules().stream().map(rule -> rule.when().bind(features)).toArray(RowTest[]::new);
    }

    static DecisionSubject of(RuleSet rules, Bands bands, Policy policy) {
        return of(ScoringPlan.builder(FeatureSet.of(List.copyOf(rules.features())), rules)
                .bands(bands)
                .policy(policy)
                .build());
    }

    static DecisionSubject of(ScoringPlan plan) {
        if (!(plan.scorer() instanceof RuleSet rules)) {
            throw new IllegalArgumentException("The scorer of the plan ("
                    + plan.scorer().name() + ") must be a rule set, but is none.\nMaybe test a model by its metrics.");
        }
        return new DecisionSubject(rules, plan);
    }

    /** The features that rules and policy look at; all of them where the policy does not tell. */
    private static Set<String> lookedAt(RuleSet rules, ScoringPlan plan) {
        Set<Feature> used = new LinkedHashSet<>(rules.features());
        if (plan.policy() instanceof RulePolicy policy) {
            used.addAll(policy.features());
        } else if (plan.policy() != Policy.NONE) {
            plan.features().forEach(used::add);
        }
        return used.stream().map(Feature::name).collect(Collectors.toSet());
    }

    boolean looksAt(Feature feature) {
        return lookedAt.contains(feature.name());
    }

    RuleSet rules() {
        return rules;
    }

    FeatureSet features() {
        return features;
    }

    Bands bands() {
        return bands;
    }

    boolean isCalibrated() {
        return calibrated;
    }

    double points(double[] row) {
        return bound.rawScore(row);
    }

    String band(double[] row) {
        return bound.bandOf(row, bound.scoreOf(points(row))).name();
    }

    Set<String> fired(double[] row) {
        Set<String> codes = new LinkedHashSet<>();
        IntStream.range(0, tests.length)
                .filter(rule -> tests[rule].test(row))
                .forEach(rule -> codes.add(rules.rules().get(rule).code()));
        return codes;
    }

    /** A row of which nothing is known but that it is legal. */
    double[] emptyRow() {
        return features.stream()
                .mapToDouble(
                        feature -> feature.isOptional() ? Double.NaN : new FeatureCells(feature, List.of()).valueOf(0))
                .toArray();
    }

    /** A row with the values of the rules' features, and legal ones of the others. */
    double[] rowOf(FeatureSet named, double[] values) {
        double[] row = emptyRow();
        for (int slot = 0; slot < row.length; slot++) {
            if (named.contains(features.get(slot).name())) {
                row[slot] = values[named.names().indexOf(features.get(slot).name())];
            }
        }
        return row;
    }
}
