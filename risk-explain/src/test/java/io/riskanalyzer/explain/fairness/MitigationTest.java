package io.riskanalyzer.explain.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.score.Bands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MitigationTest {
    private static final CategoryFeature<String> SEX = Feature.category("sex", "F", "M");
    private static final NumberFeature SKILL = Feature.number("skill");
    private static final NumberFeature DISTRICT = Feature.number("district");
    private static final Bands BANDS = Bands.below(0.5, "LOW").otherwise("HIGH");

    /** People of whom women are judged worse by the district that they live in, which tells the sex. */
    private static Dataset people(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Frame.Builder frame = Frame.builder(FeatureSet.of(SKILL, DISTRICT, SEX));
        boolean[] bad = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            int sex = random.nextInt(2);
            double skill = random.nextDouble();
            double district = (sex == 0 ? 1 : 0) + 0.6 * random.nextDouble();
            frame.add(new double[] {skill, district, sex}, row + 1, null);
            bad[row] = random.nextDouble() < 0.7 - 0.6 * skill + (sex == 0 ? 0.25 : 0);
        }
        return Dataset.of(frame.build(), bad).audit(SEX);
    }

    /** Fisher's discriminant, feature by feature: enough to learn what features tell, weights included. */
    private static Model train(Dataset data) {
        List<LinearTerm> terms = new ArrayList<>();
        for (Feature feature : data.features()) {
            double[] sums = new double[2];
            double[] weights = new double[2];
            double squares = 0;
            int slot = data.features().slotOf(feature);
            for (int row = 0; row < data.rows(); row++) {
                double value = data.frame().value(row, slot);
                int label = data.label(row) ? 1 : 0;
                sums[label] += data.weight(row) * value;
                weights[label] += data.weight(row);
                squares += data.weight(row) * value * value;
            }
            double total = weights[0] + weights[1];
            double mean = (sums[0] + sums[1]) / total;
            double slope = (sums[1] / weights[1] - sums[0] / weights[0]) / (squares / total - mean * mean);
            terms.add(new LinearTerm.Slope(feature, slope, mean, 0));
        }
        return new LinearModel(
                "fisher",
                0,
                terms,
                new Provenance("fisher", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
    }

    @Test
    void reweighed_everyCell_isIndependent() {
        Dataset data = people(2000, 1)
                .weighted(IntStream.range(0, 2000).mapToDouble(i -> 1 + i % 3).toArray());

        Dataset reweighed = Mitigation.reweighed(SEX, data);

        double[][] cells = new double[2][2];
        for (int row = 0; row < data.rows(); row++) {
            cells[(int) data.audited().value(row, 0)][data.label(row) ? 1 : 0] += reweighed.weight(row);
        }
        assertThat(cells[0][1] / (cells[0][0] + cells[0][1]))
                .isEqualTo(cells[1][1] / (cells[1][0] + cells[1][1]), within(1e-12));
    }

    @Test
    void reweighed_exampleOfItsPaper_hasItsWeights() {
        // Kamiran and Calders 2012, table 1 and section 4.3: five of each sex; six of ten are hired, two of five women
        boolean[] hired = {true, true, false, false, false, true, true, true, true, false};
        boolean[] notHired = new boolean[10];
        Frame.Builder rows = Frame.builder(FeatureSet.of(SKILL, SEX));
        for (int i = 0; i < 10; i++) {
            notHired[i] = !hired[i];
            rows.add(new double[] {0, i < 5 ? 0 : 1}, i + 1, null);
        }

        Dataset reweighed =
                Mitigation.reweighed(SEX, Dataset.of(rows.build(), notHired).audit(SEX));

        assertThat(reweighed.weight(0)).isEqualTo(0.5 * 0.6 / 0.2, within(1e-15)); // F, hired
        assertThat(reweighed.weight(2)).isEqualTo(0.5 * 0.4 / 0.3, within(1e-15));
        assertThat(reweighed.weight(5)).isEqualTo(0.5 * 0.6 / 0.4, within(1e-15)); // M, hired
        assertThat(reweighed.weight(9)).isEqualTo(0.5 * 0.4 / 0.1, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(
            value = Criterion.class,
            names = {"DEMOGRAPHIC_PARITY", "EQUAL_OPPORTUNITY"})
    void withinGap_smallRandomCases_isWhatTryingAllCutsFinds(Criterion criterion) {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = 6 + random.nextInt(8);
            Dataset data = people(rows, seed);
            double[] scores =
                    random.doubles(rows).map(score -> Math.rint(score * 8) / 8).toArray();
            DecisionCosts costs = new DecisionCosts(1 + random.nextInt(5), 1);
            double tolerance = random.nextInt(4) / 10.0;
            double expected = cheapest(data, scores, criterion, tolerance, costs);
            if (expected < Double.POSITIVE_INFINITY) {
                GroupCuts found = GroupCuts.withinGap(SEX, data, scores, criterion, tolerance, costs);
                assertThat(found.cost()).as("seed " + seed).isEqualTo(expected, within(1e-12));
                assertThat(found.gap()).as("seed " + seed).isLessThanOrEqualTo(tolerance + 1e-12);
            }
        }
    }

    /** The mean cost of the cheapest pair of cuts, of all there are; infinite where a group has no good outcome. */
    private static double cheapest(
            Dataset data, double[] scores, Criterion criterion, double tolerance, DecisionCosts costs) {
        double[] cuts = new double[10];
        Arrays.setAll(cuts, i -> i / 8.0 - 1 / 16.0);
        double least = Double.POSITIVE_INFINITY;
        for (double women : cuts) {
            for (double men : cuts) {
                double[][] of = new double[2][2];
                double cost = 0;
                for (int row = 0; row < scores.length; row++) {
                    int sex = (int) data.audited().value(row, 0);
                    boolean isFavoured = scores[row] < (sex == 0 ? women : men);
                    if (criterion == Criterion.DEMOGRAPHIC_PARITY || !data.label(row)) {
                        of[sex][0] += isFavoured ? 1 : 0;
                        of[sex][1]++;
                    }
                    cost += isFavoured && data.label(row)
                            ? costs.favouredBad()
                            : !isFavoured && !data.label(row) ? costs.refusedGood() : 0;
                }
                double gap = Math.abs(of[0][0] / of[0][1] - of[1][0] / of[1][1]);
                if (gap <= tolerance + 1e-9) { // 0.8 - 0.6 is more than 0.2
                    least = Math.min(least, cost / scores.length);
                }
            }
        }
        return least;
    }

    @Test
    void withinCapacity_anyPlaces_areNotExceededAndNoLowerRateFits() {
        for (long seed = 0; seed < 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Dataset data = people(300, seed);
            double[] scores = random.doubles(300).toArray();
            int places = random.nextInt(300);

            GroupCuts found = GroupCuts.withinCapacity(
                    SEX, data, scores, Criterion.DEMOGRAPHIC_PARITY, places, DecisionCosts.EQUAL);

            boolean[] favourable = found.favourable(SEX, data, scores);
            long unfavoured =
                    IntStream.range(0, 300).filter(row -> !favourable[row]).count();
            assertThat(unfavoured).as("seed " + seed).isBetween((long) places - 2, (long) places);
            assertThat(found.gap()).as("seed " + seed).isLessThan(0.02); // a person of 130 or so
        }
    }

    @Test
    void compare_allOptions_standBesideEachOther() {
        Split split = people(6000, 3).split(0.4, 0.2, 1);
        FairnessAudit audit = FairnessAudit.favourableUpTo("LOW").by(SEX).build();

        TradeOff table = Mitigation.of(MitigationTest::train, split, BANDS, audit)
                .costing(new DecisionCosts(2, 1))
                .reweighing(SEX)
                .without(DISTRICT)
                .cuttingGroups(SEX, Criterion.DEMOGRAPHIC_PARITY, 0.02)
                .compare();

        assertThat(table.options())
                .extracting(TradeOff.Option::name)
                .containsExactly(
                        "as it is",
                        "reweighed by sex",
                        "without district",
                        "cuts by sex, demographic parity within 0.02");
        double asItIs = gap(table, 0);
        assertThat(asItIs).isGreaterThan(0.2);
        assertThat(gap(table, 1)).isLessThan(asItIs / 2);
        assertThat(gap(table, 2)).isLessThan(0.1);
        assertThat(gap(table, 3)).isLessThan(0.1);
        assertThat(table.options().get(3).auc())
                .isEqualTo(table.options().get(0).auc());
        assertThat(table.options().get(2).auc())
                .isLessThan(table.options().get(0).auc());
        assertThat(table.toString()).contains("demographic parity").contains("without district");
    }

    private static double gap(TradeOff table, int option) {
        return table.options()
                .get(option)
                .gap(Criterion.DEMOGRAPHIC_PARITY)
                .orElseThrow()
                .value();
    }

    @Test
    void withModel_districtThatTellsTheSex_isFound() {
        Dataset data = people(2000, 5);

        Proxies found = Proxies.of(SEX, data).withModel(MitigationTest::train, SEX, data, 1);

        assertThat(found.features().get(0).feature()).isEqualTo("district");
        assertThat(found.features().get(0).auc()).isGreaterThan(0.95);
        assertThat(found.features().get(1).cramersV()).isLessThan(0.15);
        assertThat(found.joint()).hasSize(1);
        assertThat(found.joint().get(0).auc()).isGreaterThan(0.95);
        assertThat(found.toString()).contains("district").contains("all features together tell F");
    }

    @Test
    void wrongArguments_areRefused() {
        Dataset data = people(50, 1);
        double[] scores = new double[50];

        assertThatThrownBy(() ->
                        GroupCuts.withinGap(SEX, data, scores, Criterion.PREDICTIVE_PARITY, 0.1, DecisionCosts.EQUAL))
                .hasMessageContaining("The criterion of cuts (predictive parity)");
        assertThatThrownBy(() -> GroupCuts.withinGap(
                        SEX, data, scores, Criterion.DEMOGRAPHIC_PARITY, Double.NaN, DecisionCosts.EQUAL))
                .hasMessageContaining("The tolerance (NaN) must be in [0, 1]");
        assertThatThrownBy(() -> GroupCuts.withinCapacity(
                        SEX, data, scores, Criterion.DEMOGRAPHIC_PARITY, -1, DecisionCosts.EQUAL))
                .hasMessageContaining("The places (-1.0)");
        assertThatThrownBy(() -> new DecisionCosts(-1, 1)).hasMessageContaining("favoured bad (-1.0)");
    }
}
