package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.rules.Finding.Kind;
import io.riskanalyzer.rules.RuleAnalysis.Trend;
import io.riskanalyzer.score.Bands;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleAnalysisTest {
    private static final NumberFeature ATTENDANCE = RuleSets.ATTENDANCE;
    private static final FlagFeature WORKING = Feature.flag("working");

    private static RuleSet rules(Condition... conditions) {
        return RuleSet.of(
                "r",
                0,
                IntStream.range(0, conditions.length)
                        .mapToObj(i -> new Rule(conditions[i], i + 1, "R-" + (i + 1), "Text."))
                        .toList());
    }

    @Test
    void requireSound_ofSoundRules_returnsAnalysis() {
        RuleAnalysis analysis = RuleAnalysis.of(
                rules(ATTENDANCE.below(0.75), WORKING.isTrue()),
                Bands.below(2, "low").otherwise("high"));
        assertThat(analysis.requireSound()).isSameAs(analysis);
        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.scores()).containsExactly(0.0, 1.0, 2.0, 3.0);
        assertThat(analysis).hasToString("""
                        r (R-1, R-2)
                        Scores: 0 to 3, 4 different
                            least: attendance 1, working no: 0 points
                            greatest: attendance 0, working yes: 3 points
                        Bands: low < 2 ≤ high; as cuts they leave no gap and do not overlap
                        Nothing was found.""");
    }

    @Test
    void requireSound_ofFaults_tellsAllOfThem() {
        RuleAnalysis analysis = RuleAnalysis.of(
                rules(ATTENDANCE.below(0.5).and(ATTENDANCE.above(0.6)), ATTENDANCE.atLeast(0)),
                Bands.below(2, "low").below(4, "middle").otherwise("high"));
        assertThatIllegalStateException()
                .isThrownBy(analysis::requireSound)
                .withMessageContaining("R-1 never fires: no legal row has attendance is below 0.5 and")
                .withMessageContaining("R-2 always fires")
                .withMessageContaining("Band low cannot be reached: no score is below 2.")
                .withMessageContaining("Band high cannot be reached: no score is at least 4.");
    }

    @Test
    void requireNone_ofNotes_refusesThoseAlone() {
        RuleAnalysis analysis = RuleAnalysis.of(rules(ATTENDANCE.below(0.75), ATTENDANCE.below(0.5)));
        assertThat(analysis.requireSound().findings()).extracting(Finding::kind).containsExactly(Kind.IMPLIED);
        analysis.requireNone(Kind.FIRES_TOGETHER, Kind.GAP);
        assertThatIllegalStateException()
                .isThrownBy(() -> analysis.requireNone(Kind.IMPLIED))
                .withMessageContaining("Rule R-2 fires only where R-1 fires too.");
    }

    @Test
    void cells_betweenNeighbouringDoubles_areExact() {
        assertThat(RuleAnalysis.of(rules(ATTENDANCE.above(0.5).and(ATTENDANCE.below(Math.nextUp(0.5)))))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.NEVER_FIRES);
        assertThat(RuleAnalysis.of(rules(ATTENDANCE.atLeast(0.5).and(ATTENDANCE.below(Math.nextUp(0.5)))))
                        .findings(Kind.NEVER_FIRES))
                .isEmpty();
        assertThat(RuleAnalysis.of(rules(ATTENDANCE.below(0))).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.NEVER_FIRES);
        assertThat(RuleAnalysis.of(rules(ATTENDANCE.atMost(0))).findings()).isEmpty();
    }

    @Test
    void trend_ofNumberThatTurns_isFoundWithTwoRows() {
        RuleSet rules = RuleSet.named("r")
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .because("ATT-1", "Low.")
                .when(ATTENDANCE.above(0.95).and(WORKING.isTrue()))
                .add(5)
                .because("ATT-2", "Too high.")
                .build();
        assertThat(RuleAnalysis.of(rules).findings(Kind.NON_MONOTONE))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subjects()).containsExactly("attendance");
                    assertThat(finding.sentence())
                            .isEqualTo("A higher attendance can raise the score by 5, though a lower one mostly does.");
                    assertThat(finding.witnesses())
                            .extracting(Witness::toString)
                            .containsExactly(
                                    "attendance 0.8, working yes: 0 points", "attendance 1, working yes: 5 points");
                });
        assertThat(RuleAnalysis.builder(rules)
                        .expect(ATTENDANCE, Trend.ANY)
                        .build()
                        .findings())
                .isEmpty();
        assertThat(RuleAnalysis.builder(rules)
                        .expect(ATTENDANCE, Trend.RISING)
                        .build()
                        .findings(Kind.NON_MONOTONE))
                .singleElement()
                .extracting(Finding::sentence)
                .isEqualTo("A lower attendance can raise the score by 40, though a higher one alone should.");
    }

    @Test
    void group_firstOfTiersInWrongOrder_isShadowed() {
        RuleGroup group = new RuleGroup(
                "tiers",
                HitPolicy.FIRST,
                List.of(
                        new Rule(ATTENDANCE.below(0.75), 20, "T-1", "Low."),
                        new Rule(ATTENDANCE.below(0.5), 40, "T-2", "Very low.")));
        RuleAnalysis analysis = RuleAnalysis.of(RuleSet.of("r", 0, List.of(group)));
        assertThat(analysis.findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.IMPLIED, Kind.SHADOWED, Kind.GAP, Kind.OVERLAP);
        assertThat(analysis.findings(Kind.GAP).get(0).witnesses())
                .extracting(Witness::toString)
                .containsExactly("attendance 1: 0 points");
        assertThat(analysis.range()).hasToString("Optional[0 to 20]");
    }

    @Test
    void missing_thatChangesScore_isToldBothWays() {
        RuleAnalysis analysis =
                RuleAnalysis.of(rules(RuleSets.AVERAGE_MARK.below(40), RuleSets.AVERAGE_MARK.isMissing()));
        assertThat(analysis.findings(Kind.MISSING_MATTERS)).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).isEqualTo("Leaving averageMark out can raise the score by up to 2.");
            assertThat(finding.witnesses()).hasSize(2);
        });
        assertThat(RuleAnalysis.of(rules(RuleSets.AVERAGE_MARK.below(40)))
                        .findings(Kind.MISSING_MATTERS)
                        .get(0)
                        .sentence())
                .isEqualTo("Leaving averageMark out can lower the score by up to 1.");
    }

    @Test
    void of_manyRulesOfManyFeatures_isDecided() {
        SplittableRandom random = new SplittableRandom(7);
        List<Rule> rules = new ArrayList<>();
        List<NumberFeature> numbers = IntStream.range(0, 30)
                .mapToObj(i -> Feature.number("n" + i).within(0, 100).optional())
                .toList();
        for (int i = 0; i < 120; i++) {
            NumberFeature one = numbers.get(random.nextInt(30));
            NumberFeature other = numbers.get(random.nextInt(30));
            Condition when = i % 4 == 0
                    ? one.below(random.nextInt(1, 99)).and(other.atLeast(random.nextInt(1, 99)))
                    : one.below(random.nextInt(1, 99));
            rules.add(new Rule(when, random.nextInt(1, 30), "R-" + i, "Text."));
        }
        RuleAnalysis analysis = RuleAnalysis.builder(RuleSet.of("large", 0, rules))
                .bands(Bands.below(100, "low").below(5000, "high").otherwise("never"))
                .build();
        assertThat(analysis.findings(Kind.UNREACHABLE_BAND))
                .extracting(Finding::subjects)
                .containsExactly(List.of("never"));
        assertThat(analysis.range().orElseThrow().least().score()).isZero();
        assertThat(analysis.findings(Kind.NOT_DECIDED)).isEmpty();
    }

    @Test
    void of_questionOfTooManySteps_isNotDecided() {
        RuleAnalysis analysis = RuleAnalysis.builder(
                        rules(ATTENDANCE.below(0.5).and(WORKING.isTrue()), ATTENDANCE.above(0.6)))
                .mostSteps(1)
                .build();
        assertThat(analysis.findings(Kind.NOT_DECIDED)).isNotEmpty();
        assertThat(analysis.findings(Kind.NEVER_FIRES, Kind.ALWAYS_FIRES)).isEmpty();
        assertThat(analysis.scores()).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> analysis.requireNone(Kind.NEVER_FIRES))
                .withMessageContaining(
                        "NOT_DECIDED: Not decided, as it takes too many steps: whether rule R-1 can fire.");
    }

    @Test
    void of_datedRules_isRefused() {
        Rule dated = new Rule(WORKING.isTrue(), 1, "R", "Text.")
                .during(new Validity(LocalDate.of(2026, 9, 1), LocalDate.MAX));
        assertThatIllegalStateException().isThrownBy(() -> RuleAnalysis.of(RuleSet.of("dated", 0, List.of(dated))));
    }

    @Test
    void builder_whatIsWrong_isRefused() {
        RuleSet rules = rules(RuleSets.PROGRAMME.is("law").and(WORKING.isTrue()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleAnalysis.builder(rules).expect(ATTENDANCE, Trend.RISING))
                .withMessageContaining("no rule looks at it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleAnalysis.builder(rules).expect(RuleSets.PROGRAMME, Trend.RISING))
                .withMessageContaining("it is a category");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleAnalysis.builder(rules).mostSteps(0))
                .withMessageContaining("must be at least 1");
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleAnalysis.builder(rules)
                        .expect(WORKING, Trend.RISING)
                        .expect(WORKING, Trend.ANY));
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleAnalysis.builder(rules).mostSteps(5).mostSteps(5));
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleAnalysis.builder(rules).bands(Bands.NONE).bands(Bands.NONE));
    }
}
