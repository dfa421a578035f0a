package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.models.GoldenLoans;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A scorecard on given bins against pandas 1.5.3 and statsmodels 0.13.5: {@code /usr/bin/python3
 * src/test/reference/scorecard.py}.
 */
class ScorecardGoldenTest {
    /** As the coefficients of the logistic regression: what two Newton's methods leave. */
    private static final double TOLERANCE = 1e-8;

    private static final List<Bins> BINS = List.of(
            new Bins.Numbers(number("income"), List.of(30_000.0, 45_000.0, 60_000.0)),
            new Bins.Numbers(number("age"), List.of(30.0, 45.0)),
            new Bins.Numbers(number("utilisation"), List.of(0.3, 0.6, 0.8)),
            new Bins.Flags((FlagFeature) GoldenLoans.FEATURES.get("owner")),
            new Bins.Levels(category("purpose"), List.of(List.of("car"), List.of("home", "study"))),
            new Bins.Levels(category("region"), List.of(List.of("north"), List.of("east", "south"))));

    private static NumberFeature number(String name) {
        return (NumberFeature) GoldenLoans.FEATURES.get(name);
    }

    private static CategoryFeature<?> category(String name) {
        return (CategoryFeature<?>) GoldenLoans.FEATURES.get(name);
    }

    private static List<String[]> golden(String fit, String kind) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ScorecardGoldenTest.class.getResourceAsStream("scorecard.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.split(",", -1))
                    .filter(line -> line[0].equals(fit) && line[2].equals(kind))
                    .toList();
        }
    }

    private static double[] numbers(String[] line) {
        return Arrays.stream(line, 3, line.length)
                .mapToDouble(text -> text.equals("nan") ? Double.NaN : Double.parseDouble(text))
                .toArray();
    }

    private static ScorecardFit fit(String name) {
        Dataset loans = GoldenLoans.train();
        Dataset rows = name.equals("weighted")
                ? loans.weighted(IntStream.range(0, loans.rows())
                        .mapToDouble(i -> 1 + i % 3)
                        .toArray())
                : loans;
        return ScorecardTrainer.builder()
                .leastIv(0)
                .rounding(ScorecardTrainer.Rounding.NONE)
                .bins(BINS)
                .build()
                .fit(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void coefficients_onGivenBins_areThoseOfStatsmodels(String name) throws IOException {
        ScorecardFit fit = fit(name);
        List<String[]> expected = golden(name, "coefficient");
        assertThat(fit.coefficients()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            WoeCoefficient row = fit.coefficients().get(i);
            double[] golden = numbers(expected.get(i));
            assertThat(row.feature()).isEqualTo(expected.get(i)[1]);
            assertThat(row.estimate()).isCloseTo(golden[0], within(TOLERANCE));
            assertThat(row.standardError()).isCloseTo(golden[1], within(TOLERANCE));
            assertThat(row.z()).isCloseTo(golden[2], within(TOLERANCE * Math.abs(golden[2])));
            assertThat(row.pValue()).isCloseTo(golden[3], within(TOLERANCE));
            if (i > 0) {
                assertThat(row.vif()).isCloseTo(golden[4], within(TOLERANCE));
            }
        }
        assertThat(fit.logLikelihood())
                .isCloseTo(numbers(golden(name, "log-likelihood").get(0))[0], within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "weighted"})
    void points_onGivenBins_areTheFormulas(String name) throws IOException {
        ScorecardFit fit = fit(name);
        List<String[]> woe = golden(name, "woe");
        List<String[]> points = golden(name, "points");
        for (int j = 0; j < points.size(); j++) {
            Characteristic line = fit.scorecard().characteristics().get(j);
            double[] expected = numbers(points.get(j));
            double[] ofBins = numbers(woe.get(j));
            assertThat(line.bins().count()).isEqualTo(expected.length);
            for (int bin = 0; bin < expected.length; bin++) {
                // Characteristics keep points in steps of 2^-32.
                assertThat(line.points().get(bin)).isCloseTo(expected[bin], within(1e-6));
                assertThat(fit.tables().get(j).rows().get(bin).woe()).isCloseTo(ofBins[bin], within(1e-12));
            }
        }
    }
}
