package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.CommandLines.Ran;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RowScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loan example, on loans that are made once. */
class LoanCommandTest {
    @TempDir
    private static Path made;

    private static Ran ran;

    @BeforeAll
    static void makeLoans() {
        ran = CommandLines.run(
                "loan",
                "--loans",
                "2500",
                "--out",
                made.toString(),
                "--report",
                made.resolve("loan.html").toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void loan_ofMadeUpLoans_tellsTheWholeStory() {
        assertThat(ran.out())
                .containsPattern("2,\\d{3} loans, of which [12]\\d\\.\\d % defaulted")
                .containsPattern("× person_age must be a number from 18 to 100 years")
                .contains("xgboost, monotone", "ebm", "logistic", "forest", "tree")
                .containsPattern("balanced weights +0\\.\\d{4}")
                .containsPattern("GRANT +0\\.0 %")
                .containsPattern("REFUSE +21\\.1 %");
    }

    /** The weights push the mean probability away from the rate, and the calibration brings it back. */
    @Test
    void loan_weights_spoilProbabilities() {
        double rate = number("of which (\\d+\\.\\d) % defaulted:");
        double plain = number("as the loans are .* (\\d+\\.\\d) % +\\d+\\.\\d %");
        double weighted = number("balanced weights .* (\\d+\\.\\d) % +\\d+\\.\\d %");
        double calibrated = number("balanced, calibrated .* (\\d+\\.\\d) % +\\d+\\.\\d %");
        assertThat(weighted - rate).isGreaterThan(3);
        assertThat(Math.abs(plain - rate)).isLessThan(weighted - rate);
        assertThat(Math.abs(calibrated - rate)).isLessThan(weighted - rate);
    }

    /** The bands cost less than either answer to all. */
    @Test
    void loan_bands_costLessThanOneAnswerForAll() {
        String cost = "A loan costs (\\d+\\.\\d) % .*, (\\d+\\.\\d) % if .*, (\\d+\\.\\d) % if";
        assertThat(number(cost, 1)).isLessThan(number(cost, 2)).isLessThan(number(cost, 3));
    }

    @Test
    void loan_scorecard_tellsPointsAndReasonsInTwoLanguages() throws IOException {
        assertThat(ran.out())
                .contains("points, high is good")
                .contains("AUC of the training rows")
                .containsPattern("The loan of the fewest points has -?\\d+ \\(\\d+\\.\\d %\\): REFUSE")
                .containsPattern("  (The|Your|You|Loans|An) ")
                .containsPattern("  (Der|Ihr|Ihre|Sie|Kredite|Ein|Die) ");
        assertThat(number("by a scorecard, AUC (0\\.\\d+)")).isGreaterThan(0.7);
        String letter = ran.out().substring(ran.out().indexOf("The loan of the fewest points"));
        assertThat(letter).doesNotContain("person_age"); // protected
        ScoringPlan plan = ScoringPlan.load(made.resolve("loan-scorecard.plan.json"));
        plan.verify();
        assertThat(plan.reasons().unnamed()).containsExactly("person_age");
        assertThat(Files.readString(made.resolve("loan-scorecard.pmml"))).contains("<Scorecard ", plan.id());
        assertThat(Files.readString(made.resolve("loan.html")))
                .contains("The same as a scorecard", "Points of scorecard");
    }

    private static double number(String pattern) {
        return number(pattern, 1);
    }

    private static double number(String pattern, int group) {
        Matcher matcher = Pattern.compile(pattern).matcher(ran.out());
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(group));
    }

    @Test
    void plan_ofTheStory_neverFallsWithTheBurden() {
        ScoringPlan plan = ScoringPlan.load(made.resolve("loan.plan.json"));
        plan.verify();
        Frame frame = CsvRows.of(made.resolve("loans.csv")).collectingRejected().read(plan.features());
        RowScorer scorer = plan.scorer().bind(plan.features());
        int burden = plan.features().slotOf(plan.features().get("loan_percent_income"));
        double[] row = new double[plan.features().size()];
        int rises = 0;
        for (int i = 0; i < 200; i++) {
            frame.copyRow(i, row);
            double last = Double.NEGATIVE_INFINITY;
            for (int step = 0; step <= 50; step++) {
                row[burden] = step / 50.0;
                double score = scorer.score(row);
                assertThat(score).isGreaterThanOrEqualTo(last);
                rises += score > last ? 1 : 0;
                last = score;
            }
        }
        assertThat(rises).isGreaterThan(400);
    }

    /** Another run on the same rows, and the same seed. */
    @Test
    void loan_ownFile_isTakenInsteadOfOneMadeUp() {
        Path out = made.resolve("own");
        Path file = made.resolve("loans.csv");
        Ran own = CommandLines.run("loan", "--data", file.toString(), "--out", out.toString());
        assertThat(own.code()).isZero();
        assertThat(out.resolve("loans.csv")).doesNotExist();
        Frame frame = CsvRows.of(file)
                .collectingRejected()
                .read(ScoringPlan.load(out.resolve("loan.plan.json")).features());
        assertThat(scores(out.resolve("loan.plan.json"), frame))
                .containsExactly(scores(made.resolve("loan.plan.json"), frame));
    }

    private static double[] scores(Path plan, Frame frame) {
        ScoringPlan loaded = ScoringPlan.load(plan);
        return RiskAnalyzer.of(loaded, Schema.ofMaps(loaded.features())).scoreAll(frame);
    }

    @Test
    void report_ofTheStory_isOnePage() throws IOException {
        assertThat(Files.readString(made.resolve("loan.html")))
                .contains("Loan default", "xgboost, monotone", "GRANT", "Reliability")
                .doesNotContain("NaN", "src=", "<link", "<script");
    }
}
