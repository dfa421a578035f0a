package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Three-valued logic, slowly: what a condition says of a row, worked out from the definition. Negations stay where they
 * were written; null is unknown.
 */
sealed interface Formula {

    record Leaf(Condition condition) implements Formula {
        @Override
        public Condition condition(boolean negated) {
            return negated ? condition.not() : condition;
        }

        @Override
        public Boolean of(double[] row, FeatureSet features) {
            Feature feature = condition.features().iterator().next();
            double value = row[features.names().indexOf(feature.name())];
            if (value == Feature.UNKNOWN_LEVEL && feature instanceof CategoryFeature<?> category) {
                value = category.resolve(value);
            }
            if (condition instanceof Condition.Missing missing) {
                return Double.isNaN(value) == (missing.asked() == Condition.Presence.MISSING);
            }
            if (Double.isNaN(value)) {
                return null;
            }
            if (condition instanceof Condition.Comparison comparison) {
                return switch (comparison.operator()) {
                    case BELOW -> value < comparison.limit();
                    case AT_MOST -> value <= comparison.limit();
                    case ABOVE -> value > comparison.limit();
                    case AT_LEAST -> value >= comparison.limit();
                };
            }
            if (condition instanceof Condition.Between between) {
                return between.from() <= value && value <= between.to();
            }
            if (condition instanceof Condition.FlagIs flag) {
                return (value == 1) == flag.value();
            }
            Condition.OneOf oneOf = (Condition.OneOf) condition;
            return oneOf.levels().contains(oneOf.feature().levels().get((int) value));
        }

        @Override
        public String toString() {
            return condition.describe();
        }
    }

    record Not(Formula negated) implements Formula {
        @Override
        public Condition condition(boolean alsoNegated) {
            Condition positive = negated.condition(false);
            return alsoNegated ? positive.not().not() : positive.not();
        }

        @Override
        public Boolean of(double[] row, FeatureSet features) {
            Boolean value = negated.of(row, features);
            return value == null ? null : !value;
        }

        @Override
        public String toString() {
            return "not (" + negated + ")";
        }
    }

    record AllOf(List<Formula> parts) implements Formula {
        @Override
        public Condition condition(boolean negated) {
            Condition all = parts.stream()
                    .map(Formula::condition)
                    .reduce(Condition::and)
                    .orElseThrow();
            return negated ? all.not() : all;
        }

        @Override
        public Boolean of(double[] row, FeatureSet features) {
            List<Boolean> values = Formula.of(parts, row, features);
            return values.contains(false) ? Boolean.FALSE : values.contains(null) ? null : Boolean.TRUE;
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" and ", "(", ")"));
        }
    }

    record AnyOf(List<Formula> parts) implements Formula {
        @Override
        public Condition condition(boolean negated) {
            Condition any =
                    parts.stream().map(Formula::condition).reduce(Condition::or).orElseThrow();
            return negated ? any.not() : any;
        }

        @Override
        public Boolean of(double[] row, FeatureSet features) {
            List<Boolean> values = Formula.of(parts, row, features);
            return values.contains(true) ? Boolean.TRUE : values.contains(null) ? null : Boolean.FALSE;
        }

        @Override
        public String toString() {
            return parts.stream().map(Object::toString).collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    /** The same as a condition, or its negation. */
    Condition condition(boolean negated);

    default Condition condition() {
        return condition(false);
    }

    /** True, false, or null for unknown. */
    Boolean of(double[] row, FeatureSet features);

    default boolean fires(double[] row, FeatureSet features) {
        return Objects.equals(of(row, features), true);
    }

    private static List<Boolean> of(List<Formula> parts, double[] row, FeatureSet features) {
        return parts.stream().map(part -> part.of(row, features)).collect(Collectors.toList());
    }
}
