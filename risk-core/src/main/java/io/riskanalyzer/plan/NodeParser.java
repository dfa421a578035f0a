package io.riskanalyzer.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON into nodes, strictly: RFC 8259 and nothing beside it, no name twice, nothing after the end, no null. */
final class NodeParser {
    static final int MOST_DEPTH = 64;
    private static final int MOST_NAME = 100;
    private static final int MOST_NUMBER = 50;
    private static final long MOST_TOKENS = 10_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH + 1) // this class refuses one earlier, with a message of its own
                    .maxNameLength(MOST_NAME)
                    .maxNumberLength(MOST_NUMBER)
                    .maxStringLength(PlanFile.MOST_BYTES)
                    .maxDocumentLength(PlanFile.MOST_BYTES)
                    .maxTokenCount(MOST_TOKENS)
                    .build())
            .build();

    /** What the parser says of its own settings, which are no business of a reader of messages. */
    private static final Pattern SETTINGS =
            Pattern.compile("[,:]? ?(enable|from) `[^`]*`( to allow)?|: maybe a \\(non-standard\\) comment.*");

    private final Source source;
    private final JsonParser json;
    private int depth;

    private NodeParser(Source source, JsonParser json) {
        this.source = source;
        this.json = json;
    }

    /**
     * Reads a document.
     *
     * @param bytes the file
     * @param source its name
     * @return its value
     * @throws PlanFormatException if it is not one JSON document of UTF-8 within the limits
     */
    static Node parse(byte[] bytes, Source source) {
        Reader text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser json = FACTORY.createParser(text)) {
            return new NodeParser(source, json).document();
        } catch (CharacterCodingException e) {
            throw notUtf8(bytes, source);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail.", e);
        }
    }

    private Node document() throws IOException {
        try {
            Node document = value(first());
            requireEnd();
            return document;
        } catch (JsonEOFException e) {
            throw refuse(
                    json.currentLocation(),
                    "The plan file must be complete, but ends here.\n"
                            + "Maybe it was cut off while it was copied; copy it again.");
        } catch (JsonProcessingException e) {
            String reason = SETTINGS.matcher(e.getOriginalMessage()).replaceAll("");
            throw refuse(
                    placeOf(e),
                    "The plan file must be strict JSON within the limits of a plan, but: " + reason
                            + ".\nMaybe it was damaged or edited by hand; take it from where it was saved.");
        }
    }

    private JsonToken first() throws IOException {
        JsonToken first;
        try {
            first = json.nextToken();
        } catch (JsonParseException e) {
            throw refuse(
                    placeOf(e),
                    "The plan file must be a JSON object, but begins otherwise.\n"
                            + "Maybe this is another file, or an editor put a byte order mark before it.");
        }
        if (first == null) {
            throw source.refuse(
                    1,
                    1,
                    "The plan file must be a JSON object, but is empty."
                            + "\nMaybe it was cut off while it was copied; copy it again.");
        }
        return first;
    }

    private void requireEnd() throws IOException {
        JsonLocation next;
        try {
            next = json.nextToken() == null ? null : json.currentTokenLocation();
        } catch (JsonParseException e) {
            next = placeOf(e);
        }
        if (next != null) {
            throw refuse(
                    next,
                    "The plan file must end with its closing brace, but something follows.\n"
                            + "Maybe two files were joined; keep the first.");
        }
    }

    private JsonLocation placeOf(JsonProcessingException e) {
        return e.getLocation() == null ? json.currentLocation() : e.getLocation();
    }

    private Node value(JsonToken token) throws IOException {
        JsonLocation at = json.currentTokenLocation();
        int line = at.getLineNr();
        int column = at.getColumnNr();
        return switch (token) {
            case START_OBJECT -> object(line, column);
            case START_ARRAY -> array(line, column);
            case VALUE_STRING -> new Node.Text(json.getText(), line, column);
            case VALUE_NUMBER_INT -> whole(json.getText(), line, column);
            case VALUE_NUMBER_FLOAT -> finite(json.getText(), line, column);
            case VALUE_TRUE -> new Node.Flag(true, line, column);
            case VALUE_FALSE -> new Node.Flag(false, line, column);
            default ->
                throw refuse("A value of a plan must be an object, a list, a text, a number, true or false, but is "
                        + token.asString() + ".\nMaybe leave the field out.");
        };
    }

    private Node object(int line, int column) throws IOException {
        enter();
        Map<String, Node> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (members.containsKey(name)) {
                throw refuse("The field (" + Source.shown(name) + ") must be in an object once, but is there twice."
                        + "\nMaybe remove one.");
            }
            members.put(name, value(json.nextToken()));
        }
        depth--;
        return new Node.Fields(members, line, column);
    }

    private Node array(int line, int column) throws IOException {
        enter();
        List<Node> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(token));
        }
        depth--;
        return new Node.Items(items, line, column);
    }

    private void enter() {
        if (++depth > MOST_DEPTH) {
            throw refuse("Objects and lists of a plan must stand at most " + MOST_DEPTH
                    + " deep in each other, but this one is deeper.\nMaybe the file is not a plan.");
        }
    }

    private Node whole(String digits, int line, int column) {
        if (digits.equals("-0")) {
            return Node.finite(-0.0, line, column);
        }
        try {
            return new Node.Whole(Long.parseLong(digits), line, column);
        } catch (NumberFormatException e) {
            throw refuse("A whole number (" + digits + ") must fit in 64 bits.\nMaybe write it with an exponent.");
        }
    }

    private Node finite(String decimal, int line, int column) {
        double value = Double.parseDouble(decimal);
        if (Double.isInfinite(value)) {
            throw refuse("A number (" + decimal + ") must fit in a double.\nMaybe write \"Infinity\".");
        }
        return Node.finite(value, line, column);
    }

    private PlanFormatException refuse(String message) {
        return refuse(json.currentTokenLocation(), message);
    }

    private PlanFormatException refuse(JsonLocation at, String message) {
        return source.refuse(at.getLineNr(), at.getColumnNr(), message);
    }

    /** The error of the first byte that is not UTF-8. */
    private static PlanFormatException notUtf8(byte[] bytes, Source source) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        decoder.decode(in, out, true);
        String before = out.flip().toString();
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return source.refuse(
                line,
                column,
                "The plan file must be UTF-8, but this byte is "
                        + String.format("0x%02x", in.get(in.position()))
                        + ".\nMaybe it was saved in another encoding; take it from"
                        + " where it was made.");
    }
}
