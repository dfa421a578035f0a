package io.riskanalyzer.models.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.RandomLoans;
import io.riskanalyzer.models.internal.ScoredRows;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.LogisticCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CalibrationsTest {
    private static final Split SPLIT = RandomLoans.of(3000, 5).split(0.4, 0.3, 1);
    private static final Model MODEL = LogisticTrainer.DEFAULTS.train(SPLIT.train());

    private static double[] scores(Calibration calibration, Model model, Dataset data) {
        return Arrays.stream(ScoredRows.rawScores(model, data))
                .map(calibration::probabilityOf)
                .toArray();
    }

    @ParameterizedTest
    @EnumSource
    void of_model_isLearntFromItsRawScores(CalibrationMethod method) {
        Dataset data = SPLIT.calibration()
                .weighted(RandomLoans.weights(SPLIT.calibration().rows(), 3));
        Calibration expected =
                method.fit(MODEL.scale(), ScoredRows.rawScores(MODEL, data), data.labels(), data.weights());
        assertThat(Calibrations.of(method, MODEL, data)).isEqualTo(expected);
        Calibration named = switch (method) {
            case ISOTONIC -> Calibrations.isotonic(MODEL, data);
            case PLATT -> Calibrations.platt(MODEL, data);
            case BETA -> Calibrations.beta(MODEL, data);
            case TEMPERATURE -> Calibrations.temperature(MODEL, data);
        };
        assertThat(named).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void of_calibratedModel_doesLittle(CalibrationMethod method) {
        Calibration calibration = Calibrations.of(method, MODEL, SPLIT.calibration());
        boolean[] labels = SPLIT.test().labels();
        double before = Metrics.BRIER.of(scores(LogisticCalibration.STANDARD, MODEL, SPLIT.test()), labels, null);
        assertThat(Metrics.BRIER.of(scores(calibration, MODEL, SPLIT.test()), labels, null))
                .isLessThan(before + 0.005);
    }

    @ParameterizedTest
    @EnumSource
    void crossFitted_model_isThatOfAllRows(CalibrationMethod method) {
        Dataset data = SPLIT.calibration();
        CalibratedModel fitted = Calibrations.crossFitted(LogisticTrainer.DEFAULTS, method, data, 3, 7);
        assertThat(ScoredRows.rawScores(fitted.model(), SPLIT.test()))
                .containsExactly(ScoredRows.rawScores(LogisticTrainer.DEFAULTS.train(data), SPLIT.test()));
        assertThat(fitted.calibration())
                .isEqualTo(Calibrations.crossFitted(LogisticTrainer.DEFAULTS, method, data, 3, 7)
                        .calibration())
                .isNotEqualTo(Calibrations.of(method, fitted.model(), data));
    }

    @Test
    void crossFitted_foldModels_neverSawTheRowsThatTheyScore() {
        Dataset data = SPLIT.calibration();
        List<Dataset> trainedOn = new ArrayList<>();
        Trainer recording = rows -> {
            trainedOn.add(rows);
            return LogisticTrainer.DEFAULTS.train(rows);
        };
        Calibrations.crossFitted(recording, CalibrationMethod.PLATT, data, 5, 7);
        assertThat(trainedOn).hasSize(6);
        assertThat(trainedOn.get(5).rows()).isEqualTo(data.rows());
        Set<String> heldOut = new HashSet<>();
        int count = 0;
        for (Dataset part : trainedOn.subList(0, 5)) {
            Set<String> seen = ids(part);
            Set<String> held = ids(data);
            held.removeAll(seen);
            count += held.size();
            heldOut.addAll(held);
        }
        assertThat(heldOut).isEqualTo(ids(data)).hasSize(count);
    }

    private static Set<String> ids(Dataset data) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < data.rows(); i++) {
            ids.add(data.frame().id(i));
        }
        return ids;
    }

    /** A model that learnt its rows by heart: cross-fitting sees it, calibrating on the training rows does not. */
    @Test
    void crossFitted_modelThatOverfits_isCalibratedOnOtherRows() {
        Dataset data = RandomLoans.of(120, 9);
        Trainer overfitting = LogisticTrainer.builder().stochastic(2000, 0.3).build();
        CalibratedModel fitted = Calibrations.crossFitted(overfitting, CalibrationMethod.PLATT, data, 5, 1);
        Calibration naive = Calibrations.platt(fitted.model(), data);
        boolean[] labels = SPLIT.test().labels();
        double crossFitted =
                Metrics.LOG_LOSS.of(scores(fitted.calibration(), fitted.model(), SPLIT.test()), labels, null);
        assertThat(crossFitted)
                .isLessThan(Metrics.LOG_LOSS.of(scores(naive, fitted.model(), SPLIT.test()), labels, null));
    }

    @Test
    void crossFitted_fewOfAnOutcome_isRefused() {
        Dataset data = SPLIT.train();
        boolean[] labels = new boolean[data.rows()];
        labels[0] = true;
        labels[1] = true;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibrations.crossFitted(
                        LogisticTrainer.DEFAULTS, CalibrationMethod.PLATT, Dataset.of(data.frame(), labels), 3, 1))
                .withMessage("The number of folds (3) must be at most the number of rows of the rarer outcome, but that"
                        + " is 2.\nMaybe take fewer folds.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Calibrations.crossFitted(LogisticTrainer.DEFAULTS, CalibrationMethod.PLATT, data, 1, 1))
                .withMessageStartingWith("The number of folds (1) must be from 2");
    }
}
