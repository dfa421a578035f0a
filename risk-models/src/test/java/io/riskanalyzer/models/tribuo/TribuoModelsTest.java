package io.riskanalyzer.models.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TrainingData;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.MutableDataset;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** What Tribuo's own predict gives, for every kind of model. */
class TribuoModelsTest {
    private static final FeatureSet FEATURES = TrainingData.FEATURES;
    private static final Dataset DATA = TrainingData.of(1_500, 1);
    private static final int ROWS = Integer.getInteger("parity.rows", 20_000);

    private static org.tribuo.Model<Label> trained(String kind) {
        Map<String, Trainer<Label>> trainers = new HashMap<>(TribuoKinds.flat());
        trainers.putAll(TribuoKinds.others());
        return trainers.get(kind).train(TribuoKinds.examples(DATA));
    }

    private static List<double[]> rows(Model model, int count, long seed) {
        RandomRows rows = RandomRows.of(FEATURES, seed);
        for (Feature feature : model.features()) {
            if (feature instanceof NumberFeature number) {
                rows.cutAt(number, model.cutsOf(number));
            }
        }
        return rows.next(count);
    }

    private static double probability(org.tribuo.Model<Label> tribuo, double[] row) {
        return tribuo.predict(TribuoKinds.example(FEATURES, row, TribuoKinds.GOOD))
                .getOutputScores()
                .get(TribuoKinds.BAD.getLabel())
                .getScore();
    }

    @Test
    void adopt_logistic_givesTheProbabilitiesOfPredict() {
        org.tribuo.Model<Label> tribuo = trained("logistic");
        Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
        RowScorer scorer = model.bind(FEATURES);

        assertThat(model).isInstanceOf(LinearModel.class);
        for (double[] row : rows(model, ROWS, 2)) {
            assertThat(LogisticCalibration.STANDARD.probabilityOf(scorer.score(row)))
                    .isCloseTo(probability(tribuo, row), within(1e-12));
        }
    }

