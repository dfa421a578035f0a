package io.riskanalyzer.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.metric.Metric;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of the models that were trained on one file: as a table, and as JSON. Mutable, for one thread. */
final class TrainingReport {
    private final Path file;
    private final int rows;
    private final int features;
    private final double positiveShare;
    private final double readSeconds;
    private final List<CrossValidation.Result> results = new ArrayList<>();

    TrainingReport(Path file, Dataset data, double readSeconds) {
        this.file = file;
        this.rows = data.rows();
        this.features = data.features().size();
        this.positiveShare = (double) data.positives() / data.rows();
        this.readSeconds = readSeconds;
    }

    void add(CrossValidation.Result result) {
        results.add(result);
    }

    /** What was read. */
    String heading() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows × %d feature%s, %.2f %% positive, read in %.2f s",
                file.getFileName(),
                rows,
                features,
                features == 1 ? "" : "s",
                100 * positiveShare,
                readSeconds);
    }

    /** The means over the folds, and the deviation of the AUC. */
    @Override
    public String toString() {
        Table table =
                new Table("model", ">AUC", ">±", ">AP", ">KS", ">Brier", ">log loss", ">ECE", ">train s", ">rows/s");
        for (CrossValidation.Result result : results) {
            table.row(
                    result.name(),
                    four(result.mean("auc")),
                    four(result.deviation("auc")),
                    four(result.mean("averagePrecision")),
                    four(result.mean("ks")),
                    four(result.mean("brier")),
                    four(result.mean("logLoss")),
                    four(result.mean("ece")),
                    String.format(Locale.ROOT, "%.1f", result.trainSeconds()),
                    String.format(Locale.ROOT, "%,.0f", result.scoreRowsPerSecond()));
        }
        return table.toString();
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    /** Writes the figures: what was read, and for each model the means and each fold. */
    void writeJson(Path target) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.putObject("data")
                .put("rows", rows)
                .put("features", features)
                .put("positiveShare", positiveShare)
                .put("readSeconds", readSeconds);
        ArrayNode models = root.putArray("models");
        for (CrossValidation.Result result : results) {
            ObjectNode model = models.addObject().put("name", result.name());
            ObjectNode mean = model.putObject("mean");
            for (Metric metric : CrossValidation.METRICS) {
                mean.put(metric.name(), result.mean(metric.name()));
            }
            ArrayNode folds = model.putArray("folds");
            result.folds().forEach(fold -> {
                ObjectNode values = folds.addObject();
                fold.forEach((name, value) -> values.put(name, value));
            });
            model.put("trainSeconds", result.trainSeconds()).put("scoreRowsPerSecond", result.scoreRowsPerSecond());
        }
        mapper.writeValue(target.toFile(), root);
    }
}
