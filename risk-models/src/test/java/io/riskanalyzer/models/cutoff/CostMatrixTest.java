package io.riskanalyzer.models.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.models.cutoff.CostMatrix.Action;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostMatrixTest {
    private static final Action GRANT = new Action("GRANT", 0, 10);
    private static final Action ASK = new Action("ASK", 1, 2);
    private static final Action REFUSE = new Action("REFUSE", 3, 0);

    @ParameterizedTest
    @CsvSource({"1, 1, 0.5", "1, 9, 0.1", "3, 1, 0.75"})
    void bands_twoActions_areCutAtFalseAlarmOverBoth(double alarm, double miss, double cut) {
        Bands bands = CostMatrix.of(new Action("LOW", 0, miss), new Action("HIGH", alarm, 0))
                .bands();
        assertThat(bands.cuts()).containsExactly(cut);
        assertThat(bands.all()).extracting(Band::name).containsExactly("LOW", "HIGH");
    }

    @Test
    void bands_gainsOnTheDiagonal_countToo() {
        // Elkan, equation (2): (c10 - c00) / (c10 - c00 + c01 - c11)
        Bands bands =
                CostMatrix.of(new Action("NO", -1, 8), new Action("YES", 2, -4)).bands();
        assertThat(bands.cuts()).containsExactly(3 / 15.0);
    }

    @Test
    void bands_threeActions_areTheCheapestEverywhere() {
        Bands bands = CostMatrix.of(GRANT, ASK, REFUSE).bands();
        assertThat(bands).hasToString("GRANT < 0.1111111111111111 ≤ ASK < 0.5 ≤ REFUSE");
    }

    @Test
    void bands_actionThatIsNeverCheapest_hasNoBand() {
        Bands bands = CostMatrix.of(GRANT, new Action("ASK", 2.9, 5), REFUSE).bands();
        assertThat(bands.all()).extracting(Band::name).containsExactly("GRANT", "REFUSE");
        assertThat(bands.cuts()[0]).isCloseTo(3 / 13.0, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bands_randomActions_areTheCheapestAtEveryProbability(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CostMatrix costs = random(5, random);
        Bands bands = costs.bands();
        for (double p = 0.0005; p < 1; p += 0.001) {
            double at = p;
            double least = costs.actions().stream()
                    .mapToDouble(action -> expected(action, at))
                    .min()
                    .orElseThrow();
            Action chosen = costs.actions().stream()
                    .filter(action -> action.name().equals(bands.bandOf(at).name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(expected(chosen, p)).as("seed %d", seed).isCloseTo(least, within(1e-12));
        }
    }

    private static double expected(Action action, double p) {
        return (1 - p) * action.ifGood() + p * action.ifBad();
    }

    private static CostMatrix random(int count, SplittableRandom random) {
        double[] good = random.doubles(count).sorted().toArray();
        List<Double> bad =
                random.doubles(count).boxed().sorted(Comparator.reverseOrder()).toList();
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            actions.add(new Action("A" + i, good[i], bad.get(i)));
        }
        return new CostMatrix(actions);
    }

    /** All ways to cut 7 rows for three actions, by force. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bands_ofRows_costLeastOfAllCuts(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CostMatrix costs = random(3, random);
        double[] scores = random.ints(7, 0, 6).mapToDouble(i -> i).toArray();
        boolean[] labels = new boolean[7];
        double[] weights = random.doubles(7).toArray();
        for (int i = 0; i < 7; i++) {
            labels[i] = random.nextBoolean();
        }
        double least = Double.POSITIVE_INFINITY;
        for (double first = -0.5; first <= 6; first++) {
            for (double second = first + 0.25; second <= 7; second += 0.25) {
                Bands bands = Bands.below(first, "A0").below(second, "A1").otherwise("A2");
                least = Math.min(least, costs.expectedCost(bands, scores, labels, weights));
            }
        }
        Bands found = costs.bands(scores, labels, weights);
        assertThat(costs.expectedCost(found, scores, labels, weights))
                .as("seed %d", seed)
                .isCloseTo(least, within(1e-12));
    }

    @Test
    void bands_ofManyCalibratedRows_areNearTheTheory() {
        SplittableRandom random = new SplittableRandom(9);
        double[] probabilities = random.doubles(200_000).toArray();
        boolean[] labels = new boolean[probabilities.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextDouble() < probabilities[i];
        }
        CostMatrix costs = CostMatrix.of(GRANT, ASK, REFUSE);
        assertThat(costs.bands(probabilities, labels, null).cuts())
                .containsExactly(costs.bands().cuts(), within(0.03));
    }

    @Test
    void bands_oneActionBestForAll_isOneBandOfItsName() {
        CostMatrix costs = CostMatrix.of(GRANT, REFUSE);
        assertThat(costs.bands(new double[] {1, 2}, new boolean[] {false, false}, null))
                .isEqualTo(Bands.only("GRANT"));
        assertThat(costs.bands(new double[] {1, 2}, new boolean[] {true, true}, null))
                .isEqualTo(Bands.only("REFUSE"));
    }

    @Test
    void expectedCost_rows_isTheirMean() {
        Bands bands = Bands.below(0.5, "GRANT").otherwise("REFUSE");
        double[] scores = {0.1, 0.4, 0.6, 0.9};
        boolean[] labels = {false, true, false, true};
        assertThat(CostMatrix.of(GRANT, REFUSE).expectedCost(bands, scores, labels, null))
                .isEqualTo((0 + 10 + 3 + 0) / 4.0);
        assertThat(CostMatrix.of(GRANT, REFUSE).expectedCost(bands, scores, labels, new double[] {1, 0, 2, 1}))
                .isEqualTo(6 / 4.0);
    }

    @Test
    void of_badCosts_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostMatrix.of(REFUSE, GRANT))
                .withMessageStartingWith("The action (Action[name=GRANT, ifGood=0.0, ifBad=10.0]) must cost more than");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostMatrix.of(GRANT))
                .withMessageStartingWith("The number of actions (1) must be at least 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Action("X", Double.NaN, 1))
                .withMessageStartingWith("The costs of the action X (NaN and 1.0) must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostMatrix.of(GRANT, REFUSE)
                        .expectedCost(Bands.NONE, new double[] {1}, new boolean[] {true}, null))
                .withMessage("The band (ANY) must be one of the actions [GRANT, REFUSE]."
                        + "\nMaybe its name is written otherwise.");
    }
}
