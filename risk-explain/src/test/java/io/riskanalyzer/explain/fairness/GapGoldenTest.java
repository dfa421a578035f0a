package io.riskanalyzer.explain.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What src/test/reference/fairness_gap.py computes with statsmodels 0.13.5, scipy 1.10.1 and scikit-learn 1.2.1. */
class GapGoldenTest {
    private static final CategoryFeature<String> GROUP = Feature.category("group", "a", "b");
    private static final NumberFeature HOURS = Feature.number("hours").optional();
    private static final FlagFeature INTERNET = Feature.flag("internet");
    private static final CategoryFeature<String> SCHOOL = Feature.category("school", "Suburb", "City", "Rural");
    private static final GroupPair<String> PAIR = new GroupPair<>(GROUP, "b", "a");

    /** statsmodels takes the rows with 0 for the group, and those with 1 for the reference. */
    private static final GroupPair<String> REVERSED = new GroupPair<>(GROUP, "a", "b");

    /** Least squares by another algorithm, of 200 to 300 rows. */
    private static final Offset<Double> SAME = Offset.offset(1e-10);

    private static final List<String[]> LINES = GoldenFairness.lines("gap-data.csv", ",");
    private static final double[] OUTCOME =
            LINES.stream().mapToDouble(cells -> Double.parseDouble(cells[4])).toArray();
    private static final Dataset UNWEIGHTED = read();
    private static final Dataset WEIGHTED = UNWEIGHTED.weighted(
            LINES.stream().mapToDouble(cells -> Double.parseDouble(cells[5])).toArray());

