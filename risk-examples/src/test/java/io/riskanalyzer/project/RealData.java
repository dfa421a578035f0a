package io.riskanalyzer.project;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.CsvRows.Inference;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A public data set, in the folder that the environment variable {@code RISK_DATA} names.
 *
 * @param file the file that is scored
 * @param training the file that is trained on
 * @param format how the files are written
 * @param inference what is known of the columns
 * @param positive what the bad outcome is
 */
record RealData(
        String file,
        String training,
        UnaryOperator<CsvRows> format,
        Inference inference,
        Function<FeatureSet, Condition> positive) {

    private static final Inference ANY = Inference.DEFAULT;
    private static final String[] ADULT_COLUMNS = {
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

    static List<RealData> all() {
        Function<FeatureSet, Condition> failed = columns -> ((NumberFeature) columns.get("G3")).below(10);
        Function<FeatureSet, Condition> exited = flag("exited");
        Function<FeatureSet, Condition> defaulted = flag("loan_status");
        UnaryOperator<CsvRows> adult = rows -> rows.header(ADULT_COLUMNS).missing("?");
        return List.of(
                of("student-performance/student-mat.csv", ANY.drop("G1", "G2"), failed),
                of("student-performance/student-por.csv", ANY.drop("G1", "G2"), failed),
                of("higher-ed-dropout/data.csv", ANY.category("Course", "Nacionality"), level("Target", "Dropout")),
                of("client-attrition/dataset1.csv", ANY, exited),
                of("client-attrition/dataset2.csv", ANY, exited),
                of("client-attrition/dataset3.csv", ANY, exited),
                of("client-attrition/dataset4.csv", ANY, exited),
                of("client-attrition/testdata.csv", ANY, exited).trainedOn("client-attrition/dataset2.csv"),
                of("telco-churn/Telco-Customer-Churn.csv", ANY, flag("Churn")).with(rows -> rows.id("customerID")),
                of("german-credit/german.csv", ANY, columns -> ((NumberFeature) columns.get("credit")).atLeast(2)),
                of("loan-default/loans.csv", ANY, defaulted),
                of("loan-default/loans-dirty-categories.csv", ANY, defaulted).trainedOn("loan-default/loans.csv"),
                of("adult/adult.data", ANY, level("income", ">50K")).with(adult),
                of("adult/adult.test", ANY, level("income", ">50K")).with(adult).trainedOn("adult/adult.data"));
    }

    private static RealData of(String file, Inference inference, Function<FeatureSet, Condition> positive) {
        return new RealData(file, file, UnaryOperator.identity(), inference, positive);
    }

    private RealData with(UnaryOperator<CsvRows> newFormat) {
        return new RealData(file, training, newFormat, inference, positive);
    }

    private RealData trainedOn(String otherFile) {
        return new RealData(file, otherFile, format, inference, positive);
    }

    private static Function<FeatureSet, Condition> flag(String column) {
        return columns -> ((FlagFeature) columns.get(column)).isTrue();
    }

    private static Function<FeatureSet, Condition> level(String column, String level) {
        return columns -> new Condition.OneOf((CategoryFeature<?>) columns.get(column), List.of(level));
    }

    /** What is trained on. */
    Dataset dataset(Path folder) {
        CsvRows rows = format.apply(CsvRows.of(folder.resolve(training)));
        FeatureSet columns = rows.infer(inference).features();
        return Dataset.of(rows.read(columns), positive.apply(columns));
    }

    /** What is scored: the rows that a plan with these features takes. */
    Frame frame(Path folder, FeatureSet features) {
        return format.apply(CsvRows.of(folder.resolve(file)))
                .collectingRejected()
                .read(features);
    }

    @Override
    public String toString() {
        return file;
    }
}
