package io.riskanalyzer.rules.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a file, as YAML and JSON both have it, and where it stands. */
sealed interface FileNode {

    /** Where the value begins. */
    Place place();

    /** What the value is, for messages. */
    String described();

    /** A text. */
    record Text(String value, Place place) implements FileNode {
        @Override
        public String described() {
            return "the text \"" + Problems.shown(value) + "\"";
        }
    }

    /** A number; {@code written} is how the file has it. */
    record Real(double value, String written, Place place) implements FileNode {
        @Override
        public String described() {
            return "the number " + Problems.shown(written);
        }
    }

    /** True or false. */
    record Flag(boolean value, Place place) implements FileNode {
        @Override
        public String described() {
            return Boolean.toString(value);
        }
    }

    /** No value. */
    record Nothing(Place place) implements FileNode {
        @Override
        public String described() {
            return "empty";
        }
    }

    /** A list. */
    record Items(List<FileNode> items, Place place) implements FileNode {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Values by key, in the order of the file. */
    record Fields(Map<String, Field> fields, Place place) implements FileNode {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public String described() {
            return "a block of keys";
        }
    }

    /** The value of a key, and where the key stands. */
    record Field(Place keyPlace, FileNode value) {}

    /** Collects fields, and tells keys that are there twice. */
    static void put(Map<String, Field> fields, String key, Field field, Problems problems) {
        Field before = fields.putIfAbsent(key, field);
        if (before != null) {
            problems.add(
                    field.keyPlace(),
                    "The key (" + Problems.shown(key) + ") must be there once, but is in line "
                            + before.keyPlace().line() + " too.",
                    "remove one of the two");
        }
    }
}