    private static Dataset read() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(HOURS, INTERNET, SCHOOL, GROUP));
        for (String[] cells : LINES) {
            double[] row = {
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                SCHOOL.indexOf(cells[3]),
                GROUP.indexOf(cells[0])
            };
            rows.add(row, rows.rows() + 1, null);
        }
        return Dataset.of(rows.build(), new boolean[LINES.size()]).audit(GROUP);
    }

    private static double golden(String what, String name) {
        return GoldenFairness.lines("gap-golden.csv", ";").stream()
                .filter(line -> line[0].equals(what) && line[1].equals(name))
                .mapToDouble(line -> Double.parseDouble(line[2]))
                .findFirst()
                .orElseThrow();
    }

    private static GapDecomposition.Part part(GapDecomposition of, String name) {
        return of.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void threefold_weighted_isWhatTwoRegressionsSay() {
        GapDecomposition found = GapDecomposition.threefold(PAIR, OUTCOME, WEIGHTED);

        assertThat(found.gap()).isEqualTo(golden("gap", ""), SAME);
        for (String feature : WEIGHTED.features().names()) {
            assertThat(part(found, feature).composition()).isEqualTo(golden("composition", feature), SAME);
            assertThat(part(found, feature).coefficients()).isEqualTo(golden("coefficients", feature), SAME);
            assertThat(part(found, feature).interaction()).isEqualTo(golden("interaction", feature), SAME);
        }
        assertThat(part(found, GapDecomposition.NO_FEATURE).coefficients())
                .isEqualTo(golden("coefficients", GapDecomposition.NO_FEATURE), SAME);
    }

    @Test
    void threefold_unweighted_isWhatOaxacaBlinderSays() {
        GapDecomposition found = GapDecomposition.threefold(REVERSED, OUTCOME, UNWEIGHTED);

        assertThat(found.gap()).isEqualTo(golden("statsmodels:three", "gap"), SAME);
        assertThat(found.composition()).isEqualTo(golden("statsmodels:three", "endowments"), SAME);
        assertThat(found.coefficients()).isEqualTo(golden("statsmodels:three", "coefficients"), SAME);
        assertThat(found.interaction()).isEqualTo(golden("statsmodels:three", "interaction"), SAME);
    }

    @Test
    void twofold_pooled_isWhatOaxacaBlinderSays() {
        GapDecomposition found =
                GapDecomposition.twofold(REVERSED, OUTCOME, UNWEIGHTED, GapDecomposition.Coefficients.POOLED);

        assertThat(found.composition()).isEqualTo(golden("statsmodels:pooled", "explained"), SAME);
        assertThat(found.coefficients()).isEqualTo(golden("statsmodels:pooled", "unexplained"), SAME);
    }

    @Test
    void twofold_anyCoefficients_isWhatRegressionsSay() {
        for (GapDecomposition.Coefficients fair : GapDecomposition.Coefficients.values()) {
            GapDecomposition found = GapDecomposition.twofold(PAIR, OUTCOME, WEIGHTED, fair);
            for (String feature : WEIGHTED.features().names()) {
                assertThat(part(found, feature).composition())
                        .as(fair + " " + feature)
                        .isEqualTo(golden(fair + ":composition", feature), SAME);
                assertThat(part(found, feature).coefficients())
                        .as(fair + " " + feature)
                        .isEqualTo(golden(fair + ":coefficients", feature), SAME);
            }
        }
    }

    @Test
    void parts_missingValuesAndRepeatedColumns_stillAddUpToTheGap() {
        FlagFeature again = Feature.flag("again");
        Frame.Builder rows = Frame.builder(UNWEIGHTED.features().with(again, GROUP));
        double[] row = new double[5];
        for (int i = 0; i < UNWEIGHTED.rows(); i++) {
            UNWEIGHTED.frame().copyRow(i, row);
            row[0] = i % 7 == 0 ? Double.NaN : row[0];
            row[3] = row[1]; // tells what internet tells already
            row[4] = UNWEIGHTED.audited().value(i, 0);
            rows.add(row, i + 1, null);
        }
        Dataset data = Dataset.of(rows.build(), new boolean[UNWEIGHTED.rows()]).audit(GROUP);

        GapDecomposition found = GapDecomposition.threefold(PAIR, OUTCOME, data);

        assertThat(found.parts().stream()
                        .mapToDouble(GapDecomposition.Part::total)
                        .sum())
                .isEqualTo(found.gap(), SAME);
        assertThat(part(found, "again").total()).isZero();
    }

    @Test
    void ofContributions_linearModel_addsUpToTheGapOfRawScores() {
        LinearModel model = new LinearModel(
                "fixed",
                0.3,
                List.of(
                        new LinearTerm.Slope(HOURS, -0.4, 2, 0),
                        new LinearTerm.Slope(INTERNET, -0.7, 0.5, 0),
                        new LinearTerm.Levels(SCHOOL, List.of(0.0, 0.2, 0.5), 0)),
                new Provenance("none", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
        Explanations explanations = Explanations.of(Objects.requireNonNull(model.explainer()), WEIGHTED.frame());

        GapDecomposition found = GapDecomposition.ofContributions(PAIR, explanations, WEIGHTED);

        assertThat(found.composition()).isEqualTo(found.gap(), SAME);
        // of a linear model a contribution is the slope times the value, so the part is the slope times the gap of
        // means
        AccessFactors means = AccessFactors.of(GROUP, WEIGHTED, SmallCells.SHOWN, HOURS);
        double hours = means.factors().get(0).difference().value();
        assertThat(part(found, "hours").composition()).isEqualTo(-0.4 * hours, SAME);
        assertThat(found.toString())
                .contains("b against a")
                .contains("internet")
                .contains("in all");
    }

    @Test
    void proxies_ofCategories_areWhatScipySays() {
        Proxies found = Proxies.of(GROUP, UNWEIGHTED);

        for (Proxies.Proxy proxy : found.features()) {
            if (!proxy.feature().equals("hours")) { // whose bins are ours
                assertThat(proxy.cramersV()).isEqualTo(golden("cramersV", proxy.feature()), SAME);
                assertThat(proxy.mutualInformation()).isEqualTo(golden("mutualInformation", proxy.feature()), SAME);
                assertThat(proxy.auc()).isEqualTo(golden("auc", proxy.feature()), SAME);
            }
        }
        assertThat(found.features())
                .isSortedAccordingTo((a, b) -> Double.compare(b.cramersV(), a.cramersV()))
                .hasSize(3);
    }

    @Test
    void accessFactors_sharesAndMeans_areWhatStatsmodelsSays() {
        AccessFactors found = AccessFactors.of(GROUP, UNWEIGHTED, SmallCells.DEFAULT, INTERNET, HOURS);

        AccessFactors.Factor internet = found.factors().get(0);
        assertThat(internet.difference().value()).isEqualTo(golden("internet", "difference"), SAME);
        assertThat(internet.difference().from()).isEqualTo(golden("internet", "from"), SAME);
        assertThat(internet.difference().to()).isEqualTo(golden("internet", "to"), SAME);
        AccessFactors.Factor hours = found.factors().get(1);
        assertThat(hours.difference().from()).isEqualTo(golden("hours", "from"), SAME);
        assertThat(hours.difference().to()).isEqualTo(golden("hours", "to"), SAME);
        assertThat(hours.standardised()).isEqualTo(golden("hours", "standardised"), SAME);
        assertThat(internet.sentence()).matches("b: internet \\d\\d\\.\\d %, against \\d\\d\\.\\d %\\.");
    }

    @Test
    void accessFactors_numbersFarFromZero_haveTheSpreadOfThoseNearIt() {
        AccessFactors.Factor near = yearsOf(0);
        AccessFactors.Factor far = yearsOf(1.6e9); // seconds since 1970, whose squares have no digits left

        assertThat(far.standardised()).isEqualTo(near.standardised(), SAME);
        assertThat(far.difference().from()).isEqualTo(near.difference().from(), Offset.offset(1e-6));
        assertThat(far.difference().to()).isEqualTo(near.difference().to(), Offset.offset(1e-6));
    }

    private static AccessFactors.Factor yearsOf(double start) {
        Frame.Builder rows = Frame.builder(FeatureSet.of(HOURS, GROUP));
        for (int i = 0; i < 100; i++) {
            rows.add(new double[] {start + i % 4 + i % 2, i % 2}, i + 1, null);
        }
        Dataset data = Dataset.of(rows.build(), new boolean[100]).audit(GROUP);
        return AccessFactors.of(GROUP, data, SmallCells.DEFAULT).factors().get(0);
    }

    @Test
    void proxiesAndAccess_attributeThatIsAFeatureToo_isNoProxyOfItself() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(INTERNET, GROUP));
        for (int i = 0; i < 100; i++) {
            rows.add(new double[] {i < 50 ? 0 : 1, i % 2}, i + 1, null);
        }
        Frame all = rows.build();
        Dataset data = Dataset.of(all, new boolean[100]).audit(GROUP).withValues(all);

        assertThat(Proxies.of(GROUP, data).features())
                .extracting(Proxies.Proxy::feature)
                .containsExactly("internet");
        assertThat(AccessFactors.of(GROUP, data, SmallCells.DEFAULT).factors())
                .extracting(AccessFactors.Factor::name)
                .containsExactly("internet");
    }

    @Test
    void accessFactors_fewRows_areSuppressed() {
        AccessFactors found = AccessFactors.of(GROUP, UNWEIGHTED, new SmallCells(1000, 10));

        assertThat(found.factors()).isEmpty();
        assertThat(found.suppressed()).hasSize(2);
    }

    @Test
    void groupPair_unknownLevel_isRefused() {
        assertThatThrownBy(() -> new GroupPair<>(GROUP, "c", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The level (c) must be one of group");
    }
}
