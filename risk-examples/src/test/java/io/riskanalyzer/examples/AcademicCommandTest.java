package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcademicCommandTest {
    @TempDir
    private Path folder;

    private Ran academic(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "academic";
        all[1] = "--out";
        all[2] = folder.toString();
        System.arraycopy(args, 0, all, 3, args.length);
        return CommandLines.run(all);
    }

    @Test
    void academic_madeUpStudents_tellsTheWholeStory() throws IOException {
        Path page = folder.resolve("academic.html");

        Ran ran = academic("--students", "6000", "--sample", "3000", "--budget", "5000", "--report", page.toString());

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Academic risk: 6,000 students")
                .contains("What drives the risk")
                .contains("reasons for each of")
                .contains("How it falls on groups")
                .contains("of a budget of 5,000")
                .contains("(associational)")
                .contains("The cheapest way to Low");
        Matcher json = Pattern.compile("(?m)^\\{\"risk_score.*$").matcher(ran.out());
        assertThat(json.find()).isTrue();
        JsonNode answer = new ObjectMapper().readTree(json.group());
        assertThat(answer.get("risk_score").asDouble()).isBetween(0.4, 1.0);
        assertThat(answer.get("risk_level").asText()).isEqualTo("High");
        assertThat(answer.get("top_risk_factors")).hasSize(3);
        assertThat(answer.get("top_risk_factors").toString()).doesNotContain("Race", "Gender", "SES");
        assertThat(Files.readString(page)).contains("How it falls on groups", "Where help does most good", "<svg");

        List<String> lines = Files.readAllLines(folder.resolve("academic_assessments.csv"));
        assertThat(lines).hasSize(6_001); // all students, not the sample alone
        requireSameAsPlan(lines);
    }

    private void requireSameAsPlan(List<String> lines) {
        ScoringPlan plan = ScoringPlan.load(folder.resolve("academic.plan.json"));
        assertThat(plan.features().names()).doesNotContain("GPA", "Gender", "Race", "SES_Quartile");
        Frame frame = CsvRows.of(folder.resolve("academic.csv")).read(plan.features());
        Explanations explained = Explanations.of(plan, frame);
        RowScorer scorer = plan.scorer().bind(plan.features());
        double[] row = new double[plan.features().size()];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            double raw = scorer.score(row);
            assertThat(explained.rawScore(i)).isCloseTo(raw, within(1e-9));
            assertThat(Double.parseDouble(lines.get(i + 1).split(",", -1)[1]))
                    .isEqualTo(plan.calibration().probabilityOf(raw));
        }
    }

    @Test
    void academic_wrongNumbers_areToldWithAdvice() {
        assertThat(academic("--students", "10").err()).contains("--students (10) must be from 2000 to 10000000");
        assertThat(academic("--sample", "10").err()).contains("--sample (10) must be at least 2000");
        assertThat(academic("--budget", "0").err()).contains("--budget (0.0) must be above 0");
    }
}
