package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.LinearShap;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import java.util.stream.DoubleStream;

/** Writes an explainer of a linear model: the model, what each term contributes on average, and what is typical. */
public final class LinearShapCodec implements PartCodec<LinearShap> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public LinearShapCodec() {}

    @Override
    public Class<LinearShap> type() {
        return LinearShap.class;
    }

    @Override
    public String kind() {
        return "linear-shap";
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
    public void write(LinearShap part, PartWriter out) {
        out.part("model", part.model())
                .numbers(
                        "means",
                        part.means().stream().mapToDouble(Double::doubleValue).toArray());
        TypicalFields.write(part.typical(), out);
    }

    @Override
    public LinearShap read(PartReader in) {
        return LinearShap.of(
                in.part("model", LinearModel.class),
                DoubleStream.of(in.numbers("means")).boxed().toList(),
                TypicalFields.read(in));
    }
}
