package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinningPictureTest {
    private static final NumberFeature AGE = Feature.number("age").optional();

    /** 40 rows of 10 with 30 events, 40 of 60 with 10, and no missing one. */
    private static BinningTable table() {
        double[] values = new double[80];
        boolean[] labels = new boolean[80];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 40 ? 10 : 60;
            labels[i] = i < 30 || i >= 70;
        }
        return OptimalBinning.DEFAULTS.fit(AGE, values, labels, null);
    }

    @Test
    void binning_drawsBarsRatesAndWeightsOfEvidence() {
        Picture picture = ModelPictures.binning(table());
        assertThat(picture.title()).isEqualTo("Bins of age");
        // ln((10 / 40) / (30 / 40)) and its opposite
        assertThat(Xml.texts(picture)).contains("−1.10", "1.10", "share of the rows", "event rate");
        assertThat(picture.svg())
                .contains(
                        "below 60: 50.0 % of the rows", "below 60: event rate 75.0 %", "at least 60: event rate 25.0 %")
                .doesNotContain("missing: event rate");
        assertThat(picture.note()).isEqualTo("Information value 1.099 (suspicious: IV above 0.5).");
    }

    @Test
    void binning_table_hasARowForEachBin() {
        Table table = Tables.binning(table());
        assertThat(table).isEqualTo(ModelPictures.binning(table()).data());
        assertThat(table.rows())
                .containsExactly(
                        List.of("1", "below 60", "40", "50.0 %", "30", "75.0 %", "-1.0986", "0.5493"),
                        List.of("2", "at least 60", "40", "50.0 %", "10", "25.0 %", "1.0986", "0.5493"),
                        List.of("3", "missing", "0", "0.0 %", "0", "–", "0.0000", "0.0000"));
    }
}
