package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.fairness.AccessFactors;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.FairnessAudit;
import io.riskanalyzer.explain.fairness.GapDecomposition;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.explain.fairness.GroupPair;
import io.riskanalyzer.explain.fairness.Proxies;
import io.riskanalyzer.explain.fairness.SmallCells;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Bands;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FairnessPicturesTest {
    private static final CategoryFeature<String> SEX = Feature.category("sex", "F", "M", "X");
    private static final NumberFeature HOURS = Feature.number("hours");
    private static final Dataset DATA = people();
    private static final Breakdown FOUND = FairnessAudit.favourableUpTo("LOW")
            .by(SEX)
            .build()
            .run(Bands.below(0.5, "LOW").otherwise("HIGH"), scores(), DATA)
            .by("sex");

    /** 200 women, 190 men and ten others. */
    private static Dataset people() {
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder rows = Frame.builder(FeatureSet.of(HOURS, SEX));
        boolean[] bad = new boolean[400];
        for (int row = 0; row < bad.length; row++) {
            rows.add(new double[] {random.nextDouble(), row < 200 ? 0 : row < 390 ? 1 : 2}, row + 1, null);
            bad[row] = random.nextInt(3) == 0;
        }
        return Dataset.of(rows.build(), bad).audit(SEX);
    }

    private static double[] scores() {
        double[] scores = new double[DATA.rows()];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = Math.min(1, DATA.frame().value(row, 0) * (row < 200 ? 1 : 0.7));
        }
        return scores;
    }

    @Test
    void rates_suppressedGroup_isToldAndNotDrawn() {
        Picture picture = FairnessPictures.rates(FOUND, GroupMetric.FAVOURABLE_SHARE);

        assertThat(picture.title()).isEqualTo("Favourable decisions among all, by sex");
        assertThat(picture.data().rows()).extracting(row -> row.get(0)).containsExactly("F", "M");
        assertThat(picture.note()).contains("too few rows: X.");
        assertThat(Xml.of(picture.svg())).isNotNull();
    }

    @Test
    void rates_metricThatWasNotMeasured_isRefused() {
        assertThatThrownBy(() -> FairnessPictures.rates(FOUND, GroupMetric.BAD_GIVEN_FAVOURABLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void adverseImpact_hasThePractice() {
        Picture picture = FairnessPictures.adverseImpact(FOUND);

        assertThat(picture.data().rows()).extracting(row -> row.get(0)).containsExactly("F");
        assertThat(picture.note()).contains("four-fifths rule looks into ratios below 0.8");
    }

    @Test
    void gap_proxiesAndAccess_areDrawn() {
        GapDecomposition gap = GapDecomposition.threefold(new GroupPair<>(SEX, "F", "M"), scores(), DATA);

        assertThat(FairnessPictures.gap(gap).title()).isEqualTo("Where the gap comes from: F against M");
        assertThat(FairnessPictures.proxies(Proxies.of(SEX, DATA)).data().rows())
                .hasSize(1);
        assertThat(FairnessTables.access(AccessFactors.of(SEX, DATA, SmallCells.DEFAULT))
                        .rows())
                .hasSize(1);
    }

    @Test
    void tables_tellEveryFigure() {
        Table groups = FairnessTables.groups(FOUND);

        assertThat(groups.columns()).containsExactly("metric", "F", "M", "X");
        assertThat(groups.rows()).hasSize(13);
        assertThat(groups.rows().get(0).get(3)).isEqualTo("not shown: the group has fewer than 30 rows.");
        assertThat(groups.rows().get(0).get(1)).matches("\\d\\d\\.\\d % \\(\\d\\d\\.\\d % to \\d\\d\\.\\d %\\)");
        assertThat(FairnessTables.disparities(FOUND).rows()).hasSize(13);
        assertThat(FairnessTables.gaps(FOUND).rows())
                .extracting(row -> row.get(0))
                .isEqualTo(List.of("demographic parity", "equal opportunity", "equalised odds", "predictive parity"));
    }
}
