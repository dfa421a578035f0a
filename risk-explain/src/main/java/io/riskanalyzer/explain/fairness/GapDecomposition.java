package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The difference between the means of two groups, split into what each feature has to do with it. The parts add up to the
 * difference.
 *
 * <p>A decomposition describes; it does not tell causes. A part that is "explained" by a feature may itself be the outcome
 * of unequal treatment.
 *
 * @param pair the groups
 * @param groupMean the mean of the group
 * @param referenceMean the mean of the reference
 * @param parts one for each feature, then one for what belongs to none
 */
public record GapDecomposition(GroupPair<?> pair, double groupMean, double referenceMean, List<Part> parts) {

    /** What belongs to no feature: the intercepts of two regressions, or the bases of an explainer. */
    public static final String NO_FEATURE = "(no feature)";

    /** Which coefficients a two-fold decomposition takes for fair. */
    public enum Coefficients {
        /** Those of the reference: how the group would fare if it were treated alike. */
        OF_REFERENCE,
        /** Those of the group. */
        OF_GROUP,
        /**
         * Those of both together, with a level for each group, so that what is not explained does not slip into the
         * features.
         *
         * @see <a href="https://doi.org/10.1177/1536867X0800800401">Jann, The Blinder–Oaxaca decomposition for linear
         *     regression models, 2008</a>
         */
        POOLED
    }

    /**
     * What one feature has to do with a gap.
     *
     * @param name the feature
     * @param composition that the group has other values: explained
     * @param coefficients that equal values go with another outcome: not explained
     * @param interaction both at once; 0 in a two-fold decomposition
     */
    public record Part(String name, double composition, double coefficients, double interaction) {
        /**
         * Returns all that the feature has to do with the gap.
         *
         * @return the sum of the three
         */
        public double total() {
            return composition + coefficients + interaction;
        }
    }

    /** Copies the list. */
    public GapDecomposition {
        parts = List.copyOf(parts);
    }

