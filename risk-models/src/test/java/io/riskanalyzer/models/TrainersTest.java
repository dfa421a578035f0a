package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.models.scorecard.OptimalBinning;
import io.riskanalyzer.models.scorecard.PointsScale;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.models.scorecard.StepwiseSelection;
import io.riskanalyzer.models.scorecard.Trend;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainersTest {
    private static final Dataset DATA = TrainingData.of(500, 1);

    static Stream<Trainer> trainers() {
        return Stream.of(
                LogisticTrainer.builder().l1(0.5).l2(2).seed(3).build(),
                LogisticTrainer.builder()
                        .numbersAs(NumberEncoding.splines(4))
                        .stochastic(3, 0.1)
                        .build(),
                ScorecardTrainer.DEFAULTS,
                ScorecardTrainer.builder()
                        .binning(OptimalBinning.builder()
                                .preBins(30)
                                .greatestBins(4)
                                .trend(Trend.DESCENDING)
                                .specialCodes(
                                        (NumberFeature) DATA.features().get("attendance"),
                                        new Bins.SpecialCode("of \"no\" feature", List.of(0.0, 1.0)))
                                .of(
                                        DATA.features().get("mark"),
                                        OptimalBinning.builder()
                                                .fixedCuts(50)
                                                .greatestPValue(1)
                                                .trend(Trend.NONE)
                                                .build())
                                .build())
                        .leastIv(0.01)
                        .selection(StepwiseSelection.forward(0.1))
                        .signs(ScorecardTrainer.Signs.FREE)
                        .scale(PointsScale.between(300, 850))
                        .rounding(ScorecardTrainer.Rounding.NONE)
                        .build(),
                ScorecardTrainer.builder()
                        .bins(List.of(
                                new Bins.Numbers((NumberFeature) DATA.features().get("mark"), List.of(40.0, 60.5))))
                        .scale(PointsScale.pdo(40).odds(20).at(500))
                        .build(),
                EbmTrainer.builder().bags(2).rounds(20).seed(4).build(),
                TreeTrainer.builder().maxDepth(3).seed(9).build(),
                ForestTrainer.builder().trees(10).rowShare(0.5).seed(8).build(),
                ForestTrainer.builder()
                        .engine(ForestTrainer.Engine.TRIBUO)
                        .trees(5)
                        .maxDepth(4)
                        .build(),
                XgboostTrainer.builder()
                        .trees(20)
                        .earlyStopping(3)
                        .monotone(DATA.features().get(0), Direction.INCREASING)
                        .together(DATA.features().get(0), DATA.features().get(1))
                        .together(DATA.features().get(2))
                        .classWeights(new ClassWeights(2.5))
                        .parameter("max_leaves", "5")
                        .seed(-7)
                        .build());
    }

    private static String idOf(Model model) {
        return ScoringPlan.builder(DATA.features(), model).build().id();
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void reproduce_ofSameRows_givesTheSameBytes(Trainer trainer) {
        Model model = trainer.train(DATA);
        Trainers.Reproduction again = Trainers.reproduce(model.provenance(), DATA);
        assertThat(again.differences()).isEmpty();
        assertThat(idOf(again.model())).isEqualTo(idOf(model));
        assertThat(Trainers.of(model.provenance())).hasToString(trainer.toString());
    }

    @Test
    void reproduce_ofOtherRowsOrVersions_saysWhatDiffers() {
        Provenance first = TreeTrainer.DEFAULTS.train(DATA).provenance();
        Provenance other = new Provenance(
                first.trainer(),
                first.settings(),
                first.seed(),
                first.dataHash(),
                first.rows(),
                first.positives(),
                Map.of("java", "11", "tribuo", "4.0"),
                first.trainedAt(),
                first.duration());
        assertThat(Trainers.reproduce(other, TrainingData.of(400, 2)).differences())
                .hasSize(4)
                .anyMatch(text -> text.startsWith("The rows (400, ") && text.contains("are not those of then (500, "))
                .anyMatch(text -> text.startsWith("The version tribuo is ") && text.endsWith(", and was 4.0."))
                .anyMatch(text -> text.startsWith("The version risk-models is ") && text.endsWith(", and was none."));
    }

    @Test
    void of_foreignTrainer_isRefused() {
        Provenance first = TreeTrainer.DEFAULTS.train(DATA).provenance();
        Provenance foreign = new Provenance(
                "catboost",
                Map.of(),
                0,
                first.dataHash(),
                first.rows(),
                first.positives(),
                Map.of(),
                first.trainedAt(),
                first.duration());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainers.of(foreign))
                .withMessageStartingWith("The trainer (catboost) must be one of [");
    }
}
