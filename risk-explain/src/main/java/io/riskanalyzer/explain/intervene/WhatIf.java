package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The question what a plan would say of a subject if some values were others.
 *
 * <pre>{@code
 * WhatIf question = WhatIf.of(plan).with(ATTENDANCE, 0.9).with("feesOverdue", "no");
 * double[] row = {0.62, 48, 2, 1};
 * WhatIfAnswer answer = question.of(row);
 * }</pre>
 *
 * <p>Any feature may be given another value, a sensitive one too. Immutable and thread-safe; each method returns a changed
 * copy.
 */
public final class WhatIf {
    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final Map<Integer, Double> values;

    private WhatIf(ScoringPlan plan, BoundPlan bound, Map<Integer, Double> values) {
        this.plan = plan;
        this.bound = bound;
        this.values = values;
    }

    /**
     * Starts a question in which nothing is changed.
     *
     * @param plan what answers it
     * @return the question
     */
    public static WhatIf of(ScoringPlan plan) {
        return new WhatIf(plan, plan.bind(), Map.of());
    }

    /**
     * Returns a copy in which a feature has another value; the last one counts.
     *
     * @param feature the feature
     * @param value its encoded value, NaN for missing
     * @return the copy
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the plan does not have the feature
     * @throws IllegalArgumentException if the feature does not accept the value
     */
    public WhatIf with(Feature feature, double value) {
        int slot = plan.features().slotOf(feature);
        Feature own = plan.features().get(slot);
        if (!own.accepts(value)) {
            throw new IllegalArgumentException(
                    Violation.of(own, Double.isNaN(value) ? null : value).message());
        }
        Map<Integer, Double> more = new LinkedHashMap<>(values);
        more.put(slot, value);
        return new WhatIf(plan, bound, more);
    }

    /**
     * Returns a copy in which a feature has another value; the last one counts.
     *
     * @param feature the name of the feature
     * @param value its value as people write it, read by {@link TextFormat#DEFAULT}; blank for missing
     * @return the copy
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the plan does not have the feature
     * @throws IllegalArgumentException if the feature does not accept the value
     */
    public WhatIf with(String feature, String value) {
        if (!plan.features().contains(feature)) {
            throw SchemaMismatchException.unknownName(
                    "The feature to change (" + feature + ") must be one of the plan, but that has",
                    feature,
                    plan.features().names(),
                    "another plan is meant");
        }
        Feature own = plan.features().get(feature);
        double read = TextFormat.DEFAULT.read(own, value);
        if (!own.accepts(read)) {
            throw new IllegalArgumentException(
                    Violation.ofText(own, value, TextFormat.DEFAULT).message());
        }
        return with(own, read);
    }

    /**
     * Answers the question for a row.
     *
     * @param row legal values, shape (features of the plan); not changed
     * @return score, band and reasons before and after
     * @throws IllegalArgumentException if the row is not legal
     */
    public WhatIfAnswer of(double[] row) {
        Counterfactual.requireLegal(plan, row);
        double[] changed = row.clone();
        List<Change> changes = new ArrayList<>();
        values.forEach((slot, value) -> {
            changed[slot] = value;
            if (Double.compare(row[slot], value) != 0) {
                changes.add(new Change(plan.features().get(slot), row[slot], value));
            }
        });
        return new WhatIfAnswer(changes, assess(row), assess(changed));
    }

    private RiskAssessment assess(double[] row) {
        double raw = bound.rawScore(row);
        double score = bound.scoreOf(raw);
        return new RiskAssessment(
                score,
                raw,
                bound.displayedOf(raw, score),
                bound.bandOf(row, score),
                bound.reasons(row),
                plan.id(),
                plan.scorer().version());
    }

    @Override
    public String toString() {
        return "what if " + values.size() + " of " + plan.features().size() + " features were others";
    }
}
