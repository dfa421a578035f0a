package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.score.RowScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    @TempDir
    private static Path trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        LoanFile.write(trained.resolve("loans.csv"), LoanFile.rows(600, 1));
        for (String model : List.of("logistic", "xgboost")) {
            CommandLines.run(
                    trained,
                    "train --data loans.csv --target late --positive 1 --id loan_id --cv 2 --model " + model
                            + " --plan " + model + ".plan.json");
        }
    }

    private Ran explain(String model, List<String> rows, String... more) throws IOException {
        LoanFile.write(folder.resolve("new.csv"), rows);
        List<String> args = new ArrayList<>(List.of(
                "explain",
                "--plan",
                trained.resolve(model + ".plan.json").toString(),
                "--data",
                folder.resolve("new.csv").toString(),
                "--id",
                "loan_id",
                "--out",
                folder.resolve("why.csv").toString()));
        args.addAll(List.of(more));
        return CommandLines.run(args.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logistic", "xgboost"})
    void explain_rows_contributionsAddUpToTheScores(String model) throws IOException {
        Ran ran = explain(model, LoanFile.rows(300, 2), "--sample", "50");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Explained 300 rows, rejected 0").contains("income");
        ScoringPlan plan = ScoringPlan.load(trained.resolve(model + ".plan.json"));
        Frame frame = CsvRows.of(folder.resolve("new.csv")).id("loan_id").read(plan.features());
        RowScorer scorer = plan.scorer().bind(plan.features());
        double[] row = new double[plan.features().size()];
        int i = -1;
        try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(folder.resolve("why.csv"))) {
            for (CsvRecord line : lines) {
                if (i >= 0) {
                    frame.copyRow(i, row);
                    double sum = line.getFields().stream()
                            .skip(4)
                            .mapToDouble(Double::parseDouble)
                            .sum();
                    assertThat(line.getField(1)).isEqualTo(frame.id(i));
                    assertThat(sum).isCloseTo(scorer.score(row), within(1e-9));
                }
                i++;
            }
        }
        assertThat(i).isEqualTo(300);
    }

    @Test
    void explain_planWithPolicy_writesTheBandsOfThePolicy() throws IOException {
        ScoringPlan bare = ScoringPlan.load(trained.resolve("logistic.plan.json"));
        String worst = bare.bands().all().get(bare.bands().all().size() - 1).name();
        NumberFeature income = (NumberFeature) bare.features().get("income");
        ScoringPlan.builder(bare.features(), bare.scorer())
                .bands(bare.bands())
                .policy(RulePolicy.named("all")
                        .when(income.atLeast(-1e9).or(income.isMissing()))
                        .atLeast(worst)
                        .because("A", "All.")
                        .build())
                .build()
                .save(trained.resolve("policy.plan.json"));

        Ran ran = explain("policy", LoanFile.rows(40, 2));

        assertThat(ran.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("why.csv")).stream().skip(1))
                .hasSize(40)
                .allMatch(line -> line.split(",", -1)[3].equals(worst));
    }

    @Test
    void explain_rowWithReport_tellsAndDrawsIt() throws IOException {
        Path page = folder.resolve("pages/why.html");

        Ran ran = explain("xgboost", LoanFile.rows(300, 2), "--row", "L1007", "--report", page.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("L1007: ").contains("(base)", "raw score", "Written: " + page);
        assertThat(folder.resolve("why.csv")).doesNotExist();
        assertThat(Files.readString(page)).contains("Why L1007: ", "scale of the probability", "<svg");
    }

    @Test
    void explain_lineInsteadOfId_isFound() throws IOException {
        LoanFile.write(folder.resolve("new.csv"), LoanFile.rows(30, 2));
        Ran ran = CommandLines.run(
                "explain",
                "--plan",
                trained.resolve("logistic.plan.json").toString(),
                "--data",
                folder.resolve("new.csv").toString(),
                "--row",
                "5");
        assertThat(ran.out()).startsWith("line 5: ");
    }

    @Test
    void explain_wrongArguments_areToldWithAdvice() throws IOException {
        assertThat(explain("logistic", LoanFile.rows(30, 2), "--row", "nobody").err())
                .contains("--row (nobody) must be the loan_id of a row", "assess tells why");
        assertThat(explain("logistic", LoanFile.rows(30, 2), "--sample", "1").err())
                .contains("--sample (1) must be at least 2");
        assertThat(explain("logistic", List.of("L1,50,40,airship,yes,0")).err())
                .contains("none that can be scored", "run assess");
        assertThat(explain(
                                "logistic",
                                LoanFile.rows(30, 2),
                                "--report",
                                folder.resolve("new.csv").toString())
                        .err())
                .contains("must not be one that is read");
    }
}
