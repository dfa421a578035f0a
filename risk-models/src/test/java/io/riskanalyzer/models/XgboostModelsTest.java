package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that xgboost 1.7.4 wrote for src/test/reference/xgboost_files.py, and what it predicted from them. */
class XgboostModelsTest {
    private static final CategoryFeature<String> JOB =
            Feature.category("job", "none", "paid", "own", "other").optional();
    private static final FeatureSet FEATURES = FeatureSet.of(
            JOB,
            Feature.number("a").optional(),
            Feature.number("b").optional(),
            Feature.flag("late").optional());

    @TempDir
    private Path folder;

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(XgboostModelsTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path edited(String from, String to) throws IOException {
        String text = new String(resource("xgboost-one-hot.json"), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return file("edited.json", text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    }

    private static double number(String cell) {
        return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
    }

    @ParameterizedTest
    @CsvSource({
        "one-hot,json,4,LOG_ODDS", "one-hot,ubj,4,LOG_ODDS",
        "sets,json,5,LOG_ODDS", "sets,ubj,5,LOG_ODDS",
        "regression,json,6,POINTS", "regression,ubj,6,POINTS"
    })
    void load_fileOfPython_predictsAsThere(String name, String ending, int column, Scale scale) throws IOException {
        String fileName = "xgboost-" + name + "." + ending;
        TreeEnsemble model = XgboostModels.load(file(fileName, resource(fileName)), FEATURES);
        assertThat(model.name()).isEqualTo(fileName);
        assertThat(model.scale()).isEqualTo(scale);
        assertThat(model.trees()).isEqualTo(20);
        assertThat(model.provenance().versions()).containsEntry("xgboost", "1.7.4");
        RowScorer scorer = model.bind(FEATURES);
        String text = new String(resource("xgboost.csv"), StandardCharsets.UTF_8);
        for (String line : text.lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            double[] row = {
                cells[3].isEmpty() ? Double.NaN : JOB.indexOf(cells[3]),
                number(cells[0]),
                number(cells[1]),
                number(cells[2])
            };
            // XGBoost adds 20 leaves of about 1 in single precision, each sum with an error of up to 2.4e-7
            assertThat(scorer.score(row)).as(line).isCloseTo(number(cells[column]), within(5e-6));
        }
    }

    @Test
    void load_columnsOfOtherNames_takesTheGivenOnes() throws IOException {
        Path renamed = edited("\"job=", "\"occupation_");
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> XgboostModels.load(renamed, FEATURES))
                .withMessageContaining("occupation_none");
        TreeEnsemble model = XgboostModels.load(renamed, FEATURES, column -> column.replace("occupation_", "job="));
        assertThat(model.features()).contains(JOB);
    }

    @Test
    void load_columnOfUnknownLevel_isRefused() throws IOException {
        Path file = edited("job=own", "job=owner");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostModels.load(file, FEATURES))
                .withMessageContaining("job=owner");
    }

    @Test
    void load_withoutNames_takesTheFeaturesInOrder() throws IOException {
        String text = new String(resource("xgboost-sets.json"), StandardCharsets.UTF_8);
        String names = "[\"a\",\"b\",\"late\",\"job\"]";
        assertThat(text).contains(names);
        Path file = file("bare.json", text.replace(names, "[]").getBytes(StandardCharsets.UTF_8));
        FeatureSet inOrder =
                FeatureSet.of(FEATURES.get("a"), FEATURES.get("b"), FEATURES.get("late"), FEATURES.get("job"));
        assertThat(XgboostModels.load(file, inOrder).bind(inOrder).score(new double[] {.5, .5, 0, 2}))
                .isEqualTo(XgboostModels.load(file("named.json", resource("xgboost-sets.json")), FEATURES)
                        .bind(FEATURES)
                        .score(new double[] {2, .5, .5, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostModels.load(file, FEATURES.without("a")))
                .withMessageContaining("3 features");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":\"binary:logistic\"|\"name\":\"rank:pairwise\"|rank:pairwise",
                "\"name\":\"binary:logistic\"|\"name\":\"reg:gamma\"|reg:gamma",
                "\"name\":\"gbtree\"|\"name\":\"gblinear\"|gblinear",
                "\"num_class\":\"0\"|\"num_class\":\"3\"|num_class=3",
                "\"num_target\":\"1\"|\"num_target\":\"2\"|num_target=2",
                "\"num_class\":\"0\"|\"num_class\":\"x\"|num_class",
                "\"base_score\":\"5E-1\"|\"base_score\":\"[5E-1,5E-1]\"|one number",
                "\"base_score\":\"5E-1\"|\"base_score\":\"1E0\"|between 0 and 1",
                "\"size_leaf_vector\":\"0\"}},|\"size_leaf_vector\":\"3\"}},|must be one number",
                "\"left_children\"|\"other_children\"|left_children",
                "\"left_children\":[1|\"left_children\":[0|must be in one place",
                "\"left_children\":[1|\"left_children\":[1000000|must be from 0 to",
                "\"left_children\":[1|\"left_children\":[1.5|whole numbers",
                "\"left_children\":[1|\"left_children\":[\"1\"|list of numbers",
                "\"learner\":{|\"learner\":{\"learner\":0,\"learner\":0,|twice"
            })
    void load_modelOfAnotherKindOrDamaged_isRefusedWithTheReason(String from, String to, String reason)
            throws IOException {
        Path file = edited(from, to);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XgboostModels.load(file, FEATURES))
                .withMessageContaining(reason)
                .withMessageContaining("edited.json: ")
                .withMessageContaining("\nMaybe ");
    }

    @Test
    void load_baseScoreInAList_isReadAsOne() throws IOException {
        double[] row = {1, .5, .5, 0};
        double expected = XgboostModels.load(file("a.json", resource("xgboost-one-hot.json")), FEATURES)
                .bind(FEATURES)
                .score(row);
        assertThat(XgboostModels.load(edited("\"base_score\":\"5E-1\"", "\"base_score\":\"[5E-1]\""), FEATURES)
                        .bind(FEATURES)
                        .score(row))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xgboost-sets.json", "xgboost-sets.ubj"})
    void load_truncatedFile_isRefused(String name) throws IOException {
        byte[] whole = resource(name);
        for (int length = 0; length < whole.length; length += 1 + length / 7) {
            Path file = file(name, Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> XgboostModels.load(file, FEATURES));
        }
    }

    @Test
    void load_alteredUbj_isReadOrRefused() throws IOException {
        byte[] whole = resource("xgboost-sets.ubj");
        for (int at = 0; at < whole.length; at += 101) {
            for (int change : List.of(1, 0x80, 0xff)) {
                byte[] altered = whole.clone();
                altered[at] ^= (byte) change;
                Path file = file("altered.ubj", altered);
                try {
                    assertThat(XgboostModels.load(file, FEATURES).trees()).isPositive();
                } catch (IllegalArgumentException e) {
                    assertThat(e).as("byte %d", at).message().isNotBlank();
                }
            }
        }
    }

    @Test
    void load_missingFile_namesIt() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> XgboostModels.load(folder.resolve("none.ubj"), FEATURES))
                .withMessageContaining("none.ubj");
    }
}
