package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Rows as Tribuo takes them, which are values by the names of columns: a number or flag as it is, a category as a 1 in the
 * column of its level. What is missing is in no column, or takes another value that was learnt. Immutable.
 */
public final class TribuoEncoding {
    /** Between the name of a category and that of its level in the name of a column. */
    public static final char SEPARATOR = '@';

    /** In place of a level: the column of a number or a flag. */
    static final int VALUE = 0;

    private static final String NO_COLUMN = "";

    private final FeatureSet features;
    private final String[][] names; // of each slot, of each level; empty where there is no column
    private final double[] fills;
    private final Map<String, Place> places = new HashMap<>();
    private final String first;

    /** What a column holds: a number or flag, or whether a category has a level. */
    record Place(int slot, int level) {}

    private TribuoEncoding(FeatureSet features, String[][] names, double[] fills) {
        this.features = features;
        this.names = names;
        this.fills = fills;
        String any = NO_COLUMN;
        for (int slot = 0; slot < names.length; slot++) {
            for (int level = 0; level < names[slot].length; level++) {
                String name = names[slot][level];
                if (!name.isEmpty() && places.put(name, new Place(slot, level)) != null) {
                    throw new IllegalArgumentException("The column (" + name
                            + ") must be of one feature, but is of two.\nMaybe rename one of them.");
                }
                any = any.isEmpty() ? name : any;
            }
        }
        this.first = any;
    }

    private static int width(Feature feature) {
        return feature instanceof CategoryFeature<?> category
                ? category.levels().size()
                : 1;
    }

    private static String[][] room(FeatureSet features) {
        return features.stream()
                .map(feature -> Collections.nCopies(width(feature), NO_COLUMN).toArray(String[]::new))
                .toArray(String[][]::new);
    }

    private static double[] absent(FeatureSet features) {
        double[] fills = new double[features.size()];
        Arrays.fill(fills, Double.NaN);
        return fills;
    }

    /**
     * Returns the encoding of all features under their own names: {@code name}, or {@code name@level}.
     *
     * @param features the features, at least one
     * @return the encoding, which leaves out what is missing
     */
    public static TribuoEncoding of(FeatureSet features) {
        String[][] names = room(features);
        for (int slot = 0; slot < names.length; slot++) {
            for (int level = 0; level < names[slot].length; level++) {
                names[slot][level] = defaultName(features.get(slot), level);
            }
        }
        return new TribuoEncoding(features, names, absent(features));
    }

    /** The encoding for Tribuo's trees, to which what is absent is 0: a missing number or flag is the median. */
    static TribuoEncoding ofMedians(Dataset data, double[] weights) {
        FeatureSet features = data.features();
        String[][] names = room(features);
        double[] medians = absent(features);
        for (int slot = 0; slot < names.length; slot++) {
            for (int level = 0; level < names[slot].length; level++) {
                names[slot][level] = slot + "=" + level;
            }
            if (!(features.get(slot) instanceof CategoryFeature)) {
                double[] values = new double[data.rows()];
                data.frame().copyColumn(slot, 0, values.length, values);
                medians[slot] = new WeightedColumn(values, weights).median();
            }
        }
        return new TribuoEncoding(features, names, medians);
    }

    /**
     * Returns the encoding for a model that has certain columns.
     *
     * @param features the features that the columns are of
     * @param columns the names of all columns of the model
     * @param nameOf gives for the name of a column that of a number or flag, or {@code feature@level}
     * @return the encoding, which leaves out what is missing, and features of which there is no column
     * @throws IllegalArgumentException if a column is of no feature, or two are of the same
     */
    public static TribuoEncoding ofColumns(FeatureSet features, List<String> columns, UnaryOperator<String> nameOf) {
        String[][] names = room(features);
        for (String column : columns) {
            Place place = placeOf(column, nameOf.apply(column), features);
            String before = names[place.slot()][place.level()];
            if (!before.isEmpty()) {
                throw new IllegalArgumentException(
                        "The column (" + column + ") must have a feature or level of its own," + " but that of "
                                + before + " has the same.\nMaybe give each another name.");
            }
            names[place.slot()][place.level()] = column;
        }
        return new TribuoEncoding(features, names, absent(features));
    }

    /**
     * Returns this encoding for a model that was trained on it.
     *
     * @param model the model
     * @return this encoding without the columns that the model does not know, as no training row had them
     */
    public TribuoEncoding knownTo(Model<Label> model) {
        String[][] known = room(features);
        for (String column : columnsOf(model)) {
            Place place = place(column);
            known[place.slot()][place.level()] = column;
        }
        return new TribuoEncoding(features, known, fills);
    }

    /**
     * Returns the names of the columns of a model.
     *
     * @param model the model
     * @return the names, in the order in which Tribuo numbers them
     */
    public static List<String> columnsOf(Model<Label> model) {
        return IntStream.range(0, model.getFeatureIDMap().size())
                .mapToObj(id -> model.getFeatureIDMap().get(id).getName())
                .toList();
    }

