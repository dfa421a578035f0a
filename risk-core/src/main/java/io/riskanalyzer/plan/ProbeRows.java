package io.riskanalyzer.plan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.RiskScorer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Generated rows that try a scorer where it may go wrong: at its cuts and beside them, at the limits of ranges, with each
 * level, with unknown levels and missing values. The same features and cuts give the same rows, on every platform.
 */
final class ProbeRows {
    /** The greatest number of rows. */
    static final int MOST = 256;

    private static final int RANDOM_ROWS = 64;
    private static final int MOST_CUTS = 36;
    private static final int MOST_LEVELS = 160;
    private static final int MOST_DESCRIBED = 12;
    private static final double MISSING_SHARE = 0.1;
    private static final long SEED = 20_240_229;

    private final FeatureSet features;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<double[]> edges = new ArrayList<>();
    private final Set<List<Double>> rows = new LinkedHashSet<>();

    private ProbeRows(FeatureSet features, RiskScorer scorer) {
        this.features = features;
        for (Feature feature : features) {
            edges.add(edgesOf(feature, scorer));
        }
    }

    /** The rows, at least one, none twice. */
    static double[][] of(FeatureSet features, RiskScorer scorer) {
        return new ProbeRows(features, scorer).rows();
    }

    /** A row as messages show it, values of sensitive features withheld. */
    static String described(double[] row, FeatureSet features) {
        String shown = IntStream.range(0, Math.min(row.length, MOST_DESCRIBED))
                .mapToObj(i -> features.get(i).name() + " " + valueOf(features.get(i), row[i]))
                .collect(Collectors.joining(", "));
        return row.length == 0 ? "no feature" : shown + (row.length > MOST_DESCRIBED ? ", …" : "");
    }

    private static String valueOf(Feature feature, double value) {
        if (feature.isSensitive() || Double.isNaN(value)) {
            return feature.format(value);
        }
        boolean plain = feature instanceof NumberFeature || !feature.accepts(value);
        return plain ? Double.toString(value) : feature.format(value);
    }

    private double[][] rows() {
        add(ProbeRows::usual);
        add(feature -> feature.isOptional() ? Double.NaN : usual(feature));
        add(feature -> corner(feature, -1));
        add(feature -> corner(feature, 1));
        addEdges();
        for (int i = 0; i < RANDOM_ROWS; i++) {
            add(this::random);
        }
        return rows.stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
    }

    private void add(ToDoubleFunction<Feature> values) {
        rows.add(features.stream().mapToDouble(values).boxed().toList());
    }

    /** Rows in which each edge of each feature is met, beside ever different edges of the others. */
    private void addEdges() {
        double[][] decks = new double[features.size()][];
        int longest = edges.stream().mapToInt(values -> values.length).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            List<Double> row = new ArrayList<>();
            for (int slot = 0; slot < decks.length; slot++) {
                double[] values = edges.get(slot);
                if (i % values.length == 0) {
                    decks[slot] = shuffled(values);
                }
                row.add(decks[slot][i % values.length]);
            }
            rows.add(row);
        }
    }

    private double[] shuffled(double[] values) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = value;
        }
        return shuffled;
    }

    /** The values of a feature between which something may change; at least one, all legal and different. */
    private static double[] edgesOf(Feature feature, RiskScorer scorer) {
        DoubleStream values = DoubleStream.of(usual(feature), Double.NaN);
        if (feature instanceof FlagFeature) {
            values = DoubleStream.concat(values, DoubleStream.of(0, 1));
        } else if (feature instanceof CategoryFeature<?> category) {
            double[] levels = IntStream.range(0, category.levels().size())
                    .asDoubleStream()
                    .toArray();
            values = DoubleStream.concat(values, DoubleStream.of(Feature.UNKNOWN_LEVEL));
            values = DoubleStream.concat(values, Arrays.stream(spread(levels, MOST_LEVELS)));
        } else if (feature instanceof NumberFeature number) {
            double[] cuts =
                    Arrays.stream(scorer.cutsOf(number)).sorted().distinct().toArray();
            values = DoubleStream.concat(values, DoubleStream.of(0, number.min(), number.max()));
            values = DoubleStream.concat(
                    values, Arrays.stream(spread(cuts, MOST_CUTS)).flatMap(ProbeRows::around));
        }
        return values.filter(feature::accepts).distinct().toArray();
    }

    /** A cut and its neighbours; those of single precision too, where a model may compare in that. */
    private static DoubleStream around(double cut) {
        DoubleStream doubles = DoubleStream.of(cut, Math.nextDown(cut), Math.nextUp(cut));
        float single = (float) cut;
        return single == cut
                ? DoubleStream.concat(doubles, DoubleStream.of(Math.nextDown(single), Math.nextUp(single)))
                : doubles;
    }

    /** At most so many of the values, evenly spread, the first and the last among them. */
    private static double[] spread(double[] values, int most) {
        return values.length <= most
                ? values
                : IntStream.range(0, most)
                        .mapToDouble(i -> values[(int) ((long) i * (values.length - 1) / (most - 1))])
                        .toArray();
    }

    /** An unremarkable value. */
    private static double usual(Feature feature) {
        if (feature instanceof NumberFeature number) {
            boolean bounded = number.min() > Double.NEGATIVE_INFINITY && number.max() < Double.POSITIVE_INFINITY;
            return bounded ? number.min() / 2 + number.max() / 2 : legal(number, 0);
        }
        return 0;
    }

    /** A value as far as is sensible in one direction, −1 or 1. */
    private static double corner(Feature feature, int direction) {
        if (feature instanceof NumberFeature number) {
            return legal(number, direction * 1e3);
        }
        int last = feature instanceof CategoryFeature<?> category
                ? category.levels().size() - 1
                : 1;
        return direction < 0 ? 0 : last;
    }

    private static double legal(NumberFeature number, double value) {
        return Math.max(number.min(), Math.min(number.max(), value));
    }

    private double random(Feature feature) {
        if (feature.isOptional() && random.nextDouble() < MISSING_SHARE) {
            return Double.NaN;
        }
        if (feature instanceof CategoryFeature<?> category) {
            int first = category.rejectsUnknown() ? 0 : -1;
            return random.nextInt(first, category.levels().size());
        }
        if (feature instanceof NumberFeature number) {
            return random(number);
        }
        return random.nextInt(2);
    }

    private double random(NumberFeature number) {
        double share = random.nextDouble();
        boolean least = number.min() > Double.NEGATIVE_INFINITY;
        boolean greatest = number.max() < Double.POSITIVE_INFINITY;
        if (least && greatest) {
            return legal(number, number.min() * (1 - share) + number.max() * share);
        }
        double size = StrictMath.pow(10, 9 * share - 3); // a thousandth to a million, each magnitude as often
        if (least) {
            return number.min() + size;
        }
        return greatest ? number.max() - size : random.nextBoolean() ? size : -size;
    }
}
