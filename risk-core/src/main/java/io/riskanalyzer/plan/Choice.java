package io.riskanalyzer.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants of an enum as texts of a file: {@code AT_MOST} is {@code at-most}. */
final class Choice {
    private Choice() {}

    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant that a field names. */
    static <E extends Enum<E>> E of(PartReader in, String field, Class<E> type) {
        String name = in.text(field);
        for (E constant : type.getEnumConstants()) {
            if (nameOf(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("The field " + field + " (" + Source.shown(name) + ") must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Choice::nameOf).collect(Collectors.joining(", "))
                + ".\nMaybe the file was edited by hand; save the plan again.");
    }
}
