package io.riskanalyzer.models.internal;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of a trainer as the provenance of a model keeps them, to be read once each. */
public final class StoredSettings {
    private final String trainer;
    private final Map<String, String> left;

    /**
     * Takes settings.
     *
     * @param trainer the name of the trainer
     * @param settings its settings by name
     */
    public StoredSettings(String trainer, Map<String, String> settings) {
        this.trainer = trainer;
        this.left = new TreeMap<>(settings);
    }

    /**
     * Takes a setting.
     *
     * @param name its name
     * @return the text
     */
    public String take(String name) {
        String value = takeIfPresent(name);
        if (value == null) {
            throw new IllegalArgumentException("The settings of a " + trainer + " trainer must have " + name
                    + ", but it is not there.\nMaybe the model was trained by another version.");
        }
        return value;
    }

    /**
     * Takes a setting that need not be there.
     *
     * @param name its name
     * @return the text, null if there is none
     */
    public @Nullable String takeIfPresent(String name) {
        return left.remove(name);
    }

    /**
     * Takes a number.
     *
     * @param name the name of the setting
     * @return the number
     */
    public double number(String name) {
        return number(name, take(name));
    }

    /**
     * Takes a whole number.
     *
     * @param name the name of the setting
     * @return the number
     */
    public int integer(String name) {
        return integer(name, take(name));
    }

    /**
     * Takes all settings whose names begin so.
     *
     * @param prefix how the names begin
     * @return the texts by the rest of the name
     */
    public Map<String, String> takeAll(String prefix) {
        Map<String, String> taken = new TreeMap<>();
        left.entrySet().removeIf(entry -> {
            boolean begins = entry.getKey().startsWith(prefix);
            if (begins) {
                taken.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
            return begins;
        });
        return taken;
    }

    /** Refuses settings that nobody took. */
    public void requireAllTaken() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("The settings of a " + trainer + " trainer (" + left.keySet()
                    + ") must be known, but these are not."
                    + "\nMaybe the model was edited, or trained by a newer version.");
        }
    }

    /**
     * Reads a number.
     *
     * @param what what it is, for errors
     * @param text the text
     * @return the number
     */
    public static double number(String what, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + text + ") must be a number.\nMaybe the provenance was edited.", e);
        }
    }

    /**
     * Reads a number.
     *
     * @param what what it is, for errors
     * @param text the text
     * @return the number
     */
    public static int integer(String what, String text) {
        long value = whole(what, text);
        if (value != (int) value) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + text + ") must fit in 32 bits.\nMaybe the provenance was edited.");
        }
        return (int) value;
    }

    /**
     * Reads a number.
     *
     * @param what what it is, for errors
     * @param text the text
     * @return the number
     */
    public static long whole(String what, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + text + ") must be a whole number.\nMaybe the provenance was edited.", e);
        }
    }
}
