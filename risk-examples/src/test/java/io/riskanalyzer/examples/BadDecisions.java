package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.rules.DecisionTable;
import io.riskanalyzer.rules.PolicyRule;
import io.riskanalyzer.rules.RuleAnalysis;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policies, analyses and decision tables that are refused. */
final class BadDecisions {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature BANKRUPT = Feature.flag("bankrupt");
    private static final Bands BANDS = Bands.below(30, "GREEN").otherwise("RED");
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT-1", "Attendance is low.")
            .build();

    private BadDecisions() {}

    static List<BadInput> all() {
        return List.of(
                policy(
                        "Policy without rule",
                        "RulePolicy.of(\"limits\", List.of())",
                        () -> RulePolicy.of("limits", List.of())),
                policy("Policy with blank name", "RulePolicy.named(\"\")", () -> RulePolicy.named("")),
                policy(
                        "Policy with a code twice",
                        ".because(\"BKR\", …) … .because(\"BKR\", …)",
                        () -> RulePolicy.of(
                                "limits", List.of(knockOut("BKR", "Bankrupt."), knockOut("BKR", "Again.")))),
                policy("Policy with blank code", ".knockOut().because(\"\", …)", () -> knockOut("", "Bankrupt.")),
                policy("Policy with blank text", ".knockOut().because(\"BKR\", \"\")", () -> knockOut("BKR", "")),
                policy(
                        "Policy with a band that is none",
                        ".atLeast(\"AMBER\") over GREEN and RED",
                        () -> RulePolicy.of(
                                        "limits",
                                        List.of(new PolicyRule(
                                                BANKRUPT.isTrue(),
                                                new PolicyRule.AtLeast("AMBER"),
                                                "BKR",
                                                "Bankrupt.")))
                                .bind(FeatureSet.of(BANKRUPT), BANDS)),
                policy(
                        "Policy without bands",
                        ".policy(limits) without .bands(…)",
                        () -> RulePolicy.of("limits", List.of(knockOut("BKR", "Bankrupt.")))
                                .bind(FeatureSet.of(BANKRUPT), Bands.NONE)),
                policy(
                        "Trend of a feature that no rule has",
                        "RuleAnalysis.builder(rules).expect(BANKRUPT, Trend.RISING)",
                        () -> RuleAnalysis.builder(RULES).expect(BANKRUPT, RuleAnalysis.Trend.RISING)),
                policy(
                        "Analysis without steps",
                        "RuleAnalysis.builder(rules).mostSteps(0)",
                        () -> RuleAnalysis.builder(RULES).mostSteps(0)),
                table("Column of a decision table that is none", "attendance,expected point", "0.62,40"),
                table("Decision table without expectation", "attendance", "0.62"),
                table("Code in a decision table that no rule has", "attendance,expected rules", "0.62,ATT-2"));
    }

    private static PolicyRule knockOut(String code, String text) {
        return new PolicyRule(BANKRUPT.isTrue(), new PolicyRule.KnockOut(), code, text);
    }

    private static BadInput policy(String title, String given, Call call) {
        return new BadInput(Kind.RULE_SET, title, given, folder -> BadInput.refusalOf(call));
    }

    private static BadInput table(String title, String... lines) {
        String text = String.join("\n", lines);
        return new BadInput(Kind.RULE_SET, title, text, folder -> BadInput.refusalOf(() -> run(folder, text)));
    }

    private static void run(Path folder, String text) throws IOException {
        DecisionTable.load(Files.writeString(folder.resolve("cases.csv"), text)).run(RULES, BANDS);
    }
}
