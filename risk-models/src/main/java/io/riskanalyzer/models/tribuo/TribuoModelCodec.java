package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.models.internal.TribuoEncoding;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Keeps a classifier that Tribuo scores in a plan, in Tribuo's own protobuf form. Stateless. */
public final class TribuoModelCodec implements PartCodec<TribuoModel> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public TribuoModelCodec() {}

    @Override
    public Class<TribuoModel> type() {
        return TribuoModel.class;
    }

    @Override
    public String kind() {
        return "tribuo-model";
    }

    @Override
    public String module() {
        return "risk-models";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(TribuoModel model, PartWriter out) {
        out.text("name", model.name())
                .text("bad", model.bad().getLabel())
                .part("features", model.encoding().features())
                .texts("columns", model.encoding().columns())
                .texts("columnNames", model.encoding().columnNames())
                .text("model", Base64.getEncoder().encodeToString(model.saved()))
                .part("provenance", model.provenance());
    }

    @Override
    public TribuoModel read(PartReader in) {
        String name = in.text("name");
        Label bad = new Label(in.text("bad"));
        FeatureSet features = in.part("features", FeatureSet.class);
        List<String> columns = in.texts("columns");
        List<String> names = in.texts("columnNames");
        String text = in.text("model");
        Provenance provenance = in.part("provenance", Provenance.class);
        if (columns.size() != names.size()) {
            throw new IllegalArgumentException(
                    "The columns (" + columns.size() + ") must have a name each, but there are " + names.size()
                            + " names.\nMaybe the file was edited by hand; save the plan again.");
        }
        TribuoEncoding encoding =
                TribuoEncoding.ofColumns(features, columns, column -> names.get(columns.indexOf(column)));
        byte[] saved = Base64.getDecoder().decode(text);
        Model<Label> model = model(saved);
        if (model.getOutputIDInfo().getID(bad) < 0) {
            throw new IllegalArgumentException("The label of the bad outcome (" + bad.getLabel()
                    + ") must be one of the model's.\nMaybe the file was edited by hand; save the plan again.");
        }
        return new TribuoModel(new TribuoModel(name, model, encoding, bad, provenance), saved);
    }

    static Model<Label> model(byte[] saved) {
        try {
            return Model.deserializeFromStream(new ByteArrayInputStream(saved)).castModel(Label.class);
        } catch (IOException | RuntimeException e) { // Tribuo's readers check little, and throw what comes of it
            throw new IllegalArgumentException(
                    "The model must be a classifier in Tribuo's protobuf form, but reading it gives " + e
                            + ".\nMaybe the file was edited by hand, or a library of Tribuo is not on the class path.",
                    e);
        }
    }
}
