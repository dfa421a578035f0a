package io.riskanalyzer.models.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutoffsTest {
    private static final double[] SCORES = {0.9, 0.8, 0.8, 0.4, 0.3, 0.1};
    private static final boolean[] LABELS = {true, true, false, false, true, false};

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, 1, 2", "2, 1, 2", "3, 3, 1", "4, 4, 1", "5, 5, 1", "6, 6, 0", "50, 6, 0"})
    void byCapacity_places_areNeverMoreThanTaken(int places, double selected, double next) {
        Cutoff cutoff = Cutoffs.byCapacity(places, SCORES);
        assertThat(cutoff.selected()).isEqualTo(selected);
        assertThat(cutoff.next()).isEqualTo(next);
        assertThat(cutoff.share()).isCloseTo(selected / 6, within(1e-15));
        assertThat(Arrays.stream(SCORES)
                        .filter(score -> score >= cutoff.threshold())
                        .count())
                .isEqualTo((long) selected);
    }

    @Test
    void byCapacity_anyScores_selectsTheMostThatFit() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            double[] scores = random.doubles(1 + random.nextInt(40))
                    .map(x -> Math.rint(x * 12) / 12)
                    .toArray();
            int places = random.nextInt(45);
            Cutoff cutoff = Cutoffs.byCapacity(places, scores);
            long selected =
                    Arrays.stream(scores).filter(x -> x >= cutoff.threshold()).count();
            assertThat((double) selected).isEqualTo(cutoff.selected());
            assertThat(selected).isLessThanOrEqualTo(places);
            if (selected < scores.length) {
                assertThat(selected + cutoff.next()).isGreaterThan(places);
            }
        }
    }

    @Test
    void bands_cutoff_partWhoIsSelected() {
        Bands bands = Cutoffs.byCapacity(1, SCORES).bands("NO TUTOR", "TUTOR");
        assertThat(bands).hasToString("NO TUTOR < 0.8500000000000001 ≤ TUTOR");
        assertThat(bands.bandOf(0.9)).hasToString("TUTOR");
        assertThat(bands.bandOf(0.8)).hasToString("NO TUTOR");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0", "0.17, 1", "0.5, 3", "0.99, 5", "1, 6"})
    void byShare_share_isNotExceeded(double share, double selected) {
        assertThat(Cutoffs.byShare(share, SCORES).selected()).isEqualTo(selected);
    }

    @Test
    void byShare_sharesThatRound_areExact() {
        double[] scores = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        for (int percent = 0; percent <= 100; percent++) {
            assertThat(Cutoffs.byShare(percent / 100.0, scores).selected()).isEqualTo(percent);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.85", "0.6, 0.2", "0.5, 0.1", "0, 0.1", "0.65, 0.6"})
    void byPrecision_target_selectsTheMostThatKeepIt(double least, double threshold) {
        // Precision from the highest score down: 1/1, 2/3, 2/4, 3/5, 3/6.
        Cutoff cutoff = Cutoffs.byPrecision(least, SCORES, LABELS, null);
        assertThat(cutoff.threshold()).isCloseTo(threshold, within(1e-15));
        assertThat(ConfusionMatrix.at(cutoff.threshold(), SCORES, LABELS).precision())
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void byPrecision_notReached_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byPrecision(0.9, new double[] {1, 1}, new boolean[] {true, false}, null))
                .withMessage(
                        "The precision (0.9) must be one that a cut reaches, but the greatest is 0.5.\nMaybe aim lower.");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.3, 1", "0.34, 3", "0.66, 3", "0.67, 5", "1, 5"})
    void byRecall_target_selectsTheFewestThatReachIt(double least, double selected) {
        Cutoff cutoff = Cutoffs.byRecall(least, SCORES, LABELS, null);
        assertThat(cutoff.selected()).isEqualTo(selected);
        assertThat(ConfusionMatrix.at(cutoff.threshold(), SCORES, LABELS).recall())
                .isGreaterThanOrEqualTo(least);
    }

    @Test
    void byRecall_weights_count() {
        double[] weights = {1, 1, 1, 1, 8, 0};
        assertThat(Cutoffs.byRecall(0.5, SCORES, LABELS, weights).selected()).isEqualTo(12);
        assertThat(Cutoffs.byRecall(0.2, SCORES, LABELS, weights).selected()).isEqualTo(3);
    }

    @Test
    void byQuantiles_scores_areDealtInShares() {
        double[] scores = IntStream.range(0, 200).mapToDouble(i -> i).toArray();
        Bands bands = Cutoffs.byQuantiles(scores, new double[] {0.5, 0.9}, "LOW", "MIDDLE", "HIGH");
        assertThat(bands).hasToString("LOW < 99.5 ≤ MIDDLE < 179.5 ≤ HIGH");
    }

    @Test
    void byQuantiles_tooManyTies_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Cutoffs.byQuantiles(new double[] {1, 1, 1, 1, 2}, new double[] {0.2, 0.5}, "A", "B", "C"))
                .withMessage("The band A (below level 0.2) must have a row, but too many rows have one score."
                        + "\nMaybe take fewer bands, or levels farther apart.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byQuantiles(new double[] {1, 1, 1}, new double[] {0.9}, "A", "B"))
                .withMessageStartingWith("The band B (below level 0.9) must have a row");
    }

    @Test
    void byQuantiles_badLevels_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byQuantiles(SCORES, new double[] {0.5}, "A"))
                .withMessageStartingWith("The names of the bands (1) must be one more than the levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byQuantiles(SCORES, new double[] {0.5, 0.5}, "A", "B", "C"))
                .withMessage("The level of band B (0.5) must be above the one before and between 0 and 1."
                        + "\nMaybe add up the shares.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byQuantiles(SCORES, new double[] {Double.NaN}, "A", "B"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void byRisingRates_scoresThatTell_giveBandsThatRise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = random.doubles(5000).toArray();
        boolean[] labels = new boolean[5000];
        for (int i = 0; i < 5000; i++) {
            labels[i] = random.nextDouble() < scores[i] * scores[i];
        }
        Bands bands = Cutoffs.byRisingRates(5, scores, labels, null);
        assertThat(bands.all())
                .as("seed %d", seed)
                .hasSize(5)
                .extracting(Band::name)
                .containsExactly("1", "2", "3", "4", "5");
        List<BandRate> rates = BandRate.of(bands, scores, labels, null);
        for (int i = 1; i < 5; i++) {
            assertThat(rates.get(i).rateFrom()).isGreaterThan(rates.get(i - 1).rateTo());
        }
    }

    @Test
    void byRisingRates_scoresThatTellNothing_giveOneBandNearlyAlways() {
        int more = 0;
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] scores = random.doubles(2000).toArray();
            boolean[] labels = new boolean[2000];
            for (int i = 0; i < 2000; i++) {
                labels[i] = random.nextInt(4) == 0;
            }
            more += Cutoffs.byRisingRates(5, scores, labels, null).equals(Bands.NONE) ? 0 : 1;
        }
        assertThat(more).isLessThanOrEqualTo(10); // 5 %
    }

    @Test
    void byRisingRates_rateThatFallsInTheMiddle_joinsThere() {
        double[] scores = IntStream.range(0, 4000)
                .mapToDouble(i -> Math.floorDiv(i, 1000))
                .toArray();
        boolean[] labels = new boolean[4000];
        double[] rates = {0.1, 0.3, 0.2, 0.6};
        for (int i = 0; i < 4000; i++) {
            labels[i] = i % 1000 < 1000 * rates[i / 1000];
        }
        assertThat(Cutoffs.byRisingRates(4, scores, labels, null)).hasToString("1 < 0.5 ≤ 2 < 2.5 ≤ 3");
        assertThat(Cutoffs.byRisingRates(2, scores, labels, null)).hasToString("1 < 2.5 ≤ 2");
    }

    @Test
    void byRisingRates_oneOutcomeOrOneScore_givesOneBand() {
        assertThat(Cutoffs.byRisingRates(3, SCORES, new boolean[6], null)).isEqualTo(Bands.NONE);
        assertThat(Cutoffs.byRisingRates(3, new double[6], LABELS, null)).isEqualTo(Bands.NONE);
    }

    @Test
    void of_badArguments_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byCapacity(-1, SCORES))
                .withMessageStartingWith("The capacity (-1) must be at least 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byShare(Double.NaN, SCORES))
                .withMessage("The share (NaN) must be from 0 to 1.\nMaybe write 5 % as 0.05.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byRecall(0.5, SCORES, new boolean[6], null))
                .withMessageStartingWith("The weight of the positives (0.0) must be above 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cutoffs.byRisingRates(0, SCORES, LABELS, null))
                .withMessageStartingWith("The number of bands (0) must be at least 1.");
        assertThatIllegalArgumentException().isThrownBy(() -> Cutoffs.byCapacity(1, new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Cutoffs.byCapacity(1, new double[] {Double.NaN}));
    }
}
