package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Condition;
import java.util.Arrays;

/** Found by the service loader, as the codec of a user's scorer is. */
public final class PointScorerCodec implements PartCodec<PointScorer> {

    /** For the service loader. */
    public PointScorerCodec() {}

    @Override
    public Class<PointScorer> type() {
        return PointScorer.class;
    }

    @Override
    public String kind() {
        return "test-points";
    }

    @Override
    public String module() {
        return "risk-core-tests";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(PointScorer scorer, PartWriter out) {
        out.text("name", scorer.name())
                .parts("conditions", scorer.conditions())
                .numbers(
                        "points",
                        scorer.points().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
    }

    @Override
    public PointScorer read(PartReader in) {
        return new PointScorer(
                in.text("name"),
                in.parts("conditions", Condition.class),
                Arrays.stream(in.numbers("points")).boxed().toList());
    }
}
