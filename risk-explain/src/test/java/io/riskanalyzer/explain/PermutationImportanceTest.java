package io.riskanalyzer.explain;

import static io.riskanalyzer.explain.GoldenData.AGE;
import static io.riskanalyzer.explain.GoldenData.ATTEMPTS;
import static io.riskanalyzer.explain.GoldenData.ATTENDANCE;
import static io.riskanalyzer.explain.GoldenData.FEES_OVERDUE;
import static io.riskanalyzer.explain.GoldenData.MARK;
import static io.riskanalyzer.explain.GoldenData.POSTCODE;
import static io.riskanalyzer.explain.GoldenData.PROGRAMME;
import static io.riskanalyzer.explain.GoldenData.SCORER;
import static io.riskanalyzer.explain.GoldenData.UNWEIGHTED;
import static io.riskanalyzer.explain.GoldenData.WEIGHTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationImportanceTest {
    /** A scorer of points in one feature, as a user would write it. */
    private record Points(Feature feature) implements RiskScorer {
        @Override
        public String name() {
            return "points";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(feature);
        }

        @Override
        public Scale scale() {
            return Scale.POINTS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            int slot = features.slotOf(feature);
            return row -> 10 * row[slot];
        }
    }

    private static RiskAnalyzer<Map<String, ?>> analyzer(FeatureSet features, @Nullable Calibration calibration) {
        RiskAnalyzer.Builder<Map<String, ?>> builder =
                RiskAnalyzer.builder().schema(Schema.ofMaps(features)).scorer(SCORER);
        return (calibration == null ? builder : builder.calibration(calibration)).build();
    }

    /** One permutation by hand: a new frame row by row, scored row by row. */
    private static double metricAfter(
            Dataset data, Metric metric, Calibration calibration, int[] order, Feature... permuted) {
        RowScorer scorer = SCORER.bind(data.features());
        double[] scores = new double[data.rows()];
        double[] row = new double[data.features().size()];
        for (int i = 0; i < scores.length; i++) {
            data.frame().copyRow(i, row);
            for (Feature feature : permuted) {
                int slot = data.features().slotOf(feature);
                row[slot] = data.frame().value(order[i], slot);
            }
            scores[i] = calibration.probabilityOf(scorer.score(row));
        }
        return metric.of(scores, data.labels(), data.weights());
    }

    static Stream<Arguments> metricsAndData() {
        return Stream.of(Metrics.AUC, Metrics.AVERAGE_PRECISION, Metrics.KS, Metrics.BRIER, Metrics.LOG_LOSS)
                .flatMap(metric -> Stream.of(
                        Arguments.argumentSet(metric.name(), metric, UNWEIGHTED),
                        Arguments.argumentSet(metric.name() + " weighted", metric, WEIGHTED)));
    }

    @ParameterizedTest
    @MethodSource("metricsAndData")
    void run_ofScorer_isMetricBeforeMinusAfterToTheBit(Metric metric, Dataset data) {
        long seed = 42;
        int repeats = 3;

        ImportanceReport report = PermutationImportance.builder()
                .metric(metric)
                .seed(seed)
                .repeats(repeats)
                .build()
                .run(SCORER, data);

        double before = metricAfter(data, metric, LogisticCalibration.STANDARD, new int[0]);
        assertThat(report.metric()).isSameAs(metric);
        assertThat(report.baseline()).isEqualTo(before);
        assertThat(report.importances()).hasSize(data.features().size());
        for (Feature feature : data.features()) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                int[] order = Permutation.of(data.rows(), seed, feature.name(), repeat);
                double after = metricAfter(data, metric, LogisticCalibration.STANDARD, order, feature);
                assertThat(report.importanceOf(feature).values().get(repeat))
                        .as(feature.name())
                        .isEqualTo(metric.isLoss() ? after - before : before - after);
            }
        }
    }

    @Test
    void run_withoutOptions_isAucFiveRepeatsSeedOne() {
        assertThat(PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED))
                .isEqualTo(PermutationImportance.builder().build().run(SCORER, UNWEIGHTED))
                .isEqualTo(PermutationImportance.builder()
                        .metric(Metrics.AUC)
                        .repeats(5)
                        .seed(1)
                        .threads(1)
                        .build()
                        .run(SCORER, UNWEIGHTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64})
    void run_onAnyThreads_hasSameBits(int threads) {
        PermutationImportance.Builder one =
                PermutationImportance.builder().repeats(7).threads(1).group("marks", MARK, ATTEMPTS);
        PermutationImportance.Builder many =
                PermutationImportance.builder().repeats(7).threads(threads).group("marks", MARK, ATTEMPTS);

        assertThat(many.build().run(SCORER, WEIGHTED)).isEqualTo(one.build().run(SCORER, WEIGHTED));
    }

    @Test
    void run_withOtherSeed_isOther() {
        Importance first =
                PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED).importanceOf(MARK);
        Importance second = PermutationImportance.builder()
                .seed(2)
                .build()
                .run(SCORER, UNWEIGHTED)
                .importanceOf(MARK);

        assertThat(second.values()).doesNotContainAnyElementsOf(first.values());
    }

    @Test
    void run_withMoreRepeats_beginsWithSameOnes() {
        ImportanceReport few = PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED);
        ImportanceReport many =
                PermutationImportance.builder().repeats(9).build().run(SCORER, UNWEIGHTED);

        for (Importance importance : few.importances()) {
            assertThat(many.importanceOf(importance.name()).values().subList(0, 5))
                    .isEqualTo(importance.values());
        }
    }

    @Test
    void run_onFewerColumnsInOtherOrder_hasSameBits() {
        FeatureSet other = FeatureSet.of(PROGRAMME, AGE, FEES_OVERDUE, ATTEMPTS, MARK, ATTENDANCE);
        Dataset reordered = Dataset.of(UNWEIGHTED.frame().select(other), UNWEIGHTED.labels());

        ImportanceReport report = PermutationImportance.DEFAULTS.run(SCORER, reordered);

        assertThat(report.importances()).extracting(Importance::name).isEqualTo(other.names());
        assertThat(report.importances())
                .isSubsetOf(
                        PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED).importances());
    }

    @Test
    void run_ofFeatureNotUsed_isExactlyZeroAndListed() {
        Importance importance =
                PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED).importanceOf(POSTCODE);

        assertThat(importance.isUsed()).isFalse();
        assertThat(importance.values()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(importance.mean()).isZero();
        assertThat(importance.standardDeviation()).isZero();
    }

    @Test
    void run_ofUsefulFeature_isAboveZeroForGainAndLoss() {
        for (Metric metric : List.of(Metrics.AUC, Metrics.KS, Metrics.BRIER, Metrics.LOG_LOSS)) {
            ImportanceReport report =
                    PermutationImportance.builder().metric(metric).build().run(SCORER, UNWEIGHTED);

            assertThat(report.importanceOf(MARK).values()).as(metric.name()).allMatch(value -> value > 0);
        }
    }

    @Test
    void run_ofConstantColumn_isExactlyZero() {
        Frame constant = UNWEIGHTED.frame().with(0, new double[UNWEIGHTED.rows()]);

        ImportanceReport report = PermutationImportance.DEFAULTS.run(SCORER, Dataset.of(constant, UNWEIGHTED.labels()));

        assertThat(report.importanceOf(ATTENDANCE).isUsed()).isTrue();
        assertThat(report.importanceOf(ATTENDANCE).values()).containsOnly(0.0);
    }

    @Test
    void run_ofGroup_permutesItsFeaturesTogether() {
        ImportanceReport report = PermutationImportance.builder()
                .group("person", AGE, POSTCODE, MARK)
                .group("place", POSTCODE)
                .build()
                .run(SCORER, WEIGHTED);

        double before = report.baseline();
        assertThat(report.importances()).extracting(Importance::name).endsWith("postcode", "person", "place");
        assertThat(report.importanceOf("person").features()).isEqualTo(FeatureSet.of(AGE, POSTCODE, MARK));
        assertThat(report.importanceOf("place").isUsed()).isFalse();
        for (int repeat = 0; repeat < 5; repeat++) {
            int[] order = Permutation.of(WEIGHTED.rows(), 1, "person", repeat);
            double after = metricAfter(WEIGHTED, Metrics.AUC, LogisticCalibration.STANDARD, order, AGE, MARK, POSTCODE);
            assertThat(report.importanceOf("person").values().get(repeat)).isEqualTo(before - after);
        }
    }

    @Test
    void run_withGroup_leavesTheFeaturesAsTheyWere() {
        ImportanceReport with = PermutationImportance.builder()
                .group("marks", MARK, ATTEMPTS)
                .build()
                .run(SCORER, UNWEIGHTED);

        assertThat(with.importances())
                .startsWith(PermutationImportance.DEFAULTS
                        .run(SCORER, UNWEIGHTED)
                        .importances()
                        .toArray(Importance[]::new));
    }

    @Test
    void run_ofPoints_measuresThemAsTheyAre() {
        ImportanceReport report = PermutationImportance.DEFAULTS.run(new Points(ATTEMPTS), UNWEIGHTED);
        double[] attempts = new double[UNWEIGHTED.rows()];
        UNWEIGHTED.frame().copyColumn(2, 0, attempts.length, attempts);

        assertThat(report.baseline()).isEqualTo(Metrics.AUC.of(attempts, UNWEIGHTED.labels()));
        assertThat(report.sorted().get(0).name()).isEqualTo("attempts");
        assertThat(report.importances()).filteredOn(Importance::isUsed).hasSize(1);
    }

    @Test
    void run_ofMoreRowsThanABlock_scoresThemAll() {
        int[] rows = new int[20_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % UNWEIGHTED.rows();
        }
        Dataset large = UNWEIGHTED.take(rows);

        ImportanceReport report =
                PermutationImportance.builder().repeats(1).build().run(SCORER, large);

        int[] order = Permutation.of(rows.length, 1, "mark", 0);
        double after = metricAfter(large, Metrics.AUC, LogisticCalibration.STANDARD, order, MARK);
        assertThat(report.importanceOf(MARK).mean()).isEqualTo(report.baseline() - after);
    }

    @Test
    void run_ofAnalyzerWithoutCalibration_isThatOfItsScorer() {
        FeatureSet planned = FeatureSet.of(AGE, ATTEMPTS, ATTENDANCE, FEES_OVERDUE, MARK, PROGRAMME);
        PermutationImportance importance =
                PermutationImportance.builder().metric(Metrics.LOG_LOSS).build();

        assertThat(importance.run(analyzer(planned, null), UNWEIGHTED)).isEqualTo(importance.run(SCORER, UNWEIGHTED));
    }

    @Test
    void run_ofAnalyzer_measuresTheCalibratedScore() {
        LogisticCalibration calibration = new LogisticCalibration(0.5, 0.1);
        RiskAnalyzer<?> analyzer = analyzer(GoldenData.FEATURES, calibration);

        ImportanceReport report =
                PermutationImportance.builder().metric(Metrics.BRIER).build().run(analyzer, WEIGHTED);

        int[] order = Permutation.of(WEIGHTED.rows(), 1, "mark", 4);
        double after = metricAfter(WEIGHTED, Metrics.BRIER, calibration, order, MARK);
        assertThat(report.baseline())
                .isEqualTo(
                        Metrics.BRIER.of(analyzer.scoreAll(WEIGHTED.frame()), WEIGHTED.labels(), WEIGHTED.weights()));
        assertThat(report.importanceOf(MARK).values().get(4)).isEqualTo(after - report.baseline());
    }

    @Test
    void run_ofAnalyzerThatRefusesARow_namesRowAndRule() {
        FeatureSet planned = FeatureSet.of(AGE.within(18, 30), ATTEMPTS, ATTENDANCE, FEES_OVERDUE, MARK, PROGRAMME);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> PermutationImportance.DEFAULTS.run(analyzer(planned, null), UNWEIGHTED))
                .withMessageStartingWith("The age of row 1 (38) must be a number from 18 to 30.");
    }

    @Test
    void onProgress_ofRun_tellsEachPermutation() {
        List<String> told = new ArrayList<>();
        PermutationImportance.builder()
                .repeats(2)
                .onProgress((done, total) -> told.add(done + "/" + total))
                .build()
                .run(new Points(AGE), UNWEIGHTED);

        assertThat(told).containsExactly("1/2", "2/2");
    }

    @Test
    void run_whenInterrupted_isCancelledAndStaysInterrupted() {
        PermutationImportance importance = PermutationImportance.builder()
                .repeats(1000)
                .onProgress((done, total) -> Thread.currentThread().interrupt())
                .build();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> importance.run(SCORER, UNWEIGHTED))
                .withMessage("The thread was interrupted before its work ended.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void run_withoutRow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED.take()))
                .withMessage("The number of rows (0) must be at least 1.\nMaybe a filter or a split left nothing.");
    }

    @Test
    void run_ofOneClass_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PermutationImportance.DEFAULTS.run(SCORER, UNWEIGHTED.filter(row -> !UNWEIGHTED.label(row))))
                .withMessage("The weight of the positives (0.0) must be above 0, but every row with a weight is"
                        + " negative.\nMaybe the sample is too small, or the positive value is misspelt.");
    }

    @Test
    void run_ofPointsByAMetricOfProbabilities_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.builder()
                        .metric(Metrics.BRIER)
                        .build()
                        .run(new Points(AGE), UNWEIGHTED))
                .withMessage("The score of row 0 (380.0) must be a probability in [0, 1], but it is above 1."
                        + "\nMaybe calibrate the raw scores first.");
    }

    @Test
    void run_ofUndefinedMetric_isRefused() {
        Metric precision = Metrics.atThreshold(1e6, "precision", ConfusionMatrix::precision);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.builder()
                        .metric(precision)
                        .build()
                        .run(SCORER, UNWEIGHTED))
                .withMessage("The precision of the rows as they are (NaN) must be a finite number."
                        + "\nMaybe its threshold is beyond all scores: take another metric.");
    }

    @Test
    void run_onDataWithoutAFeatureOfTheScorer_isRefused() {
        Frame frame = UNWEIGHTED.frame().select(GoldenData.FEATURES.without("mark"));

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> PermutationImportance.DEFAULTS.run(SCORER, Dataset.of(frame, UNWEIGHTED.labels())))
                .withMessageContaining("(mark)");
    }

    @Test
    void run_ofGroupWithUnknownFeature_isRefused() {
        PermutationImportance importance = PermutationImportance.builder()
                .group("home", Feature.number("street"))
                .build();

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> importance.run(SCORER, UNWEIGHTED))
                .withMessage("The feature of the group home (street) must be in the data, but they have attendance,"
                        + " mark, attempts, feesOverdue, programme, age, postcode.\nMaybe leave it out of the group.");
    }

    @Test
    void run_ofGroupWithFeatureOfOtherKind_isRefused() {
        CategoryFeature<String> age = Feature.category("age", "young", "old");
        PermutationImportance importance =
                PermutationImportance.builder().group("person", age).build();

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> importance.run(SCORER, UNWEIGHTED))
                .withMessageContaining("age (category of young, old)");
    }

    @Test
    void run_ofGroupNamedLikeAFeature_isRefused() {
        PermutationImportance importance =
                PermutationImportance.builder().group("age", AGE, POSTCODE).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> importance.run(SCORER, UNWEIGHTED))
                .withMessage("The name of a group (age) must not be that of a feature, but the data have a feature of"
                        + " this name.\nMaybe name it after what its features share.");
    }

    @Test
    void repeats_belowOne_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.builder().repeats(0))
                .withMessage("The number of repeats (0) must be at least 1.\nMaybe take 5, or 1 for a first look.");
    }

    @Test
    void threads_belowOne_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PermutationImportance.builder().threads(-1))
                .withMessage("The number of threads (-1) must be at least 1."
                        + "\nMaybe leave it out: every processor then works.");
    }

    @Test
    void seed_setTwice_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PermutationImportance.builder().seed(1).seed(1))
                .withMessage("The option (seed) must be set once, but was set before."
                        + "\nMaybe remove one of the two calls.");
    }

    @Test
    void group_withoutNameOrFeatureOrTwice_isRefused() {
        PermutationImportance.Builder builder = PermutationImportance.builder().group("marks", MARK, ATTEMPTS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.group(" ", MARK))
                .withMessage("The name of a group (\" \") must not be blank."
                        + "\nMaybe name it after what its features share.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.group("none"))
                .withMessage("The features of the group none (none) must be at least one.\nMaybe leave the group out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.group("twice", MARK, MARK))
                .withMessageContaining("(mark)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.group("marks", AGE))
                .withMessage("The name of a group (marks) must be its own, but another group has it too."
                        + "\nMaybe rename one of the two.");
    }

    @Test
    void group_addedAfterBuild_doesNotChangeWhatWasBuilt() {
        PermutationImportance.Builder builder = PermutationImportance.builder();
        PermutationImportance built = builder.build();
        builder.group("marks", MARK, ATTEMPTS);

        assertThat(built.run(SCORER, UNWEIGHTED).importances()).hasSize(GoldenData.FEATURES.size());
    }
}
