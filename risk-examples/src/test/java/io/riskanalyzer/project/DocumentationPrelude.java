package io.riskanalyzer.project;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.h2.jdbcx.JdbcDataSource;

/** What an example in the documentation may use without declaring it. */
public final class DocumentationPrelude {
    public static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    public static final NumberFeature AVERAGE_MARK =
            Feature.number("averageMark").within(0, 100);
    public static final NumberFeature EXHAUSTED_ATTEMPTS =
            Feature.number("exhaustedAttempts").within(0, 20);
    public static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    public static final FeatureSet features = FeatureSet.of(ATTENDANCE, AVERAGE_MARK, EXHAUSTED_ATTEMPTS, FEES_OVERDUE);
    public static final RuleSet scorer = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
            .when(FEES_OVERDUE.isTrue().and(ATTENDANCE.below(0.9)))
            .add(15)
            .because("FEE-1", "Fees are overdue and attendance is slipping.")
            .build();
    public static final ScoringPlan plan = ScoringPlan.builder(features, scorer)
            .bands(Bands.below(30, "GREEN").below(50, "AMBER").otherwise("RED"))
            .build();
    public static double[] row = {0.62, 55, 0, 1};
    public static final Split split = students(600).split(0.6, 0.2, 42);
    public static final Dataset train = split.train();
    public static final Dataset test = split.test();
    public static final Model model = new LinearModel(
            "withdrawal",
            -1,
            List.of(
                    new LinearTerm.Slope(ATTENDANCE, -4, 0.8, 0),
                    new LinearTerm.Slope(AVERAGE_MARK, -0.03, 60, 0),
                    new LinearTerm.Slope(FEES_OVERDUE, 0.4, 0.2, 0)),
            new Provenance("none", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));

    public static final Trainer trainer = LogisticTrainer.DEFAULTS;
    public static final RiskAnalyzer<?> analyzer = RiskAnalyzer.builder()
            .schema(Schema.ofMaps(features))
            .scorer(model)
            .bands(Bands.below(0.2, "GREEN").below(0.5, "AMBER").otherwise("RED"))
            .build();

    /** Where files are written, and where relative paths lie. */
    public static Path folder = Path.of("");

    /** A file with the columns loanId, income, purpose, homeowner and defaulted. */
    public static Path loansCsv = Path.of("");

    /** A database with a table of loans, and one for scores. */
    public static final JdbcDataSource database = new JdbcDataSource();

    private DocumentationPrelude() {}

    static void writeInto(Path temporary) throws IOException {
        folder = temporary;
        loansCsv = Files.writeString(temporary.resolve("loans.csv"), loans(600));
        fillDatabase();
    }

    private static void fillDatabase() {
        database.setURL("jdbc:h2:mem:documentation;DB_CLOSE_DELAY=-1"); // until the tests end
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE loans(loan_id VARCHAR(8), opened INT, income INT, purpose VARCHAR(8),"
                    + " homeowner BOOLEAN)");
            statement.execute("INSERT INTO loans SELECT 'L' || x, 2023 + MOD(x, 3), 10000 + 97 * x,"
                    + " CASE MOD(x, 2) WHEN 0 THEN 'car' ELSE 'house' END, MOD(x, 5) = 0 FROM SYSTEM_RANGE(1, 100)");
            statement.execute("CREATE TABLE scores(loan_id VARCHAR(8), score DOUBLE PRECISION, band VARCHAR(8))");
        } catch (SQLException e) {
            throw new IllegalStateException("The database in memory does not answer.", e);
        }
    }

    private static Dataset students(int rows) {
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder frame = Frame.builder(features);
        boolean[] withdrawn = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            double attendance = random.nextDouble();
            frame.add(
                    new double[] {attendance, random.nextInt(101), random.nextInt(3), random.nextInt(2)},
                    i + 1,
                    "S" + i);
            withdrawn[i] = random.nextDouble() > attendance;
        }
        return Dataset.of(frame.build(), withdrawn);
    }

    private static String loans(int rows) {
        SplittableRandom random = new SplittableRandom(2);
        String[] purposes = {"car", "house", "study"};
        StringBuilder text = new StringBuilder("loanId,income,purpose,homeowner,defaulted\n");
        for (int i = 0; i < rows; i++) {
            int income = 10_000 + random.nextInt(90_000);
            text.append(String.format(
                    Locale.ROOT,
                    "L%04d,%d,%s,%s,%s%n",
                    i,
                    income,
                    purposes[random.nextInt(purposes.length)],
                    random.nextInt(2) == 0 ? "yes" : "no",
                    random.nextInt(60_000) > income ? "yes" : "no"));
        }
        return text.toString();
    }
}
