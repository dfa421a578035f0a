package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.score.Scale;
import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/** What an application without ONNX Runtime does: it writes a model, and tries to score it. */
public final class WithoutRuntime implements Supplier<String> {

    /** Returns the message of the refusal. */
    @Override
    public String get() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        OnnxModels.write(LinearModels.random(1), file);
        try {
            OnnxScorer scorer = OnnxScorer.builder("churn", FeatureSet.of(Feature.number("x")), Scale.LOG_ODDS)
                    .of(file.toByteArray());
            return "scored by " + scorer;
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
