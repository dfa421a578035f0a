package io.riskanalyzer.rules.file;

import java.util.Locale;

/** How a rule book is written. */
enum FileFormat {
    YAML,
    JSON;

    /** The format that the ending of a file's name tells. */
    static FileFormat of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return JSON;
        }
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YAML;
        }
        throw new IllegalArgumentException("The rule file (" + name
                + ") must end with .yaml, .yml or .json, which tells its format, but does not.\nMaybe rename it.");
    }

    FileNode parse(String text, Problems problems) {
        return this == JSON ? JsonParser.parse(text, problems) : YamlParser.parse(text, problems);
    }
}
