package io.riskanalyzer.examples;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.plan.ScoringPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A saved plan, as arguments that the commands share which score a file with one. */
final class PlanOptions {
    private static final String NEAR = " is meant"; // how a violation names the nearest level

    @Option(names = "--plan", required = true, paramLabel = "FILE", description = "The plan.")
    Path plan = Path.of("");

    @Option(
            names = "--unknown",
            paramLabel = "COLUMN=LEVEL",
            description = "Read levels of this column that the plan does not know as this one. May be repeated.")
    private Map<String, String> unknown = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** The plan, verified by its own test vectors. */
    ScoringPlan load() {
        ScoringPlan loaded = ScoringPlan.load(plan);
        loaded.verify();
        return loaded;
    }

    /** The features of the plan, which read unknown levels as the arguments say. */
    FeatureSet withUnknown(FeatureSet features) {
        for (String name : unknown.keySet()) {
            if (!features.contains(name)) {
                throw usage(SchemaMismatchException.unknownName(
                                "The column of --unknown (" + name + ") must be one of the plan, but that has",
                                name,
                                features.names(),
                                "another plan is meant")
                        .getMessage());
            }
            if (!(features.get(name) instanceof CategoryFeature<?>)) {
                throw usage("The column of --unknown (" + features.get(name)
                        + ") must be a category.\nMaybe leave it out: other columns have no levels.");
            }
        }
        List<Feature> adapted = new ArrayList<>();
        for (Feature feature : features) {
            String level = unknown.get(feature.name());
            adapted.add(level == null ? feature : withUnknown((CategoryFeature<?>) feature, level));
        }
        return FeatureSet.of(adapted);
    }

    @SuppressWarnings("unchecked") // the features of a loaded plan have texts as levels
    private Feature withUnknown(CategoryFeature<?> feature, String level) {
        try {
            return ((CategoryFeature<String>) feature).unknownAs(level);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    /** A violation that advises the argument by which levels that the plan does not know are read. */
    static Violation withArgument(Violation found, FeatureSet features) {
        String column = found.feature();
        boolean isUnknown = found.value() != null
                && found.rule().startsWith("must be one of")
                && features.contains(column)
                && features.get(column) instanceof CategoryFeature<?>;
        String told = Objects.requireNonNullElse(found.advice(), "");
        String advice =
                (told.endsWith(NEAR) ? told + ": correct it" : "correct it") + ", or read what is unknown by --unknown "
                        + column + "=" + (told.endsWith(NEAR) ? told.replace(NEAR, "") : "LEVEL");
        return isUnknown ? new Violation(column, found.value(), found.rule(), advice) : found;
    }

    private ParameterException usage(@Nullable String message) {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
