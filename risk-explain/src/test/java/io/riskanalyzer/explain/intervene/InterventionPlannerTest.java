package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InterventionPlannerTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature MARK =
            Feature.number("mark").within(0, 100).optional();
    private static final CategoryFeature<String> SCHOOL = Feature.category("school", "city", "rural");
    private static final LinearModel MODEL = new LinearModel(
            "model",
            -1,
            List.of(new LinearTerm.Slope(ATTENDANCE, -6, 0.8, 0), new LinearTerm.Slope(MARK, -0.05, 50, 0.5)),
            RandomPlans.PROVENANCE);
    private static final ScoringPlan PLAN =
            ScoringPlan.builder(FeatureSet.of(ATTENDANCE, MARK), MODEL).build();
    private static final Intervention TUTORING =
            Intervention.named("tutoring").costing(300).capacity(2).adding(ATTENDANCE, 0.2);
    private static final Intervention LESSONS =
            Intervention.named("lessons, twice").costing(100).adding(MARK, 10);

    private static Frame cohort(int people, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder rows = Frame.builder(FeatureSet.of(SCHOOL, MARK, ATTENDANCE));
        for (int i = 0; i < people; i++) {
            double mark = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(101);
            rows.add(new double[] {random.nextInt(2), mark, random.nextInt(101) / 100.0}, i + 2, "s" + i);
        }
        return rows.build();
    }

    private static double risk(double attendance, double mark) {
        double logOdds = -1 - 6 * (attendance - 0.8) + (Double.isNaN(mark) ? 0.5 : -0.05 * (mark - 50));
        return LogisticCalibration.STANDARD.probabilityOf(logOdds);
    }

    @Test
    void plan_jointEffects_areScoredOnce() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(ATTENDANCE, MARK));
        rows.add(new double[] {0.5, 40}, 1, "a");
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING)
                .intervention(LESSONS)
                .intervention(Intervention.named("mentor").costing(1).multiplyingRisk(0.9))
                .mostPerPerson(3)
                .budget(1000)
                .build()
                .plan(rows.build());

        assertThat(plan.of(0)).extracting(Intervention::name).containsExactly("tutoring", "lessons, twice", "mentor");
        assertThat(plan.riskBefore(0)).isCloseTo(risk(0.5, 40), within(1e-12));
        assertThat(plan.riskAfter(0)).isCloseTo(0.9 * risk(0.7, 50), within(1e-12));
        assertThat(plan.cost()).isEqualTo(401);
        assertThat(plan.isProven()).isTrue();
        assertThat(plan.gap()).isZero();
        assertThat(plan.worthOfMoney()).isZero();
        assertThat(plan.basis()).isEqualTo(Intervention.Basis.ASSOCIATIONAL);
        assertThat(plan.toCsv())
                .isEqualTo("id,line,interventions,cost,risk_before,risk_after,basis\n"
                        + "a,1,\"tutoring; lessons, twice; mentor\",401.0," + plan.riskBefore(0) + ","
                        + plan.riskAfter(0) + ",associational\n");
        assertThat(plan.toString())
                .contains("tutoring              1        2       300.00  associational")
                .contains("Cost 401.00 of 1000.00. Expected bad outcomes")
                .contains("No assignment lowers it more.");
    }

    @Test
    void plan_knownEffectsAlone_areLabelledCausal() {
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(Intervention.named("mentor").costing(1).multiplyingRisk(0.9))
                .budget(3)
                .build()
                .plan(cohort(20, 1));

        assertThat(plan.basis()).isEqualTo(Intervention.Basis.CAUSAL);
        assertThat(plan.helped()).hasSize(3);
        assertThat(plan.riskBefore(plan.helped()[0]))
                .isEqualTo(IntStream.range(0, 20)
                        .mapToDouble(plan::riskBefore)
                        .max()
                        .orElseThrow());
        assertThat(plan.toCsv().lines().skip(1)).allMatch(line -> line.endsWith(",causal"));
    }

    @Test
    void plan_manyPeople_isCloseToItsBound() {
        Frame cohort = cohort(3_000, 5);
        InterventionPlanner planner = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING.capacity(200))
                .intervention(LESSONS)
                .intervention(Intervention.named("talk")
                        .costing(10)
                        .adding(ATTENDANCE, 0.01)
                        .capacity(1000))
                .mostPerPerson(2)
                .budget(50_000)
                .build();
        InterventionPlan plan = planner.plan(cohort);

        assertThat(plan.gap()).isLessThan(0.001);
        assertThat(plan.leastExpected()).isLessThanOrEqualTo(plan.expectedAfter());
        assertThat(plan.cost()).isLessThanOrEqualTo(50_000).isGreaterThan(49_000);
        assertThat(plan.worthOfMoney()).isPositive();
        assertThat(plan.uses().get(0).people()).isLessThanOrEqualTo(200);
        assertThat(planner.plan(cohort).toCsv()).isEqualTo(plan.toCsv());
        double after = 0;
        for (int row = 0; row < 3_000; row++) {
            after += plan.riskAfter(row);
        }
        assertThat(after).isCloseTo(plan.expectedAfter(), within(1e-8));
    }

    @Test
    void plan_budgetOfAWholeNumberOfCosts_isSpentToTheEnd() {
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(Intervention.named("talk").costing(19.99).adding(ATTENDANCE, 0.05))
                .budget(19_990) // of it taken away one by one, the last 19.99 does not fit: each rest is rounded
                .build()
                .plan(cohort(3_000, 3));

        assertThat(plan.helped()).hasSize(1_000);
        assertThat(plan.isProven()).isTrue();
    }

    @Test
    void plan_packageThatCostsTheWholeBudget_isGiven() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(ATTENDANCE, MARK));
        rows.add(new double[] {0.5, 40}, 1, "a");
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(Intervention.named("talk").costing(0.1).adding(ATTENDANCE, 0.05))
                .intervention(Intervention.named("letter").costing(0.2).adding(MARK, 5))
                .mostPerPerson(2)
                .budget(0.3) // less than 0.1 + 0.2 as numbers are rounded
                .build()
                .plan(rows.build());

        assertThat(plan.of(0)).hasSize(2);
    }

    @Test
    void plan_budgetBelowEveryCost_saysSoAndClaimsNothingOfMoreMoney() {
        Frame cohort = cohort(20, 1);
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING)
                .budget(299)
                .build()
                .plan(cohort);

        assertThat(plan.helped()).isEmpty();
        assertThat(plan.basis()).isEqualTo(Intervention.Basis.ASSOCIATIONAL);
        assertThat(plan.sharesBy(SCHOOL).stream().mapToInt(HelpShare::eligible).sum())
                .isEqualTo(IntStream.range(0, 20)
                        .filter(row -> cohort.value(row, cohort.features().slotOf(ATTENDANCE)) < 1)
                        .count());
        assertThat(plan.toString())
                .contains("Some help costs more than the whole budget")
                .doesNotContain("more money");
    }

    @Test
    void toString_boundOfMoreMoney_holdsForAsMuchMore() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(ATTENDANCE, MARK));
        for (int i = 0; i < 20; i++) {
            rows.add(new double[] {0.5, 40}, i + 1, "s" + i);
        }
        InterventionPlanner.Builder poor = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING.capacity(20))
                .budget(599);
        InterventionPlanner.Builder rich = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING.capacity(20))
                .budget(1599);

        String text = poor.build().plan(rows.build()).toString();

        String bound = text.replaceAll("(?s).*With 1,000 more money no assignment gets below ([0-9.]+)\\.\n", "$1");
        assertThat(Double.parseDouble(bound))
                .isLessThanOrEqualTo(rich.build().plan(rows.build()).expectedAfter() + 1e-4);
    }

    @Test
    void toString_withoutABudget_saysNothingOfMoreMoney() {
        InterventionPlan plan =
                InterventionPlanner.builder(PLAN).intervention(TUTORING).build().plan(cohort(20, 1));

        assertThat(plan.toString()).doesNotContain("more money");
    }

    @Test
    void sharesBy_countsTheHelpOfEachGroup() {
        Frame cohort = cohort(200, 9);
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(TUTORING.capacity(30).eligible(SCHOOL.is("rural")))
                .build()
                .plan(cohort);

        List<HelpShare> shares = plan.sharesBy(SCHOOL);
        assertThat(shares).extracting(HelpShare::group).containsExactly("city", "rural");
        assertThat(shares.get(0).helped()).isZero();
        assertThat(shares.get(0).eligible()).isZero();
        assertThat(shares.get(0).helpedOfEligible()).isNaN();
        assertThat(shares.get(1).helped()).isEqualTo(30);
        assertThat(shares.get(1).cost()).isEqualTo(9_000);
        assertThat(shares.get(0).people() + shares.get(1).people()).isEqualTo(200);
        assertThat(shares.get(0).riskAfter()).isEqualTo(shares.get(0).riskBefore());
        assertThat(shares.get(1).meanRiskAfter()).isLessThan(shares.get(1).meanRiskBefore());
        assertThat(shares.stream().mapToDouble(HelpShare::riskAfter).sum())
                .isCloseTo(plan.expectedAfter(), within(1e-9));
    }

    @Test
    void plan_numbersStayInRange_andMissingStaysMissing() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(ATTENDANCE, MARK));
        rows.add(new double[] {0.95, Double.NaN}, 1, null);
        InterventionPlan plan = InterventionPlanner.builder(PLAN)
                .intervention(Intervention.named("much").scaling(ATTENDANCE, 2).adding(MARK, 10))
                .build()
                .plan(rows.build());

        assertThat(plan.riskAfter(0)).isCloseTo(risk(1, Double.NaN), within(1e-12));
    }

    @Test
    void builder_whatMakesNoSense_isRefused() {
        assertThatThrownBy(() -> InterventionPlanner.builder(PLAN).intervention(Intervention.named("idle")))
                .hasMessageStartingWith("The intervention (idle) must change a feature or the risk");
        assertThatThrownBy(() ->
                        InterventionPlanner.builder(PLAN).intervention(LESSONS).intervention(LESSONS))
                .hasMessageStartingWith("The name of an intervention (lessons, twice) must be its own");
        assertThatThrownBy(() -> InterventionPlanner.builder(PLAN).build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> InterventionPlanner.builder(PLAN).budget(-1))
                .hasMessage("The budget (-1.0) must be at least 0.\nMaybe leave it out: there is no limit then.");
        assertThatThrownBy(() -> LESSONS.adding(MARK, 3))
                .hasMessageStartingWith("The feature that lessons, twice changes");
        assertThatThrownBy(() -> LESSONS.multiplyingRisk(Double.NaN))
                .hasMessageStartingWith("The risk ratio of lessons");
        InterventionPlanner planner =
                InterventionPlanner.builder(PLAN).intervention(LESSONS).build();
        assertThatThrownBy(() -> planner.plan(cohort(3, 1), new double[] {1, -1, 1}))
                .hasMessageStartingWith("The weights (3) must be one finite number of at least 0");
    }
}
