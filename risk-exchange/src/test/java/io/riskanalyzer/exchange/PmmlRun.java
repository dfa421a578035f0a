package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

/** Scores rows with a written file as any application would: by JPMML, without this library. */
final class PmmlRun {
    private final FeatureSet features;
    private final Evaluator evaluator;

    PmmlRun(byte[] model, FeatureSet features) {
        this.features = features;
        try {
            evaluator = new LoadingModelEvaluatorBuilder()
                    .load(new ByteArrayInputStream(model))
                    .build();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        evaluator.verify();
    }

    /** What the model gives for a row: the value of each output by its name. */
    Map<String, ?> score(double[] row) {
        Map<String, Object> arguments = new HashMap<>();
        for (int slot = 0; slot < row.length; slot++) {
            if (!Double.isNaN(row[slot])) {
                arguments.put(features.get(slot).name(), valueOf(features.get(slot), row[slot]));
            }
        }
        return evaluator.evaluate(arguments);
    }

    private static Object valueOf(Feature feature, double value) {
        if (feature instanceof CategoryFeature<?> category) {
            return value == Feature.UNKNOWN_LEVEL
                    ? "no such level"
                    : category.levels().get((int) value);
        }
        return value;
    }
}
