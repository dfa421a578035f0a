package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.InferredSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A CSV file with outcomes and attributes of people, as arguments: what a plan decides is judged on it. */
final class AuditedFile {
    @Mixin
    CsvOptions csv = new CsvOptions();

    @Mixin
    private OutcomeOptions outcome = new OutcomeOptions();

    @Option(
            names = "--by",
            required = true,
            paramLabel = "COLUMN",
            description = "A column by whose levels people are grouped. May be repeated; the plan may use it or not.")
    private List<String> by = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * What was read.
     *
     * @param data the rows that the plan takes, with their outcomes; the attributes are audited
     * @param attributes in the order of the arguments
     * @param rejected how many rows are left out
     */
    record Audited(Dataset data, List<CategoryFeature<?>> attributes, int rejected) {}

    /** The rows that a plan with these features takes. */
    Audited read(FeatureSet features) {
        csv.requireColumn("--target", outcome.target);
        by.forEach(column -> csv.requireColumn("--by", column));
        if (new HashSet<>(by).size() < by.size()) {
            throw usage(
                    "The columns of --by (" + String.join(", ", by) + ") must differ.\nMaybe remove one of the two.");
        }
        if (features.contains(outcome.target) || by.contains(outcome.target)) {
            throw usage("The column of --target (" + outcome.target
                    + ") must not be one of --by or a feature of the plan." + "\nMaybe another column is the outcome.");
        }
        Frame rows = rows(features);
        FeatureSet columns = rows.features();
        Condition isBad = outcome.isBad(columns.get(outcome.target));
        Dataset outcomes = Dataset.of(rows.select(FeatureSet.of(columns.get(outcome.target))), isBad);
        List<CategoryFeature<?>> attributes = by.stream()
                .<CategoryFeature<?>>map(column -> category(columns.get(column)))
                .toList();
        Dataset audited = outcomes.withValues(attributes(rows, attributes))
                .audit(attributes.toArray(CategoryFeature<?>[]::new))
                .withValues(rows.select(features));
        return new Audited(audited, attributes, rows.rejected().size());
    }

    private Frame rows(FeatureSet features) {
        try (ProgressBar progress = new ProgressBar("reading")) {
            CsvRows file = csv.rows().onProgress(read -> progress.at(read.bytes(), read.bytesInAll()));
            List<String> ofPeople =
                    by.stream().filter(column -> !features.contains(column)).toList();
            InferredSchema inferred = file.infer(CsvRows.Inference.DEFAULT.category(ofPeople.toArray(String[]::new)));
            List<Feature> wanted = new ArrayList<>(features.stream().toList());
            for (String column : ofPeople) {
                wanted.add(inferredOf(inferred, "--by", column));
            }
            wanted.add(inferredOf(inferred, "--target", outcome.target));
            return file.collectingRejected().read(FeatureSet.of(wanted));
        }
    }

    private static Feature inferredOf(InferredSchema inferred, String argument, String column) {
        for (InferredSchema.LeftOut left : inferred.leftOut()) {
            if (left.column().equals(column)) {
                throw new IllegalArgumentException("The column of " + argument + " (" + column
                        + ") must tell people apart, but it does not (" + left.reason()
                        + ").\nMaybe another column is meant.");
            }
        }
        return inferred.features().get(column);
    }

    private CategoryFeature<?> category(Feature column) {
        if (column instanceof CategoryFeature<?> category) {
            return category;
        }
        if (column instanceof FlagFeature) {
            return Feature.category(column.name(), "no", "yes").optional();
        }
        throw usage("The column of --by (" + column
                + ") must be a category or a flag, but to the plan it is a number.\nMaybe add a column with ranges of it to"
                + " the file.");
    }

    /** Flags as levels: those are 0 and 1 too. */
    private static Frame attributes(Frame rows, List<CategoryFeature<?>> attributes) {
        Frame.Builder builder = Frame.builder(FeatureSet.of(attributes), rows.rows());
        double[] row = new double[attributes.size()];
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = rows.value(
                        i, rows.features().names().indexOf(attributes.get(j).name()));
            }
            builder.add(row, rows.number(i), rows.id(i));
        }
        return builder.build();
    }

    private ParameterException usage(@Nullable String message) {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
