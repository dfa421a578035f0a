package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The rows, scores and golden values of src/test/reference/fairness.py. */
final class GoldenFairness {
    static final CategoryFeature<String> SEX = Feature.category("sex", "Female", "Male");
    static final CategoryFeature<String> RACE = Feature.category("race", "A", "B", "C");

    private GoldenFairness() {}

    /** Rows that are scored by a fixed formula; favourable is a score below the cut. */
    record Scored(Dataset data, List<Double> scores, double cut, CategoryFeature<?> sex, CategoryFeature<?> race) {}

    static Scored generated() {
        NumberFeature score = Feature.number("score");
        Frame.Builder rows = Frame.builder(FeatureSet.of(score, SEX, RACE));
        List<String[]> lines = lines("fairness-data.csv", ",");
        boolean[] bad = new boolean[lines.size()];
        double[] weights = new double[bad.length];
        double[] scores = new double[bad.length];
        for (int i = 0; i < bad.length; i++) {
            String[] cells = lines.get(i);
            scores[i] = Double.parseDouble(cells[2]);
            rows.add(new double[] {scores[i], SEX.indexOf(cells[0]), RACE.indexOf(cells[1])}, i + 1, null);
            bad[i] = cells[3].equals("1");
            weights[i] = Double.parseDouble(cells[4]);
        }
        Dataset data = Dataset.of(rows.build(), bad).weighted(weights).audit(SEX, RACE);
        return new Scored(data, boxed(scores), 0.5, SEX, RACE);
    }

    static Scored adult() {
        CsvRows file = CsvRows.of(folder().resolve("adult/adult.data"))
                .header(
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
                        "income")
                .missing("?");
        Frame rows = file.read(file.infer(CsvRows.Inference.DEFAULT).features());
        return scored(
                rows,
                level(rows, "income", "<=50K"),
                0.75,
                row -> 2.6
                        - 0.035 * row.of("age")
                        - 0.31 * (row.of("education-num") - 10)
                        - 0.03 * (row.of("hours-per-week") - 40)
                        - (row.of("capital-gain") > 0 ? 1.5 : 0));
    }

    static Scored german() {
        CsvRows file = CsvRows.of(folder().resolve("german-credit/german.csv"));
        Frame rows = file.read(file.infer(CsvRows.Inference.DEFAULT).features());
        CategoryFeature<?> status = (CategoryFeature<?>) rows.features().get("status");
        CategoryFeature<?> personal = (CategoryFeature<?>) rows.features().get("personal_status");
        CategoryFeature<String> age = Feature.category("race", "older", "young");
        List<Integer> sex = IntStream.range(0, rows.rows())
                .map(i -> {
                    String level = personal.format(new Row(rows, i).of("personal_status"));
                    return level.equals("A92") || level.equals("A95") ? 0 : 1;
                })
                .boxed()
                .toList();
        Frame.Builder audited = Frame.builder(rows.features().with(SEX, age));
        double[] row = new double[rows.features().size() + 2];
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRow(i, row);
            row[row.length - 2] = sex.get(i);
            row[row.length - 1] = new Row(rows, i).of("age") <= 25 ? 1 : 0;
            audited.add(row, rows.number(i), null);
        }
        Frame all = audited.build();
        return scored(
                all,
                ((NumberFeature) all.features().get("credit")).atLeast(2),
                0.3,
                one -> -1.4
                        + 0.03 * (one.of("month") - 20)
                        + 0.00005 * (one.of("credit_amount") - 3000)
                        - 0.02 * (one.of("age") - 35)
                        + (status.format(one.of("status")).equals("A11") ? 0.9 : 0));
    }

    private static Condition level(Frame rows, String column, String level) {
        return new Condition.OneOf((CategoryFeature<?>) rows.features().get(column), List.of(level));
    }

    private static Scored scored(Frame rows, Condition bad, double cut, ToDoubleFunction<Row> logOdds) {
        double[] scores = new double[rows.rows()];
        Arrays.setAll(
                scores, i -> Math.rint(1e6 / (1 + StrictMath.exp(-logOdds.applyAsDouble(new Row(rows, i))))) / 1e6);
        CategoryFeature<?> sex = (CategoryFeature<?>) rows.features().get("sex");
        CategoryFeature<?> race = (CategoryFeature<?>) rows.features().get("race");
        return new Scored(Dataset.of(rows, bad).audit(sex, race), boxed(scores), cut, sex, race);
    }

    private static List<Double> boxed(double[] scores) {
        return Arrays.stream(scores).boxed().toList();
    }

    static double[] unboxed(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Path folder() {
        return Path.of(System.getenv("RISK_DATA"));
    }

    /** A row whose values have names. */
    private record Row(Frame rows, int index) {
        double of(String feature) {
            return rows.value(index, rows.features().names().indexOf(feature));
        }
    }

    /** The golden lines of a data set: breakdown, group, metric, value. */
    static List<String[]> golden(String data) {
        return lines("fairness-golden.csv", ";").stream()
                .filter(line -> line[0].equals(data))
                .map(line -> Arrays.copyOfRange(line, 1, line.length))
                .toList();
    }

    static List<String[]> lines(String file, String separator) {
        try (InputStream in = Objects.requireNonNull(GoldenFairness.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(separator, -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
