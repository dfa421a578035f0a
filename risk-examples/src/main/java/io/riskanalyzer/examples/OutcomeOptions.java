package io.riskanalyzer.examples;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which column of a file is the outcome, and which outcome is the bad one, as arguments that commands share. */
final class OutcomeOptions {
    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "The column with the outcome.")
    String target = "";

    @Option(
            names = "--positive",
            required = true,
            paramLabel = "VALUE",
            description =
                    "Which outcome is the bad one: a label (Dropout, 1), several (Withdrawn,Fail), or a comparison"
                            + " (<10).")
    String positive = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** When a row has the bad outcome. */
    Condition isBad(Feature column) {
        try {
            return TargetCondition.of(column, positive);
        } catch (IllegalArgumentException e) {
            if (spec == null) {
                throw new IllegalStateException("The command line sets the specification before it calls.", e);
            }
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
