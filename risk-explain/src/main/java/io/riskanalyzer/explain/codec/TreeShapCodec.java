package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.TreeShap;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import java.util.List;

/**
 * Writes an explainer of trees: the model, its background if it has one, which must be meant to be stored, what is typical, and
 * how large its tables may be, since rounding depends on it.
 */
public final class TreeShapCodec implements PartCodec<TreeShap> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public TreeShapCodec() {}

    @Override
    public Class<TreeShap> type() {
        return TreeShap.class;
    }

    @Override
    public String kind() {
        return "tree-shap";
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
    public void write(TreeShap part, PartWriter out) {
        out.part("model", part.model())
                .parts("background", part.background().stream().toList())
                .integer("tables", part.tablesUpTo());
        TypicalFields.write(part.typical(), out);
    }

    @Override
    public TreeShap read(PartReader in) {
        TreeShap pathDependent =
                TreeShap.of(in.part("model", TreeEnsemble.class)).tablesUpTo(in.integer("tables"));
        List<Background> backgrounds = in.parts("background", Background.class);
        if (backgrounds.size() > 1) {
            throw new IllegalArgumentException(
                    "The backgrounds (" + backgrounds.size()
                            + ") must be one or none, but they are more.\nMaybe the file was edited by hand; save the plan again.");
        }
        TreeShap explainer = backgrounds.isEmpty() ? pathDependent : pathDependent.against(backgrounds.get(0));
        return explainer.typical(TypicalFields.read(in));
    }
}
