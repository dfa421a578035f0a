package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.ReasonSelection.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonSelectionTest {
    private static final double[] ROW = {};

    /** Gives reasons named after their terms. */
    private record Terms(int terms) implements RowExplainer {
        @Override
        public Set<Feature> features(int term) {
            return Set.of(Feature.number("x" + term));
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            return 0;
        }

        @Override
        public Reason reason(int term, double[] row, double contribution) {
            return new Reason("T" + term, contribution, "because of " + term);
        }
    }

    private static List<String> codes(int atMost, Direction direction, double... contributions) {
        return new ReasonSelection(atMost, direction)
                .select(new Terms(contributions.length), ROW, contributions).stream()
                        .map(Reason::code)
                        .toList();
    }

    @Test
    void select_raising_isTheGreatestFirst() {
        assertThat(codes(4, Direction.RAISING, 1, 3, -5, 2, 0)).containsExactly("T1", "T3", "T0");
    }

    @Test
    void select_either_isTheGreatestInSizeFirst() {
        assertThat(codes(3, Direction.EITHER, 1, 3, -5, 2, 0)).containsExactly("T2", "T1", "T3");
    }

    @Test
    void select_ties_areInTheOrderOfTheTerms() {
        assertThat(codes(4, Direction.RAISING, 2, 1, 2, 1)).containsExactly("T0", "T2", "T1", "T3");
        assertThat(codes(2, Direction.EITHER, 2, -2, 2)).containsExactly("T0", "T1");
    }

    @Test
    void select_nothingRaises_isEmpty() {
        assertThat(codes(4, Direction.RAISING, 0, -0.0, -1)).isEmpty();
        assertThat(codes(4, Direction.EITHER, 0, -0.0)).isEmpty();
        assertThat(codes(4, Direction.RAISING)).isEmpty();
    }

    @Test
    void select_atMost0_isEmpty() {
        assertThat(codes(0, Direction.EITHER, 1, 2)).isEmpty();
        assertThat(ReasonSelection.NONE.select(new Terms(1), ROW, new double[] {1}))
                .isEmpty();
    }

    @Test
    void select_contribution_isKeptWithItsSign() {
        List<Reason> reasons = new ReasonSelection(1, Direction.EITHER).select(new Terms(1), ROW, new double[] {-2.5});

        assertThat(reasons).containsExactly(new Reason("T0", -2.5, "because of 0"));
        assertThat(reasons.get(0)).hasToString("T0 -2.5");
        assertThat(new Reason("T1", 40, "because of 1")).hasToString("T1 +40.0");
    }

    @Test
    void default_selection_isFourThatRaise() {
        assertThat(ReasonSelection.DEFAULT).isEqualTo(new ReasonSelection(4, Direction.RAISING));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void select_randomContributions_isTheHeadOfAStableSort(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            double[] contributions = random.doubles(random.nextInt(12), -2, 2)
                    .map(x -> Math.rint(2 * x) / 2) // so that there are ties
                    .toArray();
            int atMost = random.nextInt(8);

            List<String> expected = IntStream.range(0, contributions.length)
                    .boxed()
                    .filter(term -> contributions[term] != 0)
                    .sorted(Comparator.comparingDouble(term -> -Math.abs(contributions[term])))
                    .limit(atMost)
                    .map(term -> "T" + term)
                    .toList();

            assertThat(codes(atMost, Direction.EITHER, contributions))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void of_negativeNumber_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReasonSelection(-1, Direction.RAISING))
                .withMessage("The number of reasons (-1) must be at least 0.\nMaybe take 4.");
    }

    @Test
    void none_explainer_hasNoTerms() {
        RowExplainer none = Explainer.NONE.bind(FeatureSet.of());

        assertThat(none.terms()).isZero();
        assertThat(Explainer.NONE).hasToString("no explainer");
    }

    @Test
    void none_policy_leavesTheLevel() {
        RowPolicy none = Policy.NONE.bind(FeatureSet.of(), Bands.NONE);

        assertThat(none.levelOf(ROW, 0.5, 2)).isEqualTo(2);
        assertThat(none.reasons(ROW)).isEmpty();
        assertThat(Policy.NONE).hasToString("no policy");
    }
}