    private static Place placeOf(String column, String name, FeatureSet features) {
        if (features.contains(name) && !(features.get(name) instanceof CategoryFeature)) {
            return new Place(features.slotOf(features.get(name)), VALUE);
        }
        for (int at = name.indexOf(SEPARATOR); at >= 0; at = name.indexOf(SEPARATOR, at + 1)) {
            String feature = name.substring(0, at);
            if (features.contains(feature) && features.get(feature) instanceof CategoryFeature<?> category) {
                int level = category.indexOf(name.substring(at + 1));
                if (level >= 0) {
                    return new Place(features.slotOf(category), level);
                }
            }
        }
        throw new IllegalArgumentException("The column of the Tribuo model (" + column
                + (name.equals(column) ? "" : ", named " + name)
                + ") must be a number or a flag, or feature@level of a category, but there is none among "
                + features.names() + ".\nMaybe give a function that names the columns.");
    }

    /**
     * Returns the features.
     *
     * @return all features, also those of which there is no column
     */
    public FeatureSet features() {
        return features;
    }

    /**
     * Returns the features of which there is a column.
     *
     * @return the features, in their order
     */
    public List<Feature> used() {
        return IntStream.range(0, names.length)
                .filter(slot -> Arrays.stream(names[slot]).anyMatch(places::containsKey))
                .<Feature>mapToObj(features::get)
                .toList();
    }

    /**
     * Returns the names of the columns.
     *
     * @return the names, in the order of the features and their levels
     */
    public List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (String[] ofSlot : names) {
            Arrays.stream(ofSlot).filter(places::containsKey).forEach(columns::add);
        }
        return columns;
    }

    /**
     * Returns what the columns would be called by default.
     *
     * @return {@code name} or {@code name@level} of each column, in the order of {@link #columns()}
     */
    public List<String> columnNames() {
        return columns().stream()
                .map(this::place)
                .map(place -> defaultName(features.get(place.slot()), place.level()))
                .toList();
    }

    private static String defaultName(Feature feature, int level) {
        return feature instanceof CategoryFeature<?> category
                ? feature.name() + SEPARATOR + category.levels().get(level)
                : feature.name();
    }

    /** What a column holds. */
    Place place(String column) {
        return Objects.requireNonNull(places.get(column), column);
    }

    /** The name of the column of a number, a flag or a level; empty if there is none. */
    String column(int slot, int level) {
        return names[slot][level];
    }

    /** Whether there is a column of a name. */
    boolean has(String column) {
        return places.containsKey(column);
    }

    /** What the column of a number or flag counts as where the value is missing: to what is linear or a tree, absent is 0. */
    double whenMissing(int slot) {
        return Double.isNaN(fills[slot]) ? 0 : fills[slot];
    }

    /**
     * Returns rows with their labels and weights.
     *
     * @param data the rows
     * @param weights the weight of each, shape (rows)
     * @param positive the label of the bad outcome
     * @param negative the label of the good one
     * @return the rows as Tribuo takes them
     */
    public MutableDataset<Label> examples(Dataset data, double[] weights, Label positive, Label negative) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("risk-models", labels), labels);
        double[] row = new double[features.size()];
        for (int i = 0; i < data.rows(); i++) {
            data.frame().copyRow(i, row);
            Example<Label> example = example(row, data.label(i) ? positive : negative);
            example.setWeight((float) weights[i]);
            examples.add(example);
        }
        return examples;
    }

    /**
     * Returns a row as Tribuo takes it. Tribuo refuses one without any value; such a row gets a 0 in the first column, which
     * says the same to all that take what is absent for 0.
     *
     * @param row the row, in the order of the features
     * @param label any label
     * @return the row
     */
    public Example<Label> example(double[] row, Label label) {
        String[] present = new String[row.length + 1];
        double[] values = new double[row.length + 1];
        int count = 0;
        for (int slot = 0; slot < row.length; slot++) {
            boolean isCategory = features.get(slot) instanceof CategoryFeature;
            double value = resolved(slot, row[slot]);
            String name = Double.isNaN(value) ? NO_COLUMN : names[slot][isCategory ? (int) value : VALUE];
            if (!name.isEmpty()) {
                present[count] = name;
                values[count++] = isCategory ? 1 : value;
            }
        }
        if (count == 0) {
            present[count++] = first;
        }
        return new ArrayExample<>(label, Arrays.copyOf(present, count), Arrays.copyOf(values, count));
    }

    private double resolved(int slot, double value) {
        if (features.get(slot) instanceof CategoryFeature<?> category) {
            return category.resolve(value);
        }
        return Double.isNaN(value) ? fills[slot] : value;
    }
}
