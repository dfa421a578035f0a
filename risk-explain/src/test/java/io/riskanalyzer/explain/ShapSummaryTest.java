package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.explain.ShapSummary.Spread;
import io.riskanalyzer.explain.ShapSummary.Term;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapSummaryTest {
    private static final Explanations EXPLANATIONS =
            Explanations.of(GoldenData.SCORER.explainer(), GoldenData.UNWEIGHTED.frame());
    private static final ShapSummary SUMMARY = ShapSummary.of(EXPLANATIONS);

    @Test
    void of_ranksByMeanSize() {
        assertThat(SUMMARY.rows()).isEqualTo(400);
        assertThat(SUMMARY.terms())
                .hasSize(6)
                .isSortedAccordingTo((a, b) -> Double.compare(b.meanSize(), a.meanSize()));
        assertThat(SUMMARY.terms().stream().mapToDouble(Term::share).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_tellsEachTerm() {
        for (Term term : SUMMARY.terms()) {
            double[] all = EXPLANATIONS.ofTerm(term.index());
            Arrays.sort(all);
            assertThat(term.code()).isEqualTo(EXPLANATIONS.explainer().code(term.index()));
            assertThat(term.meanSize())
                    .isCloseTo(Arrays.stream(all).map(Math::abs).average().orElseThrow(), within(1e-12));
            assertThat(term.mean()).isCloseTo(Arrays.stream(all).average().orElseThrow(), within(1e-12));
            assertThat(term.spread()).isEqualTo(new Spread(all[0], all[99], all[199], all[299], all[399]));
        }
    }

    @Test
    void of_tellsTheDirection() {
        for (Term term : SUMMARY.terms()) {
            switch (term.code()) {
                case "attendance", "mark" -> assertThat(term.direction()).isCloseTo(-1, within(1e-12));
                case "programme" -> assertThat(term.direction()).isNull();
                default -> assertThat(term.direction()).isCloseTo(1, within(1e-12));
            }
        }
    }

    /** scipy 1.10.1: scipy.stats.spearmanr([3, 1, 4, 1, 5, 9, 2, 6], [2, 7, 1, 8, 2, 8, 1, 8]).correlation */
    @Test
    void correlation_ofTies_isThatOfScipy() {
        assertThat(RankCorrelation.of(new double[] {3, 1, 4, 1, 5, 9, 2, 6}, new double[] {2, 7, 1, 8, 2, 8, 1, 8}))
                .isCloseTo(SCIPY, within(1e-15));
        double[] withMissing = {3, 1, Double.NaN, 4, 1, 5, 9, 2, 6};
        assertThat(RankCorrelation.of(withMissing, new double[] {2, 7, 99, 1, 8, 2, 8, 1, 8}))
                .isCloseTo(SCIPY, within(1e-15));
    }

    private static final double SCIPY = 0.19885368120992467;

    @Test
    void correlation_ofAConstant_isNone() {
        assertThat(RankCorrelation.of(new double[] {0.0, -0.0, 0}, new double[] {1, 2, 3}))
                .isNull();
        assertThat(RankCorrelation.of(new double[] {Double.NaN}, new double[] {1}))
                .isNull();
    }

    @Test
    void toString_isATable() {
        assertThat(SUMMARY.toString().lines())
                .hasSize(7)
                .first()
                .isEqualTo("Mean size of the contributions to 400 raw scores, share, direction:");
        assertThat(SUMMARY.toString()).containsPattern("\n {2}mark +0\\.\\d+ +\\d\\d\\.\\d %  -1\\.00");
    }

    @Test
    void of_noRow_isRefused() {
        Explanations none = Explanations.of(
                GoldenData.SCORER.explainer(), GoldenData.UNWEIGHTED.frame().take());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShapSummary.of(none))
                .withMessageStartingWith("The number of rows (0)");
    }
}
