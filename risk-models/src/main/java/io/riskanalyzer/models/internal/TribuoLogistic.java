package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearTerm;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A logistic regression that Tribuo has fitted, as the base and the terms of a linear model. Immutable. */
public final class TribuoLogistic {
    static final Label POSITIVE = new Label("positive");
    static final Label NEGATIVE = new Label("negative");

    private static final int NO_LOGGING = -1;
    /** With more, Tribuo 4.3.2 gives every row of a minibatch the mean of their weights; and it is no better, but slower. */
    private static final int MINIBATCH_SIZE = 1;

    private final LinearEncoding encoding;
    private final String[] columnNames;
    private final LinearSGDModel model;
    private final double base;
    private final List<LinearTerm> terms;

    private TribuoLogistic(LinearEncoding encoding, String[] columnNames, LinearSGDModel model) {
        this.encoding = encoding;
        this.columnNames = columnNames;
        this.model = model;
        DenseMatrix weights = model.getWeightsCopy(); // rows: labels; columns: features, then the bias
        int positive = model.getOutputIDInfo().getID(POSITIVE);
        int negative = model.getOutputIDInfo().getID(NEGATIVE);
        double[] logOdds = IntStream.range(0, weights.getDimension2Size())
                .mapToDouble(column -> weights.get(positive, column) - weights.get(negative, column))
                .toArray();
        this.base = encoding.base(logOdds, logOdds[encoding.width()]);
        this.terms = encoding.terms(logOdds);
    }

    /**
     * Fits the rows.
     *
     * @param data the rows to learn from
     * @param forms the form in which each number is taken
     * @param epochs how often each row is looked at, at least 1
     * @param learningRate how far a weight moves at first, above 0
     * @param seed the seed of the order of the rows
     * @return the fit
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static TribuoLogistic of(
            Dataset data, Function<NumberFeature, NumberForm> forms, int epochs, double learningRate, long seed) {
        EngineLog.quieten();
        TrainingRows rows = TrainingRows.of(data);
        double[] weights = rows.normalisedWeights();
        LinearEncoding encoding = LinearEncoding.learn(rows.data(), weights, forms);
        String[] names = names(encoding.width());
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> examples =
                new MutableDataset<>(new SimpleDataSourceProvenance("risk-models", labels), labels);
        double[] row = new double[data.features().size()];
        for (int i = 0; i < rows.data().rows(); i++) {
            rows.data().frame().copyRow(i, row);
            Example<Label> example = example(encoding, names, row, rows.data().label(i) ? POSITIVE : NEGATIVE);
            example.setWeight((float) weights[i]);
            examples.add(example);
        }
        // A trainer goes on in its random sequence from one training to the next, so each gets its own.
        LinearSGDTrainer trainer = new LinearSGDTrainer(
                new LogMulticlass(), new AdaGrad(learningRate), epochs, NO_LOGGING, MINIBATCH_SIZE, seed);
        return new TribuoLogistic(encoding, names, trainer.train(examples));
    }

    /** Names in the order of the columns: Tribuo sorts features by name. */
    private static String[] names(int width) {
        int digits = Integer.toString(width).length();
        return IntStream.range(0, width)
                .mapToObj(column -> "0".repeat(digits - Integer.toString(column).length()) + column)
                .toArray(String[]::new);
    }

    private static Example<Label> example(LinearEncoding encoding, String[] names, double[] row, Label label) {
        int[] columns = new int[encoding.width()];
        double[] values = new double[encoding.width()];
        int count = encoding.encode(row, columns, values);
        String[] present = Arrays.stream(columns, 0, count)
                .mapToObj(column -> names[column])
                .toArray(String[]::new);
        return new ArrayExample<>(label, present, Arrays.copyOf(values, count));
    }

    /**
     * Predicts a row by Tribuo itself, for tests.
     *
     * @param row a row that has a column of a value other than 0
     * @return the probabilities of {@link #POSITIVE} and {@link #NEGATIVE}
     */
    Prediction<Label> predict(double[] row) {
        return model.predict(example(encoding, columnNames, row, NEGATIVE));
    }

    /**
     * Returns the log-odds of the average training row.
     *
     * @return the base of the linear model
     */
    public double base() {
        return base;
    }

    /**
     * Returns what each feature adds, in the order of the features.
     *
     * @return the terms of the linear model
     */
    public List<LinearTerm> terms() {
        return terms;
    }

    /**
     * Returns the version of Tribuo that fitted this.
     *
     * @return the version, as in {@code 4.3.2}
     */
    public String engineVersion() {
        return model.getProvenance().getTribuoVersion();
    }
}
