package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssessCommandTest {
    @TempDir
    private static Path trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        LoanFile.write(trained.resolve("loans.csv"), LoanFile.rows(300, 1));
        CommandLines.run(
                trained,
                "train --data loans.csv --target late --positive 1 --id loan_id --cv 2 --plan loans.plan.json");
    }

    private Ran assess(List<String> rows, String... more) throws IOException {
        LoanFile.write(folder.resolve("new.csv"), rows);
        List<String> args = new ArrayList<>(List.of(
                "assess",
                "--plan",
                trained.resolve("loans.plan.json").toString(),
                "--data",
                folder.resolve("new.csv").toString(),
                "--id",
                "loan_id",
                "--out",
                folder.resolve("answers.csv").toString()));
        args.addAll(List.of(more));
        return CommandLines.run(args.toArray(String[]::new));
    }

    private List<String> answers() throws IOException {
        return Files.readAllLines(folder.resolve("answers.csv"));
    }

    private List<String> rejected() throws IOException {
        return Files.readAllLines(folder.resolve("answers.rejected.csv"));
    }

    /** What the library answers, in one frame, as the command writes it. */
    private List<String> expected() throws IOException {
        ScoringPlan plan = ScoringPlan.load(trained.resolve("loans.plan.json"));
        Frame frame = CsvRows.of(folder.resolve("new.csv")).id("loan_id").read(plan.features());
        Assessments assessments =
                RiskAnalyzer.of(plan, Schema.ofMaps(plan.features())).assessAll(frame);
        StringWriter lines = new StringWriter();
        try (CsvWriter out = CsvWriter.builder().build(lines)) {
            out.writeRecord("line", "id", "score", "displayed", "band", "codes", "reasons");
            for (int row = 0; row < assessments.rows(); row++) {
                List<Reason> reasons = assessments.reasons(row);
                out.writeRecord(
                        Long.toString(assessments.number(row)),
                        assessments.id(row),
                        Double.toString(assessments.score(row)),
                        Double.toString(assessments.displayed(row)),
                        assessments.band(row).name(),
                        reasons.stream().map(Reason::code).collect(Collectors.joining(" ")),
                        reasons.stream().map(Reason::text).collect(Collectors.joining(" | ")));
            }
        }
        return lines.toString().lines().toList();
    }

    @Test
    void assess_rows_equalsTheLibrary() throws IOException {
        Ran ran = assess(LoanFile.rows(500, 2));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(answers()).isEqualTo(expected()).hasSize(501);
        assertThat(rejected()).containsExactly("line,id,column,value,rule,advice");
    }

    @Test
    void assess_severalChunks_equalsOne() throws IOException {
        assess(LoanFile.rows(40_000, 3));
        assertThat(answers()).isEqualTo(expected()).hasSize(40_001);
    }

    @Test
    void assess_counts_addUpToTheRows() throws IOException {
        List<String> rows = new ArrayList<>(LoanFile.rows(500, 2));
        rows.set(7, "L7,12,forty,car,no,0");
        Ran ran = assess(rows);
        List<Integer> counts = Pattern.compile("(?m)^(LOW|MEDIUM|HIGH|rejected) +(\\d+)$")
                .matcher(ran.out())
                .results()
                .map(found -> Integer.valueOf(found.group(2)))
                .toList();
        assertThat(counts).hasSize(4).endsWith(1);
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(500);
    }

    @Test
    void assess_unknownCategory_isRejectedByName() throws IOException {
        Ran ran = assess(List.of("L1,50,40,car,yes,0", "L2,50,40,airship,yes,0", "L3,50,40,boat,yes,0"));
        assertThat(ran.code()).isZero();
        assertThat(answers()).hasSize(3).noneMatch(line -> line.contains("L2"));
        assertThat(rejected())
                .containsExactly(
                        "line,id,column,value,rule,advice",
                        "3,L2,purpose,airship,\"must be one of boat, car, house\","
                                + "\"correct it, or read what is unknown by --unknown purpose=LEVEL\"");
        assertThat(ran.out())
                .contains(
                        "line 3: The purpose (airship) must be one of boat, car, house. Maybe correct it, or read what is"
                                + " unknown by --unknown purpose=LEVEL.");
    }

    @Test
    void assess_misspeltCategory_isRejectedWithTheNearest() throws IOException {
        assess(List.of("L1,50,40,hose,yes,0"));
        assertThat(rejected().get(1))
                .endsWith("\"house is meant: correct it, or read what is unknown by --unknown purpose=house\"");
    }

    @Test
    void assess_unknownReadAsALevel_isScoredAsThatLevel() throws IOException {
        assess(List.of("L1,50,40,car,yes,0", "L2,50,40,airship,yes,0"), "--unknown", "purpose=car");
        List<String> lines = answers();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2).replace("3,L2,", "2,L1,"))
                .isEqualTo(lines.get(1).replace("car", "unknown"));
        assertThat(rejected()).hasSize(1);
    }

    @Test
    void assess_badRows_areRejectedWithAllThatIsWrong() throws IOException {
        Ran ran = assess(List.of(
                "L1,50,forty,car,maybe,0",
                "L2,50,40,car",
                "L3,50,40,house,yes,0",
                "L4,\"50,40,car,yes,0",
                "L5,,40,car,no,0"));
        assertThat(ran.code()).isZero();
        assertThat(answers().stream().skip(1).map(line -> line.split(",", 3)[1]))
                .containsExactly("L3", "L5");
        assertThat(rejected().stream().skip(1).map(line -> line.replaceFirst(",\"?must.*", "")))
                .containsExactly(
                        "2,L1,age,forty", "2,L1,homeowner,maybe", "3,L2,number of cells,4", "5,L4,quoted cell,");
        assertThat(ran.out()).containsPattern("(?m)^rejected +3$");
    }

    @Test
    void assess_manyRejected_areTheFirstFiveAndACount() throws IOException {
        Ran ran = assess(LoanFile.rows(40, 2).stream()
                .map(row -> row.replaceFirst("boat|car|house", "airship"))
                .toList());
        assertThat(answers()).hasSize(1);
        assertThat(ran.out().lines().filter(line -> line.startsWith("line "))).hasSize(5);
        assertThat(ran.out()).contains("… and 35 more");
    }

    @Test
    void assess_columnsInAnotherOrder_areFoundByName() throws IOException {
        assess(List.of("L1,50,40,car,yes,0"));
        List<String> usual = answers();
        Files.writeString(
                folder.resolve("turned.csv"), "homeowner,note,purpose,age,loan_id,income\nyes,new,car,40,L1,50\n");
        CommandLines.run(
                "assess",
                "--plan",
                trained.resolve("loans.plan.json").toString(),
                "--data",
                folder.resolve("turned.csv").toString(),
                "--id",
                "loan_id",
                "--out",
                folder.resolve("answers.csv").toString());
        assertThat(answers()).isEqualTo(usual);
    }

    @Test
    void assess_columnMissing_isRefusedAndLeavesFormerAnswers() throws IOException {
        Files.writeString(folder.resolve("answers.csv"), "former");
        Files.writeString(folder.resolve("short.csv"), "loan_id,income,age\nL1,50,40\n");
        Ran ran = CommandLines.run(
                "assess",
                "--plan",
                trained.resolve("loans.plan.json").toString(),
                "--data",
                folder.resolve("short.csv").toString(),
                "--out",
                folder.resolve("answers.csv").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith(folder.resolve("short.csv") + ":1:1: The feature (purpose) must have a column of its name");
        assertThat(folder.resolve("answers.csv")).hasContent("former");
    }
}
