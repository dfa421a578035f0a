package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.explain.internal.NormalTail;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the values of features differ between groups: who has internet access, how many hours each studies. The share of each
 * flag and of each level, the mean of each number.
 *
 * @param by the name of the attribute
 * @param reference the group that the others are compared with
 * @param factors by feature, then by group
 * @param suppressed groups that have too few rows to be shown
 */
public record AccessFactors(String by, Group reference, List<Factor> factors, List<Group> suppressed) {
    private static final double CONFIDENCE = 0.95;

    /**
     * What a group has of a feature, beside what the reference has. Rows in which it is missing do not count.
     *
     * @param name the feature; of a category with its level, as in {@code school = Private}
     * @param isShare whether the values are shares; else they are means
     * @param group the group
     * @param value the group's
     * @param referenceValue the reference's
     * @param difference the group's less the reference's, with its 95 % interval: of shares Newcombe's from Wilson's, of
     *     means Welch's with normal quantiles
     * @param standardised the difference over {@code √((s² + sᵣ²) / 2)}, the root of the mean variance; 0 where nothing
     *     varies
     * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe, Interval
     *     estimation for the difference between independent proportions, 1998</a>
     * @see <a href="https://doi.org/10.1002/sim.3697">Austin, Balance diagnostics for comparing the distribution of baseline
     *     covariates, 2009</a>
     */
    public record Factor(
            String name,
            boolean isShare,
            Group group,
            double value,
            double referenceValue,
            Interval difference,
            double standardised) {

        /**
         * Returns the difference in words.
         *
         * @return a sentence
         */
        public String sentence() {
            return group.name() + ": " + name + " " + text(value) + ", against " + text(referenceValue) + ".";
        }

        private String text(double number) {
            return isShare ? Texts.percent(number) : Texts.number(number);
        }
    }

    /** Copies the lists. */
    public AccessFactors {
        factors = List.copyOf(factors);
        suppressed = List.copyOf(suppressed);
    }

    /**
     * Compares the groups of an attribute with the largest of them. Weights count; intervals are of as many rows as weighted
     * ones tell as much as, {@code (Σ w)² / Σ w²}.
     *
     * @param attribute the attribute, audited in the data
     * @param data the rows
     * @param small how few rows are too few to show
     * @param features of the data; none for all of them but the attribute
     * @return the comparison
     * @throws IllegalArgumentException if the attribute is not audited in the data
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature
     */
    public static AccessFactors of(CategoryFeature<?> attribute, Dataset data, SmallCells small, Feature... features) {
        Grouping grouping = Grouping.of(data, List.of(attribute));
        int reference = grouping.largest();
        List<Group> suppressed = grouping.groups().stream()
                .filter(group -> group.rows() < small.leastRows())
                .toList();
        List<Factor> factors = new ArrayList<>();
        FeatureSet told = features.length == 0 ? Proxies.others(attribute, data.features()) : FeatureSet.of(features);
        for (Feature feature : told) {
            double[] column = new double[data.rows()];
            data.frame().copyColumn(data.features().slotOf(feature), 0, column.length, column);
            for (Column one : columns(feature, column)) {
                Sample[] samples = samples(grouping, data, one.values());
                for (int group = 0; group < samples.length; group++) {
                    boolean isShown = group != reference
                            && samples[group].rows >= small.leastRows()
                            && samples[reference].rows >= small.leastRows();
                    if (isShown) {
                        factors.add(factor(one, grouping.groups().get(group), samples[group], samples[reference]));
                    }
                }
            }
        }
        return new AccessFactors(attribute.name(), grouping.groups().get(reference), factors, suppressed);
    }

    private record Column(String name, boolean isShare, List<Double> values) {}

