package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.xml.sax.SAXException;

/** Scores rows with a written file as any application would: by JPMML, without this library; it must be of the schema too. */
final class PmmlRun {
    private static final Schema SCHEMA = schema();

    private final FeatureSet features;
    private final Evaluator evaluator;

    PmmlRun(byte[] model, FeatureSet features) {
        this.features = features;
        try {
            SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(model)));
            evaluator = new LoadingModelEvaluatorBuilder()
                    .load(new ByteArrayInputStream(model))
                    .build();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        evaluator.verify();
    }

    /** The XML schema of PMML, as JPMML brings it. */
    private static Schema schema() {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Evaluator.class.getResource("/pmml.xsd"));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
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
