package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.InferredSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A CSV file to learn from, as arguments: which column is the outcome, and what the others are. */
final class TrainingFile {
    @Mixin
    CsvOptions csv = new CsvOptions();

    @Mixin
    private OutcomeOptions outcome = new OutcomeOptions();

    @Option(
            names = "--drop",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are no features.")
    private List<String> drop = List.of();

    @Option(
            names = "--category",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are categories, though they hold numbers.")
    private List<String> category = List.of();

    @Option(
            names = "--number",
            paramLabel = "a,b",
            split = ",",
            hideParamSyntax = true,
            description = "Columns that are numbers.")
    private List<String> number = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * What was read.
     *
     * @param schema what each column was taken for
     * @param data the rows, with their outcomes
     * @param seconds how long the reading took
     */
    record Labelled(InferredSchema schema, Dataset data, double seconds) {
        /** The share of the bad outcome, above 0 and below 1. */
        double positiveShare() {
            return (double) data.positives() / data.rows();
        }
    }

    /** The rows with their outcomes; both outcomes are there. */
    Labelled read() {
        long start = System.nanoTime();
        try (ProgressBar progress = new ProgressBar("reading")) {
            CsvRows rows = csv.rows().onProgress(read -> progress.at(read.bytes(), read.bytesInAll()));
            requireColumns();
            InferredSchema inferred = rows.infer(inference());
            Condition isPositive = outcome.isBad(outcome(inferred));
            Frame frame = rows.read(inferred.features());
            requireOutcomes(frame, rows.header());
            Dataset data = Dataset.of(frame, isPositive);
            requireBoth(data);
            return new Labelled(inferred, data, (System.nanoTime() - start) / 1e9);
        }
    }

    private void requireColumns() {
        csv.requireColumn("--target", outcome.target);
        drop.forEach(column -> csv.requireColumn("--drop", column));
        category.forEach(column -> csv.requireColumn("--category", column));
        number.forEach(column -> csv.requireColumn("--number", column));
        if (csv.id != null) {
            csv.requireColumn("--id", csv.id);
        }
        if (drop.contains(outcome.target) || outcome.target.equals(csv.id)) {
            throw usage("The column of --target (" + outcome.target + ") must not be that of --drop or --id too."
                    + "\nMaybe leave it out there: the outcome is never a feature.");
        }
    }

    private CsvRows.Inference inference() {
        try {
            return CsvRows.Inference.DEFAULT
                    .drop(drop.toArray(new String[0]))
                    .category(category.toArray(new String[0]))
                    .number(number.toArray(new String[0]));
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private Feature outcome(InferredSchema inferred) {
        for (InferredSchema.LeftOut column : inferred.leftOut()) {
            if (column.column().equals(outcome.target)) {
                throw new IllegalArgumentException("The column of --target (" + outcome.target
                        + ") must be a number, a flag or a category, but it is none (" + column.reason()
                        + ").\nMaybe another column is meant; else add --category " + outcome.target + ".");
            }
        }
        return inferred.features().get(outcome.target);
    }

    private void requireOutcomes(Frame frame, List<String> header) {
        int slot = frame.features().names().indexOf(outcome.target);
        for (int row = 0; row < frame.rows(); row++) {
            if (Double.isNaN(frame.value(row, slot))) {
                throw new IllegalArgumentException(csv.data + ":" + frame.number(row) + ":"
                        + (header.indexOf(outcome.target) + 1) + ": The " + outcome.target
                        + " must not be missing in the column of --target."
                        + "\nMaybe leave out the rows whose outcome is not known yet.");
            }
        }
    }

    private void requireBoth(Dataset data) {
        if (data.positives() == 0 || data.positives() == data.rows()) {
            throw new IllegalArgumentException("The value of --positive (" + outcome.positive
                    + ") must be the outcome of some rows and not of all, but it is that of " + data.positives()
                    + " of the "
                    + data.rows() + " rows.\nMaybe another value is meant, or the column of another --target.");
        }
    }

    private ParameterException usage(@Nullable String message) {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
