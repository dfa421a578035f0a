package io.riskanalyzer.models.internal;

import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A boosted or bagged model as XGBoost saved it, in one number a row. Not changed once it is read. */
public final class XgboostBooster {
    private static final Set<String> LOGISTIC = Set.of("binary:logistic", "reg:logistic");

    private static final String TWO_CLASSES = "multi:softprob";

    /** Objectives whose margin is the prediction itself. */
    private static final Map<String, Scale> DIRECT = Map.of(
            "binary:logitraw", Scale.LOG_ODDS,
            "reg:squarederror", Scale.POINTS,
            "reg:linear", Scale.POINTS, // the name that it had before 0.90
            "reg:squaredlogerror", Scale.POINTS,
            "reg:pseudohubererror", Scale.POINTS,
            "reg:absoluteerror", Scale.POINTS,
            "reg:quantileerror", Scale.POINTS);

    private final XgboostSource source;
    private final XgboostFields learner;
    private final String objective;
    private final String version;
    private final int columns;
    private final float base;
    private final List<XgboostTree> trees = new ArrayList<>();
    private final float[] weights;

    /** In place of a class: the model gives one number a row. */
    private static final int ONE_NUMBER = -1;

    private XgboostBooster(XgboostSource source, XgboostValue document, int positive) {
        this.source = source;
        XgboostFields model = XgboostFields.of(source, "model", document);
        learner = model.fields("learner");
        version = Arrays.stream(model.wholes("version"))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("."));
        objective = learner.fields("objective").text("name");
        if (positive == ONE_NUMBER) {
            requireOneNumber();
        } else {
            requireTwoClasses();
        }
        columns = learner.fields("learner_model_param").count("num_feature");
        base = positive == ONE_NUMBER
                ? margin(learner.fields("learner_model_param").text("base_score"))
                : 0; // that of both classes, whose difference counts
        XgboostFields booster = learner.fields("gradient_booster");
        String kind = booster.text("name");
        if (!(kind.equals("gbtree") || kind.equals("dart"))) {
            throw source.refuse("The booster (" + XgboostSource.shown(kind)
                    + ") must be gbtree or dart, which are of trees." + "\nMaybe train with booster=gbtree.");
        }
        XgboostFields trees = kind.equals("dart") ? booster.fields("gbtree").fields("model") : booster.fields("model");
        trees.objects("trees").forEach(tree -> this.trees.add(XgboostTree.of(tree)));
        if (this.trees.isEmpty()) {
            throw source.refuse("The trees (none) must be at least one.\nMaybe save the model after its training.");
        }
        weights = new float[this.trees.size()];
        Arrays.fill(weights, 1);
        if (kind.equals("dart")) {
            double[] given = booster.numbers("weight_drop", weights.length);
            for (int tree = 0; tree < weights.length; tree++) {
                weights[tree] = (float) given[tree];
            }
        }
        if (positive != ONE_NUMBER) {
            int[] classes = trees.wholes("tree_info", weights.length);
            for (int tree = 0; tree < weights.length; tree++) {
                weights[tree] *= classes[tree] == positive ? 1 : -1;
            }
        }
    }

    /**
     * Reads a model that XGBoost 1.7 to 3 saved.
     *
     * @param bytes the whole file, in XGBoost's JSON or UBJ format
     * @param name where it comes from, for messages
     * @return the model
     * @throws IllegalArgumentException if the bytes are no such model, or one of another kind than trees that give one
     *     number a row
     */
    public static XgboostBooster parse(byte[] bytes, String name) {
        return parse(bytes, name, ONE_NUMBER);
    }

    /**
     * Reads a model of {@code multi:softprob} with two classes, each of which has trees of its own: the margin of one less
     * that of the other, which is the log-odds of the one.
     *
     * @param bytes the whole file, in XGBoost's JSON or UBJ format
     * @param name where it comes from, for messages
     * @param positive the number of the class whose log-odds are wanted, 0 or 1
     * @return the model
     * @throws IllegalArgumentException if the bytes are no such model
     */
    public static XgboostBooster parseTwoClasses(byte[] bytes, String name, int positive) {
        return parse(bytes, name, positive);
    }

    private static XgboostBooster parse(byte[] bytes, String name, int positive) {
        XgboostSource source = new XgboostSource(name);
        int start = 0;
        while (start < bytes.length && Character.isWhitespace(bytes[start])) {
            start++;
        }
        if (!(start < bytes.length && bytes[start] == '{')) {
            throw source.refuse("The model must be in XGBoost's JSON or UBJ format, but does not begin with a brace."
                    + "\nMaybe it is in the old binary format: load it in XGBoost, and save it as .json or .ubj.");
        }
        int next = start + 1;
        while (next < bytes.length && Character.isWhitespace(bytes[next])) {
            next++;
        }
        boolean json = next < bytes.length && (bytes[next] == '"' || bytes[next] == '}');
        XgboostValue document = json ? XgboostJson.parse(bytes, source) : XgboostUbj.parse(bytes, source);
        return new XgboostBooster(source, document, positive);
    }

    private void requireOneNumber() {
        if (!(LOGISTIC.contains(objective) || DIRECT.containsKey(objective))) {
            throw source.refuse("The objective (" + XgboostSource.shown(objective)
                    + ") must be binary:logistic, binary:logitraw, or one of regression without a logarithm."
                    + "\nMaybe train with objective=binary:logistic.");
        }
        XgboostFields param = learner.fields("learner_model_param");
        for (String name : List.of("num_class", "num_target")) {
            if (param.has(name) && param.count(name) > 1) {
                throw source.refuse("The outputs (" + name + "=" + param.count(name) + ") must be one."
                        + "\nMaybe train one model for each class or target.");
            }
        }
    }

    private void requireTwoClasses() {
        int classes = learner.fields("learner_model_param").count("num_class");
        if (!(objective.equals(TWO_CLASSES) && classes == 2)) {
            throw source.refuse("The objective (" + XgboostSource.shown(objective) + " of " + classes
                    + " classes) must be " + TWO_CLASSES + " of two.\nMaybe train with objective=binary:logistic.");
        }
    }

    /** The base score, which was written as a prediction, on the scale of the trees' sum. */
    private float margin(String text) {
        String number = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        float score;
        try {
            score = Float.parseFloat(number);
        } catch (NumberFormatException e) {
            throw source.damaged("The base score (" + XgboostSource.shown(text) + ") must be one number.");
        }
        if (!LOGISTIC.contains(objective)) {
            return score;
        }
        if (!(score > 0 && score < 1)) {
            throw source.damaged("The base score (" + score + ") of " + objective + " must be between 0 and 1.");
        }
        return (float) (0 - StrictMath.log(1 / score - 1)); // in single precision within the logarithm, as XGBoost does
    }

    /**
     * Returns what the model was trained for.
     *
     * @return the name of the objective
     */
    public String objective() {
        return objective;
    }

    /**
     * Returns what the sum of the leaves counts in.
     *
     * @return the scale
     */
    public Scale scale() {
        return DIRECT.getOrDefault(objective, Scale.LOG_ODDS);
    }

    /**
     * Returns the version of XGBoost that saved the model.
     *
     * @return the version, such as 3.0.4
     */
    public String version() {
        return version;
    }

    /**
     * Returns how many columns the model was trained on.
     *
     * @return the number
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns the names of the columns.
     *
     * @return the names in order; empty if the model has none, as after a training on bare arrays
     */
    public List<String> columnNames() {
        return learner.has("feature_names") ? learner.texts("feature_names") : List.of();
    }

    /**
     * Returns the margin of a row before any tree.
     *
     * @return the margin
     */
    public float base() {
        return base;
    }

    /** The place that the model comes from. */
    XgboostSource source() {
        return source;
    }

    List<XgboostTree> trees() {
        return trees;
    }

    /** What a leaf adds to the margin, in single precision as XGBoost adds it. */
    float value(int tree, int leaf) {
        return weights[tree] * trees.get(tree).value(leaf);
    }
}
