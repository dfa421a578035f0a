package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A model that Tribuo trains, scores and writes itself, without this library. */
class TribuoOnnxTest {
    private static final String[] NAMES = {"a", "b", "c"};

    @Test
    void score_modelThatTribuoWrote_isWhatTribuoPredicts() {
        SplittableRandom random = new SplittableRandom(5);
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> data = new MutableDataset<>(new SimpleDataSourceProvenance("test", labels), labels);
        for (int i = 0; i < 500; i++) {
            double[] x = random.doubles(3, -2, 2).toArray();
            data.add(new ArrayExample<>(new Label(x[0] - x[1] > 0.3 * x[2] ? "bad" : "good"), NAMES, x));
        }
        LinearSGDModel model = new LogisticRegressionTrainer().train(data);
        int bad = model.getOutputIDInfo().getID(new Label("bad"));
        RowScorer scorer = OnnxScorer.builder(
                        "tribuo",
                        FeatureSet.of(Feature.number("a"), Feature.number("b"), Feature.number("c")),
                        Scale.PROBABILITY)
                .column(bad)
                .of(model.exportONNXModel("test", 1).toByteArray())
                .bind(FeatureSet.of(Feature.number("c"), Feature.number("b"), Feature.number("a")));
        for (int i = 0; i < 200; i++) {
            double[] x = random.doubles(3, -2, 2).toArray();
            double expected = model.predict(new ArrayExample<>(new Label("bad"), NAMES, x))
                    .getOutputScores()
                    .get("bad")
                    .getScore();
            assertThat(scorer.score(new double[] {x[2], x[1], x[0]}))
                    .isCloseTo(expected, within(1e-6)); // in single precision
        }
    }
}
