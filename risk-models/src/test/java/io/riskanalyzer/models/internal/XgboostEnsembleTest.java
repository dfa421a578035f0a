package io.riskanalyzer.models.internal;

import static org.assertj.core.api.Assertions.fail;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.RowScorer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The flat form gives what XGBoost itself gives: to the leaf, and in float to the bit. */
class XgboostEnsembleTest {
    private static final int TRAIN = 3_000;
    private static final int ROWS = Integer.getInteger("parity.rows", 20_000);
    private static final int LEVELS = 5;
    private static final List<Feature> NUMBERS = IntStream.range(0, 6)
            .<Feature>mapToObj(i -> Feature.number("n" + i).optional())
            .toList();
    private static final CategoryFeature<String> JOB =
            Feature.category("job", "a", "b", "c", "d", "e").optional();
    private static final FeatureSet FEATURES = FeatureSet.of(
            Stream.concat(NUMBERS.stream(), Stream.of(Feature.flag("late").optional(), JOB))
                    .toList());
    private static final int JOB_SLOT = 7;

    /**
     * One way to train.
     *
     * @param settings the settings of XGBoost
     * @param columns what its columns hold
     */
    record Training(Map<String, Object> settings, List<XgboostColumn> columns) {}

    private static List<XgboostColumn> encoded() {
        return FEATURES.stream().map(XgboostColumn::of).toList();
    }

    private static List<XgboostColumn> oneHot(double elsewhere, double missing) {
        List<XgboostColumn> columns = new ArrayList<>(encoded().subList(0, JOB_SLOT));
        for (int level = 0; level < LEVELS; level++) {
            columns.add(new XgboostColumn(JOB, level, elsewhere, missing));
        }
        return columns;
    }

    private static Named<Training> training(String name, List<XgboostColumn> columns, Object... settings) {
        Map<String, Object> all = new HashMap<>(
                Map.of("objective", "binary:logistic", "max_depth", 5, "tree_method", "hist", "nthread", 1, "seed", 1));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return Named.of(name, new Training(all, columns));
    }

