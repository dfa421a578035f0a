package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.KernelShap;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.RiskScorer;

/** Writes an explainer by coalitions: its scorer, its background, which must be meant to be stored, and what its coalitions are drawn from. */
public final class KernelShapCodec implements PartCodec<KernelShap> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public KernelShapCodec() {}

    @Override
    public Class<KernelShap> type() {
        return KernelShap.class;
    }

    @Override
    public String kind() {
        return "kernel-shap";
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
    public void write(KernelShap part, PartWriter out) {
        out.part("scorer", part.scorer())
                .part("background", part.background())
                .integer("coalitions", part.coalitions())
                .integer("seed", part.seed());
    }

    @Override
    public KernelShap read(PartReader in) {
        return KernelShap.of(in.part("scorer", RiskScorer.class), in.part("background", Background.class))
                .coalitions(Math.toIntExact(in.integer("coalitions")))
                .seed(in.integer("seed"));
    }
}
