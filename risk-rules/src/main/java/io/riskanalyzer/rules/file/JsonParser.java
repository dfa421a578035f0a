package io.riskanalyzer.rules.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into nodes. */
final class JsonParser {
    private static final JsonFactory JSON = new JsonFactory();

    private final com.fasterxml.jackson.core.JsonParser in;
    private final Problems problems;

    private JsonParser(com.fasterxml.jackson.core.JsonParser in, Problems problems) {
        this.in = in;
        this.problems = problems;
    }

    /** The value that a text holds; nothing, if it holds none. */
    static FileNode parse(String text, Problems problems) {
        try (com.fasterxml.jackson.core.JsonParser in = JSON.createParser(text)) {
            return new JsonParser(in, problems).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw problems.fatal(
                    at == null ? Place.START : place(at),
                    "The file must be JSON, but "
                            + e.getOriginalMessage().replaceAll("\\s+", " ").strip() + ".",
                    "a comma, a quote or a bracket is missing or too many; comments need a .yaml file");
        } catch (IOException e) {
            throw new UncheckedIOException("A text can be read.", e);
        }
    }

    private static Place place(JsonLocation at) {
        return new Place(Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    private FileNode document() throws IOException {
        if (in.nextToken() == null) {
            return new FileNode.Nothing(Place.START);
        }
        FileNode root = node(0);
        if (in.nextToken() != null) {
            throw problems.fatal(
                    place(in.currentTokenLocation()),
                    "The file must end after its last bracket, but there is more.",
                    "remove the rest");
        }
        return root;
    }

    private FileNode node(int depth) throws IOException {
        Place place = place(in.currentTokenLocation());
        if (depth > YamlParser.MOST_DEPTH) {
            throw problems.fatal(
                    place,
                    "The blocks must stand at most " + YamlParser.MOST_DEPTH + " deep in each other.",
                    "close a bracket");
        }
        return switch (in.currentToken()) {
            case START_OBJECT -> fields(place, depth);
            case START_ARRAY -> items(place, depth);
            case VALUE_STRING -> new FileNode.Text(in.getText(), place);
            case VALUE_TRUE, VALUE_FALSE -> new FileNode.Flag(in.currentToken() == JsonToken.VALUE_TRUE, place);
            case VALUE_NULL -> new FileNode.Nothing(place);
            default -> new FileNode.Real(Double.parseDouble(in.getText()), in.getText(), place);
        };
    }

    private FileNode items(Place place, int depth) throws IOException {
        List<FileNode> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new FileNode.Items(items, place);
    }

    private FileNode fields(Place place, int depth) throws IOException {
        Map<String, FileNode.Field> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = place(in.currentTokenLocation());
            String key = in.currentName();
            in.nextToken();
            FileNode.put(fields, key, new FileNode.Field(keyPlace, node(depth + 1)), problems);
        }
        return new FileNode.Fields(fields, place);
    }
}
