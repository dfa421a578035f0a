package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.IsotonicCalibration;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
    private static final int ROWS = 240;
    private static final List<String> METRICS = List.of("auc", "averagePrecision", "ks", "brier", "logLoss", "ece");

    @TempDir
    private Path folder;

    private final List<String> rows = LoanFile.rows(ROWS, 1);

    @BeforeEach
    void writeLoans() throws IOException {
        LoanFile.write(folder.resolve("loans.csv"), rows);
    }

    private Ran train(String arguments) {
        Ran ran = CommandLines.run(folder, "train --json out.json " + arguments);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        return ran;
    }

    private Ran trainLoans(String more) {
        return train(("--data loans.csv --target late --positive 1 --id loan_id " + more).strip());
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out.json").toFile());
    }

    private double positiveShare() throws IOException {
        return json().at("/data/positiveShare").doubleValue();
    }

    private double shareOf(String lastCell) {
        return (double) rows.stream()
                        .filter(row -> row.endsWith("," + lastCell))
                        .count()
                / ROWS;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void train_ofAnyFile_infersItsColumns() {
        Ran ran = trainLoans("--cv 2");
        assertThat(ran.out())
                .contains("240 rows, 5 features, 1 column")
                .containsPattern("income +number from 10 to 99, \\d+ missing")
                .containsPattern("age +number from 20 to 69\n")
                .containsPattern("purpose +category of 3: boat, car, house\n")
                .containsPattern("homeowner +flag\n")
                .containsPattern("loan_id +told to be the id")
                .contains("loans.csv: 240 rows × 4 features, ")
                .containsPattern("(?m)^logistic +0\\.\\d{4} +0\\.\\d{4} ");
    }

    @Test
    void json_ofModels_hasTheDocumentedShape() throws IOException {
        trainLoans("--cv 4");
        JsonNode root = json();
        assertThat(names(root)).containsExactly("data", "models");
        assertThat(names(root.get("data"))).containsExactly("rows", "features", "positiveShare", "readSeconds");
        assertThat(root.get("models")).hasSize(1);
        JsonNode model = root.at("/models/0");
        assertThat(names(model))
                .containsExactly(
                        "name", "mean", "folds", "trainShare", "trainSeconds", "scoreRowsPerSecond", "planBytes");
        assertThat(names(model.get("mean"))).isEqualTo(METRICS);
        assertThat(model.get("folds"))
                .hasSize(4)
                .allSatisfy(fold -> assertThat(names(fold)).isEqualTo(METRICS));
    }

    @Test
    void json_ofModels_hasTheFigures() throws IOException {
        trainLoans("--cv 4");
        JsonNode root = json();
        assertThat(root.at("/data/rows").intValue()).isEqualTo(ROWS);
        assertThat(root.at("/data/features").intValue()).isEqualTo(4);
        assertThat(positiveShare()).isEqualTo(shareOf("1"));
        assertThat(root.at("/data/readSeconds").doubleValue()).isPositive();
        JsonNode model = root.at("/models/0");
        assertThat(model.get("name").textValue()).isEqualTo("logistic");
        assertThat(model.get("trainSeconds").doubleValue()).isPositive();
        assertThat(model.get("scoreRowsPerSecond").doubleValue()).isPositive();
        assertThat(model.at("/mean/auc").doubleValue()).isBetween(0.65, 0.95);
        for (String metric : METRICS) {
            double mean = IntStream.range(0, 4)
                    .mapToDouble(i -> model.at("/folds/" + i + "/" + metric).doubleValue())
                    .average()
                    .orElseThrow();
            assertThat(model.at("/mean/" + metric).doubleValue()).as(metric).isCloseTo(mean, within(1e-12));
        }
    }

    @Test
    void train_sameSeed_givesTheSameFigures() throws IOException {
        trainLoans("--seed 5");
        JsonNode first = withoutTimes(json());
        trainLoans("--seed 5");
        assertThat(withoutTimes(json())).isEqualTo(first);
        trainLoans("--seed 6");
        assertThat(withoutTimes(json())).isNotEqualTo(first);
        assertThat(json().at("/models/0/folds")).as("folds unless told").hasSize(5);
    }

    private static JsonNode withoutTimes(JsonNode root) {
        ((ObjectNode) root.get("data")).remove("readSeconds");
        ((ObjectNode) root.at("/models/0")).remove(List.of("trainSeconds", "scoreRowsPerSecond", "planBytes"));
        return root;
    }

    @Test
    void folds_ofAFile_areTakenInItsOrder() throws IOException {
        List<String> threes = IntStream.range(0, ROWS).mapToObj(i -> "" + i % 3).toList();
        Files.write(folder.resolve("folds.txt"), threes);
        trainLoans("--folds folds.txt");
        JsonNode figures = withoutTimes(json());
        assertThat(figures.at("/models/0/folds")).hasSize(3);
        List<String> fromFour =
                IntStream.range(0, ROWS).mapToObj(i -> " " + (i % 3 + 4)).toList();
        Files.write(folder.resolve("folds.txt"), fromFour);
        trainLoans("--folds folds.txt");
        assertThat(withoutTimes(json())).as("numbered otherwise").isEqualTo(figures);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late      | 1            | late is yes",
                "late      | 1.0          | late is yes",
                "late      | 0            | late is no",
                "purpose   | car          | purpose is car",
                "purpose   | car,boat     | purpose is car or purpose is boat",
                "purpose   | house, boat  | purpose is house or purpose is boat",
                "homeowner | no           | homeowner is no",
                "age       | <40          | age is below 40",
                "age       | <=40         | age is at most 40",
                "age       | >= 40.0      | age is at least 40",
                "age       | >4e1         | age is above 40",
                "age       | 40           | age is between 40 and 40",
                "age       | 40.0,41      | age is between 40 and 40 or age is between 41 and 41",
            })
    void positive_ofEachKind_isTheConditionMeant(String target, String positive, String condition) {
        Feature feature =
                CsvRows.of(folder.resolve("loans.csv")).infer().features().get(target);
        assertThat(TargetCondition.of(feature, positive).describe()).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"'1', 3", "'1.0', 3", "'01', 3", "'2', 1", "'1,2', 4", "'a,b', 1", "'<1', 1"})
    void positive_ofALevel_isComparedAsANumberWhereItIsOne(String positive, int rowsOfSix) throws IOException {
        StringBuilder text = new StringBuilder("x,grade\n");
        List<String> grades = List.of("1", "1.0", "01", "2", "\"a,b\"", "<1");
        for (int i = 0; i < 120; i++) {
            text.append(i * 7 % 31).append(',').append(grades.get(i % 6)).append('\n');
        }
        Files.writeString(folder.resolve("grades.csv"), text);
        Ran ran = CommandLines.run(
                "train",
                "--data",
                folder.resolve("grades.csv").toString(),
                "--target",
                "grade",
                "--positive",
                positive,
                "--cv",
                "2",
                "--json",
                folder.resolve("out.json").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(positiveShare()).isEqualTo(rowsOfSix / 6.0);
    }

    @Test
    void train_withoutHeader_takesTheNames() throws IOException {
        trainLoans("");
        JsonNode expected = withoutTimes(json());
        Files.write(folder.resolve("bare.csv"), rows);
        train("--data bare.csv --no-header --names " + LoanFile.HEADER + " --target late --positive 1 --id loan_id");
        assertThat(withoutTimes(json())).isEqualTo(expected);
    }

    @Test
    void train_missingToken_isABlank() throws IOException {
        trainLoans("");
        JsonNode expected = withoutTimes(json());
        LoanFile.write(
                folder.resolve("marked.csv"),
                rows.stream().map(row -> row.replace(",,", ",?,")).toList());
        train("--data marked.csv --missing ?,NA --target late --positive 1 --id loan_id");
        assertThat(withoutTimes(json())).isEqualTo(expected);
    }

    @Test
    void train_semicolonsCommasAndCharset_areRead() throws IOException {
        List<String> lines = Stream.concat(Stream.of(LoanFile.HEADER), rows.stream())
                .map(row -> row.replace(',', ';').replace("car", "Gefährt").replaceFirst(";(\\d+);(\\d+)", ";$1,5;$2"))
                .toList();
        Files.write(folder.resolve("loans.csv"), lines, Charset.forName("windows-1252"));
        Ran found = trainLoans("--cv 2 --decimal-comma --charset windows-1252");
        assertThat(found.out())
                .containsPattern("income +number from 10\\.5 to 99\\.5")
                .containsPattern("purpose +category of 3: Gefährt, boat, house");
        Ran told = trainLoans("--cv 2 --decimal-comma --charset windows-1252 --delimiter ;");
        assertThat(told.out().lines().limit(9))
                .isEqualTo(found.out().lines().limit(9).toList());
    }

    @Test
    void train_columnsTold_areTakenSo() {
        Ran ran = trainLoans("--cv 2 --drop purpose --category age --number income");
        assertThat(ran.out())
                .containsPattern("purpose +told to be dropped")
                .containsPattern("age +category of \\d\\d: 20, 21, 22")
                .containsPattern("income +number");
    }

    @Test
    void plan_ofAllRows_isAssessedByAssess() throws IOException {
        Ran trained = trainLoans("--cv 2 --plan loans.plan.json --bands 0.3,0.6");
        ScoringPlan plan = ScoringPlan.load(folder.resolve("loans.plan.json"));
        plan.verify();
        assertThat(trained.out()).contains("Written: " + folder.resolve("loans.plan.json"));
        assertThat(plan.features().names()).containsExactly("income", "age", "purpose", "homeowner");
        assertThat(plan.bands().all().stream().map(Band::name)).containsExactly("LOW", "MEDIUM", "HIGH");
        assertThat(plan.bands().cuts()).containsExactly(0.3, 0.6);
        Ran assessed = CommandLines.run(
                folder, "assess --plan loans.plan.json --data loans.csv --id loan_id --out answers.csv");
        assertThat(assessed.code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("answers.csv"))).hasSize(ROWS + 1);
    }

    @Test
    void plan_bandsUntold_beginAtTheShareOfPositivesAndTwiceThat() {
        trainLoans("--cv 2 --plan loans.plan.json");
        double share = shareOf("1");
        double[] cuts =
                ScoringPlan.load(folder.resolve("loans.plan.json")).bands().cuts();
        assertThat(cuts).containsExactly(share, Math.min(2 * share, (1 + share) / 2));
    }

    @Test
    void train_allModels_ranksThem() throws IOException {
        Ran ran = trainLoans("--cv 2 --model all --metric logLoss --plan loans.plan.json");
        List<JsonNode> models = new ArrayList<>();
        json().get("models").forEach(models::add);
        assertThat(models)
                .extracting(model -> model.get("name").textValue())
                .containsExactlyInAnyOrder("logistic", "scorecard", "tree", "forest", "xgboost", "ebm");
        assertThat(models)
                .extracting(model -> model.at("/mean/logLoss").doubleValue())
                .isSorted();
        String best = models.get(0).get("name").textValue();
        assertThat(ran.out()).containsPattern("candidate +logLoss").containsPattern("(?m)^" + best + " ");
        assertThat(ScoringPlan.load(folder.resolve("loans.plan.json")).scorer().name())
                .isEqualTo(best);
    }

    @Test
    void train_calibrations_areCandidatesToo() throws IOException {
        trainLoans("--cv 2 --calibrate none,platt,beta --metric brier --plan loans.plan.json");
        List<String> names = new ArrayList<>();
        json().get("models").forEach(model -> names.add(model.get("name").textValue()));
        assertThat(names).containsExactlyInAnyOrder("logistic", "logistic + platt", "logistic + beta");
        trainLoans("--cv 2 --calibrate isotonic --plan loans.plan.json");
        assertThat(ScoringPlan.load(folder.resolve("loans.plan.json")).calibration())
                .isInstanceOf(IsotonicCalibration.class);
    }

    @Test
    void train_tuned_triesSettingsBesideTheDefaults() throws IOException {
        trainLoans("--cv 2 --model tree,logistic --tune 4");
        JsonNode models = json().get("models");
        assertThat(models).hasSize(10);
        List<String> names = new ArrayList<>();
        models.forEach(model -> names.add(model.get("name").textValue()));
        assertThat(names).contains("logistic", "tree");
        assertThat(names.stream().filter(name -> name.matches("logistic numbers as .*, l2 [0-9.E-]+")))
                .hasSize(4);
        assertThat(names.stream().filter(name -> name.matches("tree depth \\d+, splits of [0-9.]+")))
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forest", "xgboost", "ebm"})
    void train_tunedModel_isTrained(String name) throws IOException {
        trainLoans("--cv 2 --model " + name + " --tune 1");
        assertThat(json().get("models")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "tree", "xgboost", "logistic,tree --calibrate platt"})
    void report_ofModels_isOnePageWithPictures(String models) throws IOException {
        trainLoans("--cv 2 --model " + models + " --report page.html");
        String page = Files.readString(folder.resolve("page.html"));
        assertThat(page)
                .contains("loans.csv", "ROC", "Precision", "Gains", "Reliability", "Learning curve", "Confusion")
                .contains("What a shuffled feature costs", "Hosmer", "income")
                .doesNotContain("NaN", "Infinity", "src=", "<link", "<script");
    }
}
