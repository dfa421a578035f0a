package io.riskanalyzer.examples.academic;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.report.Axis;
import io.riskanalyzer.report.Charts;
import io.riskanalyzer.report.Picture;
import io.riskanalyzer.report.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What is in the columns, and how those at risk differ in them: counts and moments of all rows that pass by, however many
 * they are. Mutable, for one thread.
 */
final class Exploration {
    private final FeatureSet features;
    private final RowTest isAtRisk;
    private final double[] row;
    private final Moments[][] numbers; // of those not at risk, and of those at risk
    private final long[][][] levels; // feature, level, at risk or not
    private long rows;
    private long atRisk;

    Exploration(FeatureSet features, Condition atRisk) {
        this.features = features;
        this.isAtRisk = atRisk.bind(features);
        row = new double[features.size()];
        numbers = new Moments[features.size()][];
        levels = new long[features.size()][][];
        for (int slot = 0; slot < row.length; slot++) {
            numbers[slot] = new Moments[] {new Moments(), new Moments()};
            levels[slot] = new long[levelsOf(features.get(slot)).size()][2];
        }
    }

    private static List<String> levelsOf(Feature feature) {
        if (feature instanceof CategoryFeature<?> category) {
            return category.levels();
        }
        return feature instanceof FlagFeature ? List.of("no", "yes") : List.of();
    }

    /** The mean and the squares about it, as rows pass by (Welford, 1962). */
    private static final class Moments {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
        }

        double deviation() {
            return Math.sqrt(squares / (count - 1));
        }
    }

    void add(Frame frame) {
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            int side = isAtRisk.test(row) ? 1 : 0;
            rows++;
            atRisk += side;
            for (int slot = 0; slot < row.length; slot++) {
                if (Double.isNaN(row[slot])) {
                    continue;
                }
                if (features.get(slot) instanceof NumberFeature) {
                    numbers[slot][side].add(row[slot]);
                } else {
                    levels[slot][(int) row[slot]][side]++;
                }
            }
        }
    }

    long rows() {
        return rows;
    }

    double shareAtRisk() {
        return (double) atRisk / rows;
    }

    /** The numbers: means of both sides, and how far they are apart in standard deviations. */
    Table numbers() {
        Table table = new Table("number", ">mean", ">not at risk", ">at risk", ">apart by");
        for (int slot = 0; slot < row.length; slot++) {
            if (features.get(slot) instanceof NumberFeature) {
                Moments well = numbers[slot][0];
                Moments ill = numbers[slot][1];
                double mean = (well.count * well.mean + ill.count * ill.mean) / (well.count + ill.count);
                double pooled =
                        Math.sqrt((well.deviation() * well.deviation() + ill.deviation() * ill.deviation()) / 2);
                table.row(
                        features.get(slot).name(),
                        two(mean),
                        two(well.mean),
                        two(ill.mean),
                        String.format(Locale.ROOT, "%+.2f sd", (ill.mean - well.mean) / pooled));
            }
        }
        return table;
    }

    /** The groups: how large each is, and how many of it are at risk. */
    Table groups() {
        Table table = new Table("column", "group", ">share", ">at risk");
        for (int slot = 0; slot < row.length; slot++) {
            Feature feature = features.get(slot);
            for (int level = 0; level < levels[slot].length; level++) {
                long[] sides = levels[slot][level];
                table.row(
                        level == 0 ? feature.name() : "",
                        levelsOf(feature).get(level),
                        percent((double) (sides[0] + sides[1]) / rows),
                        percent((double) sides[1] / (sides[0] + sides[1])));
            }
        }
        return table;
    }

    /** How many are at risk in each group of a column, drawn. */
    Picture atRiskBy(Feature feature) {
        int slot = features.slotOf(feature);
        return Charts.bars(
                "At risk by " + feature.name(),
                Axis.percent("share at risk"),
                IntStream.range(0, levels[slot].length)
                        .mapToObj(level -> {
                            long[] sides = levels[slot][level];
                            return Quantity.of(levelsOf(feature).get(level), (double) sides[1] / (sides[0] + sides[1]));
                        })
                        .toList());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d students, %s at risk%n%n", rows, percent(shareAtRisk()))
                + numbers()
                + "\n"
                + groups();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
