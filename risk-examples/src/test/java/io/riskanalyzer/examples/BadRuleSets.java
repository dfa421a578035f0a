package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.rules.RuleSet;
import java.util.List;

/** Rule sets that are refused. */
final class BadRuleSets {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "engineering", "law");
    private static final Condition LOW = ATTENDANCE.below(0.75);

    private BadRuleSets() {}

    static List<BadInput> all() {
        return List.of(
                rules(
                        "No rule",
                        "RuleSet.of(\"student-risk\", 0, List.of())",
                        () -> RuleSet.of("student-risk", 0, List.of())),
                rules("Blank name", "RuleSet.named(\"\")", () -> RuleSet.named("")),
                rules(
                        "Code twice",
                        ".because(\"ATT-1\", …) … .because(\"ATT-1\", …)",
                        () -> RuleSet.named("student-risk")
                                .when(LOW)
                                .add(40)
                                .because("ATT-1", "Attendance is low.")
                                .when(ATTENDANCE.below(0.5))
                                .add(20)
                                .because("ATT-1", "Attendance is very low.")
                                .build()),
                rule("Blank code", ".because(\" \", \"Attendance is low.\")", 40, " ", "Attendance is low."),
                rule("Blank text", ".because(\"ATT-1\", \"\")", 40, "ATT-1", ""),
                rule("Points that are NaN", ".add(0.0 / 0)", Double.NaN, "ATT-1", "Attendance is low."),
                rule("Points that are 0", ".add(0)", 0, "ATT-1", "Attendance is low."),
                text("Unknown placeholder", "Attendance {attendence:%} is low."),
                text("Unknown form of a value", "Attendance {attendance:percent} is low."),
                text("Brace that does not close", "Attendance {attendance:% is low."),
                text("Brace that does not open", "Attendance attendance} is low."),
                rules("Limit that is NaN", "ATTENDANCE.below(Double.NaN)", () -> ATTENDANCE.below(Double.NaN)),
                rules("Limits exchanged", "ATTENDANCE.between(0.75, 0.5)", () -> ATTENDANCE.between(0.75, 0.5)),
                rules("Unknown level", "PROGRAMME.is(\"Law\")", () -> PROGRAMME.is("Law")),
                rules("No level", "PROGRAMME.isOneOf()", PROGRAMME::isOneOf),
                rules(
                        "Base that is infinite",
                        ".startingAt(1 / 0.0)",
                        () -> RuleSet.named("student-risk").startingAt(Double.POSITIVE_INFINITY)),
                rules(
                        "Feature declared in two ways",
                        ".when(ATTENDANCE.below(0.75)) … .when(Feature.number(\"attendance\").isMissing())",
                        () -> RuleSet.named("student-risk")
                                .when(LOW)
                                .add(40)
                                .because("ATT-1", "Attendance is low.")
                                .when(Feature.number("attendance").isMissing())
                                .add(20)
                                .because("ATT-2", "No attendance is recorded.")
                                .build()));
    }

    private static BadInput text(String title, String text) {
        return rule(title, ".because(\"ATT-1\", \"" + text + "\")", 40, "ATT-1", text);
    }

    private static BadInput rule(String title, String given, double points, String code, String text) {
        return rules(
                title,
                given,
                () -> RuleSet.named("student-risk")
                        .when(LOW)
                        .add(points)
                        .because(code, text)
                        .build());
    }

    private static BadInput rules(String title, String given, Call call) {
        return new BadInput(Kind.RULE_SET, title, given, folder -> BadInput.refusalOf(call));
    }
}
