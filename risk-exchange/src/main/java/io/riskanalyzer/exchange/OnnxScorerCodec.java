package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.Scale;
import java.util.Base64;

/** Writes an ONNX model into a plan, its whole file among it, and opens it again. */
public final class OnnxScorerCodec implements PartCodec<OnnxScorer> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public OnnxScorerCodec() {}

    @Override
    public Class<OnnxScorer> type() {
        return OnnxScorer.class;
    }

    @Override
    public String kind() {
        return "onnx-scorer";
    }

    @Override
    public String module() {
        return "risk-exchange";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(OnnxScorer part, PartWriter out) {
        OnnxForm form = part.form();
        out.text("name", part.name())
                .part("features", part.columns())
                .text("scale", Exported.wordOf(part.scale()))
                .text("output", form.output())
                .integer("column", form.column())
                .integer("rowsAtOnce", form.rowsAtOnce())
                .text("model", Base64.getEncoder().encodeToString(part.model()));
    }

    @Override
    public OnnxScorer read(PartReader in) {
        OnnxScorer.Builder builder =
                OnnxScorer.builder(in.text("name"), in.part("features", FeatureSet.class), scaleOf(in.text("scale")));
        String output = in.text("output");
        if (!output.isEmpty()) {
            builder.output(output);
        }
        int column = toInt("column", in.integer("column"));
        if (column != OnnxForm.LAST_OF_TWO) {
            builder.column(column);
        }
        builder.rowsAtOnce(toInt("rowsAtOnce", in.integer("rowsAtOnce")));
        return builder.of(Base64.getDecoder().decode(in.text("model")));
    }

    private static Scale scaleOf(String word) {
        for (Scale scale : Scale.values()) {
            if (Exported.wordOf(scale).equals(word)) {
                return scale;
            }
        }
        throw new IllegalArgumentException(
                "The scale of an ONNX model (" + word
                        + ") must be points, log-odds or probability.\nMaybe the file was edited by hand; save the plan again.");
    }

    private static int toInt(String field, long value) {
        if (value != (int) value) {
            throw new IllegalArgumentException("The field " + field + " (" + value
                    + ") must fit in 32 bits.\nMaybe the file was edited by hand; save the plan again.");
        }
        return (int) value;
    }
}
