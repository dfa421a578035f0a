package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows as Tribuo's trees take them, to which what is absent is 0: a number or flag as it is, or the median where it is
 * missing; a category as a 1 for its level, and nothing where it is missing. Learnt from training rows; immutable.
 */
final class TribuoRows {
    static final Label POSITIVE = new Label("positive");
    static final Label NEGATIVE = new Label("negative");

    /** Always 1: an example must have a feature that was known in training. */
    private static final String ALWAYS = "~";

    private final FeatureSet features;
    private final double[] medians;
    private final String[][] names;

    private TribuoRows(FeatureSet features, double[] medians) {
        this.features = features;
        this.medians = medians;
        names = new String[features.size()][];
        for (int slot = 0; slot < names.length; slot++) {
            int width = features.get(slot) instanceof CategoryFeature<?> category
                    ? category.levels().size()
                    : 1;
            names[slot] = new String[width];
            for (int level = 0; level < width; level++) {
                names[slot][level] = slot + "=" + level;
            }
        }
    }

    static TribuoRows learn(Dataset data, double[] weights) {
        double[] medians = new double[data.features().size()];
        for (int slot = 0; slot < medians.length; slot++) {
            if (!(data.features().get(slot) instanceof CategoryFeature)) {
                double[] values = new double[data.rows()];
                data.frame().copyColumn(slot, 0, values.length, values);
                medians[slot] = new WeightedColumn(values, weights).median();
            }
        }
        return new TribuoRows(data.features(), medians);
    }

    FeatureSet features() {
        return features;
    }

    /** What a missing value of a number or flag is taken for. */
    double median(int slot) {
        return medians[slot];
    }

    /** Which slot and level, 0 for a number or flag, the names that Tribuo knows stand for. */
    Map<String, int[]> places() {
        Map<String, int[]> places = new HashMap<>();
        for (int slot = 0; slot < names.length; slot++) {
            for (int level = 0; level < names[slot].length; level++) {
                places.put(names[slot][level], new int[] {slot, level});
            }
        }
        return places;
    }

    MutableDataset<Label> examples(Dataset data, double[] weights) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("risk-models", labels), labels);
        double[] row = new double[features.size()];
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            Example<Label> example = example(row, data.label(i) ? POSITIVE : NEGATIVE);
            example.setWeight((float) weights[i]);
            examples.add(example);
        }
        return examples;
    }

    Example<Label> example(double[] row, Label label) {
        String[] present = new String[row.length + 1];
        double[] values = new double[row.length + 1];
        int count = 0;
        for (int slot = 0; slot < row.length; slot++) {
            Feature feature = features.get(slot);
            if (feature instanceof CategoryFeature<?> category) {
                double level = category.resolve(row[slot]);
                if (!Double.isNaN(level)) {
                    present[count] = names[slot][(int) level];
                    values[count++] = 1;
                }
            } else {
                present[count] = names[slot][0];
                values[count++] = Double.isNaN(row[slot]) ? medians[slot] : row[slot];
            }
        }
        present[count] = ALWAYS;
        values[count++] = 1;
        return new ArrayExample<>(label, Arrays.copyOf(present, count), Arrays.copyOf(values, count));
    }
}
