package io.riskanalyzer.examples;

import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.calibrate.CalibrationMethod;
import io.riskanalyzer.models.calibrate.Calibrations;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is trained and compared, as arguments: models, calibrations, settings drawn at random, and what decides. */
final class SearchOptions {
    private static final String NONE = "none";
    private static final double CALIBRATION_SHARE = 0.2;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            split = ",",
            hideParamSyntax = true,
            description =
                    "What to train: logistic, scorecard, tree, forest, xgboost, ebm, or all (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of("logistic");

    @Option(
            names = "--calibrate",
            paramLabel = "METHOD",
            split = ",",
            hideParamSyntax = true,
            description = "Set a fifth of the training rows aside and learn from them how scores become probabilities:"
                    + " isotonic, platt, beta, temperature, or none; several to compare them"
                    + " (default: ${DEFAULT-VALUE}).")
    private List<String> calibrations = List.of(NONE);

    @Option(
            names = "--tune",
            paramLabel = "N",
            description = "Try N settings of each model, drawn at random, beside the defaults; the weaker ones leave"
                    + " before they have seen all rows (default: ${DEFAULT-VALUE}).")
    private int tune;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description = "What decides which is the best: auc, averagePrecision, ks, brier, logLoss or ece"
                    + " (default: ${DEFAULT-VALUE}).")
    private String metric = CrossValidation.METRICS.get(0).name();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Refuses what there is not. */
    void require() {
        candidates(0);
        metric();
    }

    /** Whether settings are searched. */
    boolean isTuned() {
        return tune > 0;
    }

    /** What decides. */
    Metric metric() {
        return CrossValidation.METRICS.stream()
                .filter(known -> known.name().equalsIgnoreCase(metric))
                .findFirst()
                .orElseThrow(() -> usage("The value of --metric (" + metric + ") must be one of "
                        + CrossValidation.METRICS.stream().map(Metric::name).collect(Collectors.joining(", "))
                        + ".\nMaybe leave it out."));
    }

    /** The candidates: each model with its defaults and with drawn settings, each with each calibration. */
    List<Candidate> candidates(long seed) {
        if (tune < 0) {
            throw usage("The value of --tune (" + tune + ") must be at least 0.\nMaybe take 20.");
        }
        List<Candidate> candidates = new ArrayList<>();
        for (ModelChoice choice : ModelChoice.of(models, this::usage)) {
            for (Candidate candidate : choice.candidates(tune, seed)) {
                calibrations.stream().distinct().forEach(word -> candidates.add(calibrated(candidate, word)));
            }
        }
        return candidates;
    }

    private Candidate calibrated(Candidate candidate, String word) {
        if (word.equals(NONE)) {
            return candidate;
        }
        CalibrationMethod method = Stream.of(CalibrationMethod.values())
                .filter(known -> word(known).equals(word))
                .findFirst()
                .orElseThrow(() -> usage("The value of --calibrate (" + word + ") must be one of "
                        + Stream.of(CalibrationMethod.values())
                                .map(SearchOptions::word)
                                .collect(Collectors.joining(", "))
                        + " or " + NONE + ".\nMaybe take platt for few rows, and isotonic for many."));
        return candidate.calibratedBy(word, (scorer, rows) -> Calibrations.of(method, scorer, rows), CALIBRATION_SHARE);
    }

    private static String word(CalibrationMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
