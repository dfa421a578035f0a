package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees alone that ask for what is permuted give the bits of all trees. */
class TreeRescoringTest {

    static Stream<TreeEnsemble> models() {
        return Stream.concat(
                LongStream.rangeClosed(1, 8)
                        .mapToObj(seed -> TreeEnsembles.random(
                                seed % 2 == 0 ? Scale.LOG_ODDS : Scale.PROBABILITY,
                                (int) (3 * seed),
                                (int) seed,
                                seed)),
                LongStream.rangeClosed(1, 4).mapToObj(seed -> TreeEnsembles.ofEdges(5, 4, seed)));
    }

    private static Frame rowsFor(TreeEnsemble model, FeatureSet features) {
        RandomRows rows = RandomRows.of(features, 7);
        for (Feature feature : model.features()) {
            if (feature instanceof NumberFeature number) {
                rows.cutAt(number, model.cutsOf(number));
            }
        }
        return Frames.of(features, rows.next(700)); // not a multiple of the blocks
    }

    @ParameterizedTest
    @MethodSource("models")
    void scoresOf_anyFeatureOrGroup_hasTheBitsOfAllTrees(TreeEnsemble model) {
        FeatureSet features = model.name().equals("edges") ? TreeEnsembles.EDGES : Backgrounds.FEATURES;
        Frame frame = rowsFor(model, features);
        Scoring scoring = Scoring.by(model, features);
        Rescoring slow = Rescoring.ofFrames(scoring, frame);
        Rescoring fast = scoring.rescoringOf(frame);
        assertThat(fast).isInstanceOf(TreeRescoring.class);
        Set<String> read = model.features().stream().map(Feature::name).collect(Collectors.toSet());
        List<Target> targets = new ArrayList<>();
        for (Feature feature : features) {
            targets.add(new Target(feature.name(), FeatureSet.of(feature), features, read));
        }
        targets.add(
                new Target("some", FeatureSet.of(features.get(0), features.get(2), features.get(3)), features, read));
        targets.add(new Target("all", features, features, read));
        for (Target target : targets) {
            int[] order = Permutation.of(frame.rows(), 3, target.name(), 0);
            assertThat(fast.scoresOf(target, order)).as(target.name()).containsExactly(slow.scoresOf(target, order));
        }
    }

    @Test
    void of_moreThanMemoryAllows_isNone() {
        TreeEnsemble model = TreeEnsembles.random(Scale.LOG_ODDS, 40_000, 1, 1);
        Frame frame = rowsFor(model, Backgrounds.FEATURES);
        Frame many = frame.take(new int[1_000]);

        assertThat(TreeRescoring.of(model, LogisticCalibration.STANDARD, many)).isNull();
        assertThat(TreeRescoring.of(model, LogisticCalibration.STANDARD, frame.take(0, 1)))
                .isNotNull();
    }
}
