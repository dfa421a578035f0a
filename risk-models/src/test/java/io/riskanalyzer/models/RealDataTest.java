package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.CsvRows.Inference;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.scorecard.ScorecardFit;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.models.scorecard.Trend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The defaults on public data sets, where RISK_DATA names the folder that has them: the mean AUC over the given folds
 * against that of scikit-learn 1.2.1's logistic regression, as the README there tells it.
 */
@EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
class RealDataTest {
    /** How much less than scikit-learn is allowed: a few seeds' spread, and far less than the folds'. */
    private static final double MARGIN = 0.003;

    /** How much less a scorecard may have. */
    private static final double SCORECARD_MARGIN = 0.005;

    private static final String[] ADULT = {
        "age",
        "workclass",
        "fnlwgt",
        "education",
        "education-num",
        "marital-status",
        "occupation",
        "relationship",
        "race",
        "sex",
        "capital-gain",
        "capital-loss",
        "hours-per-week",
        "native-country",
        "income"
    };
    static final String[] CODES = {
        "Marital status",
        "Application mode",
        "Course",
        "Previous qualification",
        "Nacionality",
        "Mother's qualification",
        "Father's qualification",
        "Mother's occupation",
        "Father's occupation"
    };

    static List<Arguments> sets() {
        Path data = Path.of(System.getenv("RISK_DATA"));
        CsvRows telco = CsvRows.of(data.resolve("telco-churn/Telco-Customer-Churn.csv"));
        CsvRows adult = CsvRows.of(data.resolve("adult/adult.data"));
        return List.of(
                set(0.7861, "german-credit", CsvRows.of(data.resolve("german-credit/german.csv")), "credit", "2"),
                set(0.8452, "telco-churn", telco.id("customerID"), "Churn", "Yes"),
                set(
                        0.9221,
                        "higher-ed-dropout",
                        CsvRows.of(data.resolve("higher-ed-dropout/data.csv")),
                        "Target",
                        "Dropout"),
                set(0.8701, "loan-default", CsvRows.of(data.resolve("loan-default/loans.csv")), "loan_status", "1"),
                set(0.9068, "adult", adult.header(ADULT).missing("?"), "income", ">50K"));
    }

    private static Arguments set(double auc, String name, CsvRows rows, String target, String positive) {
        return Arguments.argumentSet(name, auc, name, rows, target, positive);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void auc_ofDefaults_isThatOfScikitLearn(double peer, String name, CsvRows rows, String target, String positive)
            throws IOException {
        assertThat(meanAuc(LogisticTrainer.DEFAULTS, name, rows, target, positive))
                .isGreaterThan(peer - MARGIN);
    }

    /** A scorecard takes numbers by a few bins each; the set of many features that tell alike is not among these. */
    @ParameterizedTest
    @MethodSource("sets")
    void auc_ofScorecard_isNearlyThatOfScikitLearn(
            double peer, String name, CsvRows rows, String target, String positive) throws IOException {
        assumeThat(name).isNotEqualTo("higher-ed-dropout");
        Trainer scorecards = data -> {
            ScorecardFit fit = ScorecardTrainer.DEFAULTS.fit(data);
            assertThat(fit.tables())
                    .filteredOn(table -> table.bins() instanceof Bins.Numbers)
                    .isNotEmpty()
                    .allSatisfy(table -> assertThat(table.trend()).isIn(Trend.ASCENDING, Trend.DESCENDING));
            return fit.scorecard();
        };
        assertThat(meanAuc(scorecards, name, rows, target, positive)).isGreaterThan(peer - SCORECARD_MARGIN);
    }

    private static double meanAuc(Trainer trainer, String name, CsvRows rows, String target, String positive)
            throws IOException {
        Inference inference = Inference.DEFAULT;
        if (name.equals("higher-ed-dropout")) {
            inference = inference.category(CODES);
        }
        FeatureSet columns = rows.infer(inference).features();
        Frame frame = rows.read(columns);
        Dataset data = Dataset.of(frame, condition(columns.get(target), positive));
        int[] folds = folds(name);
        assertThat(folds).hasSize(data.rows());
        double sum = 0;
        for (int fold = 0; fold < 5; fold++) {
            int left = fold;
            Dataset test = data.filter(row -> folds[row] == left);
            double[] scores = new double[test.rows()];
            trainer.train(data.filter(row -> folds[row] != left))
                    .bind(test.features())
                    .score(test.frame(), 0, scores.length, scores);
            sum += Metrics.AUC.of(scores, test.labels());
        }
        return sum / 5;
    }

    private static Condition condition(Feature target, String positive) {
        if (target instanceof NumberFeature number) {
            return number.atLeast(Double.parseDouble(positive));
        }
        return target instanceof CategoryFeature<?> category
                ? new Condition.OneOf(category, List.of(positive))
                : ((FlagFeature) target).isTrue();
    }

    private static int[] folds(String name) throws IOException {
        Path folder = Path.of(System.getenv("RISK_DATA")).resolve(name);
        String set = name.equals("adult") ? "adult.data" : name;
        return Files.readAllLines(folder.resolve("folds-" + set + "-seed42.txt")).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
