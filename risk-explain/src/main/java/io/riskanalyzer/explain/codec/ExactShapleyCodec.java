package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.ExactShapley;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.RiskScorer;

/** Writes an explainer by exact Shapley values: its scorer, its background, which must be meant to be stored. */
public final class ExactShapleyCodec implements PartCodec<ExactShapley> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public ExactShapleyCodec() {}

    @Override
    public Class<ExactShapley> type() {
        return ExactShapley.class;
    }

    @Override
    public String kind() {
        return "exact-shapley";
    }

    @Override
    public String module() {
        return BackgroundCodec.MODULE;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(ExactShapley part, PartWriter out) {
        out.part("scorer", part.scorer()).part("background", part.background());
    }

    @Override
    public ExactShapley read(PartReader in) {
        return ExactShapley.of(in.part("scorer", RiskScorer.class), in.part("background", Background.class));
    }
}
