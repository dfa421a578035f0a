package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rule sets that tests share, and the features that they look at. */
final class RuleSets {
    static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    static final NumberFeature AVERAGE_MARK =
            Feature.number("averageMark").within(0, 100).optional();
    static final NumberFeature INCOME =
            Feature.number("income").in("EUR").optional().sensitive();
    static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue").optional();
    static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "science").optional().unknownAs("arts");

    /** More than the rule sets look at. */
    static final FeatureSet FEATURES = FeatureSet.of(
            PROGRAMME,
            Feature.number("age").optional(),
            INCOME,
            FEES_OVERDUE,
            AVERAGE_MARK,
            Feature.category("sex", "f", "m").unknownAsMissing(),
            ATTENDANCE);

    private RuleSets() {}

    static RuleSet student() {
        return RuleSet.named("student-risk")
                .startingAt(5)
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                .when(FEES_OVERDUE.isTrue().and(ATTENDANCE.below(0.9)))
                .add(15)
                .because("FEE-1", "Fees are overdue and attendance is slipping.")
                .when(PROGRAMME.isOneOf("law", "science").and(AVERAGE_MARK.between(40, 55)))
                .add(10)
                .because("MARK-1", "An average of {averageMark} is low in {programme}.")
                .when(AVERAGE_MARK.isMissing())
                .add(2.5)
                .because("MARK-2", "The average mark is {averageMark}.")
                .when(INCOME.atLeast(1000))
                .add(-7)
                .because("INC-1", "An income of {income} helps.")
                .build();
    }

    /** Groups of every hit policy, with a version. */
    static RuleSet grouped() {
        return RuleSet.named("student-groups")
                .version("2026.2")
                .when(FEES_OVERDUE.isTrue())
                .add(15)
                .because("FEE-1", "Fees are overdue.")
                .group("attendance")
                .atMost(50)
                .atLeast(-5)
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                .when(ATTENDANCE.below(0.5))
                .add(20)
                .because("ATT-2", "Attendance is below 50 %.")
                .when(ATTENDANCE.atLeast(0.95))
                .add(-10)
                .because("ATT-3", "Attendance is excellent.")
                .end()
                .firstOf("mark")
                .when(AVERAGE_MARK.below(40))
                .add(30)
                .because("MARK-1", "An average of {averageMark} fails.")
                .when(AVERAGE_MARK.below(55))
                .add(10)
                .because("MARK-2", "An average of {averageMark} is low.")
                .end()
                .highestOf("programme")
                .when(PROGRAMME.is("law"))
                .add(3)
                .because("PRO-1", "Law.")
                .when(PROGRAMME.isOneOf("law", "science"))
                .add(8)
                .because("PRO-2", "Law or science.")
                .end()
                .build();
    }

    /** Rules of every shape that is compiled in its own way: many, fractional, wide. */
    static Stream<RuleSet> ofEveryShape() {
        List<Rule> whole = new ArrayList<>();
        List<Rule> fractional = new ArrayList<>();
        List<Condition> marks = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            Condition mark = AVERAGE_MARK.atMost(2 * i);
            Condition when = i % 3 == 0 ? mark.and(ATTENDANCE.above(i / 50.0)) : mark;
            whole.add(new Rule(when, i, "W-" + i, "At most {averageMark}."));
            fractional.add(new Rule(when, i / 10.0, "F-" + i, "At most {averageMark}."));
            marks.add(mark.and(INCOME.below(100 * i)));
        }
        Condition any = marks.stream().reduce(Condition::or).orElseThrow();
        Rule wide = new Rule(any, 0.3, "WIDE", "Income {income}.");
        fractional.add(20, wide);
        return Stream.of(
                student(),
                grouped(),
                RuleSet.of("capped-fractional", 0.1, List.of(new RuleGroup("f", HitPolicy.ALL, -1, 2.5, fractional))),
                RuleSet.of("highest", 0, List.of(new RuleGroup("h", HitPolicy.HIGHEST, fractional), whole.get(0))),
                RuleSet.of("many-whole", 0, whole),
                RuleSet.of("many-fractional", 0.1, fractional),
                RuleSet.of("wide", 1, List.of(wide)));
    }
}
