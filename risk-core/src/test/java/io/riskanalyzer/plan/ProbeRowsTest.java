package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeRowsTest {
    private static double[] columnOf(Feature feature, Condition... conditions) {
        Feature other = Feature.flag("other");
        PointScorer scorer = new PointScorer(
                "s",
                List.of(conditions),
                Arrays.stream(conditions).map(c -> 1.0).toList());
        double[][] rows = ProbeRows.of(FeatureSet.of(other, feature), scorer);
        return Arrays.stream(rows).mapToDouble(row -> row[1]).toArray();
    }

    @Test
    void rows_ofNumber_haveLimitsCutsAndNeighbours() {
        NumberFeature number = Feature.number("number").within(-2, 5);
        assertThat(columnOf(number, number.below(0.3), number.between(-2, 4)))
                .contains(-2, 5, 0, 0.3, Math.nextDown(0.3), Math.nextUp(0.3))
                .contains(Math.nextUp(-2.0), 4, Math.nextUp(4.0), Math.nextDown(4.0))
                .contains(Math.nextUp(4f), Math.nextDown(4f))
                .doesNotContain(Double.NaN, Math.nextDown(-2.0));
    }

    @Test
    void rows_ofUnboundedNumber_haveManyMagnitudes() {
        double[] column = columnOf(Feature.number("number").optional());
        assertThat(Arrays.stream(column).filter(v -> Math.abs(v) > 1e4)).hasSizeGreaterThan(3);
        assertThat(Arrays.stream(column).filter(v -> Math.abs(v) < 1 && v != 0)).hasSizeGreaterThan(3);
        assertThat(Arrays.stream(column).filter(v -> v < 0)).hasSizeGreaterThan(10);
        assertThat(column).contains(Double.NaN);
    }

    @Test
    void rows_ofFlag_haveBothAndMissing() {
        FlagFeature flag = Feature.flag("flag");
        assertThat(columnOf(flag)).containsOnly(0, 1);
        assertThat(columnOf(flag.optional())).contains(0, 1, Double.NaN);
    }

    @Test
    void rows_ofCategory_haveEveryLevelAndUnknown() {
        CategoryFeature<String> category = Feature.category("category", "a", "b", "c");
        assertThat(columnOf(category)).containsOnly(0, 1, 2);
        assertThat(columnOf(category.unknownAs("b"))).containsOnly(-1, 0, 1, 2);
        assertThat(columnOf(category.unknownAsMissing())).contains(-1, 0, 1, 2, Double.NaN);
    }

    @Test
    void rows_ofManyFeatures_haveOneWithAllMissing() {
        FeatureSet features = FeatureSet.of(IntStream.range(0, 30)
                .mapToObj(i -> Feature.number("f" + i).optional())
                .toList());
        double[][] rows = ProbeRows.of(features, new PointScorer("s", List.of(), List.of()));
        assertThat(List.of(rows)).anyMatch(row -> Arrays.stream(row).allMatch(Double::isNaN));
    }

    @Test
    void rows_ofManyCutsAndLevels_areAtMost256() {
        NumberFeature number = Feature.number("number");
        String[] names = IntStream.range(0, 5_000).mapToObj(i -> "level" + i).toArray(String[]::new);
        CategoryFeature<String> category = Feature.category("category", names);
        Condition[] cuts = IntStream.range(0, 1_000).mapToObj(number::below).toArray(Condition[]::new);
        PointScorer scorer = new PointScorer(
                "s", List.of(cuts), Arrays.stream(cuts).map(c -> 1.0).toList());
        double[][] rows = ProbeRows.of(FeatureSet.of(number, category), scorer);
        assertThat(rows.length).isBetween(200, ProbeRows.MOST);
        assertThat(List.of(rows)).anyMatch(row -> row[0] == 0).anyMatch(row -> row[0] == 999);
        assertThat(List.of(rows)).anyMatch(row -> row[1] == 0).anyMatch(row -> row[1] == 4_999);
    }

    @Test
    void rows_ofNoFeatures_areOne() {
        assertThat(ProbeRows.of(FeatureSet.of(), new PointScorer("s", List.of(), List.of())))
                .isDeepEqualTo(new double[][] {{}});
    }

    @Test
    void rows_madeAgain_areSame() {
        double[][] first = SamplePlans.points().vectors().rows();
        assertThat(Arrays.deepEquals(SamplePlans.points().vectors().rows(), first))
                .isTrue();
    }

    @Test
    void described_ofRow_withholdsSensitiveValues() {
        assertThat(ProbeRows.described(new double[] {0.5, Double.NaN, 7, 1, -1, 0}, SamplePlans.FEATURES))
                .isEqualTo("attendance 0.5, averageMark missing, income (withheld), feesOverdue yes, programme unknown,"
                        + " region north");
    }
}
