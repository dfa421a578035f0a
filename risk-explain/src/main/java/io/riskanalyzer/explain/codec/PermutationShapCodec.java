package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.PermutationShap;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.RiskScorer;

/** Writes an explainer by permutations: its scorer, its background, which must be meant to be stored, and what its orders are drawn from. */
public final class PermutationShapCodec implements PartCodec<PermutationShap> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public PermutationShapCodec() {}

    @Override
    public Class<PermutationShap> type() {
        return PermutationShap.class;
    }

    @Override
    public String kind() {
        return "permutation-shap";
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
    public void write(PermutationShap part, PartWriter out) {
        out.part("scorer", part.scorer())
                .part("background", part.background())
                .integer("permutations", part.permutations())
                .integer("seed", part.seed());
    }

    @Override
    public PermutationShap read(PartReader in) {
        return PermutationShap.of(in.part("scorer", RiskScorer.class), in.part("background", Background.class))
                .permutations(Math.toIntExact(in.integer("permutations")))
                .seed(in.integer("seed"));
    }
}
