package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The student example, on a cohort that is made once, and on files of one's own. */
class StudentCommandTest {
    private static final int STUDENTS = 200;
    private static final List<String> FILES = List.of("students.csv", "attendance.csv", "assessments.csv", "fees.csv");

    @TempDir
    private static Path cohort;

    private static Ran ran;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeCohort() {
        ran = student("--students", "" + STUDENTS, "--seed", "3", "--out", cohort.toString());
    }

    private static Ran student(String... args) {
        return CommandLines.run(
                Stream.concat(Stream.of("student"), Stream.of(args)).toArray(String[]::new));
    }

    /** Runs on files of one's own: those of the cohort, of which one may be changed first. */
    private Ran studentOfOwnFiles(String... args) throws IOException {
        for (String file : FILES) {
            Path own = folder.resolve(file);
            if (!Files.exists(own)) {
                Files.copy(cohort.resolve(file), own);
            }
        }
        String[] files = {
            "--data", folder.toString(), "--out", folder.resolve("out").toString(), "--seed", "3"
        };
        return student(Stream.concat(Stream.of(files), Stream.of(args)).toArray(String[]::new));
    }

    /** Replaces the first text of a line of a file. */
    private void change(String file, int line, String pattern, String to) throws IOException {
        List<String> lines = Files.readAllLines(cohort.resolve(file));
        String changed = lines.get(line - 1).replaceFirst(pattern, to);
        assertThat(changed).isNotEqualTo(lines.get(line - 1));
        lines.set(line - 1, changed);
        Files.write(folder.resolve(file), lines);
    }

