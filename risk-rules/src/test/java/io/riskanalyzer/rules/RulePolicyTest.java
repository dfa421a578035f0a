package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePolicyTest {
    private static final Bands BANDS =
            Bands.below(30, "GREEN").below(60, "AMBER").below(90, "RED").otherwise("BLACK");
    private static final FlagFeature BANKRUPT = Feature.flag("bankrupt").optional();

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void levelOf_randomPolicy_isThatOfDefinition(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int flags = 1 + random.nextInt(7);
        List<FlagFeature> features = IntStream.range(0, flags)
                .mapToObj(i -> Feature.flag("f" + i).optional())
                .toList();
        List<PolicyRule> rules = new ArrayList<>();
        for (int i = 0; i < flags; i++) {
            String band = BANDS.get(random.nextInt(4)).name();
            PolicyRule.Effect effect = switch (random.nextInt(7)) {
                case 0 -> new PolicyRule.KnockOut();
                case 1, 2 -> new PolicyRule.Instead(band);
                case 3, 4 -> new PolicyRule.AtLeast(band);
                default -> new PolicyRule.AtMost(band);
            };
            rules.add(new PolicyRule(features.get(i).isTrue(), effect, "P-" + i, "Text " + i));
        }
        RowPolicy policy = RulePolicy.of("random", rules).bind(FeatureSet.of(features), BANDS);
        double[] row = new double[flags];
        for (int fired = 0; fired < 1 << flags; fired++) {
            for (int i = 0; i < flags; i++) {
                row[i] = (fired >>> i & 1) == 1 ? 1 : i % 2 == 0 ? 0 : Double.NaN;
            }
            for (int level = 0; level < 4; level++) {
                assertThat(policy.levelOf(row, -1, level))
                        .as("seed %d, fired %s of %s", seed, Integer.toBinaryString(fired), rules)
                        .isEqualTo(byDefinition(rules, fired, level));
            }
            assertThat(policy.reasons(row).stream().map(Reason::code).toList())
                    .as("seed %d, fired %s of %s", seed, Integer.toBinaryString(fired), rules)
                    .isEqualTo(reasonsByDefinition(rules, fired));
        }
    }

    private static List<PolicyRule> fired(List<PolicyRule> rules, int fired, Class<?>... kinds) {
        return IntStream.range(0, rules.size())
                .filter(i -> (fired >>> i & 1) == 1)
                .mapToObj(rules::get)
                .filter(rule -> List.of(kinds).contains(rule.effect().getClass()))
                .toList();
    }

    private static int byDefinition(List<PolicyRule> rules, int fired, int level) {
        if (!fired(rules, fired, PolicyRule.KnockOut.class).isEmpty()) {
            return 3;
        }
        int decided = fired(rules, fired, PolicyRule.Instead.class).stream()
                .map(rule ->
                        BANDS.get(((PolicyRule.Instead) rule.effect()).band()).level())
                .findFirst()
                .orElse(level);
        for (PolicyRule rule : fired(rules, fired, PolicyRule.AtMost.class)) {
            decided = Math.min(
                    decided,
                    BANDS.get(((PolicyRule.AtMost) rule.effect()).band()).level());
        }
        for (PolicyRule rule : fired(rules, fired, PolicyRule.AtLeast.class)) {
            decided = Math.max(
                    decided,
                    BANDS.get(((PolicyRule.AtLeast) rule.effect()).band()).level());
        }
        return decided;
    }

    private static List<String> reasonsByDefinition(List<PolicyRule> rules, int fired) {
        List<PolicyRule> reasons = new ArrayList<>(fired(rules, fired, PolicyRule.KnockOut.class));
        if (reasons.isEmpty()) {
            fired(rules, fired, PolicyRule.Instead.class).stream().findFirst().ifPresent(reasons::add);
            reasons.addAll(fired(rules, fired, PolicyRule.AtLeast.class, PolicyRule.AtMost.class));
        }
        return reasons.stream().map(PolicyRule::code).toList();
    }

    private static RulePolicy hardLimits() {
        return RulePolicy.named("hard-limits")
                .when(RuleSets.ATTENDANCE.below(0.3))
                .atLeast("AMBER")
                .because("ATT", "Attendance {attendance:%} is below 30 %.")
                .when(BANKRUPT.isTrue())
                .knockOut()
                .because("BKR", "There is an open bankruptcy.")
                .when(RuleSets.INCOME.above(1e6))
                .override("GREEN")
                .because("RICH", "An income of {income}.")
                .build();
    }

    @Test
    void assess_withPolicy_keepsScoreAndPutsItsReasonsFirst() {
        FeatureSet features = RuleSets.FEATURES.with(BANKRUPT);
        RiskAnalyzer<Map<String, ?>> with = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(features))
                .scorer(RuleSets.student())
                .bands(BANDS)
                .policy(hardLimits())
                .build();
        RiskAnalyzer<Map<String, ?>> without = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(features))
                .scorer(RuleSets.student())
                .bands(BANDS)
                .build();
        Map<String, ?> subject = Map.of("attendance", 0.2, "income", 2e6, "bankrupt", false, "averageMark", 60);

        RiskAssessment answer = with.assess(subject);
        RiskAssessment plain = without.assess(subject);

        assertThat(plain.band().name()).isEqualTo("AMBER"); // 5 + 40 − 7
        assertThat(answer.band().name()).isEqualTo("AMBER"); // GREEN by the override, but at least AMBER
        assertThat(answer.score()).isEqualTo(plain.score()).isEqualTo(38);
        assertThat(answer.reasons()).extracting(Reason::code).containsExactly("RICH", "ATT", "ATT-1");
        assertThat(answer.reasons().get(0)).isEqualTo(new Reason("RICH", 0, "An income of (withheld)."));
        assertThat(answer.reasons().get(1).text()).isEqualTo("Attendance 20 % is below 30 %.");
        assertThat(answer.reasons().subList(2, 3)).isEqualTo(plain.reasons());
    }

    @Test
    void levelOf_manyTimes_allocatesNothing() {
        RowPolicy policy = hardLimits().bind(RuleSets.FEATURES.with(BANKRUPT), BANDS);
        double[] row = new double[RuleSets.FEATURES.size() + 1];
        int attendance = RuleSets.FEATURES.slotOf(RuleSets.ATTENDANCE);
        int[] sum = new int[1];

        long bytes = Allocations.bytesOf(i -> {
            row[attendance] = i % 100 / 100.0;
            row[row.length - 1] = i % 7 == 0 ? 1 : 0;
            sum[0] += policy.levelOf(row, 0, i % 4);
        });

        assertThat(bytes).isZero();
        assertThat(sum[0]).isPositive();
    }

    @Test
    void bind_bandThatIsNone_namesRuleAndBands() {
        Bands bands = Bands.below(0.1, "low").otherwise("high");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hardLimits().bind(RuleSets.FEATURES.with(BANKRUPT), bands))
                .withMessage(
                        "The band of rule ATT of the policy hard-limits (AMBER) must be one of the plan's bands, but"
                                + " they are low < 0.1 ≤ high.\nMaybe its name is written otherwise.");
    }

    @Test
    void bind_withoutBands_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hardLimits().bind(RuleSets.FEATURES.with(BANKRUPT), Bands.NONE))
                .withMessageContaining("must be at least two");
    }

    @Test
    void bind_featureThatIsMissing_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hardLimits().bind(RuleSets.FEATURES, BANDS))
                .isInstanceOf(SchemaMismatchException.class)
                .withMessageContaining("bankrupt");
    }

    @Test
    void build_whatIsWrong_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulePolicy.named(" "))
                .withMessageContaining("must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulePolicy.of("none", List.of()))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RulePolicy.named("twice")
                        .when(BANKRUPT.isTrue())
                        .knockOut()
                        .because("A", "One.")
                        .when(BANKRUPT.isMissing())
                        .knockOut()
                        .because("A", "Two.")
                        .build())
                .withMessageContaining("rule 1 has it too");
        RulePolicy.BecauseStep rule =
                RulePolicy.named("wrong").when(BANKRUPT.isTrue()).knockOut();
        assertThatIllegalArgumentException().isThrownBy(() -> rule.because("", "Text."));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.because("A", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> rule.because("A", "{income}"));
    }

    @Test
    void equalsAndFeatures_areThoseOfTheRules() {
        assertThat(hardLimits()).isEqualTo(hardLimits()).hasSameHashCodeAs(hardLimits());
        assertThat(hardLimits())
                .isNotEqualTo(RulePolicy.of("other", hardLimits().rules()));
        assertThat(hardLimits().features()).containsExactly(RuleSets.ATTENDANCE, BANKRUPT, RuleSets.INCOME);
        assertThat(hardLimits()).hasToString("hard-limits (ATT, BKR, RICH)");
        assertThat(hardLimits().rules())
                .extracting(PolicyRule::toString)
                .contains("BKR: knock-out when bankrupt is yes", "ATT: at least AMBER when attendance is below 0.3");
    }
}
