package io.riskanalyzer.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.riskanalyzer.rules.BandChange.Stage;
import io.riskanalyzer.rules.BandMigration.Move;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Who changes band, as JSON. */
final class MigrationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private MigrationJson() {}

    static String write(BandMigration migration) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("oldPlan", migration.plans().before().id());
            out.writeStringField("newPlan", migration.plans().after().id());
            out.writeNumberField("rows", migration.rows());
            out.writeNumberField("rejected", migration.rejected().size());
            for (Move move : Move.values()) {
                out.writeNumberField(named(move), migration.count(move));
            }
            writeCells(migration, out);
            writeMoves(migration.moved(), out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail.", e);
        }
        return text.toString();
    }

    private static void writeCells(BandMigration migration, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("cells");
        for (BandMigration.Cell cell : migration.cells()) {
            out.writeStartObject();
            out.writeStringField("from", cell.from().name());
            out.writeStringField("to", cell.to().name());
            out.writeStringField("move", named(cell.move()));
            out.writeNumberField("rows", cell.rows());
            out.writeNumberField("share", cell.share());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void writeMoves(BandMoves moves, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("moved");
        out.writeNumberField("rows", moves.size());
        out.writeObjectFieldStart("stages");
        for (Stage stage : Stage.values()) {
            out.writeNumberField(named(stage), moves.countMovedBy(stage));
        }
        out.writeEndObject();
        out.writeArrayFieldStart("causes");
        for (BandMoves.Cause cause : moves.causes()) {
            out.writeStartObject();
            out.writeStringField("code", cause.code());
            out.writeNumberField("rows", cause.rows());
            out.writeNumberField("sum", cause.sum());
            out.writeNumberField("mean", cause.mean());
            out.writeNumberField("greatest", cause.greatest());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String named(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
