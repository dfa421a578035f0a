package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;
import java.util.stream.Collectors;

/** Writes features as fields of PMML, with their legal values and what becomes of others. */
final class PmmlFields {
    private PmmlFields() {}

    /** How an unknown level comes to the model, where its feature does not refuse it. */
    enum Unknown {
        /** As what the feature says that it is read as. */
        AS_TOLD,
        /** As the text that it is. */
        AS_IT_IS
    }

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
    static void writeSchema(FeatureSet features, Unknown unknown, PmmlDocument document) {
        document.open("MiningSchema");
        for (Feature feature : features) {
            if (unknown == Unknown.AS_IT_IS
                    && feature instanceof CategoryFeature<?> category
                    && !category.rejectsUnknown()) {
                writeAsItIs(category, document);
            } else if (!feature.isOptional()) {
                writeRequired(feature, document);
            } else if (feature instanceof CategoryFeature<?> category && !category.rejectsUnknown()) {
                writeOptional(category, document);
            } else {
                document.empty("MiningField", "name", feature.name());
            }
        }
        document.close();
    }

    private static void writeAsItIs(CategoryFeature<?> category, PmmlDocument document) {
        if (category.isOptional()) {
            document.empty("MiningField", "name", category.name(), "invalidValueTreatment", "asIs");
        } else {
            document.empty(
                    "MiningField",
                    "name",
                    category.name(),
                    "invalidValueTreatment",
                    "asIs",
                    "missingValueTreatment",
                    "returnInvalid");
        }
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

    /** Writes the condition that a category has one of some levels, or none of them. */
    static void writeSet(String name, String operator, List<String> levels, PmmlDocument document) {
        String texts = levels.stream().map(PmmlFields::quoted).collect(Collectors.joining(" "));
        document.open("SimpleSetPredicate", "field", name, "booleanOperator", operator)
                .text("Array", texts, "type", "string", "n", Integer.toString(levels.size()))
                .close();
    }

    private static String quoted(String level) {
        return '"' + level.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