    @Test
    void adopt_logisticOfTheOtherLabel_givesTheComplement() {
        org.tribuo.Model<Label> tribuo = trained("logistic");
        RowScorer bad = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD).bind(FEATURES);
        RowScorer good = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.GOOD).bind(FEATURES);

        for (double[] row : RandomRows.of(FEATURES, 3).next(500)) {
            assertThat(good.score(row)).isCloseTo(-bad.score(row), within(1e-9));
        }
    }

    @Test
    void adopt_logistic_hasTermsThatAverageNothing() {
        LinearModel model = (LinearModel) TribuoModels.adopt(trained("logistic"), FEATURES, TribuoKinds.BAD);
        double sum = 0;
        double[] contributions = new double[model.terms().size()];
        double[] row = new double[FEATURES.size()];
        var explainer = model.explainer().bind(FEATURES);
        int slot = FEATURES.slotOf(TrainingData.MARK);
        for (int i = 0; i < DATA.rows(); i++) {
            DATA.frame().copyRow(i, row);
            explainer.explain(row, contributions);
            for (int term = 0; term < contributions.length; term++) {
                sum += explainer.features(term).contains(FEATURES.get(slot)) ? contributions[term] : 0;
            }
        }
        assertThat(sum / DATA.rows()).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cart", "forest", "forest of shares", "adaboost"})
    void adopt_trees_givesTheProbabilitiesOfPredict(String kind) {
        org.tribuo.Model<Label> tribuo = trained(kind);
        Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
        RowScorer scorer = model.bind(FEATURES);

        assertThat(model).isInstanceOf(TreeEnsemble.class);
        assertThat(model.scale()).isEqualTo(Scale.PROBABILITY);
        for (double[] row : rows(model, ROWS, 4)) {
            assertThat(scorer.score(row)).isCloseTo(probability(tribuo, row), within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"xgboost,30", "dart,20"})
    void adopt_xgboost_givesTheProbabilitiesOfPredict(String kind, int trees) {
        org.tribuo.Model<Label> tribuo = trained(kind);
        Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
        RowScorer scorer = model.bind(FEATURES);

        assertThat(model).isInstanceOf(TreeEnsemble.class);
        assertThat(model.scale()).isEqualTo(Scale.LOG_ODDS);
        assertThat(((TreeEnsemble) model).trees()).isEqualTo(trees); // one of each class a round
        for (double[] row : rows(model, 3_000, 5)) {
            // the softmax of margins in single precision
            assertThat(LogisticCalibration.STANDARD.probabilityOf(scorer.score(row)))
                    .isCloseTo(probability(tribuo, row), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"factorisation", "scaled", "bagged lines", "xgboost lines"})
    void adopt_otherWithProbabilities_givesThoseOfPredict(String kind) {
        org.tribuo.Model<Label> tribuo = trained(kind);
        Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
        RowScorer scorer = model.bind(FEATURES);

        assertThat(model).isInstanceOf(TribuoModel.class);
        assertThat(model.scale()).isEqualTo(Scale.PROBABILITY);
        for (double[] row : rows(model, 2_000, 6)) {
            assertThat(scorer.score(row)).isEqualTo(probability(tribuo, row));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hinge", "kernel"})
    void adopt_otherWithoutProbabilities_givesTheDifferenceOfScores(String kind) {
        org.tribuo.Model<Label> tribuo = trained(kind);
        Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
        RowScorer scorer = model.bind(FEATURES);

        assertThat(model.scale()).isEqualTo(Scale.POINTS);
        for (double[] row : rows(model, 2_000, 7)) {
            Map<String, Label> scores = tribuo.predict(TribuoKinds.example(FEATURES, row, TribuoKinds.GOOD))
                    .getOutputScores();
            assertThat(scorer.score(row))
                    .isEqualTo(scores.get("yes").getScore() - scores.get("no").getScore());
        }
    }

    @Test
    void adopt_threeLabels_givesTheProbabilityOfOne() {
        LabelFactory labels = new LabelFactory();
        var examples = TribuoKinds.examples(DATA);
        var three = new MutableDataset<>(new SimpleDataSourceProvenance("three", labels), labels);
        int i = 0;
        for (var example : examples) {
            three.add(i++ % 3 == 0 ? new ArrayExample<>(new Label("unknown"), example, 1f) : example);
        }
        for (Trainer<Label> trainer : List.of(new CARTClassificationTrainer(5), new LogisticRegressionTrainer())) {
            org.tribuo.Model<Label> tribuo = trainer.train(three);
            Model model = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD);
            RowScorer scorer = model.bind(FEATURES);
            for (double[] row : rows(model, 2_000, 8)) {
                assertThat(scorer.score(row)).isCloseTo(probability(tribuo, row), within(1e-12));
            }
        }
    }

    @Test
    void adopt_columnsOfOtherNames_takesTheGivenOnes() {
        org.tribuo.Model<Label> tribuo = trained("cart");
        FeatureSet renamed = FeatureSet.of(
                TrainingData.ATTENDANCE,
                Feature.number("Mark in %"),
                TrainingData.FEES_OVERDUE,
                TrainingData.PROGRAMME);
        RowScorer scorer = TribuoModels.adopt(
                        tribuo, renamed, TribuoKinds.BAD, name -> name.equals("mark") ? "Mark in %" : name)
                .bind(renamed);
        RowScorer own = TribuoModels.adopt(tribuo, FEATURES, TribuoKinds.BAD).bind(FEATURES);

        for (double[] row : RandomRows.of(FEATURES, 9).next(500)) {
            assertThat(scorer.score(row)).isEqualTo(own.score(row));
        }
    }

    @Test
    void adopt_model_tellsHowTribuoMadeIt() {
        Model model = TribuoModels.adopt(trained("forest"), FEATURES, TribuoKinds.BAD);

        assertThat(model.provenance().rows()).isEqualTo(DATA.rows());
        assertThat(model.provenance().positives()).isEqualTo(DATA.positives());
        assertThat(model.provenance().versions()).containsEntry("tribuo", "4.3.2");
        assertThat(model.provenance().settings())
                .containsEntry("class", "org.tribuo.common.tree.RandomForestTrainer")
                .containsEntry("numMembers", "12")
                .containsEntry("innerTrainer.maxDepth", "7");
    }

    @Test
    void adopt_columnOfNoFeature_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoModels.adopt(trained("cart"), FEATURES.without("mark"), TribuoKinds.BAD))
                .withMessage("The column of the Tribuo model (mark) must be a number or a flag, or feature@level of a"
                        + " category, but there is none among [attendance, feesOverdue, programme]."
                        + "\nMaybe give a function that names the columns.");
    }

    @Test
    void adopt_twoColumnsOfOneFeature_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoModels.adopt(
                        trained("cart"), FEATURES, TribuoKinds.BAD, name -> name.contains("@") ? name : "mark"))
                .withMessageContaining("must have a feature or level of its own");
    }

    @Test
    void adopt_labelThatTheModelDoesNotKnow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TribuoModels.adopt(trained("cart"), FEATURES, new Label("defaulted")))
                .withMessage(
                        "The label of the bad outcome (defaulted) must be one of the model's, but those are [no, yes]."
                                + "\nMaybe it is written otherwise.");
    }

    @Test
    void adopt_featuresWithoutColumn_areNotLookedAt() {
        FeatureSet more = FEATURES.with(Feature.number("other"));

        Set<Feature> features = TribuoModels.adopt(trained("factorisation"), more, TribuoKinds.BAD)
                .features();

        assertThat(features).isEqualTo(Set.copyOf(FEATURES.stream().toList()));
    }
}