    static Stream<Named<Training>> trainings() {
        return Stream.of(
                training("levels as numbers", encoded()),
                training("one-hot", oneHot(0, Double.NaN)),
                training("one-hot, missing as zeros", oneHot(0, 0), "base_score", 0.3),
                training("one-hot, zeros left out", oneHot(Double.NaN, Double.NaN), "max_depth", 8),
                training("sets of levels", encoded(), "categories", true, "max_cat_to_onehot", 1),
                training("level by level", encoded(), "categories", true, "max_cat_to_onehot", 100),
                training("dart", encoded(), "booster", "dart", "rate_drop", 0.3),
                training("exact", encoded(), "tree_method", "exact"),
                training("raw", encoded(), "objective", "binary:logitraw"),
                training("regression", encoded(), "objective", "reg:squarederror"),
                training(
                        "forest",
                        encoded(),
                        "num_parallel_tree",
                        20,
                        "subsample",
                        0.6,
                        "colsample_bynode",
                        0.5,
                        "reg_lambda",
                        0,
                        "eta",
                        1,
                        "base_score",
                        0.25));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void of_trainedBooster_hasItsLeavesAndItsMargins(Training training) throws XGBoostError {
        SplittableRandom random = new SplittableRandom(7);
        Booster booster = train(training, random);
        for (String format : List.of("ubj", "json")) {
            XgboostBooster parsed = XgboostBooster.parse(booster.toByteArray(format), format);
            TreeEnsemble model = XgboostEnsemble.of(parsed, "xgboost", FEATURES, training.columns, provenance());
            double[][] rows = rows(model, ROWS, random);
            DMatrix matrix = matrix(rows, training);
            float[][] margins = booster.predict(matrix, true);
            float[][] leaves = booster.predictLeaf(matrix, 0);
            RowScorer scorer = model.bind(FEATURES);
            for (int row = 0; row < ROWS; row++) {
                double[] values = rows[row];
                float[] given = leaves[row];
                float[] own = leafValues(model, values);
                for (int tree = 0; tree < own.length; tree++) {
                    if (own[tree] != parsed.value(tree, (int) given[tree])) {
                        fail("tree %d, row %s", tree, Arrays.toString(values));
                    }
                }
                float sum = parsed.base();
                for (float leaf : own) {
                    sum += leaf;
                }
                if (Float.floatToIntBits(sum) != Float.floatToIntBits(margins[row][0])
                        || !(Math.abs(scorer.score(values) - sum) < 1e-5)) { // a sum in float against one in double
                    fail("%s and %s for row %s", sum, margins[row][0], Arrays.toString(values));
                }
            }
            matrix.dispose();
        }
        booster.dispose();
    }

    private static Booster train(Training training, SplittableRandom random) throws XGBoostError {
        double[][] rows = IntStream.range(0, TRAIN).mapToObj(i -> row(random)).toArray(double[][]::new);
        float[] labels = new float[TRAIN];
        for (int i = 0; i < TRAIN; i++) {
            double score = rows[i][0] - rows[i][1] + (rows[i][JOB_SLOT] % 2 == 0 ? 1 : 0) + random.nextDouble();
            labels[i] = score > 0.7 ? 1 : 0;
        }
        DMatrix matrix = matrix(rows, training);
        matrix.setLabel(labels);
        Map<String, Object> settings = new HashMap<>(training.settings);
        settings.remove("categories");
        Booster booster = XGBoost.train(matrix, settings, 10, Map.of(), null, null);
        matrix.dispose();
        return booster;
    }

    private static DMatrix matrix(double[][] rows, Training training) throws XGBoostError {
        int width = training.columns.size();
        float[] data = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < width; column++) {
                data[row * width + column] = valueOf(training.columns.get(column), rows[row]);
            }
        }
        DMatrix matrix = new DMatrix(data, rows.length, width, Float.NaN);
        if (training.settings.containsKey("categories")) {
            String[] types = new String[width];
            Arrays.setAll(types, i -> i == JOB_SLOT ? "c" : "float");
            matrix.setFeatureTypes(types);
        }
        return matrix;
    }

    private static float valueOf(XgboostColumn column, double[] row) {
        double value = row[FEATURES.slotOf(column.feature())];
        if (column.level() == XgboostColumn.ENCODED) {
            return (float) value;
        }
        return (float) (Double.isNaN(value) ? column.missing() : column.valueOf((int) value));
    }

    /** Rows with missing values, and values on and beside the thresholds of a model. */
    private static double[][] rows(TreeEnsemble model, int count, SplittableRandom random) {
        double[][] rows = new double[count][];
        Arrays.setAll(rows, i -> row(random));
        List<double[]> cuts = FEATURES.stream()
                .limit(NUMBERS.size())
                .map(feature -> model.cutsOf((NumberFeature) feature))
                .toList();
        for (double[] row : rows) {
            for (int slot = 0; slot < cuts.size(); slot++) {
                double[] own = cuts.get(slot);
                if (own.length > 0 && random.nextInt(3) == 0) {
                    double cut = own[random.nextInt(own.length)];
                    row[slot] = switch (random.nextInt(3)) {
                        case 0 -> cut;
                        case 1 -> Math.nextDown(cut);
                        default -> Math.nextUp(cut);
                    };
                }
            }
        }
        return rows;
    }

    private static double[] row(SplittableRandom random) {
        double[] row = new double[FEATURES.size()];
        for (int slot = 0; slot < row.length; slot++) {
            row[slot] = random.nextInt(8) == 0
                    ? Double.NaN
                    : slot < NUMBERS.size()
                            ? random.nextDouble() * 2 - 0.5
                            : random.nextInt(slot == JOB_SLOT ? LEVELS : 2);
        }
        return row;
    }

    private static float[] leafValues(TreeEnsemble model, double[] row) {
        float[] values = new float[model.trees()];
        for (int tree = 0; tree < values.length; tree++) {
            int node = model.root(tree);
            while (!model.isLeaf(node)) {
                node = goesLeft(model, node, row) ? model.left(node) : model.right(node);
            }
            values[tree] = (float) model.value(node);
        }
        return values;
    }

    private static boolean goesLeft(TreeEnsemble model, int node, double[] row) {
        Feature feature = model.feature(node);
        double value = row[FEATURES.slotOf(feature)];
        if (Double.isNaN(value)) {
            return model.missing(node) == TreeEnsemble.Side.LEFT;
        }
        return feature instanceof CategoryFeature<?>
                ? Arrays.binarySearch(model.levels(node), (int) value) >= 0
                : value < model.threshold(node);
    }

    private static Provenance provenance() {
        return new Provenance("xgboost", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);
    }
}
