package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.BandChange.Shift;
import io.riskanalyzer.rules.BandChange.Stage;
import io.riskanalyzer.rules.BandMigration.Move;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowPolicy;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changes band, against a plain loop over the rows. */
class BandMigrationTest {
    private static final FeatureSet FEATURES = LinearModels.FEATURES;
    private static final Bands THREE = Bands.below(0.3, "A").below(0.7, "B").otherwise("C");
    private static final Bands FOUR =
            Bands.below(0.2, "A").below(0.5, "A2").below(0.75, "B").otherwise("C");

    private static FeatureSet backwards() {
        List<Feature> features = new ArrayList<>(FEATURES.stream().toList());
        Collections.reverse(features);
        return FeatureSet.of(features);
    }

    private static ScoringPlan plan(FeatureSet features, RiskScorer scorer, Bands bands) {
        return ScoringPlan.builder(features, scorer).bands(bands).build();
    }

    private static Frame frame(int rows, long seed) {
        return Frames.of(FEATURES, RandomRows.of(FEATURES, seed).next(rows));
    }

    /** The encoded row of another plan's order. */
    private static double[] reordered(double[] row, FeatureSet to) {
        return to.stream()
                .mapToDouble(feature -> row[FEATURES.names().indexOf(feature.name())])
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void over_plansOfOtherOrderAndBands_countsAsPlainLoop(long seed) {
        ScoringPlan before = plan(FEATURES, LinearModels.random(seed), THREE);
        ScoringPlan after = plan(backwards(), LinearModels.random(seed + 100), FOUR);
        List<double[]> rows = RandomRows.of(FEATURES, seed).next(5000);

        BandMigration migration = BandMigration.between(before, after).over(Frames.of(FEATURES, rows));

        BoundPlan old = before.bind();
        BoundPlan now = after.bind();
        Map<String, Integer> counts = new TreeMap<>();
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double[] other = reordered(rows.get(i), after.features());
            String from = THREE.bandOf(old.scoreOf(old.rawScore(rows.get(i)))).name();
            String to = FOUR.bandOf(now.scoreOf(now.rawScore(other))).name();
            counts.merge(from + ">" + to, 1, Integer::sum);
            if (!from.equals(to)) {
                moved.add(i);
            }
        }
        for (String from : List.of("A", "B", "C")) {
            for (String to : List.of("A", "A2", "B", "C")) {
                int expected = counts.getOrDefault(from + ">" + to, 0);
                assertThat(migration.count(from, to))
                        .as("seed %d, %s to %s", seed, from, to)
                        .isEqualTo(expected);
                assertThat(migration.moved(from, to).size()).isEqualTo(expected);
            }
        }
        assertThat(migration.moved().rows())
                .containsExactly(moved.stream().mapToInt(i -> i).toArray());
        int up = IntStream.of(
                        migration.count("A", "A2"),
                        migration.count("A", "B"),
                        migration.count("A", "C"),
                        migration.count("B", "C"))
                .sum();
        assertThat(migration.count(Move.UP)).isEqualTo(up);
        assertThat(migration.count(Move.DOWN)).isEqualTo(moved.size() - up);
        assertThat(migration.share(Move.STAYED)).isEqualTo((5000.0 - moved.size()) / 5000);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void causes_ofMovedRows_areThoseOfPlainLoop(long seed) {
        ScoringPlan before = plan(FEATURES, LinearModels.random(seed), THREE);
        ScoringPlan after = plan(backwards(), LinearModels.random(seed + 100), FOUR);
        List<double[]> rows = RandomRows.of(FEATURES, seed).next(9000);
        BandMigration migration = BandMigration.between(before, after).over(Frames.of(FEATURES, rows));
        BandMoves moves = migration.moved();

        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> greatest = new TreeMap<>();
        for (int row : moves.rows()) {
            Map<String, Double> changes = new TreeMap<>();
            double raw = add(before, rows.get(row), -1, changes)
                    + add(after, reordered(rows.get(row), after.features()), 1, changes);
            changes.forEach((code, change) -> sums.merge(code, change, Double::sum));
            changes.entrySet().stream()
                    .filter(entry -> entry.getValue() * Math.signum(raw) > 0)
                    .max(Map.Entry.comparingByValue(
                            (a, b) -> Double.compare(a * Math.signum(raw), b * Math.signum(raw))))
                    .ifPresent(entry -> greatest.merge(entry.getKey(), 1, Integer::sum));
        }

        assertThat(moves.size()).isPositive();
        assertThat(moves.causes()).extracting(BandMoves.Cause::code).contains(BandChange.BASE, "balance");
        for (BandMoves.Cause cause : moves.causes()) {
            double sum = sums.getOrDefault(cause.code(), 0.0);
            // the loop's plain sums of up to 9,000 numbers are not compensated
            assertThat(cause.sum()).as(cause.code()).isCloseTo(sum, within(1e-9 * Math.max(1, Math.abs(sum))));
            assertThat(cause.mean()).isEqualTo(cause.sum() / moves.size());
            assertThat(cause.greatest()).as(cause.code()).isEqualTo(greatest.getOrDefault(cause.code(), 0));
        }
    }

    private static double add(ScoringPlan plan, double[] row, int sign, Map<String, Double> changes) {
        RowExplainer explainer = plan.bind().explainer();
        double[] contributions = new double[explainer.terms()];
        double sum = explainer.explain(row, contributions);
        changes.merge(BandChange.BASE, sign * sum, Double::sum);
        for (int term = 0; term < contributions.length; term++) {
            String code = explainer.reason(term, row, contributions[term]).code();
            changes.merge(code, sign * contributions[term], Double::sum);
            sum += contributions[term];
        }
        return sign * sum;
    }

    @Test
    void change_ofRow_addsUpToDifferenceOfRawScores() {
        BandMigration migration = BandMigration.between(
                        plan(FEATURES, LinearModels.random(1), THREE), plan(FEATURES, LinearModels.shaped(2), THREE))
                .over(frame(500, 3));
        for (int row = 0; row < 500; row++) {
            BandChange change = migration.moved().change(row);
            double sum = change.shifts().stream().mapToDouble(Shift::change).sum();
            double difference = change.after().rawScore() - change.before().rawScore();
            assertThat(sum).isCloseTo(difference, within(1e-9 * Math.max(1, Math.abs(difference))));
            assertThat(change.before()).isEqualTo(migration.before().assessment(row));
            assertThat(change.after()).isEqualTo(migration.after().assessment(row));
            assertThat(change.number()).isEqualTo(row + 1L);
        }
    }

    @Test
    void between_samePlan_movesNobody() {
        ScoringPlan plan = plan(FEATURES, LinearModels.random(1), THREE);
        BandMigration migration = BandMigration.between(plan, plan).over(frame(1000, 4));
        assertThat(migration.count(Move.STAYED)).isEqualTo(1000);
        assertThat(migration.moved().size()).isZero();
        assertThat(migration.moved().causes()).isEmpty();
        assertThat(migration.moved().toString()).startsWith("0 rows");
    }

    @Test
    void stages_ofOneChangedPart_nameIt() {
        LinearModel model = LinearModels.random(1);
        ScoringPlan plan = plan(FEATURES, model, THREE);
        Frame frame = frame(3000, 5);
        requireOnly(
                Stage.CUTS,
                BandMigration.between(plan, plan(FEATURES, model, FOUR)).over(frame));
        ScoringPlan calibrated = ScoringPlan.builder(FEATURES, model)
                .calibration(new LogisticCalibration(0.5, 0.3))
                .bands(THREE)
                .build();
        requireOnly(Stage.CALIBRATION, BandMigration.between(plan, calibrated).over(frame));
        ScoringPlan strict = ScoringPlan.builder(FEATURES, model)
                .bands(THREE)
                .policy(new KnockOut())
                .build();
        requireOnly(Stage.POLICY, BandMigration.between(plan, strict).over(frame));
        requireOnly(Stage.POLICY, BandMigration.between(strict, plan).over(frame));
        requireOnly(
                Stage.SCORE,
                BandMigration.between(plan, plan(FEATURES, LinearModels.random(2), THREE))
                        .over(frame));
    }

    private static void requireOnly(Stage stage, BandMigration migration) {
        BandMoves moves = migration.moved();
        assertThat(moves.size()).as("rows moved by %s", stage).isPositive();
        for (Stage other : Stage.values()) {
            assertThat(moves.countMovedBy(other)).as("%s", other).isEqualTo(other == stage ? moves.size() : 0);
        }
        assertThat(moves.change(moves.rows()[0]).stages()).containsExactly(stage);
    }

    /** Where there is a flag, the band of greatest risk. */
    private record KnockOut() implements Policy {
        @Override
        public RowPolicy bind(FeatureSet features, Bands bands) {
            int slot = features.names().indexOf("working");
            return new RowPolicy() {
                @Override
                public int levelOf(double[] row, double score, int level) {
                    return row[slot] == 1 ? bands.all().size() - 1 : level;
                }

                @Override
                public List<Reason> reasons(double[] row) {
                    return List.of();
                }
            };
        }
    }

    @Test
    void between_scoresOfOtherUnits_comparesBandsAlone() {
        ScoringPlan logOdds = plan(FEATURES, LinearModels.random(1), THREE);
        ScoringPlan points = plan(FEATURES, TreeEnsembles.random(Scale.PROBABILITY, 5, 3, 4), THREE);
        BandMoves moves =
                BandMigration.between(logOdds, points).over(frame(2000, 6)).moved();
        assertThat(moves.size()).isPositive();
        assertThat(moves.causes()).isEmpty();
        assertThat(moves.countMovedBy(Stage.SCORE)).isEqualTo(moves.size());
        assertThat(moves.countMovedBy(Stage.CALIBRATION)).isZero();
    }

    @Test
    void over_bandsInOtherOrder_comparesByName() {
        LinearModel model = LinearModels.random(1);
        ScoringPlan before = plan(FEATURES, model, Bands.below(0.5, "low").otherwise("high"));
        ScoringPlan after = plan(FEATURES, model, Bands.below(0.5, "high").otherwise("low"));
        BandMigration migration = BandMigration.between(before, after).over(frame(1000, 7));
        assertThat(migration.count(Move.DOWN))
                .isEqualTo(migration.count("low", "high")); // "high" is the lesser one now
        assertThat(migration.count(Move.STAYED)).isZero();
    }

    @Test
    void over_rowsThatAPlanRefuses_comparesTheOthers() {
        NumberFeature wide = Feature.number("x");
        NumberFeature narrow = wide.within(0, 10);
        NumberFeature high = wide.within(5, 100);
        LinearModel model = new LinearModel(
                "x",
                0,
                List.of(new LinearTerm.Slope(wide, 1, 0, 0)),
                LinearModels.random(1).provenance());
        Frame.Builder frame = Frame.builder(FeatureSet.of(Feature.flag("other").optional(), wide));
        for (double x : new double[] {-1, 7, 20, 3, 8, 9}) {
            assertThat(frame.add(new double[] {Double.NaN, x}, 1, null)).isTrue(); // all of one number
        }
        ScoringPlan before = plan(FeatureSet.of(narrow), model, THREE);
        ScoringPlan after = plan(FeatureSet.of(high), model, THREE);
        BandMigration migration = BandMigration.between(before, after).over(frame.build());
        assertThat(migration.rows()).isEqualTo(3);
        assertThat(migration.before().rawScore(0)).isEqualTo(7);
        assertThat(migration.after().rawScore(1)).isEqualTo(8);
        assertThat(migration.after().rawScore(2)).isEqualTo(9);
        assertThat(migration.rejected()).hasSize(3);
        assertThat(migration.toString()).endsWith("rejected 3");
    }

    @Test
    void over_frameWithoutFeatureOfOnePlan_isRefused() {
        ScoringPlan plan = plan(FEATURES, LinearModels.random(1), THREE);
        Frame frame = frame(10, 1).select(FEATURES.without("seat"));
        assertThatThrownBy(() -> BandMigration.between(plan, plan).over(frame))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageContaining("seat");
    }

    @Test
    void over_frameWithoutRows_hasNoShares() {
        ScoringPlan plan = plan(FEATURES, LinearModels.random(1), THREE);
        BandMigration migration = BandMigration.between(plan, plan).over(frame(0, 1));
        assertThat(migration.share(Move.UP)).isNaN();
        assertThat(migration.toString()).contains("up 0, stayed 0, down 0");
        assertThat(migration.toCsv()).contains("A,A,stayed,0,\n");
    }

    @Test
    void printed_smallCase_isAsPeopleReadIt() {
        NumberFeature x = Feature.number("x");
        LinearModel one = new LinearModel(
                "one",
                0,
                List.of(new LinearTerm.Slope(x, 1, 0, 0)),
                LinearModels.random(1).provenance());
        LinearModel two = new LinearModel("two", -1, List.of(new LinearTerm.Slope(x, 2, 0, 0)), one.provenance());
        FeatureSet features = FeatureSet.of(x);
        Bands bands = Bands.below(0.5, "low, or none").otherwise("high");
        Frame frame = Frames.of(features, new double[] {-2}, new double[] {0.25}, new double[] {0}, new double[] {3});
        BandMigration migration = BandMigration.between(plan(features, one, bands), plan(features, two, bands))
                .over(frame);
        assertThat(migration).hasToString("""
                        old \\ new     low, or none        high        total
                        low, or none    1 (25.0 %)   0 (0.0 %)   1 (25.0 %)
                        high            2 (50.0 %)  1 (25.0 %)   3 (75.0 %)
                        total           3 (75.0 %)  1 (25.0 %)  4 (100.0 %)
                        up 0 (0.0 %), stayed 2 (50.0 %), down 2 (50.0 %), rejected 0""");
        assertThat(migration.toCsv())
                .isEqualTo("from,to,move,rows,share\n\"low, or none\",\"low, or none\",stayed,1,0.25\n"
                        + "\"low, or none\",high,up,0,0\nhigh,\"low, or none\",down,2,0.5\nhigh,high,stayed,1,0.25\n");
        assertThat(migration.moved()).hasToString("""
                        2 rows, score 2, calibration 0, cuts 0, policy 0
                        reason  changed    sum    mean  greatest
                        (base)        2     -2      -1         2
                        x             1  +0.25  +0.125         0""");
        assertThat(migration.moved().toCsv())
                .startsWith("number,id,from,to,oldScore,newScore,cause\n2,,high,\"low, or none\",0.56")
                .endsWith(",(base)\n");
        assertThat(migration.moved().change(1).toString())
                .startsWith("Row 2: high (0.56")
                .endsWith("\n  (base) -1: 0 to -1\n  x +0.25: 0.25 to 0.5\n  changed by: score");
        assertThat(migration.toJson())
                .contains(
                        "\"rows\":4,\"rejected\":0,\"up\":0,\"stayed\":2,\"down\":2,\"cells\":[{\"from\":\"low, or none\"")
                .contains("\"stages\":{\"score\":2,\"calibration\":0,\"cuts\":0,\"policy\":0}")
                .contains("{\"code\":\"(base)\",\"rows\":2,\"sum\":-2.0,\"mean\":-1.0,\"greatest\":2}");
    }
}
