package io.riskanalyzer.rules;

import static io.riskanalyzer.rules.RuleSets.ATTENDANCE;
import static io.riskanalyzer.rules.RuleSets.FEATURES;
import static io.riskanalyzer.rules.RuleSets.FEES_OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.plan.ScoringPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that are in force on some days. */
class RuleDatesTest {
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);
    private static final LocalDate AUGUST = SEPTEMBER.minusDays(1);

    /** One code whose points change on 1 September, a rule of autumn in a group, and one of always. */
    private static RuleSteps.Builder dated() {
        return RuleSet.named("risk")
                .version("2026.2")
                .startingAt(1)
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .until(AUGUST)
                .because("ATT-1", "Low.")
                .when(ATTENDANCE.below(0.8))
                .add(35)
                .from(SEPTEMBER)
                .because("ATT-1", "Low.")
                .group("fees")
                .atMost(20)
                .when(FEES_OVERDUE.isTrue())
                .add(15)
                .from(SEPTEMBER)
                .until(LocalDate.of(2026, 12, 31))
                .because("FEE-1", "Fees.")
                .end();
    }

    @Test
    void at_dayOfChange_hasNewRules() {
        RuleSet rules = dated().build();

        assertThat(rules.isDated()).isTrue();
        assertThat(rules.at(AUGUST))
                .isEqualTo(RuleSet.named("risk")
                        .version("2026.2")
                        .startingAt(1)
                        .when(ATTENDANCE.below(0.75))
                        .add(40)
                        .because("ATT-1", "Low.")
                        .build());
        assertThat(rules.at(SEPTEMBER).entries())
                .hasToString("[ATT-1: +35.0 when attendance is below 0.8, fees: all of FEE-1, at most 20.0]");
        assertThat(rules.at(SEPTEMBER).isDated()).isFalse();
        assertThat(rules.at(LocalDate.of(2027, 1, 1)).groups()).isEmpty();
        assertThat(rules.at(LocalDate.of(2026, 12, 31)).groups()).hasSize(1);
    }

    @Test
    void at_undatedRules_isSame() {
        RuleSet rules = RuleSets.grouped();

        assertThat(rules.at(SEPTEMBER)).isSameAs(rules);
    }

    @Test
    void at_dayWithoutRule_isRefused() {
        RuleSet rules = RuleSet.named("risk")
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .from(SEPTEMBER)
                .because("ATT-1", "Low.")
                .build();

        assertThatIllegalArgumentException().isThrownBy(() -> rules.at(AUGUST)).withMessage("""
                The day (2026-08-31) must have a rule of risk in force, but has none.
                Maybe the first rule begins later.""");
    }

    @Test
    void bind_datedRules_isRefused() {
        RuleSet rules = dated().build();
        String message = """
                The rules of risk must be those of one day, but rule ATT-1 is in force until 2026-08-31.
                Maybe bind at(LocalDate.now()) instead.""";

        assertThatIllegalStateException().isThrownBy(() -> rules.bind(FEATURES)).withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> rules.explainer().bind(FEATURES))
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(() -> ScoringPlan.builder(FEATURES, rules).build())
                .withMessage(message);
    }

    @Test
    void build_oneCodeTwiceOnADay_isRefused() {
        RuleSteps.Builder builder = dated().when(ATTENDANCE.below(0.7))
                .add(1)
                .from(AUGUST)
                .until(AUGUST)
                .because("ATT-1", "Low.");

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("""
                The code of rule 4 of risk (ATT-1) must be its own on each day, but rule 1, in force until 2026-08-31, has it too.
                Maybe number the rules.""");
    }

    @Test
    void until_beforeFrom_isRefused() {
        RuleSteps.Because<RuleSteps.Builder> step =
                RuleSet.named("risk").when(ATTENDANCE.below(0.75)).add(40).from(SEPTEMBER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> step.until(AUGUST))
                .withMessage("""
                The last day of a rule (2026-08-31) must not be before the first, but that is 2026-09-01.
                Maybe exchange the two.""");
        assertThatIllegalStateException()
                .isThrownBy(() -> step.from(SEPTEMBER))
                .withMessageStartingWith("The first day must be set once");
        assertThatIllegalStateException()
                .isThrownBy(() -> step.until(SEPTEMBER).until(SEPTEMBER))
                .withMessageStartingWith("The last day must be set once");
    }

    @Test
    void overlaps_lastDayIsFirstDay_isTrue() {
        Validity summer = new Validity(LocalDate.MIN, AUGUST);

        assertThat(summer.overlaps(new Validity(AUGUST, LocalDate.MAX))).isTrue();
        assertThat(new Validity(AUGUST, LocalDate.MAX).overlaps(summer)).isTrue();
        assertThat(summer.overlaps(new Validity(SEPTEMBER, LocalDate.MAX))).isFalse();
        assertThat(summer.includes(AUGUST)).isTrue();
        assertThat(summer.includes(SEPTEMBER)).isFalse();
        assertThat(Validity.ALWAYS).hasToString("always");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void at_randomRules_scoreAsThoseInForce(long seed) {
        RandomRules random = new RandomRules(seed);
        SplittableRandom dates = new SplittableRandom(seed);
        List<Rule> all = new ArrayList<>();
        List<Rule> inForce = new ArrayList<>();
        for (Rule rule : random.rules.rules()) {
            LocalDate from = AUGUST.plusDays(dates.nextInt(-1, 3));
            LocalDate until = from.plusDays(dates.nextInt(3));
            all.add(rule.during(new Validity(from, until)));
            if (!SEPTEMBER.isBefore(from) && !SEPTEMBER.isAfter(until)) {
                inForce.add(rule);
            }
        }
        RuleSet rules = RuleSet.of("dated", 2, all);

        if (inForce.isEmpty()) {
            assertThatIllegalArgumentException().isThrownBy(() -> rules.at(SEPTEMBER));
        } else {
            assertThat(rules.at(SEPTEMBER)).as("seed %d", seed).isEqualTo(RuleSet.of("dated", 2, inForce));
        }
    }
}
