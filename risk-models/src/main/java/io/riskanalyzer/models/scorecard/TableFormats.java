package io.riskanalyzer.models.scorecard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.riskanalyzer.models.scorecard.BinningTable.Bin;
import io.riskanalyzer.models.scorecard.BinningTable.NeighbourTest;
import io.riskanalyzer.models.scorecard.BinningTable.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** A table as JSON and as CSV. */
final class TableFormats {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String HEADER = "feature,bin,kind,weight,events,non_events,share,event_rate,woe,iv,js";

    private TableFormats() {}

    static String json(BinningTable table) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("feature", table.bins().feature().name());
            out.writeStringField("breaks", Breaks.write(List.of(table.bins())).strip());
            out.writeStringField("verdict", table.verdict());
            out.writeStringField("trend", name(table.trend()));
            write(out, table.totals());
            out.writeArrayFieldStart("bins");
            for (Bin bin : table.rows()) {
                write(out, bin);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("neighbours");
            for (NeighbourTest test : table.neighbours()) {
                out.writeStartObject();
                out.writeNumberField("bin", test.bin());
                write(out, "z", test.z());
                write(out, "pValue", test.pValue());
                write(out, "chiSquare", test.chiSquare());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void write(JsonGenerator out, Totals totals) throws IOException {
        out.writeObjectFieldStart("totals");
        write(out, "weight", totals.weight());
        write(out, "events", totals.events());
        write(out, "nonEvents", totals.nonEvents());
        write(out, "iv", totals.iv());
        write(out, "js", totals.js());
        write(out, "gini", totals.gini());
        write(out, "ks", totals.ks());
        write(out, "hhi", totals.hhi());
        write(out, "normalizedHhi", totals.normalizedHhi());
        write(out, "cramersV", totals.cramersV());
        write(out, "quality", totals.quality());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Bin bin) throws IOException {
        out.writeStartObject();
        out.writeStringField("label", bin.label());
        out.writeStringField("kind", name(bin.kind()));
        write(out, "weight", bin.weight());
        write(out, "events", bin.events());
        write(out, "nonEvents", bin.nonEvents());
        write(out, "share", bin.share());
        write(out, "eventRate", bin.eventRate());
        write(out, "woe", bin.woe());
        write(out, "iv", bin.iv());
        write(out, "js", bin.js());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            out.writeNullField(name);
        } else {
            out.writeNumberField(name, value);
        }
    }

    static String csv(BinningTable table) {
        StringBuilder text = new StringBuilder(HEADER).append("\r\n");
        for (Bin bin : table.rows()) {
            text.append(cell(table.bins().feature().name())).append(',').append(cell(bin.label()));
            text.append(',').append(name(bin.kind()));
            List<Double> numbers = List.of(
                    bin.weight(),
                    bin.events(),
                    bin.nonEvents(),
                    bin.share(),
                    bin.eventRate(),
                    bin.woe(),
                    bin.iv(),
                    bin.js());
            numbers.forEach(number -> text.append(',').append(number.isNaN() ? "" : number.toString()));
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
