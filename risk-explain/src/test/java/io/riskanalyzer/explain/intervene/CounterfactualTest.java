package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.explain.intervene.CounterfactualAnswer.Outcome;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CounterfactualTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature MARK = Feature.number("mark").within(0, 100);
    private static final NumberFeature HOURS = Feature.number("hours").within(0, 60);
    private static final FlagFeature OVERDUE = Feature.flag("overdue");
    private static final CategoryFeature<String> MODE = Feature.category("mode", "full", "part");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, MARK, HOURS, OVERDUE, MODE);
    private static final Bands BANDS =
            Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT", "Attendance is low.")
            .when(MARK.atMost(40))
            .add(25)
            .because("MRK", "Marks are low.")
            .when(OVERDUE.isTrue().and(ATTENDANCE.below(0.9)))
            .add(15)
            .because("FEE", "Fees are overdue.")
            .when(MODE.is("part"))
            .add(10)
            .because("MOD", "Part time.")
            .build();
    private static final ScoringPlan PLAN =
            ScoringPlan.builder(FEATURES, RULES).bands(BANDS).build();
    private static final double[] ROW = {0.62, 38, 20, 1, 0};

    private static Counterfactual.Builder search() {
        return Counterfactual.builder(PLAN);
    }

    @Test
    void of_oneChangeSuffices_changesOneFeature() {
        CounterfactualAnswer answer = search().lever(Lever.raising(ATTENDANCE))
                .lever(Lever.raising(MARK).effort(1.5))
                .lever(Lever.changing(OVERDUE))
                .build()
                .of(ROW, "AMBER");

        assertThat(answer.outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(answer.cheapest().orElseThrow().text()).isEqualTo("AMBER by attendance from 0.62 to 0.75");
        assertThat(answer.cheapest().orElseThrow().effort()).isCloseTo(1.13, within(1e-12));
        assertThat(answer.toString())
                .isEqualTo("The cheapest way to AMBER:\n  AMBER by attendance from 0.62 to 0.75 (effort 1.13)");
    }

    @Test
    void of_limitThatDoesNotCount_goesToTheNextValue() {
        CounterfactualAnswer answer =
                search().lever(Lever.raising(MARK)).build().of(new double[] {0.8, 38, 20, 1, 0}, "GREEN");

        assertThat(answer.cheapest().orElseThrow().changes().get(0).to())
                .isGreaterThan(40)
                .isLessThan(40 + 1e-5);
        assertThat(answer.cheapest().orElseThrow().text()).isEqualTo("GREEN by mark from 38 to just above 40");
        assertThat(search().lever(Lever.raising(MARK).inSteps(5))
                        .build()
                        .of(new double[] {0.8, 38, 20, 1, 0}, "GREEN")
                        .cheapest()
                        .orElseThrow()
                        .text())
                .isEqualTo("GREEN by mark from 38 to 45");
    }

    @Test
    void of_nothingReachesBand_tellsTheBestInReach() {
        CounterfactualAnswer answer =
                search().lever(Lever.raising(ATTENDANCE).within(0, 0.8)).build().of(ROW, "GREEN");

        assertThat(answer.outcome()).isEqualTo(Outcome.OUT_OF_REACH);
        assertThat(answer.cheapest()).isEmpty();
        assertThat(answer.reachable().name()).isEqualTo("AMBER");
        assertThat(answer.gap()).isNaN();
        assertThat(answer.toString())
                .startsWith("No plan reaches GREEN. The best in reach:\n  AMBER by attendance from 0.62 to 0.75");
    }

    @Test
    void of_bandAlreadyReached_changesNothing() {
        CounterfactualAnswer answer =
                search().lever(Lever.raising(ATTENDANCE)).build().of(new double[] {0.95, 70, 0, 0, 0}, "AMBER");

        assertThat(answer.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(answer.cheapest().orElseThrow().changes()).isEmpty();
        assertThat(answer.gap()).isZero();
    }

    @Test
    void alternatives_areOfOtherFeatures_andDearer() {
        List<ChangePlan> plans = search().lever(Lever.raising(ATTENDANCE))
                .lever(Lever.raising(MARK))
                .lever(Lever.changing(OVERDUE).effort(5))
                .alternatives(5)
                .build()
                .of(ROW, "AMBER")
                .plans();

        assertThat(plans)
                .extracting(plan -> plan.changes().get(0).feature().name())
                .containsExactly("mark", "attendance");
        assertThat(plans).extracting(ChangePlan::effort).isSorted();
    }

    @Test
    void carrying_movesTheOtherAlong() {
        Lever lever = Lever.raising(HOURS).inSteps(1).carrying(MARK, 2);
        ChangePlan plan = search().lever(lever)
                .build()
                .of(new double[] {0.8, 33, 20, 1, 0}, "GREEN")
                .cheapest()
                .orElseThrow();

        assertThat(plan.text()).isEqualTo("GREEN by hours from 20 to 24 and mark from 33 to 41");
    }

    @Test
    void carrying_ruleSetsTheOther() {
        Lever lever = Lever.raising(HOURS).inSteps(1).carrying(MARK, hours -> 100 * hours / 60);
        ChangePlan plan = search().lever(lever)
                .build()
                .of(new double[] {0.8, 33, 20, 1, 0}, "GREEN")
                .cheapest()
                .orElseThrow();

        assertThat(plan.text()).isEqualTo("GREEN by hours from 20 to 25 and mark from 33 to 41.67");
    }

    @Test
    void of_policyHoldsBandUp_changesWhatItLooksAt() {
        RulePolicy policy = RulePolicy.named("limits")
                .when(HOURS.above(50))
                .knockOut()
                .because("HRS", "Works too much.")
                .build();
        ScoringPlan plan =
                ScoringPlan.builder(FEATURES, RULES).bands(BANDS).policy(policy).build();
        double[] row = {0.95, 70, 55, 0, 0};

        CounterfactualAnswer answer = Counterfactual.builder(plan)
                .lever(Lever.raising(MARK))
                .lever(Lever.lowering(HOURS))
                .build()
                .of(row, "GREEN");
        assertThat(answer.outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(answer.cheapest().orElseThrow().text()).isEqualTo("GREEN by hours from 55 to 50");
        assertThat(Counterfactual.builder(plan)
                        .lever(Lever.raising(MARK))
                        .build()
                        .of(row, "GREEN")
                        .outcome())
                .isEqualTo(Outcome.OUT_OF_REACH);
    }

    @Test
    void of_policyThatTellsNothing_isStillObeyed() {
        Policy policy = (features, bands) -> new io.riskanalyzer.score.RowPolicy() {
            @Override
            public int levelOf(double[] row, double score, int level) {
                return row[4] == 0 ? 2 : level;
            }

            @Override
            public List<io.riskanalyzer.score.Reason> reasons(double[] row) {
                return List.of();
            }
        };
        ScoringPlan plan =
                ScoringPlan.builder(FEATURES, RULES).bands(BANDS).policy(policy).build();

        CounterfactualAnswer answer = Counterfactual.builder(plan)
                .lever(Lever.changing(MODE))
                .lever(Lever.raising(ATTENDANCE))
                .build()
                .of(new double[] {0.95, 70, 0, 0, 0}, "GREEN");
        assertThat(answer.outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(answer.cheapest().orElseThrow().text()).isEqualTo("GREEN by mode from full to part");
    }

    @Test
    void of_specialCodeOfScorecard_isNeitherLeftNorReached() {
        Bins bins = new Bins.Numbers(MARK, List.of(40.0), List.of(new Bins.SpecialCode("none", List.of(0.0))));
        Scorecard card = new Scorecard(
                "card",
                0,
                List.of(new Characteristic(bins, List.of(0.0, 10.0, 50.0, 0.0), 0, 0)),
                null,
                RandomPlans.PROVENANCE);
        ScoringPlan plan = ScoringPlan.builder(FEATURES, card)
                .bands(Bands.below(10, "GREEN").below(45, "AMBER").otherwise("RED"))
                .build();
        Counterfactual search =
                Counterfactual.builder(plan).lever(Lever.changing(MARK)).build();

        assertThat(search.of(new double[] {0.5, 30, 0, 0, 0}, "GREEN").outcome())
                .isEqualTo(Outcome.OUT_OF_REACH);
        assertThat(search.of(new double[] {0.5, 30, 0, 0, 0}, "AMBER")
                        .reachable()
                        .name())
                .isEqualTo("AMBER");
        assertThat(search.of(new double[] {0.5, 0, 0, 0, 0}, "GREEN").outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void of_singlePrecisionThreshold_isPassed() {
        TreeEnsemble tree = TreeEnsemble.builder("tree", Scale.LOG_ODDS, FEATURES)
                .below(ATTENDANCE, TreeEnsemble.singlePrecision(0.7f), TreeEnsemble.Side.LEFT, 1)
                .leaf(1, 1)
                .leaf(-1, 1)
                .build(0, RandomPlans.PROVENANCE);
        ScoringPlan plan = ScoringPlan.builder(FEATURES, tree)
                .bands(Bands.below(0.5, "GREEN").otherwise("RED"))
                .build();
        assertThat(Counterfactual.builder(plan)
                        .lever(Lever.raising(ATTENDANCE))
                        .build()
                        .of(ROW, "GREEN")
                        .cheapest()
                        .orElseThrow()
                        .text())
                .isEqualTo("GREEN by attendance from 0.62 to 0.7");
    }

    @Test
    void nodes_tooFew_statesTheGap() {
        RandomPlans plans = new RandomPlans(11);
        boolean found = false;
        for (int i = 0; i < 200 && !found; i++) {
            ScoringPlan plan = plans.next(3);
            CounterfactualAnswer answer = Counterfactual.builder(plan)
                    .lever(Lever.changing(RandomPlans.A))
                    .lever(Lever.changing(RandomPlans.B))
                    .lever(Lever.changing(RandomPlans.C))
                    .lever(Lever.changing(RandomPlans.G))
                    .nodes(1)
                    .within(Duration.ofHours(1))
                    .build()
                    .of(plans.row(), "GREEN");
            if (answer.outcome() == Outcome.WITHIN_GAP) {
                found = true;
                assertThat(answer.gap()).isGreaterThan(0).isLessThan(1);
                assertThat(answer.toString()).contains("none is cheaper by more than");
            }
        }
        assertThat(found).isTrue();
    }

    @Test
    void lever_ofSensitiveOrProtectedFeature_isRefused() {
        NumberFeature income = Feature.number("income").sensitive();
        assertThatThrownBy(() -> Lever.raising(income))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The feature to change (income) must not be sensitive, but it is."
                        + "\nMaybe name what can be changed in its place.");
        ScoringPlan plan = ScoringPlan.builder(FEATURES, RULES)
                .bands(BANDS)
                .reasons(ReasonSelection.DEFAULT.withoutNaming(MODE))
                .build();
        assertThatThrownBy(() -> Counterfactual.builder(plan).lever(Lever.changing(MODE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The feature to change (mode) must be neither sensitive nor protected");
    }

    @Test
    void lever_thatIsFree_orMovedTwice_isRefused() {
        assertThatThrownBy(() -> search().lever(Lever.changing(OVERDUE).effort(0)))
                .hasMessageStartingWith("The effort of changing overdue (0) must be above 0");
        assertThatThrownBy(() -> search().lever(Lever.raising(MARK))
                        .lever(Lever.raising(HOURS).carrying(MARK, 1)))
                .hasMessageStartingWith("The feature to change (mark) must be moved by one lever");
        assertThatThrownBy(() -> search().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> search().lever(Lever.raising(MARK)).build().of(new double[] {2, 0, 0, 0, 0}, "GREEN"))
                .hasMessageStartingWith("The row (5 values) must be legal");
        assertThatThrownBy(() -> search().lever(Lever.raising(MARK)).build().of(ROW, "BLUE"))
                .hasMessageStartingWith("The band (BLUE) must be one of GREEN, AMBER, RED");
    }
}
