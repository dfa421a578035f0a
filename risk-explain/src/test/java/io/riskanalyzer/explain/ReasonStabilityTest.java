package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReasonStabilityTest {
    private static final LinearModel MODEL = GoldenData.SCORER;
    private static final Dataset DATA = GoldenData.UNWEIGHTED;
    static final ReasonSelection TWO = new ReasonSelection(2, ReasonSelection.Direction.RAISING);

    /** The same model whose terms each contribute a multiple of what they did. */
    static LinearModel scaled(double... factors) {
        List<LinearTerm> terms = new ArrayList<>();
        for (int i = 0; i < factors.length; i++) {
            LinearTerm term = MODEL.terms().get(i);
            double by = factors[i];
            terms.add(
                    term instanceof LinearTerm.Slope slope
                            ? new LinearTerm.Slope(
                                    slope.feature(),
                                    slope.weight() * by,
                                    slope.centre(),
                                    slope.whenPresent() * by,
                                    slope.whenMissing() * by)
                            : new LinearTerm.Levels(
                                    ((LinearTerm.Levels) term).feature(),
                                    ((LinearTerm.Levels) term)
                                            .contributions().stream()
                                                    .map(c -> c * by)
                                                    .toList(),
                                    ((LinearTerm.Levels) term).whenMissing() * by));
        }
        return new LinearModel("scaled", 0, terms, MODEL.provenance());
    }

    @Test
    void report_againstItself_isStable() {
        StabilityReport report = ReasonStability.of(Explanations.of(MODEL.explainer(), DATA.frame()), TWO)
                .against("the same", MODEL.explainer())
                .report();

        assertThat(report.score()).isEqualTo(1);
        assertThat(report.comparisons()).containsExactly(new StabilityReport.Comparison("the same", 1, 1, 1, 1));
        assertThat(report.rows()).isEqualTo(400);
    }

    @Test
    void report_againstOther_isTheShareOfCommonReasons() {
        Explainer other = scaled(0.2, 3, 1, 2, -1, 5).explainer();
        Explanations one = Explanations.of(MODEL.explainer(), DATA.frame());
        Explanations two = Explanations.of(other, DATA.frame());

        StabilityReport.Comparison compared = ReasonStability.of(one, TWO)
                .against("other", other)
                .report()
                .comparisons()
                .get(0);

        double sum = 0;
        double same = 0;
        for (int row = 0; row < one.rows(); row++) {
            List<Integer> mine = topTwo(one.ofRow(row));
            List<Integer> theirs = topTwo(two.ofRow(row));
            Set<Integer> common = new HashSet<>(mine);
            common.retainAll(theirs);
            int most = Math.max(mine.size(), theirs.size());
            sum += most == 0 ? 1 : (double) common.size() / most;
            same += mine.stream().findFirst().equals(theirs.stream().findFirst()) ? 1 : 0;
        }
        assertThat(compared.overlap()).isCloseTo(sum / 400, within(1e-12)).isLessThan(0.9);
        assertThat(compared.sameFirst()).isCloseTo(same / 400, within(1e-12));
        assertThat(compared.from()).isLessThan(compared.overlap());
        assertThat(compared.to()).isGreaterThan(compared.overlap()).isLessThanOrEqualTo(1);
    }

    private static List<Integer> topTwo(double[] contributions) {
        return IntStream.range(0, contributions.length)
                .boxed()
                .filter(term -> contributions[term] > 0)
                .sorted(Comparator.comparingDouble(term -> -contributions[term]))
                .limit(2)
                .toList();
    }

    /** A trainer whose models differ by the rows: the slope of attendance is the share of positives. */
    static final Trainer MOODY =
            data -> scaled((double) data.positives() / data.rows() < 0.45 ? 0.01 : 1, 1, 1, 1, 1, 1);

    @Test
    void againstRefits_sameSeed_isTheSameAndTellsProgress() {
        AtomicInteger told = new AtomicInteger();
        ReasonStability start = ReasonStability.of(Explanations.of(MODEL.explainer(), DATA.frame()), TWO);

        StabilityReport report = start.againstRefits(
                        MOODY, DATA, 8, 3, Model::explainer, (done, total) -> told.addAndGet((int) done))
                .against("without most", scaled(1, 0, 0, 0, 0, 0).explainer())
                .report();

        assertThat(told.get()).isEqualTo(36);
        assertThat(report.comparisons().get(0).with()).isEqualTo("8 refits");
        assertThat(report.comparisons().get(0))
                .isEqualTo(start.againstRefits(MOODY, DATA, 8, 3, Model::explainer)
                        .report()
                        .comparisons()
                        .get(0));
        assertThat(report.score()).isEqualTo(report.comparisons().get(1).overlap());
        assertThat(report.toString()).contains("stay the same with without most, the least", "8 refits: ");
    }

    @Test
    void againstRefits_drawsRowsWithReplacement() {
        List<Dataset> drawn = new ArrayList<>();
        ReasonStability.of(Explanations.of(MODEL.explainer(), DATA.frame()), TWO)
                .againstRefits(
                        data -> {
                            drawn.add(data);
                            return MODEL;
                        },
                        DATA,
                        2,
                        1,
                        Model::explainer);
        assertThat(drawn).hasSize(2).allMatch(data -> data.rows() == DATA.rows());
        Set<Long> distinct = new HashSet<>();
        for (int row = 0; row < 400; row++) {
            distinct.add(drawn.get(0).frame().number(row));
        }
        assertThat(distinct.size()).isBetween(220, 285); // 1 − 1/e of 400 is 253
        assertThat(drawn.get(0).hash()).isNotEqualTo(drawn.get(1).hash());
    }

    @Test
    void of_nothingToCompare_isRefused() {
        Explanations explanations = Explanations.of(MODEL.explainer(), DATA.frame());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonStability.of(explanations, ReasonSelection.NONE))
                .withMessageContaining("at least one a row");
        Frame none = DATA.frame().take();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReasonStability.of(Explanations.of(MODEL.explainer(), none), TWO))
                .withMessageContaining("rows (0)");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReasonStability.of(explanations, TWO).againstRefits(MOODY, DATA, 0, 1, Model::explainer))
                .withMessageContaining("refits (0)");
        assertThatIllegalStateException()
                .isThrownBy(() -> ReasonStability.of(explanations, TWO).report());
    }

    @Test
    void against_explainerWithoutTheCatalogue_hasItsThemes() {
        ReasonCatalogue catalogue = ReasonCatalogue.builder()
                .text(Locale.ENGLISH, "mark", "The marks are low.")
                .theme("mark", "lessons")
                .theme("attendance", "lessons")
                .build();
        StabilityReport report = ReasonStability.of(
                        Explanations.of(catalogue.explaining(MODEL.explainer()), DATA.frame()), TWO)
                .against("the same", MODEL.explainer())
                .report();

        assertThat(report.score()).isEqualTo(1);
    }

    @Test
    void againstRefits_tenThatAreTheSame_isOneToTheLastBit() {
        StabilityReport report = ReasonStability.of(Explanations.of(MODEL.explainer(), DATA.frame()), TWO)
                .againstRefits(data -> MODEL, DATA, 10, 1, Model::explainer)
                .report();

        assertThat(report.score()).isEqualTo(1);
    }

    @Test
    void comparison_figuresThatAreNoShares_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StabilityReport.Comparison("refits", 91, 88, 94, 80))
                .withMessageContaining("comparison with refits (91.0 from 88.0 to 94.0")
                .withMessageContaining("percent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StabilityReport.Comparison("refits", 0.5, 0.6, 0.7, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StabilityReport.Comparison("refits", Double.NaN, 0, 1, 0.5));
        List<StabilityReport.Comparison> one = List.of(new StabilityReport.Comparison("refits", 0.5, 0.4, 0.6, 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StabilityReport(0, 4, one))
                .withMessageContaining("rows and reasons (0 and 4)");
    }
}
