package io.riskanalyzer.models.internal;

import com.oracle.labs.mlrg.olcut.config.ConfigurationData;
import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.config.property.ListProperty;
import com.oracle.labs.mlrg.olcut.config.property.MapProperty;
import com.oracle.labs.mlrg.olcut.config.property.Property;
import com.oracle.labs.mlrg.olcut.config.property.SimpleProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;

/** Makes a trainer of Tribuo again from the settings that {@link TribuoRecords#settings} gave. */
public final class TribuoSettings {
    private static final String ROOT = "trainer";
    private static final String ITSELF = "";

    private final List<ConfigurationData> parts = new ArrayList<>();

    private TribuoSettings() {}

    /**
     * Makes a trainer.
     *
     * @param settings all settings of the trainer
     * @return a new trainer
     * @throws IllegalArgumentException if there is no such trainer
     */
    public static Trainer<Label> trainer(Map<String, String> settings) {
        TribuoSettings reading = new TribuoSettings();
        try {
            reading.addPart(ROOT, new TreeMap<>(settings));
            ConfigurationManager manager = new ConfigurationManager();
            manager.addConfiguration(reading.parts);
            @SuppressWarnings("unchecked") // a trainer of other outputs refuses the rows
            Trainer<Label> trainer = (Trainer<Label>) manager.lookup(ROOT);
            return trainer;
        } catch (PropertyException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The settings of a Tribuo trainer (" + settings
                            + ") must be those of one, but: " + e.getMessage()
                            + "\nMaybe it was trained by another version of Tribuo, its library is not on the class path, or a supplier of new trainers is needed.",
                    e);
        }
    }

    /** Adds a part, and the parts within it. */
    private void addPart(String name, Map<String, String> settings) {
        Map<String, Property> properties = new HashMap<>();
        byField(settings).forEach((field, fields) -> {
            if (!field.equals(TribuoRecords.CLASS)) {
                properties.put(field, property(name + "-" + field, fields));
            }
        });
        String className = settings.get(TribuoRecords.CLASS);
        if (className == null) {
            throw new IllegalArgumentException("the part " + name + " has no class");
        }
        parts.add(new ConfigurationData(name, className, properties));
    }

    /** The settings behind each field, the value of the field itself without a name. */
    private static Map<String, Map<String, String>> byField(Map<String, String> settings) {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        settings.forEach((key, value) -> {
            int dot = key.indexOf('.');
            fields.computeIfAbsent(dot < 0 ? key : key.substring(0, dot), field -> new TreeMap<>())
                    .put(dot < 0 ? ITSELF : key.substring(dot + 1), value);
        });
        return fields;
    }

    /** A value, a part, the items of a list by number, or those of a map by name. */
    private Property property(String name, Map<String, String> fields) {
        if (TribuoRecords.EMPTY_LIST.equals(fields.get(ITSELF))) {
            return new ListProperty(List.of());
        }
        if (fields.containsKey(ITSELF) || fields.containsKey(TribuoRecords.CLASS)) {
            return item(name, fields);
        }
        Map<String, SimpleProperty> items = new HashMap<>();
        byField(fields).forEach((field, inner) -> items.put(field, item(name + "-" + field, inner)));
        List<SimpleProperty> list = new ArrayList<>();
        for (SimpleProperty next = items.get("0"); next != null; next = items.get(Integer.toString(list.size()))) {
            list.add(next);
        }
        return list.size() == items.size() ? new ListProperty(list) : new MapProperty(items);
    }

    private SimpleProperty item(String name, Map<String, String> fields) {
        String value = fields.get(ITSELF);
        if (value != null) {
            return new SimpleProperty(value);
        }
        addPart(name, fields);
        return new SimpleProperty(name);
    }
}
