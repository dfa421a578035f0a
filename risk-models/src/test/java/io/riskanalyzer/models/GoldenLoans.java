package io.riskanalyzer.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The loans that {@code src/test/reference/logistic.py} has made. */
public final class GoldenLoans {
    /** So many rows, from the first, are to be trained on. */
    static final int TRAIN = 2_000;

    /** What a row consists of. */
    public static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("income"),
            Feature.number("age").optional(),
            Feature.number("utilisation"),
            Feature.flag("owner"),
            Feature.category("purpose", "car", "home", "study"),
            Feature.category("region", "north", "east", "south").optional());

    private static final int LABEL = FEATURES.size();
    /** The column of the log-odds of rows that were not trained on. */
    static final int LOG_ODDS = LABEL + 1;

    private GoldenLoans() {}

    static Dataset all() {
        return data(lines());
    }

    /** The rows to be trained on. */
    public static Dataset train() {
        return all().filter(i -> i < TRAIN);
    }

    static List<String[]> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GoldenLoans.class.getResourceAsStream("logistic.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dataset data(List<String[]> lines) {
        Frame.Builder builder = Frame.builder(FEATURES);
        boolean[] labels = new boolean[lines.size()];
        double[] row = new double[FEATURES.size()];
        for (int i = 0; i < labels.length; i++) {
            for (int slot = 0; slot < row.length; slot++) {
                row[slot] = value(FEATURES.get(slot), lines.get(i)[slot]);
            }
            assertThat(builder.add(row, i + 1, null)).isTrue();
            labels[i] = lines.get(i)[LABEL].equals("1");
        }
        return Dataset.of(builder.build(), labels);
    }

    private static double value(Feature feature, String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        return feature instanceof CategoryFeature<?> category ? category.indexOf(text) : Double.parseDouble(text);
    }
}
