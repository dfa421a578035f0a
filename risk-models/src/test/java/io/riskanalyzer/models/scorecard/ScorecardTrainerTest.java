package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.models.GoldenLoans;
import io.riskanalyzer.score.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorecardTrainerTest {
    private static final Dataset LOANS = GoldenLoans.train();

    private static double[] rawScores(Scorecard card, Dataset data) {
        double[] scores = new double[data.rows()];
        card.bind(data.features()).score(data.frame(), 0, scores.length, scores);
        return scores;
    }

    @Test
    void fit_byDefault_givesWholePointsInTheOrderOfTheBins() {
        ScorecardFit fit = ScorecardTrainer.DEFAULTS.fit(LOANS);
        for (int j = 0; j < fit.tables().size(); j++) {
            Characteristic line = fit.scorecard().characteristics().get(j);
            List<BinningTable.Bin> rows = fit.tables().get(j).rows();
            for (int a = 0; a < rows.size(); a++) {
                assertThat(line.points().get(a))
                        .isEqualTo(Math.rint(line.points().get(a)));
                for (int b = 0; b < rows.size(); b++) {
                    if (rows.get(a).woe() < rows.get(b).woe()) { // more bad outcomes
                        assertThat(line.points().get(a))
                                .isLessThanOrEqualTo(line.points().get(b));
                    }
                }
            }
        }
        assertThat(fit.coefficients())
                .allSatisfy(row -> assertThat(row.estimate()).isNegative());
    }

    @Test
    void fit_rounded_ranksNearlyAsTheExactPoints() {
        ScorecardFit fit = ScorecardTrainer.DEFAULTS.fit(LOANS);
        assertThat(fit.auc())
                .isEqualTo(Metrics.AUC.of(rawScores(fit.scorecard(), LOANS), LOANS.labels()), within(1e-12));
        assertThat(fit.auc()).isCloseTo(fit.exactAuc(), within(2e-3));
    }

    /** Coarse points, for which the way of rounding matters. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 3, 5})
    void fit_rounded_isNeverWorseThanNearestPoints(double pdo) {
        PointsScale scale = PointsScale.pdo(pdo).odds(50).at(100);
        ScorecardFit exact = ScorecardTrainer.builder()
                .scale(scale)
                .rounding(ScorecardTrainer.Rounding.NONE)
                .build()
                .fit(LOANS);
        List<Characteristic> nearest = exact.scorecard().characteristics().stream()
                .map(line -> line.with(line.points().stream().map(Math::rint).toList()))
                .toList();
        Scorecard naive =
                new Scorecard("nearest", 0, nearest, null, exact.scorecard().provenance());
        ScorecardFit whole = ScorecardTrainer.builder().scale(scale).build().fit(LOANS);
        assertThat(whole.auc()).isGreaterThanOrEqualTo(Metrics.AUC.of(rawScores(naive, LOANS), LOANS.labels()) - 1e-12);
        assertThat(whole.exactAuc()).isEqualTo(exact.auc());
    }

    @Test
    void train_exact_givesTheProbabilitiesOfTheRegression() {
        ScorecardFit fit = ScorecardTrainer.builder()
                .rounding(ScorecardTrainer.Rounding.NONE)
                .build()
                .fit(LOANS);
        Calibration calibration = Objects.requireNonNull(fit.scorecard().calibration());
        double[] raw = rawScores(fit.scorecard(), LOANS);
        double[] row = new double[LOANS.features().size()];
        double likelihood = 0;
        for (int i = 0; i < raw.length; i++) {
            LOANS.frame().copyRow(i, row);
            double logOdds = fit.coefficients().get(0).estimate();
            for (int j = 0; j < fit.tables().size(); j++) {
                BinningTable table = fit.tables().get(j);
                logOdds += fit.coefficients().get(j + 1).estimate()
                        * table.woeOf(row[LOANS.features().slotOf(table.bins().feature())]);
            }
            double probability = calibration.probabilityOf(raw[i]);
            assertThat(probability).isCloseTo(1 / (1 + Math.exp(-logOdds)), within(1e-8));
            likelihood += Math.log(LOANS.label(i) ? probability : 1 - probability);
        }
        assertThat(fit.logLikelihood()).isCloseTo(likelihood, within(1e-4));
    }

    @Test
    void train_scaleByOdds_doublesThemByItsPoints() {
        Scorecard card = ScorecardTrainer.builder()
                .scale(PointsScale.pdo(20).odds(50).at(600))
                .build()
                .train(LOANS);
        double at600 = card.probabilityAt(600);
        double at620 = card.probabilityAt(620);
        assertThat((1 - at600) / at600).isCloseTo(50, within(1e-9));
        assertThat((1 - at620) / at620).isCloseTo(100, within(1e-9));
    }

    @Test
    void train_scaleByRange_spansIt() {
        Scorecard card = ScorecardTrainer.builder()
                .scale(PointsScale.between(300, 850))
                .rounding(ScorecardTrainer.Rounding.NONE)
                .build()
                .train(LOANS);
        assertThat(card.least()).isCloseTo(300, within(1e-6));
        assertThat(card.greatest()).isCloseTo(850, within(1e-6));
    }

    @Test
    void characteristic_ofFit_hasMeanOfTheTrainingRows() {
        ScorecardFit fit = ScorecardTrainer.DEFAULTS.fit(LOANS);
        for (Characteristic line : fit.scorecard().characteristics()) {
            double[] column = new double[LOANS.rows()];
            LOANS.frame().copyColumn(LOANS.features().slotOf(line.bins().feature()), 0, column.length, column);
            double mean = Arrays.stream(column).map(line::pointsOf).average().orElseThrow();
            assertThat(line.mean()).isCloseTo(mean, within(1e-9));
        }
    }

    /** A copy of a feature with noise, beside which one of the two would get the wrong sign. */
    private static Dataset collinear() {
        NumberFeature x = Feature.number("x");
        NumberFeature near = Feature.number("near");
        Frame.Builder frame = Frame.builder(FeatureSet.of(x, near));
        SplittableRandom random = new SplittableRandom(4);
        boolean[] labels = new boolean[4_000];
        for (int i = 0; i < labels.length; i++) {
            double value = random.nextDouble();
            frame.add(new double[] {value, value * value + 0.02 * random.nextDouble()}, i + 1, null);
            labels[i] = random.nextDouble() < 0.1 + 0.5 * value;
        }
        return Dataset.of(frame.build(), labels);
    }

    @Test
    void fit_ofFeaturesThatSayTheSame_leavesOutWhatContradictsItsBins() {
        Dataset data = collinear();
        ScorecardFit free = ScorecardTrainer.builder()
                .signs(ScorecardTrainer.Signs.FREE)
                .build()
                .fit(data);
        ScorecardFit bound = ScorecardTrainer.DEFAULTS.fit(data);
        assertThat(free.coefficients().subList(1, 3))
                .allSatisfy(row -> assertThat(row.vif()).isGreaterThan(5));
        assertThat(bound.coefficients().stream().skip(1))
                .allSatisfy(row -> assertThat(row.estimate()).isNegative());
        assertThat(bound.scorecard().characteristics().size() + bound.leftOut().size())
                .isEqualTo(2);
    }

    /** Two features that tell, two that are noise. */
    private static Dataset noisy() {
        FeatureSet features = FeatureSet.of(
                Feature.number("a"), Feature.number("noise1"), Feature.number("b"), Feature.number("noise2"));
        Frame.Builder frame = Frame.builder(features);
        SplittableRandom random = new SplittableRandom(9);
        boolean[] labels = new boolean[3_000];
        for (int i = 0; i < labels.length; i++) {
            double[] row = random.doubles(4).toArray();
            frame.add(row, i + 1, null);
            labels[i] = random.nextDouble() < 0.05 + 0.3 * row[0] + 0.3 * row[2];
        }
        return Dataset.of(frame.build(), labels);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void fit_bySteps_keepsWhatTells(int way) {
        StepwiseSelection selection = switch (way) {
            case 0 -> StepwiseSelection.forward(StepwiseSelection.Criterion.BIC);
            case 1 -> StepwiseSelection.backward(StepwiseSelection.Criterion.BIC);
            case 2 -> StepwiseSelection.forward(0.001);
            case 3 -> StepwiseSelection.backward(0.001);
            case 4 -> StepwiseSelection.forward(StepwiseSelection.Criterion.AIC);
            default -> StepwiseSelection.backward(StepwiseSelection.Criterion.AIC);
        };
        OptimalBinning loose = OptimalBinning.builder().greatestPValue(1).build(); // bins for noise too
        ScorecardFit fit = ScorecardTrainer.builder()
                .binning(loose)
                .leastIv(0)
                .selection(selection)
                .build()
                .fit(noisy());
        List<String> names = fit.tables().stream()
                .map(table -> table.bins().feature().name())
                .toList();
        assertThat(names).contains("a", "b");
        if (way < 4) {
            assertThat(names).containsExactly("a", "b"); // in the order of the features
            assertThat(fit.leftOut()).containsOnlyKeys("noise1", "noise2");
            assertThat(fit.leftOut().get("noise1")).startsWith("the selection by ");
        }
    }

    @Test
    void fit_onBinsOfAPerson_keepsThem() {
        List<Bins> bins =
                List.of(new Bins.Numbers((NumberFeature) GoldenLoans.FEATURES.get("age"), List.of(25.0, 60.0)));
        ScorecardFit fit = ScorecardTrainer.builder().bins(bins).build().fit(LOANS);
        assertThat(fit.scorecard().characteristics())
                .extracting(Characteristic::bins)
                .isEqualTo(bins);
    }

    @Test
    void fit_unseenLevel_getsPointsOfWhatItIsReadAs() {
        var home = Feature.category("home", "own", "rent", "free").unknownAs("rent");
        Frame.Builder frame = Frame.builder(FeatureSet.of(home));
        SplittableRandom random = new SplittableRandom(2);
        boolean[] labels = new boolean[1_000];
        for (int i = 0; i < labels.length; i++) {
            int level = random.nextInt(3);
            frame.add(new double[] {level}, i + 1, null);
            labels[i] = random.nextDouble() < 0.1 + 0.2 * level;
        }
        Characteristic line = ScorecardTrainer.DEFAULTS
                .train(Dataset.of(frame.build(), labels))
                .characteristics()
                .get(0);
        assertThat(line.pointsOf(Feature.UNKNOWN_LEVEL)).isEqualTo(line.pointsOf(1));
    }

    @Test
    void fit_withProgress_countsUpAndCanBeEnded() {
        List<Long> done = new ArrayList<>();
        ScorecardTrainer.DEFAULTS.fit(LOANS, (at, total) -> {
            done.add(at);
            assertThat(at).isLessThanOrEqualTo(total);
        });
        assertThat(done).hasSizeGreaterThan(LOANS.features().size()).isSorted();
        Assertions.assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> ScorecardTrainer.DEFAULTS.fit(LOANS, (at, total) -> {
                    throw new CancellationException();
                }));
    }

    @Test
    void train_featuresThatTellNothing_isRefused() {
        Dataset data = LOANS.withValues(LOANS.frame().select(FeatureSet.of(GoldenLoans.FEATURES.get("purpose"))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ScorecardTrainer.builder().leastIv(0.5).build().train(data))
                .withMessageMatching(
                        "(?s)The information values of the features \\(0\\.\\d+ at most\\) must reach 0.5 for a"
                                + " scorecard, but none does\\.\nMaybe take a lower leastIv, or the features tell nothing\\.");
    }

    @Test
    void builder_settingOutOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScorecardTrainer.builder().leastIv(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> PointsScale.pdo(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointsScale.pdo(20).odds(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointsScale.pdo(20).odds(50).at(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> PointsScale.between(850, 300));
        assertThatIllegalArgumentException().isThrownBy(() -> StepwiseSelection.forward(1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepwiseSelection.backward(StepwiseSelection.Criterion.P_VALUE));
        assertThatIllegalStateException()
                .isThrownBy(() -> ScorecardTrainer.builder().leastIv(0.1).leastIv(0.2));
    }

    @Test
    void toString_ofFit_tellsPointsCoefficientsAndWhatWasLeftOut() {
        String text = ScorecardTrainer.DEFAULTS.fit(LOANS).toString();
        assertThat(text)
                .contains("high is good")
                .contains("(intercept)")
                .contains("VIF 1.0")
                .contains("purpose is left out: its information value (0.00")
                .contains("AUC of the training rows 0.7");
    }
}