    private static Map<String, String> filesOf(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void student_ofCohort_writesFilesLedgerAssessmentsAndPlans() throws IOException {
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(filesOf(cohort))
                .containsOnlyKeys(
                        "assessments.csv",
                        "attendance.csv",
                        "fees.csv",
                        "student-model.plan.json",
                        "student-rules.plan.json",
                        "student_assessments.csv",
                        "student_ledger.csv",
                        "students.csv");
        ScoringPlan.load(cohort.resolve("student-rules.plan.json")).verify();
        ScoringPlan.load(cohort.resolve("student-model.plan.json")).verify();
    }

    @Test
    void ledger_ofCohort_hasEachStudentOnce() {
        CsvRows ledger = CsvRows.of(cohort.resolve("student_ledger.csv")).id("student_id");
        FeatureSet features = ledger.infer().features();
        Frame frame = ledger.read(features);
        assertThat(features.names())
                .contains("programme", "attendance", "averageMark", "feesOverdueWeeks", "withdrawn");
        assertThat(IntStream.range(0, frame.rows()).mapToObj(frame::id))
                .hasSize(STUDENTS)
                .doesNotHaveDuplicates();
        assertThat(((NumberFeature) features.get("attendance")).accepts(0.5)).isTrue();
    }

    @Test
    void files_ofCohort_haveWhatRealOnesHave() throws IOException {
        List<String> attendance = Files.readAllLines(cohort.resolve("attendance.csv"));
        assertThat(attendance.stream().distinct()).as("rows twice").hasSizeLessThan(attendance.size());
        assertThat(attendance).as("blanks").anyMatch(line -> line.contains(",,"));
        assertThat(attendance).as("students on no list").anyMatch(line -> line.startsWith("X00001"));
        assertThat(Files.readAllLines(cohort.resolve("students.csv"))).hasSizeGreaterThan(STUDENTS + 1);
    }

    @Test
    void bands_ofCohort_addUpToTheStudents() {
        Matcher bands =
                Pattern.compile("(?m)^(GREEN|AMBER|RED) +(\\d+) +(\\d+)$").matcher(ran.out());
        List<int[]> counts = bands.results()
                .map(found -> new int[] {Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3))})
                .toList();
        assertThat(counts).hasSize(3);
        assertThat(counts.stream().mapToInt(count -> count[0]).sum()).isEqualTo(STUDENTS);
        assertThat(counts.stream().mapToInt(count -> count[1]).sum()).isEqualTo(STUDENTS);
    }

    @Test
    void assessments_ofCohort_agreeWithTheCountsThatArePrinted() throws IOException {
        List<String> lines = Files.readAllLines(cohort.resolve("student_assessments.csv"));
        long red = lines.stream()
                .filter(line -> line.matches("S\\d+,[^,]*,\\d+,RED,.*"))
                .count();
        assertThat(lines).hasSize(STUDENTS + 1);
        assertThat(ran.out()).containsPattern("(?m)^RED +" + red + " ");
    }

    @Test
    void output_ofCohort_tellsLedgerModelAndWhatIf() {
        assertThat(ran.out())
                .contains("Student risk: 200 students in week 12")
                .contains("entered later")
                .contains("reasons, by points")
                .containsPattern("AUC 0\\.\\d{3} \\(the rules' points: 0\\.\\d{3}\\)")
                .contains("predicted positive")
                .contains("ROC curve")
                .contains("Permutation importance")
                .containsPattern("What if .+ \\(S\\d{5}\\) had attendance=0\\.9\\?")
                .doesNotContain("NaN", "null");
        assertThat(ran.out().lines().filter(line -> line.matches("S\\d{5}  .*")))
                .as("worst")
                .hasSize(20);
    }

    @Test
    void student_sameSeed_writesTheSameBytes() throws IOException {
        Ran again = student("--students", "" + STUDENTS, "--seed", "3", "--out", folder.toString());
        assertThat(again.out().replace(folder.toString(), ""))
                .isEqualTo(ran.out().replace(cohort.toString(), ""));
        Map<String, String> expected = filesOf(cohort);
        Map<String, String> files = filesOf(folder);
        // but for when it was trained, which the id leaves out
        assertThat(ScoringPlan.load(folder.resolve("student-model.plan.json")).id())
                .isEqualTo(ScoringPlan.load(cohort.resolve("student-model.plan.json"))
                        .id());
        expected.remove("student-model.plan.json");
        files.remove("student-model.plan.json");
        assertThat(files).isEqualTo(expected);
    }

    @Test
    void student_otherSeed_writesOtherFiles() throws IOException {
        student("--students", "" + STUDENTS, "--seed", "4", "--out", folder.toString());
        Map<String, String> files = filesOf(folder);
        filesOf(cohort).forEach((name, text) -> {
            if (!name.equals("student-rules.plan.json")) { // the rules are the same, and so are the programmes
                assertThat(files.get(name)).as(name).isNotEqualTo(text);
            }
        });
    }

    @Test
    void student_ofOwnFiles_readsThemAndMakesNone() throws IOException {
        Ran own = studentOfOwnFiles();
        assertThat(own.code()).isZero();
        assertThat(filesOf(folder.resolve("out")))
                .doesNotContainKeys(FILES.toArray(String[]::new))
                .containsEntry("student_ledger.csv", filesOf(cohort).get("student_ledger.csv"))
                .containsEntry("student_assessments.csv", filesOf(cohort).get("student_assessments.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "students.csv    | 5 | ^(.*,.*,[a-z]+),[a-z]+,(\\d) | $1,perhaps,$2 | :5:4: The part_time (perhaps) must be true or false.",
                "students.csv    | 7 | ^S\\d+     | ''        | :7:1: The student_id must not be missing.",
                "students.csv    | 9 | ,[a-z]+,([a-z]+,\\d) | ,,$1 | :9:3: The programme must not be missing.",
                "attendance.csv  | 3 | ,\\d+,      | ,soon,    | :3:2: The week (soon) must be a number from 1 to 60.",
                "attendance.csv  | 4 | ,\\d+$      | ''        | :4:5: The number of cells (4) must be that of the columns",
                "assessments.csv | 2 | ,[A-Z-]+\\d+, | ,,     | :2:2: The course must not be missing.",
                "assessments.csv | 6 | ,\\d*$      | ,640      | :6:5: The mark (640) must be a number from 0 to 100.",
                "fees.csv        | 2 | ,950,       | ,-950,    | :2:3: The amount (-950) must be a number from 0 to 1000000.",
            })
    void student_badCell_isRefusedWithItsPlace(String file, int line, String pattern, String to, String message)
            throws IOException {
        change(file, line, pattern, to);
        Ran refused = studentOfOwnFiles();
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith(folder.resolve(file) + message).doesNotContain("\tat ", "Usage");
    }

    @Test
    void student_earlierWeek_knowsLess() throws IOException {
        Ran early = studentOfOwnFiles("--week", "4");
        assertThat(early.code()).isZero();
        assertThat(late(early.out())).isGreaterThan(late(ran.out()));
    }

    private static int late(String out) {
        Matcher row = Pattern.compile("(?m)^attendance.csv +[\\d,]+ +\\d+ +([\\d,]+) ")
                .matcher(out);
        assertThat(row.find()).isTrue();
        return Integer.parseInt(row.group(1).replace(",", ""));
    }

    @Test
    void student_tooFewToLearnFrom_isAssessedByRulesAlone() {
        Ran few = student("--students", "12", "--out", folder.toString());
        assertThat(few.code()).isZero();
        assertThat(few.out())
                .contains("No model: it takes 20 students who withdrew")
                .contains("What if");
        assertThat(folder.resolve("student-model.plan.json")).doesNotExist();
    }

    @Test
    void whatIf_severalChanges_areMadeTogether() throws IOException {
        Ran asked = studentOfOwnFiles(
                "--what-if",
                "attendance=1",
                "--what-if",
                "averageMark=",
                "--what-if",
                "exhaustedAttempts=0",
                "--student",
                "S00007");
        assertThat(asked.code()).isZero();
        assertThat(asked.out())
                .contains("(S00007) had attendance=1 and averageMark= and exhaustedAttempts=0?")
                .containsPattern("(?m)^student-risk +\\d+\\.0 +\\w+ +\\d+\\.0 +\\w+");
    }

    @Test
    void whatIf_full_changesTheScoreAsTheRulesSay() {
        String after = ran.out().substring(ran.out().indexOf("What if"));
        Matcher row =
                Pattern.compile("(?m)^student-risk +([\\d.]+) +RED +([\\d.]+)").matcher(after);
        assertThat(row.find()).isTrue();
        double lost = Double.parseDouble(row.group(1)) - Double.parseDouble(row.group(2));
        assertThat(lost).as(String.format(Locale.ROOT, "%.1f points", lost)).isPositive();
    }

    @Test
    void report_ofTheCohort_isOnePageWithPictures() throws IOException {
        Path page = folder.resolve("page.html");
        Ran told = studentOfOwnFiles("--report", page.toString());
        assertThat(told.out()).contains("Written: " + page);
        assertThat(Files.readString(page))
                .contains(
                        "Most at risk", "Rules of student-risk", "ROC", "Reliability", "What a shuffled feature costs")
                .doesNotContain("NaN", "src=", "<link", "<script");
    }
}
