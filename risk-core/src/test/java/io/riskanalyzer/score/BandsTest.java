package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Allocations;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BandsTest {
    private enum Level {
        GREEN,
        AMBER,
        RED
    }

    private enum Traffic {
        STOP,
        GO
    }

    private static final Bands BANDS =
            Bands.below(30, Level.GREEN).below(60, Level.AMBER).otherwise(Level.RED);

    @ParameterizedTest
    @CsvSource({
        "-Infinity, GREEN",
        "-1e300, GREEN",
        "29.999999999999996, GREEN",
        "30, AMBER",
        "59.99999999999999, AMBER",
        "60, RED",
        "1e300, RED",
        "Infinity, RED"
    })
    void bandOf_score_isTheRangeThatHoldsIt(double score, String name) {
        assertThat(BANDS.bandOf(score).name()).isEqualTo(name);
    }

    @Test
    void bandOf_exactlyAtCut_isUpperBand() {
        assertThat(BANDS.bandOf(30).level()).isEqualTo(1);
        assertThat(BANDS.bandOf(Math.nextDown(30)).level()).isEqualTo(0);
    }

    @Test
    void bandOf_brokenScore_isTheGreatestRisk() {
        assertThat(BANDS.bandOf(Double.NaN).name()).isEqualTo("RED");
    }

    @Test
    void bandOf_negativeZero_isZero() {
        assertThat(Bands.below(0, "LOW").otherwise("HIGH").bandOf(-0.0).name()).isEqualTo("HIGH");
    }

    @Test
    void bandOf_manyScores_allocatesNothing() {
        int[] sum = {0};

        assertThat(Allocations.bytesOf(i -> sum[0] += BANDS.bandOf(i % 90).level()))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void levelsOf_scores_areLevelsOfBands(int cuts) {
        Bands bands = Bands.only("only");
        if (cuts > 0) {
            Bands.Builder builder = Bands.below(-1, "B-0");
            for (int i = 1; i < cuts; i++) {
                builder.below(i / 3.0, "B-" + i);
            }
            bands = builder.otherwise("last");
        }
        SplittableRandom random = new SplittableRandom(cuts);
        double[] scores = new double[500];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(4) > 0 ? random.nextInt(-4, 9) / 3.0 : random.nextDouble(-2, 3);
        }
        scores[10] = Double.NaN;
        scores[11] = -0.0;
        scores[12] = Double.NEGATIVE_INFINITY;
        scores[13] = Double.POSITIVE_INFINITY;
        int[] levels = new int[scores.length];
        levels[9] = -7;

        bands.levelsOf(scores, 10, 499, levels);

        for (int i = 10; i < 499; i++) {
            assertThat(levels[i])
                    .as("score %s of %s", scores[i], bands)
                    .isEqualTo(bands.bandOf(scores[i]).level());
        }
        assertThat(levels[9]).isEqualTo(-7);
        assertThat(levels[499]).isZero();
    }

    @Test
    void all_bands_coverEveryScoreWithoutOverlap() {
        assertThat(BANDS.all())
                .containsExactly(
                        new Band("GREEN", 0, Double.NEGATIVE_INFINITY, 30),
                        new Band("AMBER", 1, 30, 60),
                        new Band("RED", 2, 60, Double.POSITIVE_INFINITY))
                .isUnmodifiable();
    }

    @Test
    void cuts_ofBands_areACopy() {
        BANDS.cuts()[0] = 99;

        assertThat(BANDS.cuts()).containsExactly(30, 60);
    }

    @Test
    void get_levelOrName_isThatBand() {
        assertThat(BANDS.get(1)).isEqualTo(BANDS.get("AMBER"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> BANDS.get(3));
    }

    @Test
    void get_nameThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.get("YELLOW"))
                .withMessage(
                        "The band (YELLOW) must be one of GREEN, AMBER, RED.\nMaybe its name is written otherwise.");
    }

    @Test
    void none_anyScore_isOneBand() {
        assertThat(Bands.NONE.bandOf(1e9)).isEqualTo(Bands.NONE.bandOf(-1e9));
        assertThat(Bands.NONE.all()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
    void below_cutNotFinite_isRefused(double cut, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bands.below(30, "GREEN").below(cut, "AMBER"))
                .withMessage("The cut of band AMBER (" + shown
                        + ") must be a finite number.\nMaybe end with otherwise(\"AMBER\").");
    }

    @ParameterizedTest
    @ValueSource(doubles = {30, 29.5, -30})
    void below_cutNotAboveTheOneBefore_isRefused(double cut) {
        String shown = cut == 29.5 ? "29.5" : cut == 30 ? "30" : "-30";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bands.below(30, "GREEN").below(cut, "AMBER"))
                .withMessage("The cut of band AMBER (" + shown + ") must be above the cut before, but that is 30."
                        + "\nMaybe name the bands from the least risk to the greatest.");
    }

    @Test
    void below_blankName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bands.below(30, " "))
                .withMessage("The name of band 1 (\" \") must not be blank.\nMaybe number the bands.");
    }

    @Test
    void otherwise_nameTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bands.below(30, "LOW").below(60, "MIDDLE").otherwise("LOW"))
                .withMessage("The name of band 3 (LOW) must differ from the others, but band 1 has it too."
                        + "\nMaybe number the bands.");
    }

    @Test
    void otherwise_thenMore_leavesTheBandsAsTheyWere() {
        Bands.Builder builder = Bands.below(30, "LOW");
        Bands two = builder.otherwise("HIGH");
        Bands three = builder.below(60, "MIDDLE").otherwise("HIGH");

        assertThat(two.all()).hasSize(2);
        assertThat(three.all()).extracting(Band::name).containsExactly("LOW", "MIDDLE", "HIGH");
    }

    @Test
    void equals_namesAndCuts_matter() {
        assertThat(BANDS)
                .isEqualTo(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .hasSameHashCodeAs(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .isNotEqualTo(Bands.below(30, "GREEN").below(61, "AMBER").otherwise("RED"))
                .isNotEqualTo(Bands.below(30, "GREEN").below(60, "YELLOW").otherwise("RED"));
    }

    @Test
    void toString_bands_readsAsAChain() {
        assertThat(BANDS).hasToString("GREEN < 30 ≤ AMBER < 60 ≤ RED");
        assertThat(Bands.below(0.02, "A").otherwise("B")).hasToString("A < 0.02 ≤ B");
        assertThat(Bands.NONE).hasToString("ANY");
    }

    @Test
    void as_enum_isTheConstantOfTheName() {
        assertThat(BANDS.bandOf(42).as(Level.class)).isEqualTo(Level.AMBER);
    }

    @Test
    void as_otherEnum_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.bandOf(42).as(Traffic.class))
                .withMessage("The band (AMBER) must be a constant of Traffic, but that has STOP, GO."
                        + "\nMaybe the bands were made from another enum.");
    }

    @Test
    void toString_band_isItsName() {
        assertThat(BANDS.get(0)).hasToString("GREEN");
    }

    @ParameterizedTest
    @CsvSource({
        "GREEN, 29.9, GREEN",
        "GREEN, 30, GREEN",
        "GREEN, 34.9, GREEN",
        "GREEN, 35, AMBER",
        "GREEN, 64, AMBER",
        "GREEN, 65, RED",
        "AMBER, 30, AMBER",
        "AMBER, 25, AMBER",
        "AMBER, 24.9, GREEN",
        "AMBER, 64.9, AMBER",
        "AMBER, 65, RED",
        "RED, 55, RED",
        "RED, 54.9, AMBER",
        "RED, 25, AMBER",
        "RED, 24.9, GREEN",
        "RED, NaN, RED"
    })
    void bandOf_withPreviousBand_changesBeyondTheMargin(String previous, double score, String expected) {
        assertThat(BANDS.bandOf(score, BANDS.get(previous), 5)).hasToString(expected);
    }

    @Test
    void bandOf_marginOf0_isThatOfTheScore() {
        for (Band previous : BANDS.all()) {
            for (double score = -10; score < 100; score += 0.5) {
                assertThat(BANDS.bandOf(score, previous, 0)).isEqualTo(BANDS.bandOf(score));
            }
        }
    }

    @Test
    void bandOf_randomWalkAroundACut_changesLessOftenThanWithoutMargin() {
        SplittableRandom random = new SplittableRandom(5);
        Band plain = BANDS.get(0);
        Band steady = plain;
        int plainChanges = 0;
        int steadyChanges = 0;
        for (int i = 0; i < 1000; i++) {
            double score = 30 + 4 * (random.nextDouble() - 0.5);
            Band before = plain;
            plain = BANDS.bandOf(score);
            plainChanges += plain.equals(before) ? 0 : 1;
            before = steady;
            steady = BANDS.bandOf(score, steady, 3);
            steadyChanges += steady.equals(before) ? 0 : 1;
        }
        assertThat(plainChanges).isGreaterThan(400);
        assertThat(steadyChanges).isZero();
    }

    @Test
    void bandOf_withPreviousBand_allocatesNothing() {
        Band[] previous = {BANDS.get(0)};
        boolean[] near = {false};
        assertThat(Allocations.bytesOf(i -> {
                    previous[0] = BANDS.bandOf(i % 90, previous[0], 2);
                    near[0] ^= BANDS.isNearCut(i % 90, 1);
                }))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"28.9, false", "29, true", "30, true", "31, true", "31.1, false", "59.5, true", "NaN, false"})
    void isNearCut_score_isNearWithinTheMargin(double score, boolean expected) {
        assertThat(BANDS.isNearCut(score, 1)).isEqualTo(expected);
    }

    @Test
    void isNearCut_noCut_isFalse() {
        assertThat(Bands.NONE.isNearCut(3, 1e300)).isFalse();
        assertThat(Bands.NONE.bandOf(3, Bands.NONE.get(0), 1)).isEqualTo(Bands.NONE.get(0));
    }

    @Test
    void bandOf_previousBandOfOthers_isRefused() {
        Band other = Bands.below(20, "GREEN").otherwise("RED").get("RED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.bandOf(42, other, 1))
                .withMessage("The previous band (RED from 20 to Infinity) must be one of GREEN < 30 ≤ AMBER < 60 ≤ RED."
                        + "\nMaybe the bands were changed; take the band of today's score once.");
        Band tooHigh = new Band("BLACK", 3, 90, Double.POSITIVE_INFINITY);
        assertThatIllegalArgumentException().isThrownBy(() -> BANDS.bandOf(42, tooHigh, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void bandOf_badMargin_isRefused(double margin) {
        String message = "The margin (" + margin
                + ") must be a finite number of at least 0.\nMaybe take the error of the score.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.bandOf(42, BANDS.get(0), margin))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.isNearCut(42, margin))
                .withMessage(message);
    }

    @Test
    void only_name_isOneBandForEveryScore() {
        Bands bands = Bands.only("ALL");
        assertThat(bands).hasToString("ALL");
        assertThat(bands.bandOf(-1e300)).isEqualTo(bands.bandOf(1e300)).hasToString("ALL");
        assertThat(bands.cuts()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Bands.only(" "));
    }
}
