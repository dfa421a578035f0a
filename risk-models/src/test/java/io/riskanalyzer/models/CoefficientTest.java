package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coefficients against those of scikit-learn and statsmodels, which {@code reference/coefficients.py} has written. */
class CoefficientTest {
    private static final Dataset LOANS = GoldenLoans.train();

    private static List<String[]> golden(String fit) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CoefficientTest.class.getResourceAsStream("coefficients.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(",", -1))
                    .filter(line -> line[0].equals(fit))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] weights(int rows) {
        return IntStream.range(0, rows).mapToDouble(i -> 1 + i % 3).toArray();
    }

    private static Coefficient of(LogisticFit fit, String column) {
        return fit.coefficients().stream()
                .filter(row -> row.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + column + " in\n" + fit));
    }

    private static void assertClose(double actual, String expected, double tolerance, String what) {
        double golden = Double.parseDouble(expected);
        assertThat(actual).as(what).isCloseTo(golden, within(tolerance * Math.max(Math.abs(golden), 1e-5)));
    }

    /** How near: relative for weights of the size of one, as saga ends at a change of 1e-10 and lbfgs leaves 1e-7. */
    @ParameterizedTest
    @CsvSource({
        "l2, 0, 1, false, 1",
        "l2 strong, 0, 100, false, 1",
        "l2 weighted, 0, 1, true, 1",
        "l2 balanced, 0, 1, false, balanced",
        "l1, 10, 0, false, 1",
        "elastic, 10, 10, false, 1"
    })
    void estimate_ofPenalisedFit_isThatOfScikitLearn(
            String name, double l1, double l2, boolean weighted, String classWeights) {
        LogisticFit fit = LogisticTrainer.builder()
                .l1(l1)
                .l2(l2)
                .classWeights(ClassWeights.parse(classWeights))
                .build()
                .fit(weighted ? LOANS.weighted(weights(LOANS.rows())) : LOANS);
        List<String[]> golden = golden(name);
        assertThat(fit.coefficients()).hasSameSizeAs(golden).hasSize(13);
        for (String[] line : golden) {
            Coefficient row = of(fit, line[1]);
            assertClose(row.estimate(), line[2], 1e-6, name + ": " + line[1]);
            assertThat(row.standardError()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"plain, false", "weighted, true"})
    void coefficient_ofFitWithoutPenalty_isThatOfStatsmodels(String name, boolean weighted) {
        LogisticFit fit =
                LogisticTrainer.builder().l2(0).build().fit(weighted ? LOANS.weighted(weights(LOANS.rows())) : LOANS);
        List<String[]> golden = golden(name);
        assertThat(golden).hasSize(12);
        for (String[] line : golden) {
            if (line[1].equals("log-likelihood")) {
                assertClose(fit.logLikelihood(), line[2], 1e-12, name);
                continue;
            }
            Coefficient row = of(fit, line[1]);
            String what = name + ": " + line[1];
            assertClose(row.estimate(), line[2], 1e-6, what);
            assertClose(row.standardError().orElseThrow(), line[3], 1e-6, what);
            assertClose(row.z(), line[4], 1e-6, what);
            assertThat(row.pValue()).as(what).isCloseTo(Double.parseDouble(line[5]), within(1e-7));
            assertClose(row.interval(0.95).from(), line[6], 1e-6, what);
            assertClose(row.interval(0.95).to(), line[7], 1e-6, what);
        }
        assertThat(fit.toString()).contains("std. error", "purpose = study", "log-likelihood -");
    }

    // scipy 1.10.1: 2 * scipy.stats.norm.sf(z), scipy.stats.norm.ppf((1 + level) / 2)
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.5, 0.6170750774519738",
        "1.959963984540054, 0.05",
        "2.9999, 0.00270068256590985",
        "3.0001, 0.0026989098265214344",
        "8, 1.244192114854348e-15",
        "-20, 5.507248237212311e-89"
    })
    void pValue_ofZ_isThatOfScipy(double z, double p) {
        Coefficient row = new Coefficient("x", z, OptionalDouble.of(1));
        assertThat(row.pValue()).isCloseTo(p, within(1e-12 * p + 1e-17));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.6744897501960817", "0.95, 1.959963984540054", "0.999, 3.290526731491926"})
    void interval_ofLevel_reachesAsInScipy(double level, double reach) {
        Coefficient.Interval interval = new Coefficient("x", 1, OptionalDouble.of(2)).interval(level);
        assertThat(interval.from()).isCloseTo(1 - 2 * reach, within(1e-12));
        assertThat(interval.to()).isCloseTo(1 + 2 * reach, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, Double.NaN})
    void interval_ofLevelOutOfRange_isRefused(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coefficient("x", 1, OptionalDouble.of(2)).interval(level))
                .withMessageContaining("above 0 and below 1");
    }

    @Test
    void pValue_ofPenalisedFit_isRefused() {
        Coefficient row = LogisticTrainer.DEFAULTS.fit(LOANS).coefficients().get(1);
        assertThatIllegalStateException()
                .isThrownBy(row::pValue)
                .withMessage("The coefficient (income) must have a standard error for tests and intervals, but it has"
                        + " none.\nMaybe fit without a penalty: l2(0).");
    }

    /** At the minimum no weight can move: its slope is within the penalty on its size, or balanced by it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void fit_withL1_satisfiesTheOptimalityConditions(long seed) {
        Dataset data = standardised(seed);
        double l1 = 8;
        LogisticFit fit = LogisticTrainer.builder().l1(l1).l2(0).build().fit(data);
        double[] weights =
                fit.coefficients().stream().mapToDouble(Coefficient::estimate).toArray();
        int zeros = 0;
        for (int j = 0; j < weights.length; j++) {
            double slope = 0;
            for (int i = 0; i < data.rows(); i++) {
                double eta = weights[0];
                for (int k = 1; k < weights.length; k++) {
                    eta += weights[k] * data.frame().value(i, k - 1);
                }
                double x = j == 0 ? 1 : data.frame().value(i, j - 1);
                slope += ((data.label(i) ? 1 : 0) - 1 / (1 + Math.exp(-eta))) * x;
            }
            if (j == 0) {
                assertThat(slope).isCloseTo(0, within(1e-6));
            } else if (Math.abs(weights[j]) < 1e-12) {
                zeros++;
                assertThat(Math.abs(slope)).isLessThan(l1 + 1e-6);
            } else {
                assertThat(slope).isCloseTo(l1 * Math.signum(weights[j]), within(1e-6));
            }
        }
        assertThat(zeros).isBetween(1, 7);
    }

    /** Eight numbers of mean 0 and deviation 1, of which two matter. */
    private static Dataset standardised(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 400;
        double[][] columns = new double[8][];
        for (int j = 0; j < 8; j++) {
            double[] raw = random.doubles(rows).toArray();
            double mean = java.util.Arrays.stream(raw).average().orElseThrow();
            double square = java.util.Arrays.stream(raw)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElseThrow();
            columns[j] = java.util.Arrays.stream(raw)
                    .map(x -> (x - mean) / Math.sqrt(square))
                    .toArray();
        }
        FeatureSet features = FeatureSet.of(
                IntStream.range(0, 8).mapToObj(j -> Feature.number("x" + j)).toArray(Feature[]::new));
        Frame.Builder frame = Frame.builder(features);
        boolean[] labels = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            int row = i;
            frame.add(IntStream.range(0, 8).mapToDouble(j -> columns[j][row]).toArray(), i, null);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[0][i] + columns[3][i] / 2));
        }
        return Dataset.of(frame.build(), labels);
    }

    @Test
    void fit_columnThatIsACombinationOfOthers_isLeftOut() {
        Dataset data = standardised(4);
        FeatureSet features = data.features().with(Feature.number("sum"));
        Frame.Builder frame = Frame.builder(features);
        for (int i = 0; i < data.rows(); i++) {
            double[] row = new double[9];
            data.frame().copyRow(i, row);
            row[8] = 3 + row[0] - 2 * row[5];
            frame.add(row, i, null);
        }
        LogisticTrainer trainer = LogisticTrainer.builder().l2(0).build();
        LogisticFit fit = trainer.fit(Dataset.of(frame.build(), data.labels()));
        LogisticFit without = trainer.fit(data);

        assertThat(of(fit, "sum").estimate()).isZero();
        assertThat(of(fit, "sum").standardError()).isEmpty();
        assertThat(fit.logLikelihood()).isCloseTo(without.logLikelihood(), within(1e-9));
        for (Coefficient row : without.coefficients()) {
            assertThat(of(fit, row.column()).estimate()).isCloseTo(row.estimate(), within(1e-9));
        }
    }
}
