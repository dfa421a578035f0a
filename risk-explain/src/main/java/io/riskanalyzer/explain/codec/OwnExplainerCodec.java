package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.OwnExplainer;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.RiskScorer;

/** Writes an explainer that is its scorer's own: the scorer, which in a plan is a reference to it. */
public final class OwnExplainerCodec implements PartCodec<OwnExplainer> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public OwnExplainerCodec() {}

    @Override
    public Class<OwnExplainer> type() {
        return OwnExplainer.class;
    }

    @Override
    public String kind() {
        return "own-explainer";
    }

    @Override
    public String module() {
        return "risk-explain";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(OwnExplainer part, PartWriter out) {
        out.part("scorer", part.scorer());
    }

    @Override
    public OwnExplainer read(PartReader in) {
        return new OwnExplainer(in.part("scorer", RiskScorer.class));
    }
}
