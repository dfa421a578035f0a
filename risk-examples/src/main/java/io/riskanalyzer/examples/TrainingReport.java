package io.riskanalyzer.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.models.validate.CrossValidationResult;
import io.riskanalyzer.models.validate.Leaderboard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** The figures of the models that were trained on one file: as text, and as JSON. Immutable. */
final class TrainingReport {
    private final TrainingFile.Labelled labelled;
    private final Leaderboard board;

    TrainingReport(TrainingFile.Labelled labelled, Leaderboard board) {
        this.labelled = labelled;
        this.board = board;
    }

    /** The means over the folds, from the best candidate to the worst, and the deviation of what decided. */
    @Override
    public String toString() {
        return board.toString();
    }

    /** Writes the figures: what was read, and for each candidate the means and each fold. */
    void writeJson(Path target) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.putObject("data")
                .put("rows", labelled.data().rows())
                .put("features", labelled.data().features().size())
                .put("positiveShare", labelled.positiveShare())
                .put("readSeconds", labelled.seconds());
        ArrayNode models = root.putArray("models");
        board.entries().forEach(entry -> write(entry, models.addObject()));
        mapper.writeValue(target.toFile(), root);
    }

    private static void write(Leaderboard.Entry entry, ObjectNode model) {
        CrossValidationResult result = entry.validation();
        model.put("name", entry.name());
        ObjectNode mean = model.putObject("mean");
        ArrayNode folds = model.putArray("folds");
        for (int fold = 0; fold < result.rounds(); fold++) {
            folds.addObject();
        }
        for (Metric metric : result.metrics()) {
            mean.put(metric.name(), result.mean(metric));
            double[] values = result.values(metric);
            for (int fold = 0; fold < values.length; fold++) {
                ((ObjectNode) folds.get(fold)).put(metric.name(), values[fold]);
            }
        }
        model.put("trainShare", entry.trainShare());
        model.put("trainSeconds", seconds(result.trainTime()));
        model.put("scoreRowsPerSecond", result.judgedRows().length / seconds(result.scoreTime()));
        entry.planBytes().ifPresent(bytes -> model.put("planBytes", bytes));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** What was read, in one line. */
    static String heading(Path file, TrainingFile.Labelled labelled) {
        int features = labelled.data().features().size();
        return String.format(
                Locale.ROOT,
                "%s: %,d rows × %d feature%s, %.2f %% positive, read in %.2f s",
                file.getFileName(),
                labelled.data().rows(),
                features,
                features == 1 ? "" : "s",
                100 * labelled.positiveShare(),
                labelled.seconds());
    }
}
