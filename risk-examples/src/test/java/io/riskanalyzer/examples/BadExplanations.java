package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.explain.Background;
import io.riskanalyzer.explain.CalibratedScorer;
import io.riskanalyzer.explain.ExactShapley;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.KernelShap;
import io.riskanalyzer.explain.PermutationImportance;
import io.riskanalyzer.explain.PermutationShap;
import io.riskanalyzer.explain.ReasonStability;
import io.riskanalyzer.explain.SliceFinder;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.ReasonSelection;
import java.util.List;
import java.util.stream.IntStream;

/** Explanations of any scorer that are refused. */
final class BadExplanations {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature MARK = Feature.number("mark");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, MARK);
    private static final Frame ROWS = frame(FEATURES, 0.5, 60);
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT-1", "Attendance is low.")
            .build();

    private BadExplanations() {}

    static List<BadInput> all() {
        Background background = Background.of(ROWS);
        return List.of(
                refused("Background without rows", "Background.of(frame.take())", () -> Background.of(ROWS.take())),
                refused(
                        "Background without a feature of the scorer",
                        "PermutationShap.of(rules, Background.of(marks))",
                        () -> PermutationShap.of(RULES, Background.of(frame(FeatureSet.of(MARK), 60)))),
                refused(
                        "Background with a value that the scorer does not accept",
                        "Background.of(rows) with attendance 62",
                        () -> PermutationShap.of(
                                RULES,
                                Background.of(frame(FeatureSet.of(Feature.number("attendance"), MARK), 62, 60)))),
                refused(
                        "Group named like a feature",
                        "background.group(\"mark\", ATTENDANCE)",
                        () -> background.group("mark", ATTENDANCE)),
                refused("Group without features", "background.group(\"marks\")", () -> background.group("marks")),
                refused(
                        "Feature in two groups",
                        ".group(\"one\", MARK).group(\"two\", MARK)",
                        () -> background.group("one", MARK).group("two", MARK)),
                refused(
                        "Exact values of too many features",
                        "ExactShapley.of(rulesOf20Features, background)",
                        BadExplanations::ofManyFeatures),
                refused(
                        "No permutation",
                        "PermutationShap.of(rules, background).permutations(0)",
                        () -> PermutationShap.of(RULES, background).permutations(0)),
                refused(
                        "Too few coalitions",
                        "KernelShap.of(rules, background).coalitions(1)",
                        () -> KernelShap.of(RULES, background).coalitions(1)),
                refused(
                        "Probability of a plan of points",
                        "CalibratedScorer.of(plan)",
                        () -> CalibratedScorer.of(
                                ScoringPlan.builder(FEATURES, RULES).build())),
                refused(
                        "Stability of no reasons",
                        "ReasonStability.of(explanations, ReasonSelection.NONE)",
                        () -> ReasonStability.of(Explanations.of(RULES.explainer(), ROWS), ReasonSelection.NONE)),
                refused(
                        "Stability against nothing",
                        "ReasonStability.of(explanations, ReasonSelection.DEFAULT).report()",
                        () -> ReasonStability.of(Explanations.of(RULES.explainer(), ROWS), ReasonSelection.DEFAULT)
                                .report()),
                refused(
                        "Slices of points",
                        "SliceFinder.DEFAULTS.run(points, data)",
                        () -> SliceFinder.builder()
                                .minRows(2)
                                .build()
                                .run(new double[] {40, 0, 0, 0}, Dataset.of(frame(4), new boolean[4]))),
                refused(
                        "Slices of few rows",
                        "SliceFinder.DEFAULTS.run(probabilities, data of 4 rows)",
                        () -> SliceFinder.DEFAULTS.run(new double[4], Dataset.of(frame(4), new boolean[4]))),
                refused(
                        "Level of intervals in percent",
                        "PermutationImportance.builder().intervals(95)",
                        () -> PermutationImportance.builder().intervals(95)),
                refused(
                        "Intervals of few rows",
                        ".intervals(0.95).build().run(rules, data)",
                        () -> PermutationImportance.builder()
                                .intervals(0.95)
                                .build()
                                .run(RULES, Dataset.of(ROWS, new boolean[1]))));
    }

    private static void ofManyFeatures() {
        List<NumberFeature> many = IntStream.range(0, 20)
                .mapToObj(i -> Feature.number("question" + i))
                .toList();
        List<Rule> rules = many.stream()
                .map(question -> new Rule(question.below(1), 1, question.name(), "Not answered."))
                .toList();
        ExactShapley.of(RuleSet.of("questions", 0, rules), Background.of(frame(FeatureSet.of(many), new double[20])));
    }

    private static Frame frame(int rows) {
        return ROWS.take(new int[rows]);
    }

    private static Frame frame(FeatureSet features, double... row) {
        Frame.Builder frame = Frame.builder(features);
        if (!frame.add(row, 1, null)) {
            throw new IllegalStateException("The row is meant to be legal.");
        }
        return frame.build();
    }

    private static BadInput refused(String title, String given, Call call) {
        return new BadInput(Kind.EXPLANATION, title, given, folder -> BadInput.refusalOf(call));
    }
}