    private static List<Column> columns(Feature feature, double[] values) {
        if (feature instanceof CategoryFeature<?> category) {
            List<Column> columns = new ArrayList<>();
            for (int level = 0; level < category.levels().size(); level++) {
                int own = level;
                List<Double> isLevel = Arrays.stream(values)
                        .map(value -> Double.isNaN(value) ? value : value == own ? 1 : 0)
                        .boxed()
                        .toList();
                columns.add(
                        new Column(feature.name() + " = " + category.levels().get(level), true, isLevel));
            }
            return columns;
        }
        List<Double> all = Arrays.stream(values).boxed().toList();
        return List.of(new Column(feature.name(), feature instanceof FlagFeature, all));
    }

    private static Sample[] samples(Grouping grouping, Dataset data, List<Double> values) {
        Sample[] samples = new Sample[grouping.size()];
        Arrays.setAll(samples, i -> new Sample());
        for (int row = 0; row < data.rows(); row++) {
            double value = values.get(row);
            if (grouping.groupOf(row) >= 0 && !Double.isNaN(value)) {
                samples[grouping.groupOf(row)].add(value, data.weight(row));
            }
        }
        return samples;
    }

    private static Factor factor(Column column, Group group, Sample own, Sample reference) {
        double difference = own.mean() - reference.mean();
        double spread = Math.sqrt((own.variance() + reference.variance()) / 2);
        return new Factor(
                column.name(),
                column.isShare(),
                group,
                own.mean(),
                reference.mean(),
                column.isShare() ? newcombe(own, reference) : welch(own, reference),
                spread > 0 ? difference / spread : 0);
    }

    private static Interval welch(Sample own, Sample reference) {
        double difference = own.mean() - reference.mean();
        double half = NormalTail.quantile(1 - CONFIDENCE)
                * Math.sqrt(own.variance() / own.effective() + reference.variance() / reference.effective());
        return new Interval(difference, difference - half, difference + half);
    }

    private static Interval newcombe(Sample own, Sample reference) {
        Interval first = own.wilson();
        Interval second = reference.wilson();
        double difference = first.value() - second.value();
        double below = Math.hypot(first.value() - first.from(), second.to() - second.value());
        double above = Math.hypot(first.to() - first.value(), second.value() - second.from());
        return new Interval(difference, difference - below, difference + above);
    }

    /** Weighted values of a group. Mutable. */
    private static final class Sample {
        private int rows;
        private double
                first; // sums are of what values are beyond it: the squares of dates have no digits for their spread
        private final CompensatedSum weights = new CompensatedSum();
        private final CompensatedSum squaredWeights = new CompensatedSum();
        private final CompensatedSum sum = new CompensatedSum();
        private final CompensatedSum squares = new CompensatedSum();

        void add(double value, double weight) {
            first = rows == 0 ? value : first;
            rows++;
            double beyond = value - first;
            weights.add(weight);
            squaredWeights.add(weight * weight);
            sum.add(weight * beyond);
            squares.add(weight * beyond * beyond);
        }

        double mean() {
            return first + sum.value() / weights.value();
        }

        double effective() {
            return weights.value() * weights.value() / squaredWeights.value();
        }

        /** Unbiased for equal weights. */
        double variance() {
            double beyond = sum.value() / weights.value();
            double biased = Math.max(0, squares.value() / weights.value() - beyond * beyond);
            double n = effective();
            return n > 1 ? biased * n / (n - 1) : 0;
        }

        Interval wilson() {
            double z = NormalTail.quantile(1 - CONFIDENCE);
            double n = effective();
            double p = mean();
            double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
            double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
            return new Interval(p, Math.min(p, centre - half), Math.max(p, centre + half));
        }
    }

    /** Returns a table of the factors, by feature. */
    @Override
    public String toString() {
        List<List<String>> lines = factors.stream()
                .map(factor -> List.of(
                        factor.name(),
                        factor.group().name(),
                        factor.text(factor.value()),
                        factor.text(factor.referenceValue()),
                        factor.difference().toString(),
                        Texts.number(factor.standardised())))
                .toList();
        return "Access by " + by + ", against " + reference.name() + "\n"
                + Texts.table(List.of("feature", "group", "value", "reference", "difference", "standardised"), lines);
    }
}
