package io.riskanalyzer.examples.student;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.explain.intervene.WhatIf;
import io.riskanalyzer.explain.intervene.WhatIfAnswer;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.score.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One student assessed twice: as the ledger has it, and with some values changed by hand. */
final class WhatIfTable {
    private final Schema<LedgerEntry> schema;
    private final List<String> changes;
    private final Map<Feature, Double> values = new LinkedHashMap<>();

    /**
     * Creates the question.
     *
     * @param schema how a ledger entry is read
     * @param changes {@code feature=value} each; an empty value is missing
     * @param usage makes the exception for a change that is not one
     */
    WhatIfTable(Schema<LedgerEntry> schema, List<String> changes, Function<String, RuntimeException> usage) {
        this.schema = schema;
        this.changes = changes;
        for (String change : changes) {
            int sign = change.indexOf('=');
            if (sign < 0) {
                throw usage.apply("The value of --what-if (" + change
                        + ") must be of the form FEATURE=VALUE.\nMaybe write it as in attendance=0.9.");
            }
            Feature feature = feature(change.substring(0, sign).strip(), usage);
            String given = change.substring(sign + 1);
            double value = TextFormat.DEFAULT.read(feature, given);
            if (!feature.accepts(value)) {
                throw usage.apply(
                        Violation.ofText(feature, given, TextFormat.DEFAULT).message());
            }
            values.put(feature, value);
        }
    }

    private Feature feature(String name, Function<String, RuntimeException> usage) {
        FeatureSet features = schema.features();
        if (!features.contains(name)) {
            throw usage.apply(SchemaMismatchException.unknownName(
                            "The feature of --what-if (" + name + ") must be one of",
                            name,
                            features.names(),
                            "it is a column of a file: the features are those of student_ledger.csv")
                    .getMessage());
        }
        return features.get(name);
    }

    /** The answer for one student, as a text. */
    String of(LedgerEntry entry, List<RiskAnalyzer<LedgerEntry>> analyzers) {
        double[] row = new double[schema.features().size()];
        schema.encode(entry, row);
        StringBuilder text = new StringBuilder(
                "What if " + entry.name() + " (" + entry.id() + ") had " + String.join(" and ", changes) + "?\n");
        Table table = new Table("by", ">now", "band", ">then", "band", "what remains");
        for (RiskAnalyzer<LedgerEntry> analyzer : analyzers) {
            WhatIf question = WhatIf.of(analyzer.plan());
            for (Map.Entry<Feature, Double> change : values.entrySet()) {
                question = question.with(change.getKey(), change.getValue());
            }
            WhatIfAnswer answer = question.of(row);
            table.row(
                    analyzer.plan().scorer().name(),
                    shown(answer.before()),
                    answer.before().band().name(),
                    shown(answer.after()),
                    answer.after().band().name(),
                    answer.after().reasons().stream().map(Reason::code).collect(Collectors.joining(" ")));
        }
        return text.append(table).toString();
    }

    private static String shown(RiskAssessment assessment) {
        return String.format(Locale.ROOT, "%.1f", assessment.displayed());
    }
}
