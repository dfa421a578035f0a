package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermutationTest {
    private static List<Integer> order(int rows, long seed, String name, int repeat) {
        return Arrays.stream(Permutation.of(rows, seed, name, repeat)).boxed().toList();
    }

    @Test
    void of_seedNameAndRepeat_isSameOnEveryPlatformAndVersion() {
        assertThat(Permutation.of(8, 1, "attendance", 0))
                .containsExactly(5, 0, 2, 4, 1, 3, 7, 6); // permutation.py 8 1 attendance 0
        assertThat(Permutation.of(12, -7, "Prüfungs-№", 3))
                .containsExactly(10, 2, 4, 6, 8, 3, 0, 7, 1, 11, 5, 9); // permutation.py 12 -7 Prüfungs-№ 3
    }

    @Test
    void of_nearSeedsNamesAndRepeats_areAllDifferent() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = -2; seed <= 2; seed++) {
            for (String name : List.of("", "a", "b", "ab", "ba", "Aa", "BB")) { // the last two have one hashCode
                for (int repeat = 0; repeat < 20; repeat++) {
                    orders.add(order(50, seed, name, repeat));
                }
            }
        }

        assertThat(orders).hasSize(5 * 7 * 20);
    }

    @Test
    void of_noRowOrOne_isTrivial() {
        assertThat(Permutation.of(0, 1, "a", 0)).isEmpty();
        assertThat(Permutation.of(1, 1, "a", 0)).containsExactly(0);
    }

    @Test
    void of_fourRows_isEachOfTheOrdersAsOften() {
        int draws = 24_000;
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int repeat = 0; repeat < draws; repeat++) {
            counts.merge(order(4, 1, "a", repeat), 1, Integer::sum);
        }

        double expected = draws / 24.0;
        double chiSquared = counts.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        assertThat(counts).hasSize(24);
        assertThat(chiSquared).isLessThan(49.7); // scipy.stats.chi2.ppf(0.999, 23) = 49.73
    }
}
