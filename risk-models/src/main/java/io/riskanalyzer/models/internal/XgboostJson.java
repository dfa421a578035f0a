package io.riskanalyzer.models.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that XGBoost writes: fractions are in single precision, and NaN stands where there is no number. */
final class XgboostJson {
    private static final int MOST_DEPTH = 64;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MOST_DEPTH).build())
            .build();

    private final XgboostSource source;
    private final JsonParser json;

    private XgboostJson(XgboostSource source, JsonParser json) {
        this.source = source;
        this.json = json;
    }

    /**
     * Reads a document.
     *
     * @param bytes the whole file
     * @param source its name
     * @return the value
     * @throws IllegalArgumentException if the bytes are no JSON document
     */
    static XgboostValue parse(byte[] bytes, XgboostSource source) {
        try (JsonParser json = FACTORY.createParser(bytes)) {
            XgboostJson reader = new XgboostJson(source, json);
            XgboostValue value = reader.value(json.nextToken());
            if (json.nextToken() != null) {
                throw reader.refuse(json.currentTokenLocation(), "something follows its closing brace");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw refuse(source, e.getLocation(), e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory does not fail.", e);
        }
    }

    private XgboostValue value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw refuse(json.currentLocation(), "it is empty");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> new XgboostValue.Text(json.getText());
            default -> new XgboostValue.One(number(token));
        };
    }

    private XgboostValue object() throws IOException {
        Map<String, XgboostValue> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (members.put(name, value(json.nextToken())) != null) {
                throw refuse(json.currentLocation(), XgboostSource.shown(name) + " is there twice");
            }
        }
        return new XgboostValue.Fields(members);
    }

    private XgboostValue list() throws IOException {
        JsonToken token = json.nextToken();
        return token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT || token == JsonToken.VALUE_STRING
                ? items(token)
                : numbers(token);
    }

    private XgboostValue items(JsonToken first) throws IOException {
        List<XgboostValue> items = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(token));
        }
        return new XgboostValue.Items(items);
    }

    private XgboostValue numbers(JsonToken first) throws IOException {
        double[] values = new double[16];
        int size = 0;
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = json.nextToken()) {
            values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
            values[size++] = number(token);
        }
        return new XgboostValue.Numbers(Arrays.copyOf(values, size));
    }

    private double number(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT -> json.getDoubleValue();
            case VALUE_NUMBER_FLOAT -> json.isNaN() ? json.getDoubleValue() : Float.parseFloat(json.getText());
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            default -> throw refuse(json.currentTokenLocation(), token.asString() + " stands where a number should");
        };
    }

    private IllegalArgumentException refuse(JsonLocation at, String what) {
        return refuse(source, at, what);
    }

    private static IllegalArgumentException refuse(XgboostSource source, @Nullable JsonLocation at, String what) {
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return source.damaged("The model must be in XGBoost's JSON format, but" + place + ": " + what + ".");
    }
}
