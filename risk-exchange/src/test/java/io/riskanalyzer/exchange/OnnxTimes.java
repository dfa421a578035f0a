package io.riskanalyzer.exchange;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures what a score by ONNX Runtime costs beside one of our own: 100 trees of depth 6 over 50 numbers. */
public final class OnnxTimes {
    private static final int ROWS = 20_000;
    private static final int ROUNDS = 7;

    private OnnxTimes() {}

    public static void main(String[] arguments) {
        FeatureSet features = FeatureSet.of(
                IntStream.range(0, 50).mapToObj(i -> Feature.number("x" + i)).toList());
        TreeEnsemble model = trees(features, new SplittableRandom(1));
        SplittableRandom random = new SplittableRandom(2);
        Frame.Builder builder = Frame.builder(features);
        for (int i = 0; i < ROWS; i++) {
            builder.add(random.doubles(features.size()).toArray(), i + 1, null);
        }
        Frame frame = builder.build();
        for (RiskScorer scorer :
                List.of(model, OnnxScorerContractTest.scorer(model, 1), OnnxScorerContractTest.scorer(model, 256))) {
            RowScorer bound = scorer.bind(frame.features());
            double[] scores = new double[ROWS];
            double[] row = new double[frame.features().size()];
            long rows = Long.MAX_VALUE;
            long block = Long.MAX_VALUE;
            double sum = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < ROWS; i++) {
                    frame.copyRow(i, row);
                    sum += bound.score(row);
                }
                rows = Math.min(rows, System.nanoTime() - start);
                start = System.nanoTime();
                bound.score(frame, 0, ROWS, scores);
                block = Math.min(block, System.nanoTime() - start);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %8.2f us a row alone, %8.2f us a row of a frame (sum %.3f)%n",
                    scorer.name(),
                    rows / 1e3 / ROWS,
                    block / 1e3 / ROWS,
                    sum);
        }
    }

    private static TreeEnsemble trees(FeatureSet features, SplittableRandom random) {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("trees", Scale.LOG_ODDS, features);
        for (int tree = 0; tree < 100; tree++) {
            grow(builder, features, 6, random);
        }
        return builder.build(0, LinearModels.random(1).provenance());
    }

    private static void grow(TreeEnsembleBuilder builder, FeatureSet features, int depth, SplittableRandom random) {
        if (depth == 0) {
            builder.leaf(random.nextDouble() - 0.5, 1);
            return;
        }
        Feature feature = features.get(random.nextInt(features.size()));
        builder.below(feature, random.nextDouble(), TreeEnsemble.Side.LEFT, 1);
        grow(builder, features, depth - 1, random);
        grow(builder, features, depth - 1, random);
    }
}
