package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardExplainerTest extends ExplainerContract {
    private static final int ROWS = 1_300; // more than two blocks

    @Override
    protected Stream<RiskScorer> scorers() {
        return LongStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(seed -> Stream.of(Scorecards.whole(seed), Scorecards.fractions(seed)));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }

    @ParameterizedTest
    @EnumSource(ScorecardExplainer.Baseline.class)
    void explain_belowAnyBaseline_addsUpToTheBit(ScorecardExplainer.Baseline baseline) {
        for (long seed = 1; seed <= 5; seed++) {
            Scorecard card = Scorecards.fractions(seed);
            RowExplainer explainer = ScorecardExplainer.below(card, baseline).bind(features());
            double[] contributions = new double[explainer.terms()];
            for (double[] row : RandomRows.of(features(), seed).next(200)) {
                double sum = explainer.explain(row, contributions)
                        + Arrays.stream(contributions).sum();
                assertThat(sum)
                        .as("seed %d", seed)
                        .isEqualTo(card.bind(features()).score(row));
            }
        }
    }

    @Test
    void explain_belowBaseline_isBaselineLessPoints() {
        Scorecard card = Scorecards.whole(1);
        double[] row = RandomRows.of(features(), 7).next();
        double[] contributions = new double[card.characteristics().size()];
        card.explainer().bind(features()).explain(row, contributions);
        for (int term = 0; term < contributions.length; term++) {
            Characteristic line = card.characteristics().get(term);
            double value = row[features().slotOf(line.bins().feature())];
            assertThat(contributions[term]).isEqualTo(line.greatest() - line.pointsOf(value));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 20})
    void rank_ofFrame_isTermsOfTheReasons(int atMost) {
        for (long seed = 1; seed <= 4; seed++) {
            for (Scorecard card : List.of(Scorecards.whole(seed), Scorecards.fractions(seed))) {
                for (ReasonSelection.Direction direction : ReasonSelection.Direction.values()) {
                    ReasonSelection selection =
                            new ReasonSelection(atMost, direction).withoutNaming(LinearModels.FEATURES.get((int) seed));
                    List<double[]> rows = RandomRows.of(features(), seed).next(ROWS);
                    RowExplainer explainer = ScorecardExplainer.below(card, ScorecardExplainer.Baseline.NEUTRAL)
                            .bind(features());
                    int[] terms = new int[ROWS * atMost];
                    double[] sums = new double[ROWS];
                    explainer.rank(Frames.of(features(), rows), 0, ROWS, selection, terms, sums);
                    double[] contributions = new double[explainer.terms()];
                    for (int i = 0; i < ROWS; i++) {
                        explainer.explain(rows.get(i), contributions);
                        List<String> expected = selection.select(explainer, rows.get(i), contributions).stream()
                                .map(reason -> reason.code())
                                .toList();
                        List<String> ranked = Arrays.stream(terms, i * atMost, (i + 1) * atMost)
                                .filter(term -> term >= 0)
                                .mapToObj(explainer::code)
                                .toList();
                        assertThat(ranked).as("%s, row %d", card.name(), i).isEqualTo(expected);
                        assertThat(sums[i]).isEqualTo(card.bind(features()).score(rows.get(i)));
                    }
                }
            }
        }
    }

    @Test
    void belowApproved_ofRows_isTheirAveragePoints() {
        Scorecard card = Scorecards.whole(3);
        List<double[]> rows = RandomRows.of(features(), 3).next(500);
        double cut = (card.least() + card.greatest()) / 2;
        ScorecardExplainer explainer = ScorecardExplainer.belowApproved(card, Frames.of(features(), rows), cut);
        List<double[]> approved = rows.stream()
                .filter(row -> card.greatest() - card.bind(features()).score(row) >= cut)
                .toList();
        assertThat(approved).isNotEmpty().hasSizeLessThan(500);
        for (int i = 0; i < card.characteristics().size(); i++) {
            Characteristic line = card.characteristics().get(i);
            int slot = features().slotOf(line.bins().feature());
            assertThat(explainer.baseline().get(i))
                    .isCloseTo(
                            approved.stream()
                                    .mapToDouble(row -> line.pointsOf(row[slot]))
                                    .average()
                                    .orElseThrow(),
                            org.assertj.core.api.Assertions.within(1e-9));
        }
    }

    @Test
    void belowApproved_cutThatNobodyReaches_isRefused() {
        Scorecard card = Scorecards.whole(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardExplainer.belowApproved(
                        card, Frames.of(features(), RandomRows.of(features(), 3).next(5)), 1e6))
                .withMessageStartingWith("The cut of whole 3 (1000000.0 points) must approve a row, but none of 5");
    }

    @Test
    void reason_ofEachKindOfBin_tellsWhatWasSeen() {
        Scorecard card = card(Feature.number("balance").in("EUR").optional());
        RowExplainer explainer =
                card.explainer().bind(FeatureSet.of(card.features().toArray(Feature[]::new)));
        assertThat(explainer.reason(0, new double[] {120}, 1).text())
                .isEqualTo("balance is 120 EUR, 100 to below 200 EUR");
        assertThat(explainer.reason(0, new double[] {-9}, 1).text()).isEqualTo("balance is no account");
        assertThat(explainer.reason(0, new double[] {Double.NaN}, 1).text()).isEqualTo("balance is missing");
    }

    @Test
    void reason_ofSensitiveFeature_withholdsValueAndBin() {
        Scorecard card = card(Feature.number("balance").in("EUR").optional());
        RowExplainer explainer = card.explainer()
                .bind(FeatureSet.of(
                        Feature.number("balance").in("EUR").optional().sensitive()));
        for (double value : new double[] {120, -9, Double.NaN}) {
            assertThat(explainer.reason(0, new double[] {value}, 1).text()).isEqualTo("balance is (withheld)");
        }
    }

    private static Scorecard card(io.riskanalyzer.feature.NumberFeature balance) {
        Bins bins = new Bins.Numbers(
                balance, List.of(100.0, 200.0), List.of(new Bins.SpecialCode("no account", List.of(-9.0))));
        return new Scorecard(
                "one",
                0,
                List.of(new Characteristic(bins, List.of(1.0, 2.0, 3.0, 0.0, 4.0), 0, 0)),
                null,
                LinearModels.provenance());
    }

    @Test
    void new_baselineOfAnotherLength_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScorecardExplainer(Scorecards.whole(1), List.of(1.0)))
                .withMessage("""
                        The baseline of whole 1 (1 numbers) must have one for each characteristic, but there are 8.
                        Maybe it was made for another scorecard.""");
    }
}
