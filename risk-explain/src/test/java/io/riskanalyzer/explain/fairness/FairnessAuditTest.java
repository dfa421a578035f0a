package io.riskanalyzer.explain.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.NormalTail;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairnessAuditTest {
    private static final CategoryFeature<String> SEX =
            Feature.category("sex", "F", "M").optional();
    private static final CategoryFeature<String> AGE = Feature.category("age", "young", "old");
    private static final NumberFeature RISK = Feature.number("risk");
    private static final Bands BANDS = Bands.below(0.5, "LOW").otherwise("HIGH");

    /** Rows of {sex, age}, with scores and labels. */
    private static Dataset data(double[][] attributes, boolean[] bad) {
        Frame.Builder rows = Frame.builder(FeatureSet.of(RISK, SEX, AGE));
        for (double[] of : attributes) {
            rows.add(new double[] {0.5, of[0], of[1]}, rows.rows() + 1, null);
        }
        return Dataset.of(rows.build(), bad).audit(SEX, AGE);
    }

    /** Decisions as Fairlearn and AIF360 have them: 1 is favourable. */
    private static double[] scores(int... favourable) {
        return Arrays.stream(favourable)
                .mapToDouble(one -> one == 1 ? 0.25 : 0.75)
                .toArray();
    }

    private static FairnessAuditBuilder audit() {
        return FairnessAudit.favourableUpTo("LOW").smallCells(SmallCells.SHOWN);
    }

    @Test
    void run_exampleOfFairlearn_isWhatItsDocumentationShows() {
        // https://fairlearn.org/main/user_guide/assessment/perform_fairness_assessment.html, y_true and y_pred of
        // twelve
        // rows: there 1 is positive for outcome and decision, here good and favourable
        int[] good = {0, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1};
        int[] favourable = {0, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1};
        int[] group = {1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 1, 0}; // our own: the page has more groups
        boolean[] bad = new boolean[good.length];
        double[][] attributes = new double[good.length][];
        for (int i = 0; i < good.length; i++) {
            bad[i] = good[i] == 0;
            attributes[i] = new double[] {group[i], 0};
        }

        Breakdown found = audit().by(SEX)
                .build()
                .run(BANDS, scores(favourable), data(attributes, bad))
                .by("sex");

        // F: decisions of rows 2, 3, 5, 8, 9, 11; by hand
        assertThat(found.figure(GroupMetric.FAVOURABLE_SHARE, "F").value()).isEqualTo(5.0 / 6);
        assertThat(found.figure(GroupMetric.FAVOURABLE_GIVEN_GOOD, "F").value()).isEqualTo(1);
        assertThat(found.figure(GroupMetric.FAVOURABLE_GIVEN_BAD, "F").value()).isEqualTo(0.5);
        assertThat(found.figure(GroupMetric.FAVOURABLE_SHARE, "M").value()).isEqualTo(3.0 / 6);
        assertThat(found.figure(GroupMetric.FAVOURABLE_GIVEN_GOOD, "M").value()).isEqualTo(3.0 / 4);
        assertThat(found.figure(GroupMetric.FAVOURABLE_GIVEN_BAD, "M").value()).isZero();
        assertThat(found.gap(Criterion.DEMOGRAPHIC_PARITY)
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(5.0 / 6 - 0.5, within(1e-15));
        assertThat(found.gap(Criterion.EQUALISED_ODDS)
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(0.5);
        assertThat(found.gap(Criterion.EQUALISED_ODDS).orElseThrow().metric())
                .isEqualTo(GroupMetric.FAVOURABLE_GIVEN_BAD);
    }

    @Test
    void run_formulasOfAif360_areThoseByHand() {
        // AIF360's ClassificationMetric, F unprivileged and M privileged: statistical parity difference = P(yes|F) −
        // P(yes|M), disparate impact = P(yes|F) / P(yes|M), equal opportunity difference = TPR(F) − TPR(M), predictive
        // parity difference = PPV(F) − PPV(M); counts TP, FP, TN, FN are 30, 10, 40, 20 of F and 60, 15, 20, 5 of M
        int[][] counts = {{30, 10, 40, 20}, {60, 15, 20, 5}};
        int rows = 200;
        boolean[] bad = new boolean[rows];
        int[] favourable = new int[rows];
        double[][] attributes = new double[rows][];
        int at = 0;
        for (int group = 0; group < 2; group++) {
            for (int cell = 0; cell < 4; cell++) {
                for (int i = 0; i < counts[group][cell]; i++) {
                    bad[at] = cell == 1 || cell == 2;
                    favourable[at] = cell < 2 ? 1 : 0;
                    attributes[at++] = new double[] {group, 0};
                }
            }
        }

        Breakdown found = audit().by(SEX, "M")
                .build()
                .run(BANDS, scores(favourable), data(attributes, bad))
                .by("sex");

        Disparity parity = found.disparity(GroupMetric.FAVOURABLE_SHARE, "F").orElseThrow();
        assertThat(parity.difference().value()).isEqualTo(0.40 - 0.75, within(1e-15));
        assertThat(parity.ratio()).isNotNull();
        assertThat(found.adverseImpacts().get(0).ratio().value()).isEqualTo(0.40 / 0.75, within(1e-15));
        assertThat(found.adverseImpacts().get(0).reading()).isEqualTo(Practice.Reading.FALLS_SHORT);
        assertThat(found.disparity(GroupMetric.FAVOURABLE_GIVEN_GOOD, "F")
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(30.0 / 50 - 60.0 / 65, within(1e-15));
        assertThat(found.disparity(GroupMetric.FAVOURABLE_GIVEN_BAD, "F")
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(10.0 / 50 - 15.0 / 35, within(1e-15));
        assertThat(found.disparity(GroupMetric.GOOD_GIVEN_FAVOURABLE, "F")
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(30.0 / 40 - 60.0 / 75, within(1e-15));
        assertThat(parity.sentence()).contains("F against M").contains("-35.0 points");
        // against everyone: 0.4 less 115 / 200
        assertThat(found.disparities().stream()
                        .filter(to -> to.against().name().equals("everyone"))
                        .filter(to -> to.metric().equals(GroupMetric.FAVOURABLE_SHARE))
                        .findFirst()
                        .orElseThrow()
                        .difference()
                        .value())
                .isEqualTo(0.4 - 115.0 / 200, within(1e-15));
    }

    @Test
    void run_analyzer_judgesItsBands() {
        GoldenFairness.Scored golden = GoldenFairness.generated();
        NumberFeature score = Feature.number("score");
        LinearModel model = new LinearModel(
                "score",
                0,
                List.of(new LinearTerm.Slope(score, 4, 0.5, 0)),
                new Provenance("none", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FeatureSet.of(score)))
                .scorer(model)
                .bands(Bands.below(0.5, "LOW").otherwise("HIGH"))
                .build();

        Breakdown found = audit().by(GoldenFairness.SEX)
                .build()
                .run(analyzer, golden.data())
                .by("sex");

        // 4 (score − ½) is below 0 where the score is below ½: the decisions are those of the golden values
        assertThat(found.figure(GroupMetric.FAVOURABLE_SHARE, "Female").value())
                .isEqualTo(0.28453452161794807, within(1e-12));
    }

    @Test
    void run_anyThreads_isTheSameToTheBit() {
        GoldenFairness.Scored golden = GoldenFairness.generated();
        double[] scores = GoldenFairness.unboxed(golden.scores());
        FairnessReport one = audit().by(GoldenFairness.SEX)
                .byIntersection(GoldenFairness.SEX, GoldenFairness.RACE)
                .threads(1)
                .build()
                .run(BANDS, scores, golden.data());
        FairnessReport four = audit().by(GoldenFairness.SEX)
                .byIntersection(GoldenFairness.SEX, GoldenFairness.RACE)
                .threads(4)
                .build()
                .run(BANDS, scores, golden.data());

        assertThat(four).isEqualTo(one);
        assertThat(four.toJson()).isEqualTo(one.toJson());
    }

    @Test
    void run_fewRows_areSuppressedWithAReason() {
        GoldenFairness.Scored golden = GoldenFairness.generated();
        Breakdown found = FairnessAudit.favourableUpTo("LOW")
                .by(GoldenFairness.RACE)
                .smallCells(new SmallCells(60, 10))
                .build()
                .run(BANDS, GoldenFairness.unboxed(golden.scores()), golden.data())
                .by("race");

        GroupFigure figure = found.figure(GroupMetric.AUC, "C");
        assertThat(figure.isShown()).isFalse();
        assertThat(figure.sentence())
                .isEqualTo("C: AUC within the group is not shown: the group has fewer than 60 rows.");
        assertThatThrownBy(figure::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fewer than 60");
        assertThat(found.disparity(GroupMetric.AUC, "C")).isEmpty();
        assertThat(found.toString()).contains("few").contains("not shown");
    }

    @Test
    void toJson_suppressedGroup_doesNotTellItsSize() throws IOException {
        GoldenFairness.Scored golden = GoldenFairness.generated();
        FairnessReport report = FairnessAudit.favourableUpTo("LOW")
                .by(GoldenFairness.RACE)
                .smallCells(new SmallCells(60, 10))
                .build()
                .run(BANDS, GoldenFairness.unboxed(golden.scores()), golden.data());

        String json = report.toJson();
        assertThat(json)
                .contains("{\"group\":\"C\"}")
                .contains("\"suppressed\"")
                .doesNotContain("NaN");
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {} // well-formed
        }
    }

    @Test
    void run_missingAttribute_isAGroupOfItsOwn() {
        double[][] attributes = {{0, 0}, {1, 0}, {Double.NaN, 0}, {Double.NaN, 1}};

        Breakdown found = audit().by(SEX)
                .metrics(GroupMetric.FAVOURABLE_SHARE)
                .build()
                .run(BANDS, scores(1, 0, 1, 1), data(attributes, new boolean[4]))
                .by("sex");

        assertThat(found.group(Group.MISSING).rows()).isEqualTo(2);
        assertThat(found.reference().name()).isEqualTo(Group.MISSING); // the largest
    }

    @Test
    void run_usersMetric_isMeasuredInEachGroup() {
        GoldenFairness.Scored golden = GoldenFairness.generated();
        GroupMetric brier = GroupMetric.of(Metrics.BRIER);
        Breakdown found = audit().by(GoldenFairness.SEX)
                .metrics(brier, GroupMetric.AUC, GroupMetric.of(Metrics.KS))
                .build()
                .run(BANDS, GoldenFairness.unboxed(golden.scores()), golden.data())
                .by("sex");
        Dataset women = golden.data().filter(row -> golden.data().audited().value(row, 0) == 0);
        double[] scores = new double[women.rows()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = women.frame().value(i, 0);
        }

        Interval interval = found.figure(brier, "Female").interval();

        assertThat(interval).isNotNull();
        assertThat(interval.value())
                .isEqualTo(Metrics.BRIER.of(scores, women.labels(), women.weights()), within(1e-12));
        assertThat(interval.to() - interval.from()).isBetween(0.005, 0.1);
    }

    @Test
    void run_pointsAndCalibration_areRefused() {
        FairnessAudit audit =
                audit().by(SEX).metrics(GroupMetric.CALIBRATION_ERROR).build();
        Dataset two = data(new double[][] {{0, 0}, {1, 0}}, new boolean[2]);

        assertThatThrownBy(() -> audit.run(Bands.below(30, "LOW").otherwise("HIGH"), new double[] {20, 40}, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be probabilities");
    }

    @Test
    void run_points_measuresWhatPointsHave() {
        Dataset two = data(new double[][] {{0, 0}, {1, 0}}, new boolean[2]);

        FairnessReport report =
                audit().by(SEX).build().run(Bands.below(30, "LOW").otherwise("HIGH"), new double[] {20, 40}, two);

        assertThat(report.by("sex").figure(GroupMetric.MEAN_SCORE, "M").value()).isEqualTo(40);
        assertThatThrownBy(() -> report.by("sex").figure(GroupMetric.CALIBRATION_GAP, "M"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void run_analyzerOfPointsBetween0And1_doesNotTakeThemForProbabilities() {
        NumberFeature score = Feature.number("score");
        RuleSet rules = RuleSet.of("rules", 0, List.of(new Rule(score.above(0.5), 1, "R", "High.")));
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FeatureSet.of(score)))
                .scorer(rules)
                .bands(Bands.below(0.5, "LOW").otherwise("HIGH"))
                .build();

        FairnessReport report = audit().by(GoldenFairness.SEX)
                .build()
                .run(analyzer, GoldenFairness.generated().data());

        assertThat(report.everyone()).extracting(GroupFigure::metric).doesNotContain(GroupMetric.CALIBRATION_GAP);
    }

    @Test
    void run_attributeThatIsNotAudited_isRefused() {
        FairnessAudit audit = audit().by(Feature.category("town", "x", "y")).build();

        assertThatThrownBy(() -> audit.run(BANDS, scores(1), data(new double[][] {{0, 0}}, new boolean[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The attribute (town) must be audited in the data")
                .hasMessageContaining("\nMaybe");
    }

    @Test
    void run_noSuchBand_isRefused() {
        assertThatThrownBy(() -> FairnessAudit.favourableUpTo("GREEN")
                        .by(SEX)
                        .build()
                        .run(BANDS, scores(1), data(new double[][] {{0, 0}}, new boolean[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The band (GREEN)");
    }

    @Test
    void build_wrongSettings_areRefused() {
        assertThatThrownBy(() -> audit().build()).hasMessageContaining("The attributes of an audit (none)");
        assertThatThrownBy(() -> audit().by(SEX).by(SEX)).hasMessageContaining("(sex) must be added once");
        assertThatThrownBy(() -> audit().byIntersection(SEX, SEX)).hasMessageContaining("must differ");
        assertThatThrownBy(() -> audit().by(SEX, "X")).hasMessageContaining("The reference (X)");
        assertThatThrownBy(() -> audit().confidence(Double.NaN)).hasMessageContaining("The confidence (NaN)");
        assertThatThrownBy(() -> audit().resamples(99)).hasMessageContaining("(99) must be at least 100");
        assertThatThrownBy(() -> audit().seed(1).seed(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Practice("half", Double.NaN)).hasMessageContaining("least ratio of the half");
        assertThatThrownBy(() -> new SmallCells(0, 1)).hasMessageContaining("least number of rows (0)");
    }

    @Test
    void reading_intervalAroundTheLeastRatio_isUnsettled() {
        Practice practice = Practice.FOUR_FIFTHS;

        assertThat(practice.of(new Interval(0.81, 0.75, 0.87))).isEqualTo(Practice.Reading.UNSETTLED);
        assertThat(practice.of(new Interval(0.85, 0.8, 0.87))).isEqualTo(Practice.Reading.MEETS);
        assertThat(practice.of(new Interval(0.7, 0.6, 0.79))).isEqualTo(Practice.Reading.FALLS_SHORT);
    }

    @Test
    void multiplicity_fourValues_isWhatStatsmodelsSays() {
        double[] p = {0.01, 0.04, 0.03, 0.005};

        // statsmodels 0.13.5: multipletests(p, method="holm")[1] and method="fdr_bh"
        assertThat(Multiplicity.HOLM.adjusted(p)).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-15));
        assertThat(Multiplicity.BENJAMINI_HOCHBERG.adjusted(p))
                .containsExactly(new double[] {0.02, 0.04, 0.04, 0.02}, within(1e-15));
        assertThat(Multiplicity.NONE.adjusted(p)).containsExactly(p);
    }

    @Test
    void normalTail_anyNumber_isWhatScipySays() {
        // scipy 1.10.1: 2 * norm.sf([0.5, 1.96, 3, 5, 12])
        assertThat(NormalTail.twoSided(0.5)).isEqualTo(0.6170750774519738, within(1e-14));
        assertThat(NormalTail.twoSided(-1.96)).isEqualTo(0.04999579029644087, within(1e-14));
        assertThat(NormalTail.twoSided(3) / 0.0026997960632601866).isEqualTo(1, within(1e-11));
        assertThat(NormalTail.twoSided(5) / 5.733031437583866e-07).isEqualTo(1, within(1e-11));
        assertThat(NormalTail.twoSided(12) / 3.552964224155306e-33).isEqualTo(1, within(1e-11));
        assertThat(NormalTail.quantile(0.05)).isEqualTo(1.959963984540054, within(1e-12));
    }

    @Test
    void permutationTest_smallTable_countsAllPermutations() {
        // scipy 1.10.1: fisher_exact([[8, 2], [1, 5]]), [[0, 10], [0, 7]], [[3, 0], [0, 3]]
        assertThat(PermutationTest.pValue(8, 10, 1, 6)).isEqualTo(0.03496503496503495, within(1e-15));
        assertThat(PermutationTest.pValue(0, 10, 0, 7)).isEqualTo(1);
        assertThat(PermutationTest.pValue(3, 3, 0, 3)).isEqualTo(0.1, within(1e-15));
    }
}
