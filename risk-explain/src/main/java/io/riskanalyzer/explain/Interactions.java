package io.riskanalyzer.explain;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Scale;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How strongly features interact in a scorer: Friedman and Popescu's H².
 *
 * <p>For a pair, {@code H² = Σ (PDⱼₖ − PDⱼ − PDₖ)² / Σ PDⱼₖ²} with centred partial dependences at the rows; for a feature
 * against all others, {@code H² = Σ (F − PDⱼ − PD₋ⱼ)² / Σ F²} with the centred score F. 0 is no interaction; 1 is nothing
 * but interaction, and a little above 1 can happen where features depend on each other. A share of little is little: the
 * deviation beside it tells the size of the interaction in the unit of the score.
 *
 * @param scale what a deviation counts in
 * @param rows how many rows were taken
 * @param withAll each feature against all others, in the order in which they were asked for
 * @param pairs each pair of them, in this order
 * @see <a href="https://doi.org/10.1214/07-AOAS148">Friedman, Popescu, Predictive learning via rule ensembles, 2008</a>
 */
public record Interactions(Scale scale, int rows, List<Strength> withAll, List<Strength> pairs) {

    /**
     * The interaction of two features, or of one with all others.
     *
     * @param features the two, or the one
     * @param hSquared the share of the variance that is interaction, at least 0
     * @param deviation the root of the mean square of the part that is interaction, in the unit of the score
     */
    public record Strength(FeatureSet features, double hSquared, double deviation) {
        String name() {
            return String.join(" and ", features.names());
        }
    }

    /** Copies the lists. */
    public Interactions {
        withAll = List.copyOf(withAll);
        pairs = List.copyOf(pairs);
    }

    /**
     * Returns the interaction of two features, in either order.
     *
     * @param first one feature
     * @param second another feature
     * @return their interaction
     * @throws IllegalArgumentException if it was not measured
     */
    public Strength of(Feature first, Feature second) {
        return pairs.stream()
                .filter(pair -> pair.features().contains(first.name())
                        && pair.features().contains(second.name())
                        && !first.name().equals(second.name()))
                .findFirst()
                .orElseThrow(() -> missing(first.name() + " and " + second.name()));
    }

    /**
     * Returns the interaction of a feature with all others.
     *
     * @param feature the feature
     * @return its interaction
     * @throws IllegalArgumentException if it was not measured
     */
    public Strength of(Feature feature) {
        return withAll.stream()
                .filter(one -> one.features().contains(feature.name()))
                .findFirst()
                .orElseThrow(() -> missing(feature.name()));
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException(
                "The interaction (" + name
                        + ") must be one that was measured, but it was not.\nMaybe name the feature to Effects.interactions(…).");
    }

    /** Returns a table: the pairs and the features, each from the greatest deviation to the least. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Interactions in " + rows + " rows (H², deviation of the score):");
        int width = Stream.concat(withAll.stream(), pairs.stream())
                .mapToInt(strength -> strength.name().length())
                .max()
                .orElse(0);
        append(text, "\n two features", pairs, width);
        append(text, "\n one with all others", withAll, width);
        return text.toString();
    }

    private static void append(StringBuilder text, String head, List<Strength> strengths, int width) {
        if (!strengths.isEmpty()) {
            text.append(head);
        }
        strengths.stream()
                .sorted(Comparator.comparingDouble(Strength::deviation).reversed())
                .forEach(one -> text.append("\n  ")
                        .append(one.name())
                        .append(" ".repeat(width - one.name().length() + 2))
                        .append(String.format(Locale.ROOT, "%.4f  %.4g", one.hSquared(), one.deviation())));
    }
}
