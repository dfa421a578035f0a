package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.io.CsvRows.Inference;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.ResampledRows;
import io.riskanalyzer.score.LogisticCalibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * What class weights and resampling do on public data sets, where RISK_DATA names the folder that has them: the table of
 * {@code docs/imbalance.md}, which it writes to {@code target/imbalance.md}. The given five folds: the means of what each
 * of them measures on the rows that it holds back.
 */
@EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
class ImbalanceTest {
    private static final long SEED = 1;
    private static final List<Metric> METRICS = List.of(Metrics.AUC, Metrics.BRIER, Metrics.ECE);

    /** A data set and the fold of each row. */
    private record Folded(Dataset data, List<Integer> folds) {}

    private static Folded loans() throws IOException {
        Path folder = Path.of(System.getenv("RISK_DATA")).resolve("loan-default");
        CsvRows rows = CsvRows.of(folder.resolve("loans.csv"));
        Frame frame = rows.read(rows.infer(Inference.DEFAULT).features());
        FlagFeature status = (FlagFeature) frame.features().get("loan_status");
        return folded(Dataset.of(frame, status.isTrue()), folder, "loan-default");
    }

    /** The loans, of which nine in ten defaults are left out: 2.7 % are left. */
    private static Folded rareLoans() throws IOException {
        Folded loans = loans();
        int[] positives = new int[loans.data().rows()];
        int seen = 0;
        for (int row = 0; row < positives.length; row++) {
            positives[row] = loans.data().label(row) ? seen++ : 0;
        }
        int[] kept = IntStream.range(0, positives.length)
                .filter(row -> positives[row] % 10 == 0)
                .toArray();
        return new Folded(
                loans.data().take(kept),
                IntStream.of(kept).map(row -> loans.folds().get(row)).boxed().toList());
    }

    private static Folded students() throws IOException {
        Path folder = Path.of(System.getenv("RISK_DATA")).resolve("higher-ed-dropout");
        CsvRows rows = CsvRows.of(folder.resolve("data.csv"));
        Frame frame = rows.read(
                rows.infer(Inference.DEFAULT.category(RealDataTest.CODES)).features());
        CategoryFeature<?> target = (CategoryFeature<?>) frame.features().get("Target");
        return folded(Dataset.of(frame, new Condition.OneOf(target, List.of("Dropout"))), folder, "higher-ed-dropout");
    }

    private static Folded folded(Dataset data, Path folder, String name) throws IOException {
        List<Integer> folds = Files.readAllLines(folder.resolve("folds-" + name + "-seed42.txt")).stream()
                .map(Integer::valueOf)
                .toList();
        return new Folded(data, folds);
    }

    private static Map<String, Trainer> ways(Trainer plain, Trainer weighted) {
        Map<String, Trainer> ways = new LinkedHashMap<>();
        ways.put("as it is", plain);
        ways.put("class weights", weighted);
        ways.put(
                "under-sampling, raw",
                rows -> plain.train(ResampledRows.underSampled(rows, 1, SEED).data()));
        ways.put("under-sampling, corrected", ResamplingTrainer.of(plain, Resampling.underSampling(1), SEED));
        ways.put(
                "SMOTE, raw",
                rows -> plain.train(ResampledRows.smote(rows, 1, 5, SEED).data()));
        ways.put("SMOTE, calibrated", ResamplingTrainer.of(plain, Resampling.smote(1, 5), SEED));
        return ways;
    }

    private static double[] measured(Trainer trainer, Folded set) {
        double[] sums = new double[METRICS.size()];
        for (int fold = 0; fold < 5; fold++) {
            int held = fold;
            Dataset test = set.data().filter(row -> set.folds().get(row) == held);
            Model model = trainer.train(set.data().filter(row -> set.folds().get(row) != held));
            double[] scores = new double[test.rows()];
            model.bind(test.features()).score(test.frame(), 0, scores.length, scores);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = LogisticCalibration.STANDARD.probabilityOf(scores[i]);
            }
            for (int metric = 0; metric < sums.length; metric++) {
                sums[metric] += METRICS.get(metric).of(scores, test.labels()) / 5;
            }
        }
        return sums;
    }

    @Test
    void resampling_onRealData_isNotBetter() throws IOException {
        StringBuilder table =
                new StringBuilder("| set | model | training rows | AUC | Brier | ECE |\n|---|---|---|---|---|---|\n");
        Map<String, Folded> sets = new LinkedHashMap<>();
        sets.put("higher-ed-dropout", students());
        sets.put("loan-default", loans());
        sets.put("loan-default, one default in ten", rareLoans());
        Map<String, Map<String, Trainer>> models = new LinkedHashMap<>();
        models.put(
                "logistic",
                ways(
                        LogisticTrainer.DEFAULTS,
                        LogisticTrainer.builder()
                                .classWeights(ClassWeights.BALANCED)
                                .build()));
        models.put(
                "XGBoost",
                ways(
                        XgboostTrainer.builder().l2(3).build(), // as the page says
                        XgboostTrainer.builder()
                                .l2(3)
                                .classWeights(ClassWeights.BALANCED)
                                .build()));
        sets.forEach((set, folded) -> models.forEach((model, ways) -> {
            Map<String, double[]> found = new LinkedHashMap<>();
            ways.forEach((way, trainer) -> {
                double[] figures = measured(trainer, folded);
                found.put(way, figures);
                String share = String.format(
                        Locale.ROOT,
                        "%.1f %%",
                        100.0 * folded.data().positives() / folded.data().rows());
                table.append(String.format(
                        Locale.ROOT,
                        "| %s (%s) | %s | %s | %.4f | %.4f | %.4f |%n",
                        set,
                        share,
                        model,
                        way,
                        figures[0],
                        figures[1],
                        figures[2]));
            });
            assertClaims(set + ", " + model, found);
        }));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "imbalance.md"), table);
    }

    /** What docs/imbalance.md says of every set and model. */
    private static void assertClaims(String where, Map<String, double[]> found) {
        double[] plain = found.getOrDefault("as it is", new double[0]);
        found.forEach((way, figures) -> {
            assertThat(figures[0]).as(where + ", AUC, " + way).isLessThan(plain[0] + 0.01);
            boolean isRaw = way.endsWith("raw");
            if (isRaw && way.startsWith("under")) {
                assertThat(figures[1]).as(where + ", Brier, " + way).isGreaterThan(plain[1]);
                assertThat(figures[2]).as(where + ", ECE, " + way).isGreaterThan(2 * plain[2]);
            }
            if (way.endsWith("corrected") || way.endsWith("calibrated")) {
                String raw = way.substring(0, way.indexOf(',')) + ", raw";
                double[] before = found.getOrDefault(raw, new double[0]);
                assertThat(figures[1]).as(where + ", Brier, " + way).isLessThan(before[1]);
            }
        });
    }
}
