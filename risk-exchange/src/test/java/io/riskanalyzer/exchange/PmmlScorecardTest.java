package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.model.Scorecards;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowExplainer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What JPMML makes of a written scorecard is what the table says: points to the bit, reasons in the same order. */
class PmmlScorecardTest {
    private static final int ROWS = 1_000;
    private static final FeatureSet FEATURES = LinearModels.FEATURES;

    static Stream<ScoringPlan> plans() {
        return LongStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(seed -> Stream.of(
                        ScoringPlan.builder(FEATURES, Scorecards.whole(seed)).build(),
                        ScoringPlan.builder(FEATURES, Scorecards.fractions(seed))
                                .build(),
                        withBaseline(Scorecards.whole(seed))));
    }

    private static ScoringPlan withBaseline(Scorecard card) {
        ReasonCatalogue catalogue = ReasonCatalogue.builder()
                .text(Locale.ENGLISH, "balance", "The balance is low.")
                .build();
        return ScoringPlan.builder(FEATURES, card)
                .explainer(catalogue.explaining(ScorecardExplainer.below(card, ScorecardExplainer.Baseline.NEUTRAL)))
                .reasons(ReasonSelection.DEFAULT.withoutNaming(FEATURES.get("age"), FEATURES.get("working")))
                .build();
    }

    @ParameterizedTest
    @MethodSource("plans")
    void points_anyLegalRow_areThoseOfTheTable(ScoringPlan plan) {
        BoundPlan bound = plan.bind();
        PmmlRun run = new PmmlRun(bytes(plan), FEATURES);
        for (double[] row : Samples.rows(plan.scorer(), FEATURES, ROWS)) {
            Map<String, ?> results = run.score(row);
            double raw = bound.rawScore(row);
            double score = bound.scoreOf(raw);
            assertThat(results.get("points")).as(() -> Arrays.toString(row)).isEqualTo(bound.displayedOf(raw, score));
            assertThat(results.get("rawScore")).isEqualTo(raw);
            assertThat((Double) results.get("score")).isCloseTo(score, within(1e-12 * Math.max(1, raw)));
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void reasons_anyLegalRow_areInTheSameOrder(ScoringPlan plan) {
        RowExplainer explainer = plan.bind().explainer();
        List<String> codes = ((Scorecard) plan.scorer())
                .characteristics().stream().map(Characteristic::code).toList();
        ReasonSelection withoutThemes = plan.reasons();
        PmmlRun run = new PmmlRun(bytes(plan), FEATURES);
        double[] contributions = new double[explainer.terms()];
        int reasons = 0;
        for (double[] row : Samples.rows(plan.scorer(), FEATURES, ROWS)) {
            explainer.explain(row, contributions);
            double[] descending = java.util.stream.IntStream.range(0, contributions.length)
                    .filter(term -> withoutThemes.mayName(explainer, term))
                    .mapToDouble(term -> -contributions[term])
                    .sorted()
                    .map(below -> -below)
                    .toArray();
            Map<String, ?> results = run.score(row);
            for (int rank = 1; rank <= plan.reasons().atMost(); rank++) {
                if (rank <= descending.length && descending[rank - 1] > 0) {
                    String code = (String) results.get("reason" + rank);
                    assertThat(contributions[codes.indexOf(code)]) // equal ones may change places
                            .as(() -> Arrays.toString(row))
                            .isEqualTo(descending[rank - 1]);
                    reasons++;
                }
            }
        }
        assertThat(reasons).isGreaterThan(ROWS);
    }

    @Test
    void write_scorecardAlone_hasPointsAndReasons() {
        Scorecard card = Scorecards.whole(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlModels.write(card, out);
        FeatureSet features = Samples.featuresOf(card);
        PmmlRun run = new PmmlRun(out.toByteArray(), features);
        for (double[] row : Samples.rows(card, features, 100)) {
            double points = card.greatest() - card.bind(features).score(row);
            assertThat(run.score(row).get("points")).isEqualTo(points);
            assertThat(run.score(row)).containsKey("reason4").doesNotContainKey("reason5");
        }
    }

    @Test
    void write_featureNamedAsAnOutput_isRefused() {
        Bins bins = new Bins.Flags(Feature.flag("reason1"));
        Scorecard card = new Scorecard(
                "card",
                0,
                List.of(new Characteristic(bins, List.of(1.0, 2.0, 3.0), 0, 0)),
                null,
                LinearModels.random(1).provenance());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PmmlModels.write(card, new ByteArrayOutputStream()))
                .withMessageContaining("Maybe rename the feature");
    }

    private static byte[] bytes(ScoringPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlModels.write(plan, out);
        return out.toByteArray();
    }
}
