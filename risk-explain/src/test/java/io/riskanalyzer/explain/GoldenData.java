package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The 400 rows of importance-data.csv and the fixed scorer of src/test/reference/permutation_importance.py. */
final class GoldenData {
    static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    static final NumberFeature MARK = Feature.number("mark").optional();
    static final NumberFeature ATTEMPTS = Feature.number("attempts");
    static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "science").optional().unknownAs("arts");
    static final NumberFeature AGE = Feature.number("age");
    static final NumberFeature POSTCODE = Feature.number("postcode");
    static final FeatureSet FEATURES =
            FeatureSet.of(ATTENDANCE, MARK, ATTEMPTS, FEES_OVERDUE, PROGRAMME, AGE, POSTCODE);

    static final LinearModel SCORER = new LinearModel(
            "fixed",
            -0.5,
            List.of(
                    new LinearTerm.Slope(ATTENDANCE, -6, 0.8, 0),
                    new LinearTerm.Slope(MARK, -0.08, 60, 0.7),
                    new LinearTerm.Slope(ATTEMPTS, 0.4, 1, 0),
                    new LinearTerm.Slope(FEES_OVERDUE, 0.6, 0.25, 0),
                    new LinearTerm.Levels(PROGRAMME, List.of(0.5, -0.4, 0.1), -0.2),
                    new LinearTerm.Slope(AGE, 0.01, 21, 0)),
            new Provenance("none", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));

    static final Dataset UNWEIGHTED = read();
    static final Dataset WEIGHTED = UNWEIGHTED.weighted(weights());

    private GoldenData() {}

    private static Dataset read() {
        Frame.Builder rows = Frame.builder(FEATURES);
        List<String[]> lines = lines("importance-data.csv");
        boolean[] labels = new boolean[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] cells = lines.get(i);
            double[] row = new double[FEATURES.size()];
            Arrays.setAll(row, j -> cells[j].isEmpty() ? Double.NaN : Double.parseDouble(cells[j]));
            if (!rows.add(row, i + 1, null)) {
                throw new IllegalStateException(String.join(",", cells));
            }
            labels[i] = cells[row.length].equals("1");
        }
        return Dataset.of(rows.build(), labels);
    }

    private static double[] weights() {
        return lines("importance-data.csv").stream()
                .mapToDouble(cells -> Double.parseDouble(cells[FEATURES.size() + 1]))
                .toArray();
    }

    /** The lines of a file after its comments and its header, split at the commas. */
    static List<String[]> lines(String file) {
        try (InputStream in = Objects.requireNonNull(GoldenData.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