    /**
     * Splits the gap of an outcome in three, after Kitagawa, Oaxaca and Blinder: a linear regression of the outcome is
     * fitted to each group, {@code gap = (x̄ − x̄ᵣ) βᵣ + x̄ᵣ (β − βᵣ) + (x̄ − x̄ᵣ)(β − βᵣ)}.
     *
     * <p>Categories are a column for each level but the first one, so that their coefficients are relative to that level; the
     * sum of all parts does not depend on it, nor does any composition. A missing value counts as the mean of the others,
     * with a column of its own that tells that it is missing. Columns that others already tell are left out, the later
     * first. O(rows · columns²) time.
     *
     * @param pair the groups
     * @param outcome of each row, finite, shape (rows): scores, or 0 and 1 for what came
     * @param data the rows, with their weights and audited attributes
     * @return the decomposition
     * @throws IllegalArgumentException if the shapes differ, an outcome is not finite, or a group has no rows
     * @see <a href="https://doi.org/10.1080/01621459.1955.10501299">Kitagawa, Components of a difference between two rates,
     *     1955</a>
     * @see <a href="https://doi.org/10.2307/2525981">Oaxaca, Male–female wage differentials in urban labor markets, 1973</a>
     * @see <a href="https://doi.org/10.2307/144855">Blinder, Wage discrimination: reduced form and structural estimates,
     *     1973</a>
     */
    public static GapDecomposition threefold(GroupPair<?> pair, double[] outcome, Dataset data) {
        Regressions fitted = new Regressions(pair, outcome, data);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < fitted.features(); i++) {
            double composition = 0;
            double coefficients = 0;
            double interaction = 0;
            for (int column : fitted.columnsOf(i)) {
                double values = fitted.group().mean(column) - fitted.reference().mean(column);
                double slopes =
                        fitted.group().slope(column) - fitted.reference().slope(column);
                composition += values * fitted.reference().slope(column);
                coefficients += fitted.reference().mean(column) * slopes;
                interaction += values * slopes;
            }
            parts.add(new Part(fitted.name(i), composition, coefficients, interaction));
        }
        parts.add(new Part(
                NO_FEATURE, 0, fitted.group().level() - fitted.reference().level(), 0));
        return new GapDecomposition(
                pair, fitted.group().mean(), fitted.reference().mean(), parts);
    }

    /**
     * Splits the gap of an outcome in two: what other values explain at given coefficients β*, and the rest,
     * {@code gap = (x̄ − x̄ᵣ) β* + x̄ (β − β*) + x̄ᵣ (β* − βᵣ)}. Otherwise as {@link #threefold}.
     *
     * @param pair the groups
     * @param outcome of each row, finite, shape (rows): scores, or 0 and 1 for what came
     * @param data the rows, with their weights and audited attributes
     * @param fair which coefficients explain
     * @return the decomposition
     * @throws IllegalArgumentException if the shapes differ, an outcome is not finite, or a group has no rows
     */
    public static GapDecomposition twofold(GroupPair<?> pair, double[] outcome, Dataset data, Coefficients fair) {
        Regressions fitted = new Regressions(pair, outcome, data);
        LeastSquares star = switch (fair) {
            case OF_REFERENCE -> fitted.reference();
            case OF_GROUP -> fitted.group();
            case POOLED -> fitted.pooled();
        };
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < fitted.features(); i++) {
            double explained = 0;
            double rest = 0;
            for (int column : fitted.columnsOf(i)) {
                double own = fitted.group().mean(column);
                double other = fitted.reference().mean(column);
                explained += (own - other) * star.slope(column);
                rest += own * (fitted.group().slope(column) - star.slope(column))
                        + other * (star.slope(column) - fitted.reference().slope(column));
            }
            parts.add(new Part(fitted.name(i), explained, rest, 0));
        }
        parts.add(new Part(
                NO_FEATURE, 0, fitted.group().level() - fitted.reference().level(), 0));
        return new GapDecomposition(
                pair, fitted.group().mean(), fitted.reference().mean(), parts);
    }

    /**
     * Splits the gap of the mean raw scores by the contributions to them: each part is the difference of a term's mean
     * contribution. As contributions add up to the score in each row, so do the parts to the gap. All of it is composition: a
     * model treats equal values alike.
     *
     * @param pair the groups
     * @param explanations of the rows, in the order of the data
     * @param data the rows, with their weights and audited attributes
     * @return the decomposition, a part for each term; terms of several features have their names joined
     * @throws IllegalArgumentException if the shapes differ or a group has no rows
     */
    public static GapDecomposition ofContributions(GroupPair<?> pair, Explanations explanations, Dataset data) {
        if (explanations.rows() != data.rows()) {
            throw new IllegalArgumentException("The explanations (" + explanations.rows()
                    + ") must be one for each row, but there are " + data.rows()
                    + " rows.\nMaybe explain the frame of this dataset.");
        }
        int[] own = pair.rowsOf(data, false);
        int[] other = pair.rowsOf(data, true);
        List<Part> parts = new ArrayList<>();
        for (int term = 0; term < explanations.terms(); term++) {
            int of = term;
            double gap = mean(own, data, row -> explanations.contribution(row, of))
                    - mean(other, data, row -> explanations.contribution(row, of));
            parts.add(new Part(nameOf(explanations.explainer().features(term)), gap, 0, 0));
        }
        double base = mean(own, data, explanations::base) - mean(other, data, explanations::base);
        parts.add(new Part(NO_FEATURE, base, 0, 0));
        return new GapDecomposition(
                pair, mean(own, data, explanations::rawScore), mean(other, data, explanations::rawScore), parts);
    }

    private static String nameOf(Set<Feature> features) {
        return features.stream().map(Feature::name).collect(Collectors.joining(" × "));
    }

    private static double mean(int[] rows, Dataset data, IntToDoubleFunction value) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum weight = new CompensatedSum();
        for (int row : rows) {
            sum.add(data.weight(row) * value.applyAsDouble(row));
            weight.add(data.weight(row));
        }
        return sum.value() / weight.value();
    }

    /**
     * Returns the gap.
     *
     * @return the group's mean less the reference's
     */
    public double gap() {
        return groupMean - referenceMean;
    }

    /**
     * Returns how much of the gap goes with other values.
     *
     * @return the sum of the compositions
     */
    public double composition() {
        return parts.stream().mapToDouble(Part::composition).sum();
    }

    /**
     * Returns how much of the gap goes with another outcome of equal values.
     *
     * @return the sum of the coefficients
     */
    public double coefficients() {
        return parts.stream().mapToDouble(Part::coefficients).sum();
    }

    /**
     * Returns how much of the gap is both at once.
     *
     * @return the sum of the interactions, 0 in a two-fold decomposition
     */
    public double interaction() {
        return parts.stream().mapToDouble(Part::interaction).sum();
    }

    /**
     * Returns the parts from the one that has most to do with the gap, in either direction.
     *
     * @return a list as long as {@link #parts()}
     */
    public List<Part> sorted() {
        return parts.stream()
                .sorted(Comparator.comparingDouble((Part part) -> -Math.abs(part.total())))
                .toList();
    }

    /** Returns a table from the part that has most to do with the gap. */
    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        for (Part part : sorted()) {
            lines.add(line(part.name(), part.composition(), part.coefficients(), part.interaction()));
        }
        lines.add(line("in all", composition(), coefficients(), interaction()));
        return pair + ": " + Texts.number(groupMean) + " and " + Texts.number(referenceMean) + "\n"
                + Texts.table(List.of("", "total", "composition", "coefficients", "interaction"), lines);
    }

    private static List<String> line(String name, double composition, double coefficients, double interaction) {
        return List.of(
                name,
                Texts.number(composition + coefficients + interaction),
                Texts.number(composition),
                Texts.number(coefficients),
                Texts.number(interaction));
    }
}
