package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowPolicy;
import java.util.List;

/** A policy as a user would write it: where the condition is true, the band is this one or a riskier one. */
record LeastLevel(Condition condition, int level) implements Policy {

    @Override
    public RowPolicy bind(FeatureSet features, Bands bands) {
        RowTest test = condition.bind(features);
        return new RowPolicy() {
            @Override
            public int levelOf(double[] row, double score, int given) {
                return test.test(row) ? Math.max(level, given) : given;
            }

            @Override
            public List<Reason> reasons(double[] row) {
                return test.test(row) ? List.of(new Reason("LEAST", 0, condition.describe())) : List.of();
            }
        };
    }

    /** Found by the service loader. */
    public static final class Codec implements PartCodec<LeastLevel> {

        /** For the service loader. */
        public Codec() {}

        @Override
        public Class<LeastLevel> type() {
            return LeastLevel.class;
        }

        @Override
        public String kind() {
            return "test-least-level";
        }

        @Override
        public String module() {
            return "risk-core-tests";
        }

        @Override
        public int version() {
            return 2;
        }

        @Override
        public void write(LeastLevel policy, PartWriter out) {
            out.part("condition", policy.condition).integer("level", policy.level);
        }

        @Override
        public LeastLevel read(PartReader in) {
            return new LeastLevel(in.part("condition", Condition.class), (int) in.integer("level"));
        }
    }
}
