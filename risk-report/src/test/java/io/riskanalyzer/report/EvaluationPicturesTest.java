package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.metric.PrecisionRecallCurve;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.model.BayesTrainer;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.models.validate.Estimate;
import io.riskanalyzer.models.validate.Evaluation;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ModelSelection;
import io.riskanalyzer.models.validate.ValidationCurve;
import io.riskanalyzer.models.validate.ValidationCurve.Spread;
import io.riskanalyzer.score.Bands;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class EvaluationPicturesTest {
    private static final double[] SCORES = {0.9, 0.8, 0.4, 0.3, 0.1};
    private static final boolean[] LABELS = {true, false, true, false, false};

    @Test
    void roc_ofFewPoints_drawsAndTellsThem() {
        Picture picture = EvaluationPictures.roc(RocCurve.of(SCORES, LABELS));
        assertThat(Xml.texts(picture)).contains("AUC 0.8333", "chance");
        assertThat(picture.data().rows())
                .contains(List.of("ROC curve", "∞", "0", "0"), List.of("ROC curve", "0.8", "0.3333", "0.5"))
                .hasSize(6);
        // a half up, a third to the right, a half up, the rest in two steps: the plot is 330 high and 366.9 wide
        assertThat(lines(picture)).singleElement().asString().endsWith(" 373v-165h122.3v-165h122.3h122.3");
    }

    /** The curves alone, without the keys of the legend. */
    private static List<String> lines(Picture picture) {
        return Xml.elements(Xml.of(picture.svg()), "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("line ink"))
                .map(path -> path.getAttribute("d"))
                .filter(path -> !path.startsWith("M0 "))
                .toList();
    }

    @Test
    void roc_ofManyPoints_isThinned() {
        SplittableRandom random = new SplittableRandom(1);
        double[] scores = random.doubles(50_000).toArray();
        boolean[] labels = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            labels[row] = random.nextDouble() < scores[row];
        }
        Picture picture = EvaluationPictures.roc(RocCurve.of(scores, labels));
        assertThat(picture.svg()).hasSizeLessThan(10_000);
        assertThat(picture.data().rows()).hasSizeBetween(15, 21);
    }

    @Test
    void roc_ofConstantScores_isTheDiagonal() {
        Picture picture = EvaluationPictures.roc(RocCurve.of(new double[] {1, 1}, new boolean[] {true, false}));
        assertThat(Xml.texts(picture)).contains("AUC 0.5000");
        assertThat(picture.data().rows()).hasSize(2);
    }

    @Test
    void roc_ofSeveral_tellsThemApartWithoutColour() {
        RocCurve curve = RocCurve.of(SCORES, LABELS);
        Picture picture = EvaluationPictures.roc(List.of(new Labelled<>("one", curve), new Labelled<>("other", curve)));
        assertThat(Xml.texts(picture)).contains("one, AUC 0.8333", "other, AUC 0.8333");
        List<String> shapes = Xml.elements(Xml.of(picture.svg()), "path").stream()
                .filter(path -> path.getAttribute("class").startsWith("marker"))
                .map(path -> path.getAttribute("class") + path.getAttribute("d").replaceAll("^M[-0-9. ]+m", ""))
                .distinct()
                .toList();
        assertThat(shapes).hasSize(2);
        assertThat(Stylesheet.PICTURE).contains(".line.ink1 { stroke-dasharray");
    }

    @Test
    void roc_ofNothing_isRefused() {
        assertThatThrownBy(() -> EvaluationPictures.roc(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The number of curves (0) must be at least 1");
    }

    @Test
    void precisionRecall_drawsThePrevalence() {
        Picture picture = EvaluationPictures.precisionRecall(PrecisionRecallCurve.of(SCORES, LABELS));
        assertThat(Xml.texts(picture)).contains("average precision 0.8333");
        Element reference = Xml.elements(Xml.of(picture.svg()), "path").stream()
                .filter(path -> path.getAttribute("class").equals("reference"))
                .findFirst()
                .orElseThrow();
        assertThat(reference.getAttribute("d")).matches("M[0-9.]+ 241h[0-9.]+"); // 0.4 of 330 up from 373
    }

    @Test
    void gainsAndLift_tellShares() {
        GainsCurve curve = GainsCurve.of(SCORES, LABELS);
        assertThat(EvaluationPictures.gains(curve).data().rows())
                .contains(List.of("Gains", "0.4", "60.0 %", "100.0 %"));
        assertThat(EvaluationPictures.lift(curve).data().rows().get(0))
                .containsExactly("1", "0.9", "100.0 %", "2.50", "25.0 %");
    }

    @Test
    void confusion_showsCellsAndShares() {
        Picture picture = EvaluationPictures.confusion(new ConfusionMatrix(30, 5, 60, 10));
        assertThat(Xml.texts(picture)).contains("30", "75.0 %", "10", "25.0 %", "5", "7.7 %", "60", "92.3 %");
        assertThat(picture.note()).isEqualTo("Precision 85.7 %, recall 75.0 %, accuracy 85.7 %.");
    }

    @Test
    void confusion_ofOneClass_hasNoShareOfTheOther() {
        assertThat(Xml.texts(EvaluationPictures.confusion(new ConfusionMatrix(0, 5, 60, 0))))
                .contains("–");
        assertThatThrownBy(() -> EvaluationPictures.confusion(new ConfusionMatrix(0, 0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it is empty");
    }

    @Test
    void reliability_tellsWhatWasForetoldAndObserved() {
        double[] probabilities = {0.25, 0.25, 0.25, 0.25, 0.75};
        ReliabilityCurve curve =
                ReliabilityCurve.ofEqualWidth(2, probabilities, new boolean[] {true, true, false, false, true}, null);
        Picture picture = EvaluationPictures.reliability(curve);
        assertThat(picture.data().rows())
                .extracting(row -> List.of(row.get(0), row.get(1), row.get(4)))
                .containsExactly(List.of("0.25", "0.5", "4"), List.of("0.75", "1", "1"));
        assertThat(picture.note()).contains("differ by 0.25 on average");
    }

    @Test
    void validation_ofRows_isALearningCurveByPowers() {
        Spread one = new Spread(0.9, 0.01);
        Spread other = new Spread(0.75, 0.25);
        Picture picture = EvaluationPictures.validation(new ValidationCurve(
                "tree",
                ValidationCurve.TRAINING_ROWS,
                Metrics.AUC,
                List.of(new ValidationCurve.Point(100, one, other), new ValidationCurve.Point(10_000, one, other))));
        assertThat(picture.title()).isEqualTo("Learning curve of tree");
        assertThat(Xml.texts(picture)).contains("100", "1,000", "10k", "training rows", "auc", "learnt from");
        assertThat(picture.data().rows()).contains(List.of("not learnt from", "100", "0.75", "0.5", "1"));
    }

    @Test
    void validation_ofASettingFromZero_isOnAPlainAxis() {
        Spread spread = new Spread(0.9, 0);
        Picture picture = EvaluationPictures.validation(new ValidationCurve(
                "tree",
                "depth",
                Metrics.AUC,
                List.of(new ValidationCurve.Point(0, spread, spread), new ValidationCurve.Point(80, spread, spread))));
        assertThat(picture.title()).isEqualTo("Validation curve of tree");
        assertThat(Xml.texts(picture)).contains("0", "20", "80", "depth");
    }

    @Test
    void leaderboard_ofASearch_standsInItsOrder() {
        Frame frame = SampleReport.frame();
        boolean[] poor = new boolean[frame.rows()];
        for (int row = 0; row < poor.length; row++) {
            poor[row] = frame.value(row, 0) < 40_000;
        }
        Leaderboard board = ModelSelection.of(
                        List.of(
                                Candidate.of("Bayes", new BayesTrainer()),
                                Candidate.of("a tree", rows -> SampleReport.tree())),
                        CrossValidation.stratified(3, 1),
                        Metrics.AUC)
                .run(Dataset.of(frame, poor));
        Table table = Tables.leaderboard(board);
        assertThat(EvaluationPictures.leaderboard(board).data().rows()).hasSize(2);
        assertThat(table.rows())
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(
                        board.entries().stream().map(Leaderboard.Entry::name).toList());
        assertThat(table.columns()).contains("candidate", "auc").endsWith("plan, kB");
        assertThat(table.isNumeric(1)).isTrue();
    }

    @Test
    void evaluation_isToldWithItsIntervals() {
        Evaluation evaluation =
                new Evaluation(5, 2, 0.95, List.of(new Estimate("auc", 0.8333, 0.4, 1, 0.2, Estimate.Method.DELONG)));
        Table table = Tables.evaluation(evaluation);
        assertThat(table.title()).isEqualTo("Metrics of 5 rows, 2 of them positive");
        assertThat(table.columns()).containsExactly("metric", "value", "95 % interval");
        assertThat(table.rows()).containsExactly(List.of("auc", "0.8333", "0.4 to 1"));
    }

    @Test
    void scores_ofBothClasses_eachAddUpToAll() {
        Picture picture = EvaluationPictures.scores(
                SCORES, LABELS, Bands.below(0.5, "LOW").otherwise("HIGH"));
        assertThat(Xml.texts(picture)).contains("LOW", "HIGH", "positives, above (2)", "negatives, below (3)");
        assertThat(sum(picture.data(), 2)).isEqualTo(100);
        assertThat(sum(picture.data(), 3)).isCloseTo(100, org.assertj.core.data.Offset.offset(0.2));
    }

    private static double sum(Table table, int column) {
        return table.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column).replace(" %", "")))
                .sum();
    }

    @Test
    void scores_ofConstantsOrOneClass_areDrawn() {
        Picture picture = EvaluationPictures.scores(new double[] {7, 7, 7}, new boolean[3], Bands.NONE);
        assertThat(Xml.texts(picture)).contains("positives, above (0)").doesNotContain("ANY");
        assertThat(picture.data().rows()).hasSize(1);
    }

    @Test
    void scores_thatAreNoNumbersOrNoRows_areRefused() {
        assertThatThrownBy(() -> EvaluationPictures.scores(new double[] {Double.NaN}, new boolean[1], Bands.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The value of score (NaN) must be a number");
        assertThatThrownBy(() -> EvaluationPictures.scores(new double[0], new boolean[0], Bands.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EvaluationPictures.scores(new double[2], new boolean[1], Bands.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another split");
    }
}
