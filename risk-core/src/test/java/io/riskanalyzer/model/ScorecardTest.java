package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardTest {
    private static final NumberFeature AGE = Feature.number("age").within(0, 120);
    private static final Characteristic LINE =
            new Characteristic(new Bins.Numbers(AGE, List.of(25.0, 35.0)), List.of(10.0, 25.0, 40.0, 5.0), 20, 30);
    private static final FeatureSet FEATURES = LinearModels.FEATURES;

    private static Scorecard card(Characteristic... lines) {
        return new Scorecard("card", 100, List.of(lines), null, LinearModels.provenance());
    }

    /** What a person adds up, with the table in hand. */
    private static double byHand(Scorecard card, double[] row) {
        double points = card.initial();
        for (Characteristic line : card.characteristics()) {
            points += line.points()
                    .get(line.bins().indexOf(row[FEATURES.slotOf(line.bins().feature())]));
        }
        return points;
    }

    private static List<double[]> rows(Scorecard card, long seed) {
        RandomRows random = RandomRows.of(FEATURES, seed);
        for (Feature feature : card.features()) {
            if (feature instanceof NumberFeature number) {
                random.cutAt(number, card.cutsOf(number));
            }
        }
        List<double[]> rows = new ArrayList<>(random.next(2_000));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void displayed_onEveryPath_isSumOfTheTable(long seed) {
        for (Scorecard card : List.of(Scorecards.whole(seed), Scorecards.fractions(seed))) {
            ScoringPlan plan = ScoringPlan.builder(FEATURES, card).build();
            BoundPlan bound = plan.bind();
            List<double[]> rows = rows(card, seed);
            double[] rawScores = new double[rows.size()];
            bound.rawScores(Frames.of(FEATURES, rows), 0, rows.size(), rawScores);
            for (int i = 0; i < rawScores.length; i++) {
                double points = byHand(card, rows.get(i));
                assertThat(rawScores[i]).isEqualTo(card.greatest() - points);
                assertThat(bound.rawScore(rows.get(i))).isEqualTo(rawScores[i]);
                assertThat(bound.displayedOf(rawScores[i], bound.scoreOf(rawScores[i])))
                        .isEqualTo(points);
                assertThat(points).isBetween(card.least(), card.greatest());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void score_ofValuesThatNoSchemaLetsIn_isThatOfTheTable(long seed) {
        Scorecard card = Scorecards.whole(seed);
        for (double value : new double[] {
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            -0.0,
            Double.MIN_VALUE
        }) {
            double[] row = RandomRows.of(FEATURES, seed).next();
            for (int slot = 0; slot < row.length; slot++) {
                row[slot] = FEATURES.get(slot) instanceof NumberFeature ? value : row[slot];
            }
            assertThat(card.bind(FEATURES).score(row)).isEqualTo(card.greatest() - byHand(card, row));
        }
    }

    @Test
    void bands_cutAtProbabilityOfPoints_partAsThePointsDo() {
        Scorecard card = Scorecards.whole(3);
        double cut = Math.rint((card.least() + card.greatest()) / 2);
        BoundPlan bound = ScoringPlan.builder(FEATURES, card)
                .bands(Bands.below(card.probabilityAt(cut), "GOOD").otherwise("BAD"))
                .build()
                .bind();
        for (double[] row : rows(card, 3)) {
            String band = bound.bandOf(row, bound.scoreOf(bound.rawScore(row))).name();
            assertThat(band).isEqualTo(byHand(card, row) > cut ? "GOOD" : "BAD");
        }
    }

    @Test
    void assess_withDefaults_showsPointsAndScoresProbability() {
        Scorecard card = new Scorecard(
                "card",
                100,
                List.of(LINE),
                new io.riskanalyzer.score.LogisticCalibration(0.1, -2),
                LinearModels.provenance());
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FeatureSet.of(AGE)))
                .scorer(card)
                .build();
        RiskAssessment answer = analyzer.assess(Map.of("age", 30));
        assertThat(answer.displayed()).isEqualTo(125);
        assertThat(answer.rawScore()).isEqualTo(15);
        assertThat(answer.score()).isEqualTo(1 / (1 + StrictMath.exp(2 - 1.5)));
        assertThat(analyzer.plan().scoreScale()).isEqualTo(Scale.PROBABILITY);
        assertThat(answer.reasons()).hasSize(1);
        assertThat(answer.reasons().get(0).text()).isEqualTo("age is 30, 25 to below 35");
    }

    @Test
    void probabilityAt_withoutCalibration_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> card(LINE).probabilityAt(100))
                .withMessage("""
                The scorecard (card) must have a calibration, but has none.
                Maybe cut the bands by rawScoreAt(points).""");
    }

    @Test
    void new_pointsOfOtherCount_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.with(List.of(1.0, 2.0, 3.0)))
                .withMessage("""
                        The points of age (3) must be one for each bin, but there are 4 bins.
                        Maybe the bins of special, unseen and missing values were left out.""");
    }

    @Test
    void new_pointsThatAreNoNumber_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LINE.with(List.of(1.0, 2.0, 3.0, Double.NaN)))
                .withMessageStartingWith("The points of age (NaN) must be from −1,048,576 to 1,048,576.");
    }

    @Test
    void new_withoutCharacteristic_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card())
                .withMessageStartingWith("The characteristics of card (none) must be at least one.");
    }

    @Test
    void new_twoLinesOfOneCode_areRefused() {
        Characteristic other =
                new Characteristic(new Bins.Flags(Feature.flag("owner")), List.of(1.0, 2.0, 0.0), 0, 0, "age", "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card(LINE, other))
                .withMessageStartingWith(
                        "The code of owner (age) must be its own, but another characteristic has it too.");
    }

    @Test
    void new_pointsBeyondExactSums_areRefused() {
        Characteristic much = LINE.with(List.of(1e6, 0.0, 0.0, 0.0));
        Characteristic more = new Characteristic(new Bins.Flags(Feature.flag("owner")), List.of(1e6, 2.0, 0.0), 0, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> card(much, more))
                .withMessageStartingWith("The points of card together (");
    }

    @Test
    void toString_ofCard_isTableOfPoints() {
        assertThat(card(LINE.with(List.of(10.0, 25.25, 40.1, 5.0)))).hasToString("""
                card (from 105 to 140.1 points, high is good)
                start: 100
                age
                  below 25              10
                  25 to below 35     25.25
                  at least 35         40.1
                  missing                5
                """);
    }
}
