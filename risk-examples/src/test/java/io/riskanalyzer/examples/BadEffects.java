package io.riskanalyzer.examples;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.explain.Effects;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.Surrogate;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.report.ExplanationPictures;
import io.riskanalyzer.rules.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Questions about a model that have no answer. */
final class BadEffects {
    private static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    private static final NumberFeature INCOME = Feature.number("income").sensitive();
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, INCOME);
    private static final LinearModel MODEL = new LinearModel(
            "dropout",
            -1,
            List.of(new LinearTerm.Slope(ATTENDANCE, -4, 0.8, 0), new LinearTerm.Slope(INCOME, -1e-5, 30_000, 0)),
            new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT-1", "Attendance is below 75 %.")
            .build();
    private static final Frame FRAME = frame(20);

    private BadEffects() {}

    private static Frame frame(int rows) {
        Frame.Builder frame = Frame.builder(FEATURES);
        for (int i = 0; i < rows; i++) {
            frame.add(new double[] {Double.NaN, 20_000 + 100 * i}, i + 1, null);
        }
        return frame.build();
    }

    static List<BadInput> all() {
        Effects effects = Effects.of(MODEL, FRAME);
        return List.of(
                explanation("No row", "Effects.of(model, frame of no row)", () -> Effects.of(MODEL, frame(0))),
                explanation("A curve of one point", "effects.points(1)", () -> effects.points(1)),
                explanation("Weights of another frame", "effects.weighted(1, 2)", () -> effects.weighted(1, 2)),
                explanation(
                        "A feature with itself",
                        "effects.partialDependence(ATTENDANCE, ATTENDANCE)",
                        () -> effects.partialDependence(ATTENDANCE, ATTENDANCE)),
                explanation(
                        "Steps between missing values",
                        "effects.accumulated(ATTENDANCE), which all rows lack",
                        () -> effects.accumulated(ATTENDANCE)),
                explanation(
                        "An interaction that was not measured",
                        "effects.interactions(20, ATTENDANCE).of(ATTENDANCE, INCOME)",
                        () -> effects.interactions(20, ATTENDANCE).of(ATTENDANCE, INCOME)),
                explanation(
                        "A tree that imitates points",
                        "Surrogate.of(rules, frame, TreeTrainer.DEFAULTS, 1)",
                        () -> Surrogate.of(RULES, FRAME, TreeTrainer.DEFAULTS, 1)),
                explanation(
                        "A picture of each person's income",
                        "ExplanationPictures.dependence(explanations, INCOME.sensitive())",
                        () -> ExplanationPictures.dependence(Explanations.of(MODEL.explainer(), FRAME), INCOME)));
    }

    private static BadInput explanation(String title, String given, Call call) {
        return new BadInput(Kind.EXPLANATION, title, given, folder -> BadInput.refusalOf(call));
    }
}
