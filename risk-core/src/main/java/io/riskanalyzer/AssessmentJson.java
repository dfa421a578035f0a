package io.riskanalyzer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An assessment as JSON. Every field but the version, which is younger, must be there once, in any order; others, as a
 * later version may write, are skipped.
 */
final class AssessmentJson {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private AssessmentJson() {}

    static String write(RiskAssessment assessment) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeNumberField("score", assessment.score());
            out.writeNumberField("rawScore", assessment.rawScore());
            out.writeNumberField("displayed", assessment.displayed());
            out.writeObjectFieldStart("band");
            Band band = assessment.band();
            out.writeStringField("name", band.name());
            out.writeNumberField("level", band.level());
            out.writeNumberField("from", band.from()); // the generator quotes what is not finite
            out.writeNumberField("to", band.to());
            out.writeEndObject();
            out.writeArrayFieldStart("reasons");
            for (Reason reason : assessment.reasons()) {
                out.writeStartObject();
                out.writeStringField("code", reason.code());
                out.writeNumberField("contribution", reason.contribution());
                out.writeStringField("text", reason.text());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("planId", assessment.planId());
            out.writeStringField("version", assessment.version());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter does not fail.", e);
        }
        return text.toString();
    }

    static RiskAssessment read(String json) {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            RiskAssessment assessment = readAssessment(in);
            if (in.nextToken() != null) {
                throw wrong(in, "the end of the text");
            }
            return assessment;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The assessment must be JSON, but " + e.getMessage() + ".\nMaybe it was cut off.", e);
        }
    }

    private static RiskAssessment readAssessment(JsonParser in) throws IOException {
        Fields fields = new Fields(
                in, Set.of("score", "rawScore", "displayed", "band", "reasons", "planId"), Set.of("version"));
        double score = 0;
        double rawScore = 0;
        double displayed = 0;
        Band band = null;
        List<Reason> reasons = List.of();
        String planId = "";
        String version = "";
        for (String field = fields.next(); !field.isEmpty(); field = fields.next()) {
            switch (field) {
                case "score" -> score = number(in);
                case "rawScore" -> rawScore = number(in);
                case "displayed" -> displayed = number(in);
                case "band" -> band = readBand(in);
                case "reasons" -> reasons = readReasons(in);
                case "planId" -> planId = text(in);
                default -> version = text(in);
            }
        }
        if (band == null) {
            throw wrong(in, "a band");
        }
        return new RiskAssessment(score, rawScore, displayed, band, reasons, planId, version);
    }

    private static Band readBand(JsonParser in) throws IOException {
        Fields fields = new Fields(in, Set.of("name", "level", "from", "to"), Set.of());
        String name = "";
        int level = 0;
        double from = 0;
        double to = 0;
        for (String field = fields.next(); !field.isEmpty(); field = fields.next()) {
            switch (field) {
                case "name" -> name = text(in);
                case "level" -> level = integer(in);
                case "from" -> from = number(in);
                default -> to = number(in);
            }
        }
        return new Band(name, level, from, to);
    }

    private static List<Reason> readReasons(JsonParser in) throws IOException {
        expect(in, JsonToken.START_ARRAY, "an array");
        List<Reason> reasons = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            Fields fields = new Fields(in, Set.of("code", "contribution", "text"), Set.of());
            String code = "";
            double contribution = 0;
            String text = "";
            for (String field = fields.next(); !field.isEmpty(); field = fields.next()) {
                switch (field) {
                    case "code" -> code = text(in);
                    case "contribution" -> contribution = number(in);
                    default -> text = text(in);
                }
            }
            reasons.add(new Reason(code, contribution, text));
        }
        return reasons;
    }

    private static double number(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return switch (in.getText()) {
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                case "NaN" -> Double.NaN;
                default -> throw wrong(in, "a number");
            };
        }
        if (!in.currentToken().isNumeric()) {
            throw wrong(in, "a number");
        }
        return in.getDoubleValue();
    }

    private static int integer(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_NUMBER_INT, "a whole number");
        return in.getIntValue();
    }

    private static String text(JsonParser in) throws IOException {
        expect(in, JsonToken.VALUE_STRING, "a text");
        return in.getText();
    }

    private static void expect(JsonParser in, JsonToken token, String what) {
        if (in.currentToken() != token) {
            throw wrong(in, what);
        }
    }

    private static IllegalArgumentException wrong(JsonParser in, String expected) {
        return new IllegalArgumentException("The assessment (column "
                + in.currentLocation().getColumnNr() + ") must have " + expected
                + " here.\nMaybe it was not written by toJson().");
    }

    /** The fields of one object: each of the required ones once, and those that may be absent. */
    private static final class Fields {
        private final JsonParser in;
        private final Set<String> left;
        private final Set<String> optional;

        Fields(JsonParser in, Set<String> required, Set<String> optional) {
            this.in = in;
            this.left = new HashSet<>(required);
            this.optional = optional;
            expect(in, JsonToken.START_OBJECT, "an object");
        }

        /** The name of the next known field, with the parser at its value; empty at the end. */
        String next() throws IOException {
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                if (left.remove(name) || optional.contains(name)) { // the parser refuses a name that is there twice
                    return name;
                }
                in.skipChildren();
            }
            if (!left.isEmpty()) {
                throw wrong(in, "the fields " + left);
            }
            return "";
        }
    }
}
