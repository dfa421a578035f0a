package io.riskanalyzer.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of reasons by code, in one language or several, and what reasons have in common.
 *
 * <pre>{@code
 * ReasonCatalogue catalogue = ReasonCatalogue.builder()
 *         .text(Locale.ENGLISH, "attendance", "You attended {attendance:%} of your classes.")
 *         .text(Locale.GERMAN, "attendance", "Sie waren bei {attendance:%} der Stunden da.")
 *         .theme("attendance", "presence")
 *         .build();
 * }</pre>
 *
 * <p>A text may show the values of the features that its reason speaks of, as {@link ReasonText} tells. A code that the
 * catalogue does not have keeps the text that its explainer gives. Languages are looked up from the special to the general
 * as {@link ResourceBundle} does: {@code de_AT}, then {@code de}, then the first language of the catalogue.
 *
 * <p>Immutable and thread-safe. It becomes part of a plan by {@link #explaining}.
 */
public final class ReasonCatalogue {
    private static final String THEME = ".theme";

    private final Map<String, Map<String, String>> textsByLanguage; // the first language first
    private final List<String> languages;
    private final Map<String, String> themes;

    private ReasonCatalogue(Builder builder) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        builder.texts.forEach((language, ofCodes) -> texts.put(language, Collections.unmodifiableMap(ofCodes)));
        this.textsByLanguage = Collections.unmodifiableMap(texts);
        this.languages = List.copyOf(builder.languages);
        this.themes = Collections.unmodifiableMap(builder.themes);
    }

    /**
     * Starts a catalogue.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a catalogue from resource bundles, such as property files: the code of a reason is the key of its text, and
     * {@code <code>.theme} that of its theme, which the first language tells for all.
     *
     * @param bundle the base name of the bundles, as {@link ResourceBundle#getBundle(String, Locale, ClassLoader)} takes it
     * @param loader the class loader of the application that has them
     * @param first the language that stands in for all that the catalogue does not have
     * @param others the other languages
     * @return the catalogue
     * @throws IllegalArgumentException if there is no bundle of a language, or one language is told twice
     */
    public static ReasonCatalogue of(String bundle, ClassLoader loader, Locale first, Locale... others) {
        Builder builder = builder();
        List<Locale> all = new ArrayList<>(List.of(others));
        all.add(0, first);
        for (Locale language : all) {
            ResourceBundle texts = load(bundle, loader, language);
            if (builder.languages.contains(language.toLanguageTag())) {
                throw new IllegalArgumentException("The language (" + language.toLanguageTag() + ") of " + bundle
                        + " must be told once, but was told twice.\nMaybe remove one.");
            }
            for (String key : texts.keySet()) {
                if (!key.endsWith(THEME)) {
                    builder.text(language, key, texts.getString(key));
                } else if (language.equals(first)) {
                    builder.theme(key.substring(0, key.length() - THEME.length()), texts.getString(key));
                }
            }
        }
        return builder.build();
    }

    private static ResourceBundle load(String bundle, ClassLoader loader, Locale language) {
        ResourceBundle.Control noFallback =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT);
        try {
            return ResourceBundle.getBundle(bundle, language, loader, noFallback);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException(
                    "The bundle (" + bundle + ") must be there for the language " + language.toLanguageTag()
                            + ", but is not.\nMaybe add " + bundle.replace('.', '/') + "_" + language + ".properties.",
                    e);
        }
    }

    /**
     * Returns the languages.
     *
     * @return their tags (BCP 47), the first language first
     */
    public List<String> languages() {
        return languages;
    }

    /**
     * Returns the texts of a language.
     *
     * @param language its tag, one of {@link #languages()}
     * @return the texts by code, sorted
     * @throws IllegalArgumentException if there is no such language
     */
    public Map<String, String> texts(String language) {
        Map<String, String> texts = textsByLanguage.get(language);
        if (texts == null) {
            throw new IllegalArgumentException(
                    "The language (" + language + ") must be one of " + languages + ".\nMaybe add its texts.");
        }
        return texts;
    }

    /**
     * Returns the themes.
     *
     * @return the themes by code, sorted
     */
    public Map<String, String> themes() {
        return themes;
    }

    /**
     * Returns the text of a code as it was written, with its placeholders.
     *
     * @param code the code
     * @param language the language asked for; null for the first of the catalogue
     * @return the text in that language, or in a more general one, or in the first; null if no one of them has it
     */
    @Nullable
    String textOf(String code, @Nullable Locale language) {
        for (Locale at = language; at != null; at = parentOf(at)) {
            String text =
                    textsByLanguage.getOrDefault(at.toLanguageTag(), Map.of()).get(code);
            if (text != null) {
                return text;
            }
        }
        return texts(languages.get(0)).get(code);
    }

    private static @Nullable Locale parentOf(Locale locale) {
        if (!locale.getVariant().isEmpty()) {
            return new Locale.Builder().setLocale(locale).setVariant("").build();
        }
        if (!locale.getCountry().isEmpty()) {
            return new Locale.Builder().setLocale(locale).setRegion("").build();
        }
        return locale.getScript().isEmpty()
                ? null
                : new Locale.Builder().setLocale(locale).setScript("").build();
    }

    /**
     * Returns an explainer whose reasons have the texts and themes of this catalogue.
     *
     * @param explainer what explains the score
     * @return the explainer, to be given to the analyzer or the plan
     */
    public Explainer explaining(Explainer explainer) {
        return new CataloguedExplainer(explainer, this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReasonCatalogue that
                && languages.equals(that.languages)
                && textsByLanguage.equals(that.textsByLanguage)
                && themes.equals(that.themes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(languages, textsByLanguage, themes);
    }

    /** Returns the number of texts and the languages. */
    @Override
    public String toString() {
        return "Catalogue of " + texts(languages.get(0)).size() + " reasons in " + String.join(", ", languages);
    }

    /** Takes texts and themes. Mutable, for one thread. */
    public static final class Builder {
        private final Map<String, Map<String, String>> texts = new TreeMap<>();
        private final List<String> languages = new ArrayList<>();
        private final Map<String, String> themes = new TreeMap<>();

        private Builder() {}

        /**
         * Adds a text.
         *
         * @param language its language; that of the first text stands in for all that the catalogue does not have
         * @param code the code of the reason
         * @param text the text, not blank, with placeholders as {@link ReasonText} tells
         * @return this builder
         * @throws IllegalArgumentException if the code or the text is blank, or the language has a text of the code
         */
        public Builder text(Locale language, String code, String text) {
            requireText("code", code, code);
            requireText("text", code, text);
            String tag = language.toLanguageTag();
            if (!languages.contains(tag)) {
                languages.add(tag);
            }
            if (texts.computeIfAbsent(tag, t -> new TreeMap<>()).put(code, text) != null) {
                throw new IllegalArgumentException("The text of reason " + code + " in " + tag
                        + " must be told once, but was told twice.\nMaybe one is meant for another language.");
            }
            return this;
        }

        /**
         * Adds the theme of a code.
         *
         * @param code the code of the reason
         * @param theme what it has in common with others, not blank
         * @return this builder
         * @throws IllegalArgumentException if code or theme is blank, or the code has a theme
         */
        public Builder theme(String code, String theme) {
            requireText("code", code, code);
            requireText("theme", code, theme);
            if (themes.put(code, theme) != null) {
                throw new IllegalArgumentException("The theme of reason " + code + " (" + theme
                        + ") must be told once, but was told twice.\nMaybe one is meant for another code.");
            }
            return this;
        }

        private static void requireText(String what, String code, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("The " + what + " of reason " + code + " (\"" + text
                        + "\") must not be blank.\nMaybe leave it out: the explainer has a text of its own.");
            }
        }

        /**
         * Builds the catalogue.
         *
         * @return the catalogue
         * @throws IllegalArgumentException if it has no text
         */
        public ReasonCatalogue build() {
            if (languages.isEmpty()) {
                throw new IllegalArgumentException(
                        "The texts of the catalogue (none) must be at least one.\nMaybe the bundle is empty.");
            }
            return new ReasonCatalogue(this);
        }
    }
}
