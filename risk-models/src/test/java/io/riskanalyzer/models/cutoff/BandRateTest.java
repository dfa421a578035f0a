package io.riskanalyzer.models.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.score.Bands;
import java.util.List;
import org.junit.jupiter.api.Test;

class BandRateTest {
    private static final Bands BANDS =
            Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");

    @Test
    void of_rows_areCountedInTheirBands() {
        double[] scores = {10, 20, 29.9, 30, 40, 50, 55, 59, 59, 59, 59, 59, 59};
        boolean[] labels = {false, false, false, true, false, false, false, false, false, true, false, false, false};
        List<BandRate> rates = BandRate.of(BANDS, scores, labels, null);
        assertThat(rates).extracting(BandRate::rows).containsExactly(3L, 10L, 0L);
        // statsmodels 0.13.5: proportion_confint(0, 3, 0.05, "wilson"), proportion_confint(2, 10, 0.05, "wilson")
        assertThat(rates.get(0).rateFrom()).isZero();
        assertThat(rates.get(0).rateTo()).isCloseTo(0.5614970317550455, within(1e-12));
        assertThat(rates.get(1).observedRate()).isEqualTo(0.2);
        assertThat(rates.get(1).rateFrom()).isCloseTo(0.056682151454375246, within(1e-12));
        assertThat(rates.get(1).rateTo()).isCloseTo(0.5098375284633583, within(1e-12));
        assertThat(rates.get(2)).isEqualTo(new BandRate(BANDS.get("RED"), 0, 0, Double.NaN, 0, 1));
    }

    @Test
    void of_weights_countButAreNoRows() {
        double[] scores = {10, 10, 10, 10};
        boolean[] labels = {true, false, false, true};
        BandRate rate =
                BandRate.of(BANDS, scores, labels, new double[] {5, 5, 10, 0}).get(0);
        assertThat(rate.rows()).isEqualTo(3);
        assertThat(rate.weight()).isEqualTo(20);
        assertThat(rate.observedRate()).isEqualTo(0.25);
        // statsmodels 0.13.5: proportion_confint(0.25 * 400 / 150, 400 / 150, 0.05, "wilson")
        assertThat(rate.rateFrom()).isCloseTo(0.03362977752331198, within(1e-12));
        assertThat(rate.rateTo()).isCloseTo(0.7614981228340562, within(1e-12));
    }
}
