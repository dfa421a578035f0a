package io.riskanalyzer.score;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A range of scores with a name, such as Green, Amber or Red.
 *
 * @param name the name
 * @param level the position among the bands, 0 for the least risk
 * @param from the least score of the band, −∞ for the first
 * @param to the least score above the band, +∞ for the last
 */
public record Band(String name, int level, double from, double to) {

    /**
     * Returns the constant that has this band's name.
     *
     * @param type the enum that the bands were made from
     * @param <E> the enum
     * @return the constant
     * @throws IllegalArgumentException if the enum has no constant of this name
     */
    public <E extends Enum<E>> E as(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("The band (" + name + ") must be a constant of " + type.getSimpleName()
                + ", but that has "
                + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                + ".\nMaybe the bands were made from another enum.");
    }

    @Override
    public String toString() {
        return name;
    }
}
