package io.riskanalyzer.project;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Rule sets on whatever features there are, with points of which the sum depends on the order of the additions. */
final class ManyRules {
    private static final double[] QUANTILES = {0.1, 0.5, 0.9};

    private final Frame frame;
    private final SplittableRandom random;
    private final List<Rule> rules = new ArrayList<>();

    private ManyRules(Frame frame, long seed) {
        this.frame = frame;
        this.random = new SplittableRandom(seed);
    }

    /** Returns rules on every feature of a frame: comparisons at its values, missing values, levels, and pairs of those. */
    static RuleSet of(Frame frame, long seed) {
        ManyRules made = new ManyRules(frame, seed);
        List<Condition> conditions = new ArrayList<>();
        frame.features().forEach(feature -> conditions.addAll(made.conditionsOn(feature)));
        conditions.forEach(condition -> made.add(condition));
        for (int i = 0; i < conditions.size(); i++) {
            Condition one = conditions.get(i);
            Condition other = conditions.get(made.random.nextInt(conditions.size()));
            made.add(i % 2 == 0 ? one.and(other.not()) : one.or(other));
        }
        return RuleSet.of("many-rules", 0.1, made.rules);
    }

    private List<Condition> conditionsOn(Feature feature) {
        List<Condition> conditions = new ArrayList<>();
        if (feature.isOptional()) {
            conditions.add(feature.isMissing());
        }
        if (feature instanceof FlagFeature flag) {
            conditions.add(flag.isTrue());
        } else if (feature instanceof CategoryFeature<?> category) {
            conditions.add(new Condition.OneOf(category, category.levels().subList(0, 1)));
        } else if (feature instanceof NumberFeature number) {
            double[] values = presentValuesOf(number);
            for (double quantile : QUANTILES) {
                conditions.add(number.below(values[(int) (quantile * values.length)]));
            }
            conditions.add(number.between(values[values.length / 4], values[values.length / 2]));
        }
        return conditions;
    }

    /** Sorted. */
    private double[] presentValuesOf(NumberFeature number) {
        double[] values = new double[frame.rows()];
        frame.copyColumn(frame.features().slotOf(number), 0, values.length, values);
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private void add(Condition condition) {
        double points = random.nextInt(1, 100) * (random.nextBoolean() ? 0.1 : -0.1);
        rules.add(
                new Rule(condition, points, "R-" + (rules.size() + 1), "It is so that " + condition.describe() + "."));
    }
}
