package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import java.util.List;
import java.util.stream.Collectors;

/** What an application must know to fill a row, as JSON. */
final class FeatureJson {
    private FeatureJson() {}

    /** The features in order: {@code [{"name":"purpose","kind":"category","optional":false,"levels":["car"]}]}. */
    static String of(FeatureSet features) {
        return features.stream().map(FeatureJson::of).collect(Collectors.joining(",", "[", "]"));
    }

    private static String of(Feature feature) {
        String kind =
                feature instanceof CategoryFeature<?> ? "category" : feature instanceof FlagFeature ? "flag" : "number";
        String levels = feature instanceof CategoryFeature<?> category ? ",\"levels\":" + texts(category.levels()) : "";
        return "{\"name\":" + text(feature.name()) + ",\"kind\":\"" + kind + "\",\"optional\":" + feature.isOptional()
                + levels + "}";
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(FeatureJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
