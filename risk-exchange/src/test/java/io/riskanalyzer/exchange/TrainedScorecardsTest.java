package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import io.riskanalyzer.models.scorecard.PointsScale;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One invariant for every scorecard that is trained, on rows with missing, special, unseen and boundary values: what is
 * displayed is the sum of the table's points, for one row, for a frame, from the loaded plan and from the exported PMML; and
 * the raw score is the points lost.
 */
class TrainedScorecardsTest {
    private static final int ROWS = 1_000;

    static Stream<Named<Scorecard>> scorecards() {
        Dataset loans = TrainedModelsTest.loans(3_000, 5);
        OptimalBinning special = OptimalBinning.builder()
                .specialCodes(
                        TrainedModelsTest.AGE,
                        new Bins.SpecialCode("round", List.of(20.0, 30.0, 40.0, 50.0, 60.0, 70.0)),
                        new Bins.SpecialCode("of age", List.of(18.0)))
                .build();
        return Stream.of(
                Named.of("defaults", ScorecardTrainer.DEFAULTS.train(loans)),
                Named.of(
                        "special codes, a range",
                        ScorecardTrainer.builder()
                                .binning(special)
                                .scale(PointsScale.between(300, 850))
                                .leastIv(0)
                                .build()
                                .train(loans)),
                Named.of(
                        "points with fractions",
                        ScorecardTrainer.builder()
                                .binning(special)
                                .rounding(ScorecardTrainer.Rounding.NONE)
                                .leastIv(0)
                                .build()
                                .train(loans.weighted(java.util.stream.IntStream.range(0, loans.rows())
                                        .mapToDouble(i -> 1 + i % 3)
                                        .toArray()))));
    }

    private static double byHand(Scorecard card, FeatureSet features, double[] row) {
        double points = card.initial();
        for (Characteristic line : card.characteristics()) {
            double value = row[features.slotOf(line.bins().feature())];
            points += line.points().get(line.bins().indexOf(value));
        }
        return points;
    }

    @ParameterizedTest
    @MethodSource("scorecards")
    void displayed_onEveryPath_isSumOfTheTable(Scorecard card) {
        FeatureSet features = TrainedModelsTest.loans(1, 1).features();
        ScoringPlan plan = ScoringPlan.builder(features, card).build();
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        plan.write(saved);
        ScoringPlan loaded = ScoringPlan.load(new ByteArrayInputStream(saved.toByteArray()), "scorecard");
        assertThat(loaded.id()).isEqualTo(plan.id());
        BoundPlan bound = plan.bind();
        BoundPlan ofLoaded = loaded.bind();
        ByteArrayOutputStream pmml = new ByteArrayOutputStream();
        PmmlModels.write(plan, pmml);
        PmmlRun run = new PmmlRun(pmml.toByteArray(), features);

        List<double[]> rows = Samples.rows(card, features, ROWS);
        Frame.Builder frame = Frame.builder(features);
        rows.forEach(row -> assertThat(frame.add(row, 1, null)).isTrue());
        Assessments batch = RiskAnalyzer.of(plan, Schema.ofMaps(features)).assessAll(frame.build());
        Set<Bins.Kind> seen = EnumSet.noneOf(Bins.Kind.class);
        for (int i = 0; i < ROWS; i++) {
            double[] row = rows.get(i);
            double points = byHand(card, features, row);
            double lost = card.greatest() - points;
            assertThat(bound.rawScore(row)).as(() -> Arrays.toString(row)).isEqualTo(lost);
            assertThat(bound.displayedOf(lost, bound.scoreOf(lost))).isEqualTo(points);
            assertThat(batch.displayed(i)).isEqualTo(points);
            assertThat(batch.rawScore(i)).isEqualTo(lost);
            assertThat(ofLoaded.rawScore(row)).isEqualTo(lost);
            assertThat(ofLoaded.displayedOf(lost, ofLoaded.scoreOf(lost))).isEqualTo(points);
            assertThat(run.score(row).get("points")).isEqualTo(points);
            for (Characteristic line : card.characteristics()) {
                int bin = line.bins().indexOf(row[features.slotOf(line.bins().feature())]);
                seen.add(line.bins().kind(bin));
            }
        }
        assertThat(seen).contains(Bins.Kind.REGULAR, Bins.Kind.MISSING, Bins.Kind.UNSEEN);
        boolean special = card.characteristics().stream()
                .anyMatch(line -> line.bins() instanceof Bins.Numbers numbers
                        && !numbers.specials().isEmpty());
        assertThat(seen.contains(Bins.Kind.SPECIAL)).isEqualTo(special);
    }
}
