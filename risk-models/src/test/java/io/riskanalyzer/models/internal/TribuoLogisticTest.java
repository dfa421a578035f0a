package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.RandomLoans;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RowScorer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;

/** The flat model against the model of Tribuo that it was read from. */
class TribuoLogisticTest {
    /** What rounding leaves of sums of ten terms, each of a size below 100. */
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void predict_ofTribuo_equalsFlatModel(long seed) {
        assertParity(RandomLoans.of(2_000, seed), seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void predict_ofTribuoWithWeights_equalsFlatModel(long seed) {
        assertParity(RandomLoans.of(2_000, seed).weighted(RandomLoans.weights(2_000, seed)), seed);
    }

    private static void assertParity(Dataset train, long seed) {
        LogisticTrainer trainer =
                LogisticTrainer.builder().stochastic(50, 0.03).seed(seed).build();
        LinearModel flat = trainer.train(train);
        TribuoLogistic fit =
                TribuoLogistic.of(train, number -> new NumberForm(NumberForm.Kind.LINEAR, 0), 50, 0.03, seed);
        assertThat(flat.base()).isEqualTo(fit.base());
        RowScorer scorer = flat.bind(train.features());

        Dataset others = RandomLoans.of(2_000, seed + 1_000);
        double[] row = new double[train.features().size()];
        for (int i = 0; i < others.rows(); i++) {
            others.frame().copyRow(i, row);
            row[others.features().slotOf(i % 2 == 0 ? RandomLoans.RATE : RandomLoans.CURRENCY)] =
                    Double.NaN; // unseen in training
            assertParity(fit.predict(row), scorer.score(row));
            train.frame().copyRow(i, row);
            assertParity(fit.predict(row), scorer.score(row));
        }
    }

    private static void assertParity(Prediction<Label> prediction, double logOdds) {
        double positive = score(prediction, TribuoLogistic.POSITIVE);
        double negative = score(prediction, TribuoLogistic.NEGATIVE);
        assertThat(logOdds).isCloseTo(Math.log(positive) - Math.log(negative), within(ROUNDING));
        assertThat(LogisticCalibration.STANDARD.probabilityOf(logOdds)).isCloseTo(positive, within(ROUNDING));
    }

    private static double score(Prediction<Label> prediction, Label label) {
        return prediction.getOutputScores().get(label.getLabel()).getScore();
    }
}
