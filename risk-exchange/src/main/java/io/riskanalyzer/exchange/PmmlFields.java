package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;

/** Writes features as fields of PMML, with their legal values and what becomes of others. */
final class PmmlFields {
    private PmmlFields() {}

    static void writeDictionary(FeatureSet features, PmmlDocument document) {
        document.open("DataDictionary", "numberOfFields", Integer.toString(features.size()));
        features.forEach(feature -> writeField(feature, document));
        document.close();
    }

    private static void writeField(Feature feature, PmmlDocument document) {
        if (feature instanceof CategoryFeature<?> category) {
            document.open("DataField", "name", feature.name(), "optype", "categorical", "dataType", "string");
            category.levels().forEach(level -> document.empty("Value", "value", level));
        } else {
            document.open("DataField", "name", feature.name(), "optype", "continuous", "dataType", "double");
            if (feature instanceof NumberFeature number) {
                writeRange(number, document);
            } else if (feature instanceof FlagFeature) {
                document.empty("Value", "value", "0").empty("Value", "value", "1");
            }
        }
        document.close();
    }

    private static void writeRange(NumberFeature number, PmmlDocument document) {
        boolean least = number.min() > Double.NEGATIVE_INFINITY;
        boolean greatest = number.max() < Double.POSITIVE_INFINITY;
        String from = Double.toString(number.min());
        String to = Double.toString(number.max());
        if (least && greatest) {
            document.empty("Interval", "closure", "closedClosed", "leftMargin", from, "rightMargin", to);
        } else if (least) {
            document.empty("Interval", "closure", "closedClosed", "leftMargin", from);
        } else if (greatest) {
            document.empty("Interval", "closure", "closedClosed", "rightMargin", to);
        }
    }

    /** The fields of a model as a whole: values that a row must not have are refused, unless the feature reads them. */
    static void writeSchema(FeatureSet features, PmmlDocument document) {
        document.open("MiningSchema");
        for (Feature feature : features) {
            if (!feature.isOptional()) {
                writeRequired(feature, document);
            } else if (feature instanceof CategoryFeature<?> category && !category.rejectsUnknown()) {
                writeOptional(category, document);
            } else {
                document.empty("MiningField", "name", feature.name());
            }
        }
        document.close();
    }

    private static void writeRequired(Feature feature, PmmlDocument document) {
        if (feature instanceof CategoryFeature<?> category && !category.rejectsUnknown()) {
            document.empty(
                    "MiningField",
                    "name",
                    feature.name(),
                    "invalidValueTreatment",
                    "asValue",
                    "invalidValueReplacement",
                    readAs(category),
                    "missingValueTreatment",
                    "returnInvalid");
        } else {
            document.empty("MiningField", "name", feature.name(), "missingValueTreatment", "returnInvalid");
        }
    }

    private static void writeOptional(CategoryFeature<?> category, PmmlDocument document) {
        if (Double.isNaN(category.resolve(Feature.UNKNOWN_LEVEL))) {
            document.empty("MiningField", "name", category.name(), "invalidValueTreatment", "asMissing");
        } else {
            document.empty(
                    "MiningField",
                    "name",
                    category.name(),
                    "invalidValueTreatment",
                    "asValue",
                    "invalidValueReplacement",
                    readAs(category));
        }
    }

    private static String readAs(CategoryFeature<?> category) {
        return category.levels().get((int) category.resolve(Feature.UNKNOWN_LEVEL));
    }
}
