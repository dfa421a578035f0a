package io.riskanalyzer.feature;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How names stand in the phrases of conditions: as they are, or in quotes where they could be taken for something else. */
final class Phrases {
    static final Set<String> KEY_WORDS =
            Set.of("and", "or", "not", "is", "below", "above", "at", "between", "one", "none", "missing", "known");

    private Phrases() {}

    /** The feature's name, in quotes if need be. */
    static String nameOf(Feature feature) {
        return word(feature.name());
    }

    /** A name as a word of a phrase: in quotes, doubled within, unless it is one plain word. */
    static String word(String name) {
        return isPlain(name) ? name : "'" + name.replace("'", "''") + "'";
    }

    static String words(Collection<String> names) {
        return names.stream().map(Phrases::word).collect(Collectors.joining(", "));
    }

    /** A number with its unit. */
    static String quantity(NumberFeature feature, double value) {
        return Numbers.plain(value) + (feature.unit().isEmpty() ? "" : " " + word(feature.unit()));
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !isQuote(name.charAt(0))
                && name.chars().noneMatch(c -> endsWord((char) c) || Character.isISOControl(c))
                && !KEY_WORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Whether a character cannot be part of a plain word. */
    static boolean endsWord(char c) {
        return isBlank(c) || c == '(' || c == ')' || c == ',';
    }

    /** {@code "\nMaybe <nearest> is meant."}, or the other advice if no name is near. */
    static String advice(String given, List<String> names, String otherwise) {
        String near = Names.suggestion(given, names);
        return near.isEmpty() ? "\nMaybe " + otherwise + "." : near;
    }
}
