package io.riskanalyzer.models.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliabilityCurveTest {
    private static final double[] PROBABILITIES = Arrays.stream(Golden.SCORES)
            .map(LogisticCalibration.STANDARD::probabilityOf)
            .toArray();
    private static final ReliabilityCurve CURVE = ReliabilityCurve.ofEqualWidth(10, PROBABILITIES, Golden.LABELS, null);

    private static double[] of(ReliabilityCurve curve, ToDoubleFunction<ReliabilityCurve.Bin> number) {
        return curve.bins().stream().mapToDouble(number).toArray();
    }

    @Test
    void ofEqualWidth_golden_isCalibrationCurveOfScikitLearn() {
        assertThat(of(CURVE, ReliabilityCurve.Bin::meanProbability))
                .containsExactly(Golden.numbers("widthMean"), within(1e-13));
        assertThat(of(CURVE, ReliabilityCurve.Bin::observedRate))
                .containsExactly(Golden.numbers("widthObserved"), within(1e-13));
    }

    @Test
    void bins_golden_haveTheIntervalsOfStatsmodels() {
        assertThat(of(CURVE, ReliabilityCurve.Bin::rateFrom))
                .containsExactly(Golden.numbers("wilsonLow"), within(1e-12));
        assertThat(of(CURVE, ReliabilityCurve.Bin::rateTo))
                .containsExactly(Golden.numbers("wilsonHigh"), within(1e-12));
    }

    @Test
    void brier_golden_isThatOfNumpy() {
        double[] expected = Golden.numbers("brierParts");
        BrierDecomposition brier = CURVE.brier();
        assertThat(brier.reliability()).isCloseTo(expected[0], within(1e-13));
        assertThat(brier.resolution()).isCloseTo(expected[1], within(1e-13));
        assertThat(brier.uncertainty()).isCloseTo(expected[2], within(1e-13));
        assertThat(brier.withinBins()).isCloseTo(expected[3], within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 1000})
    void brier_anyBins_addsUpToTheBrierScore(int bins) {
        double brier = Metrics.BRIER.of(PROBABILITIES, Golden.LABELS, Golden.WEIGHTS);
        assertThat(ReliabilityCurve.ofEqualWidth(bins, PROBABILITIES, Golden.LABELS, Golden.WEIGHTS)
                        .brier()
                        .brier())
                .isCloseTo(brier, within(1e-13));
        assertThat(ReliabilityCurve.ofQuantiles(bins, PROBABILITIES, Golden.LABELS, Golden.WEIGHTS)
                        .brier()
                        .brier())
                .isCloseTo(brier, within(1e-13));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 10, 25})
    void expectedError_equalWidth_isTheMetric(int bins) {
        assertThat(ReliabilityCurve.ofEqualWidth(bins, PROBABILITIES, Golden.LABELS, Golden.WEIGHTS)
                        .expectedError())
                .isCloseTo(Metrics.ece(bins).of(PROBABILITIES, Golden.LABELS, Golden.WEIGHTS), within(1e-13));
    }

    @Test
    void ofQuantiles_rowsWithoutTies_haveBinsOfOneSize() {
        double[] probabilities =
                IntStream.range(0, 105).mapToDouble(i -> i / 200.0).toArray();
        assertThat(ReliabilityCurve.ofQuantiles(10, probabilities, new boolean[105], null)
                        .bins())
                .hasSize(10)
                .allSatisfy(bin -> assertThat(bin.rows()).isBetween(10L, 11L));
    }

    @Test
    void ofQuantiles_ties_areNotParted() {
        double[] probabilities = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3};
        boolean[] labels = {true, false, false, false, false, false, false, true};
        assertThat(ReliabilityCurve.ofQuantiles(4, probabilities, labels, null).bins())
                .extracting(ReliabilityCurve.Bin::rows)
                .containsExactly(6L, 2L);
    }

    @Test
    void ofEqualWidth_endsOfTheScale_areInTheirBins() {
        ReliabilityCurve curve = ReliabilityCurve.ofEqualWidth(
                10, new double[] {0, -0.0, 0.1, 1}, new boolean[] {false, false, true, true}, null);
        assertThat(curve.bins()).hasSize(2);
        assertThat(curve.bins().get(0).rows()).isEqualTo(3);
        assertThat(curve.bins().get(1).observedRate()).isEqualTo(1);
        assertThat(curve.bins().get(1).rateTo()).isEqualTo(1);
        assertThat(curve.toString()).contains("1.0000–1.0000: 1 rows, said 1.0000, came 1.0000 (0.2065–1.0000)");
    }

    @Test
    void bins_equalWeightsOfAnyScale_haveTheIntervalsOfRows() {
        double[] tens = new double[PROBABILITIES.length];
        Arrays.fill(tens, 10);
        assertThat(of(
                        ReliabilityCurve.ofEqualWidth(10, PROBABILITIES, Golden.LABELS, tens),
                        ReliabilityCurve.Bin::rateFrom))
                .containsExactly(Golden.numbers("wilsonLow"), within(1e-12));
    }

    @Test
    void of_badArguments_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliabilityCurve.ofEqualWidth(0, PROBABILITIES, Golden.LABELS, null))
                .withMessage("The number of bins (0) must be at least 1.\nMaybe take 10.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReliabilityCurve.ofQuantiles(10, Golden.SCORES, Golden.LABELS, null))
                .withMessageContaining("must be probabilities from 0 to 1");
    }
}
