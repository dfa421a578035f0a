package io.riskanalyzer.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models that scikit-learn trained and {@code onnx.helper} wrote: see {@code src/test/reference/sklearn_onnx.py}. */
class OnnxScorerTest {
    /** The models compute in single precision: about 1e-7 of values below 1, summed over 40 trees. */
    private static final double SINGLE_PRECISION = 2e-6;

    /** As a pipeline of a column an input has them. */
    private static final FeatureSet LOANS = FeatureSet.of(
            Feature.number("income"),
            Feature.number("age"),
            Feature.flag("owner"),
            Feature.category("purpose", "car", "home", "study"));

    private static Path file(String name) {
        try {
            return Path.of(OnnxScorerTest.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<double[]> loans() throws IOException {
        try (InputStream in = OnnxScorerTest.class.getResourceAsStream("sklearn-loans.csv")) {
            List<double[]> rows = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> rows.add(Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
            return rows;
        }
    }

    @ParameterizedTest
    @CsvSource({"sklearn-pipeline.onnx, 4", "sklearn-forest.onnx, 5", "sklearn-boosting.onnx, 6"})
    void score_modelOfScikitLearn_isWhatItPredicts(String name, int column) throws IOException {
        RowScorer scorer = OnnxScorer.builder(name, LOANS, Scale.PROBABILITY)
                .load(file(name))
                .bind(LOANS);
        List<double[]> rows = loans();
        assertThat(rows).hasSize(400);
        for (double[] row : rows) {
            assertThat(scorer.score(Arrays.copyOf(row, 4)))
                    .as(() -> Arrays.toString(row))
                    .isCloseTo(row[column], within(SINGLE_PRECISION));
        }
    }

    @Test
    void score_firstColumn_isTheOtherOutcome() throws IOException {
        RowScorer good = OnnxScorer.builder("good", LOANS, Scale.PROBABILITY)
                .column(0)
                .output("output_probability")
                .load(file("sklearn-pipeline.onnx"))
                .bind(LOANS);
        double[] row = loans().get(0);
        assertThat(good.score(Arrays.copyOf(row, 4))).isCloseTo(1 - row[4], within(SINGLE_PRECISION));
    }

    @Test
    void build_planOfModelThatKnowsNoMissingValues_isRefused() {
        FeatureSet optional = FeatureSet.of(LOANS.stream()
                .map(feature -> feature.name().equals("age") ? feature.optional() : feature)
                .toList());
        OnnxScorer scorer =
                OnnxScorer.builder("pipeline", optional, Scale.PROBABILITY).load(file("sklearn-pipeline.onnx"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoringPlan.builder(optional, scorer).build())
                .withMessageContaining("finite score")
                .withMessageContaining("age missing");
    }

    @Test
    void of_bytesThatAreNoModel_isRefused() {
        byte[] text = "income,age".getBytes(StandardCharsets.UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> OnnxScorer.builder("churn", LOANS, Scale.LOG_ODDS).of(text))
                .withMessageStartingWith("The model (churn) must be of ONNX")
                .withMessageContaining("\nMaybe it is another kind of file");
    }

    @Test
    void load_otherNumberOfFeatures_isRefused() {
        FeatureSet three = LOANS.without("owner");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        OnnxScorer.builder("forest", three, Scale.PROBABILITY).load(file("sklearn-forest.onnx")))
                .withMessageContaining("The input X of ")
                .withMessageContaining("must be of shape (rows, 3), as there are 3 features, but is of shape (any, 4)");
    }

    @Test
    void load_otherNamesOfFeatures_isRefused() {
        FeatureSet others = LOANS.without("age").with(Feature.number("years"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxScorer.builder("pipeline", others, Scale.PROBABILITY)
                        .load(file("sklearn-pipeline.onnx")))
                .withMessageContaining("The inputs of ")
                .withMessageContaining("years");
    }

    @Test
    void load_wholeNumbersForFlagThatMayBeMissing_isRefused() {
        FeatureSet optional = FeatureSet.of(LOANS.stream()
                .map(feature -> feature.name().equals("owner") ? feature.optional() : feature)
                .toList());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxScorer.builder("pipeline", optional, Scale.PROBABILITY)
                        .load(file("sklearn-pipeline.onnx")))
                .withMessageContaining("The input owner of ")
                .withMessageContaining("INT64");
    }

    @Test
    void load_textForNumber_isRefused() {
        FeatureSet number = LOANS.without("purpose").with(Feature.number("purpose"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxScorer.builder("pipeline", number, Scale.PROBABILITY)
                        .load(file("sklearn-pipeline.onnx")))
                .withMessageContaining("The input purpose of ")
                .withMessageContaining("STRING");
    }

    @Test
    void load_outputThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxScorer.builder("forest", LOANS, Scale.PROBABILITY)
                        .output("label")
                        .load(file("sklearn-forest.onnx")))
                .withMessageContaining("(label) must be one of float or double")
                .withMessageContaining("[probabilities]");
    }

    @Test
    void load_columnThatIsNotThere_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxScorer.builder("forest", LOANS, Scale.PROBABILITY)
                        .column(2)
                        .load(file("sklearn-forest.onnx")))
                .withMessageContaining("The column of the output probabilities")
                .withMessageContaining("(2) must be one of 2");
    }

    @Test
    void builder_optionsOutOfRangeOrTwice_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().column(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().rowsAtOnce(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().output(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> OnnxScorer.builder(" ", LOANS, Scale.POINTS));
        assertThatIllegalArgumentException().isThrownBy(() -> OnnxScorer.builder("a", FeatureSet.of(), Scale.POINTS));
        assertThatIllegalStateException().isThrownBy(() -> builder().column(1).column(1));
    }

    private static OnnxScorer.Builder builder() {
        return OnnxScorer.builder("forest", LOANS, Scale.PROBABILITY);
    }
}
