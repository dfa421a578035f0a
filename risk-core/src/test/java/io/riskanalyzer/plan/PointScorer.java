package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** A scorer as a user would write it: points for each condition that is true. */
record PointScorer(String name, List<Condition> conditions, List<Double> points) implements RiskScorer, Explainer {

    PointScorer {
        conditions = List.copyOf(conditions);
        points = List.copyOf(points);
        if (conditions.size() != points.size()) {
            throw new IllegalArgumentException(
                    "The points (" + points.size() + ") must be as many as the conditions, but" + " there are "
                            + conditions.size() + ".\nMaybe add 0.");
        }
    }

    @Override
    public Set<Feature> features() {
        Set<Feature> features = new LinkedHashSet<>();
        conditions.forEach(condition -> features.addAll(condition.features()));
        return features;
    }

    @Override
    public Scale scale() {
        return Scale.POINTS;
    }

    @Override
    public Explainer explainer() {
        return this;
    }

    @Override
    public double[] cutsOf(NumberFeature feature) {
        return conditions.stream().flatMapToDouble(c -> cuts(c, feature)).toArray();
    }

    private static DoubleStream cuts(Condition condition, NumberFeature feature) {
        if (condition instanceof Condition.Comparison c && c.feature().equals(feature)) {
            return DoubleStream.of(c.limit());
        }
        if (condition instanceof Condition.Between c && c.feature().equals(feature)) {
            return DoubleStream.of(c.from(), c.to());
        }
        if (condition instanceof Condition.And and) {
            return and.parts().stream().flatMapToDouble(part -> cuts(part, feature));
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().stream().flatMapToDouble(part -> cuts(part, feature));
        }
        return DoubleStream.empty();
    }

    @Override
    public Bound bind(FeatureSet features) {
        RowTest[] tests = conditions.stream().map(c -> c.bind(features)).toArray(RowTest[]::new);
        double[] values = points.stream().mapToDouble(Double::doubleValue).toArray();
        return new Bound(this, tests, values);
    }

    static final class Bound implements RowScorer, RowExplainer {
        private final PointScorer scorer;
        private final RowTest[] tests;
        private final double[] points;

        private Bound(PointScorer scorer, RowTest[] tests, double[] points) {
            this.scorer = scorer;
            this.tests = tests;
            this.points = points;
        }

        @Override
        public double score(double[] row) {
            double sum = 0;
            for (int i = 0; i < tests.length; i++) {
                sum += tests[i].test(row) ? points[i] : 0;
            }
            return sum;
        }

        @Override
        public int terms() {
            return tests.length;
        }

        @Override
        public Set<Feature> features(int term) {
            return scorer.conditions.get(term).features();
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            for (int i = 0; i < tests.length; i++) {
                contributions[i] = tests[i].test(row) ? points[i] : 0;
            }
            return 0;
        }

        @Override
        public Reason reason(int term, double[] row, double contribution) {
            return new Reason(
                    "P-" + term, contribution, scorer.conditions.get(term).describe());
        }
    }
}
