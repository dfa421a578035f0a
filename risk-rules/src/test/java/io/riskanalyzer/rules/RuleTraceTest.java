package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.rules.RuleTrace.TracedRule;
import io.riskanalyzer.rules.RuleTrace.Truth;
import io.riskanalyzer.rules.RuleTrace.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTraceTest {
    private static final NumberFeature ATTENDANCE = RuleSets.ATTENDANCE;
    private static final FlagFeature FEES = RuleSets.FEES_OVERDUE;

    private static TracedRule trace(Condition when, FeatureSet features, double... row) {
        RuleSet rules = RuleSet.of("one", 0, List.of(new Rule(when, 10, "R", "Text.")));
        return RuleTrace.of(rules, features, row).rules().get(0);
    }

    private static Turn turn(Condition when, FeatureSet features, double... row) {
        List<Turn> turns = trace(when, features, row).turns();
        assertThat(turns).hasSize(1);
        return turns.get(0);
    }

    @Test
    void turn_ofFiredNumber_isDistanceToLimit() {
        Turn turn = turn(ATTENDANCE.below(0.75), FeatureSet.of(ATTENDANCE), 0.67);
        assertThat(turn.value()).isEqualTo(0.75);
        assertThat(turn.change()).isEqualTo(0.75 - 0.67);
        assertThat(turn.text()).isEqualTo("attendance 0.75 (0.08 more) and it would not fire");
    }

    @Test
    void turn_whereLimitIsNotEnough_isJustBeyond() {
        Turn turn = turn(ATTENDANCE.atMost(0.75), FeatureSet.of(ATTENDANCE), 0.67);
        assertThat(turn.value()).isEqualTo(Math.nextUp(0.75));
        assertThat(turn.text()).isEqualTo("attendance above 0.75 (more than 0.08 more) and it would not fire");
        Turn down = turn(ATTENDANCE.below(0.75), FeatureSet.of(ATTENDANCE), 0.8);
        assertThat(down.value()).isEqualTo(Math.nextDown(0.75));
        assertThat(down.text()).isEqualTo("attendance below 0.75 (more than 0.05 less) and it would fire");
    }

    @Test
    void turn_ofNumberAtItsLimit_isJustBeyond() {
        Turn turn = turn(ATTENDANCE.atLeast(0.75), FeatureSet.of(ATTENDANCE), 0.75);
        assertThat(turn.value()).isEqualTo(Math.nextDown(0.75));
        assertThat(turn.text()).isEqualTo("attendance below 0.75 and it would not fire");
    }

    @Test
    void turn_betweenTwoRanges_isNearest() {
        Condition when = ATTENDANCE.below(0.2).or(ATTENDANCE.above(0.9));
        assertThat(turn(when, FeatureSet.of(ATTENDANCE), 0.5).value()).isEqualTo(Math.nextDown(0.2));
        assertThat(turn(when, FeatureSet.of(ATTENDANCE), 0.6).value()).isEqualTo(Math.nextUp(0.9));
    }

    @Test
    void turns_beyondTheRange_areNone() {
        assertThat(trace(ATTENDANCE.below(2), FeatureSet.of(ATTENDANCE), 0.5).turns())
                .isEmpty();
    }

    @Test
    void turns_ofTwoConditionsBothFalse_areNone() {
        TracedRule traced = trace(ATTENDANCE.below(0.5).and(FEES.isTrue()), FeatureSet.of(ATTENDANCE, FEES), 0.75, 0);
        assertThat(traced.isFired()).isFalse();
        assertThat(traced.turns()).isEmpty();
        assertThat(traced.tests()).extracting(RuleTrace.Test::truth).containsExactly(Truth.FALSE, Truth.FALSE);
    }

    @Test
    void turn_ofFlagAndCategory_namesValues() {
        assertThat(turn(FEES.isTrue(), FeatureSet.of(FEES), 0).text()).isEqualTo("feesOverdue yes and it would fire");
        assertThat(turn(FEES.isTrue(), FeatureSet.of(FEES), 1).text())
                .isEqualTo("feesOverdue no or missing and it would not fire");
        assertThat(turn(RuleSets.PROGRAMME.isOneOf("law", "science"), FeatureSet.of(RuleSets.PROGRAMME), -1)
                        .text())
                .isEqualTo("programme law or science and it would fire");
    }

    @Test
    void trace_ofMissingValue_isUnknownAndToldAsSuch() {
        FeatureSet features = FeatureSet.of(RuleSets.AVERAGE_MARK);
        TracedRule traced = trace(RuleSets.AVERAGE_MARK.between(40, 55), features, Double.NaN);
        assertThat(traced.truth()).isEqualTo(Truth.UNKNOWN);
        assertThat(traced.points()).isZero();
        assertThat(traced.tests().get(0).seen()).isEqualTo("missing");
        assertThat(traced.turns()).singleElement().satisfies(turn -> {
            assertThat(turn.text()).isEqualTo("averageMark from 40 to 55 and it would fire");
            assertThat(turn.change()).isNaN();
        });
        Turn absent = turn(RuleSets.AVERAGE_MARK.isMissing(), features, 40);
        assertThat(absent.value()).isNaN();
        assertThat(absent.text()).isEqualTo("averageMark missing and it would fire");
    }

    @Test
    void trace_ofSensitiveFeature_withholdsValueAndDistance() {
        RuleTrace trace = RuleTrace.of(
                RuleSet.of("one", 0, List.of(new Rule(RuleSets.INCOME.below(1000), 10, "R", "Text."))),
                FeatureSet.of(RuleSets.INCOME),
                new double[] {987.5});
        assertThat(trace.rules().get(0).tests().get(0).seen()).isEqualTo("(withheld)");
        assertThat(trace.rules().get(0).turns().get(0).value()).isNaN();
        assertThat(trace.rules().get(0).turns().get(0).change()).isNaN();
        assertThat(trace.toString())
                .doesNotContain("987")
                .doesNotContain("12.5")
                .contains("(withheld) may turn it");
        NumberFeature open = Feature.number("income").in("EUR").optional();
        assertThat(trace(open.below(1000), FeatureSet.of(RuleSets.INCOME), 987.5)
                        .toString())
                .as("the schema calls it sensitive")
                .doesNotContain("987");
    }

    @Test
    void of_subject_readsIt() {
        RuleTrace trace = RuleTrace.of(
                RuleSets.student(),
                Schema.ofMaps(RuleSets.FEATURES),
                Map.of("attendance", 0.62, "feesOverdue", true, "programme", "law"));
        assertThat(trace.score()).isEqualTo(5 + 40 + 15 + 2.5);
        assertThat(trace.rules()).extracting(TracedRule::points).containsExactly(40.0, 15.0, 0.0, 2.5, 0.0);
        assertThat(trace.toString())
                .startsWith("""
                        student-risk: 62.5 points, starting at 5
                        ATT-1: fired, +40
                            attendance is below 0.75: yes, it is 0.62
                            attendance 0.75 (0.13 more) and it would not fire
                        FEE-1: fired, +15
                            feesOverdue is yes: yes, it is yes
                            attendance is below 0.9: yes, it is 0.62
                            feesOverdue no or missing and it would not fire
                            attendance 0.9 (0.28 more) and it would not fire
                        MARK-1: not fired, as a value is missing
                            programme is one of law, science: yes, it is law
                            averageMark is between 40 and 55 : unknown, it is missing
                        """.replace("55 :", "55:"))
                .contains("INC-1: not fired, as a value is missing");
        assertThatThrownBy(() ->
                        RuleTrace.of(RuleSets.student(), Schema.ofMaps(RuleSets.FEATURES), Map.of("attendance", 62)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void trace_ofGroup_tellsFiredAndCountedApart() {
        Rule one = new Rule(ATTENDANCE.below(0.75), 20, "T-1", "Low.");
        Rule two = new Rule(ATTENDANCE.below(0.5), 40, "T-2", "Very low.");
        RuleSet rules = RuleSet.of("r", 0, List.of(new RuleGroup("tiers", HitPolicy.FIRST, List.of(one, two))));

        RuleTrace trace = rules.trace(FeatureSet.of(ATTENDANCE), new double[] {0.4});

        assertThat(trace.score()).isEqualTo(20);
        assertThat(trace.rules()).extracting(TracedRule::isFired).containsExactly(true, true);
        assertThat(trace.rules()).extracting(TracedRule::points).containsExactly(20.0, 0.0);
        assertThat(trace.toString()).contains("T-2: fired, 0 of +40");
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** All values at which anything can change, and their neighbours. */
    private static List<Double> valuesOf(Feature feature) {
        List<Double> values = new ArrayList<>(List.of(Double.NaN, 0.0, 1.0, 2.0));
        for (int level = 3; level < 70; level++) {
            values.add((double) level);
        }
        for (double limit : RandomRules.LIMITS) {
            values.addAll(List.of(limit, Math.nextUp(limit), Math.nextDown(limit)));
        }
        return values.stream().filter(feature::accepts).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void turns_ofRandomRules_areThoseOfTryingEveryValue(long seed) {
        RandomRules random = new RandomRules(seed);
        Frame frame = random.frame(20);
        double[] row = new double[random.features.size()];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            RuleTrace trace = RuleTrace.of(random.rules, random.features, row);
            for (int rule = 0; rule < trace.rules().size(); rule++) {
                TracedRule traced = trace.rules().get(rule);
                Boolean truth = random.formulas.get(rule).of(row, random.features);
                assertThat(traced.truth()).isEqualTo(truth == null ? Truth.UNKNOWN : truth ? Truth.TRUE : Truth.FALSE);
                for (Feature feature : traced.rule().when().features()) {
                    requireNearest(traced, feature, random.features, row);
                }
            }
        }
    }

    private static void requireNearest(TracedRule traced, Feature feature, FeatureSet features, double[] row) {
        int slot = features.slotOf(feature);
        RowTest test = traced.rule().when().bind(features);
        double[] changed = row.clone();
        boolean turns = false;
        double nearest = Double.POSITIVE_INFINITY;
        for (double value : valuesOf(features.get(slot))) {
            changed[slot] = value;
            if (test.test(changed) != traced.isFired()) {
                turns = true;
                double distance = Math.abs(value - row[slot]);
                nearest = distance < nearest ? distance : nearest;
            }
        }
        Turn found = traced.turns().stream()
                .filter(turn -> Objects.equals(turn.feature(), feature))
                .findFirst()
                .orElse(null);
        assertThat(found != null).as("%s turns %s", feature, traced.rule()).isEqualTo(turns);
        if (found != null) {
            changed[slot] = found.value();
            assertThat(test.test(changed)).as("%s at %s", traced.rule(), found).isNotEqualTo(traced.isFired());
            if (feature instanceof NumberFeature && nearest < Double.POSITIVE_INFINITY) {
                assertThat(Math.abs(found.value() - row[slot]))
                        .as("%s from %s", found, row[slot])
                        .isEqualTo(nearest);
            }
        }
    }
}
