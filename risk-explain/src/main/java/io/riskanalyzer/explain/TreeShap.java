package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains trees by exact Shapley values: each feature that a model asks for is a term, whose contribution is what knowing
 * its value changes on average over all orders in which the values may become known.
 *
 * <p>{@code contribution of j = Σ over sets S without j of |S|! (M − |S| − 1)! / M! · (v(S and j) − v(S))} for M features,
 * where v(S) is the raw score that is expected when only the values of S are known. Two things can be meant by that:
 *
 * <ul>
 *   <li><b>path-dependent</b>, as here by default: a row goes to both sides of a split whose feature is not known, weighed by
 *       how many training rows took them (the covers of the model). Needs no data; XGBoost's {@code pred_contribs} and
 *       SHAP's {@code tree_path_dependent} are the same.
 *   <li><b>interventional</b>, {@link #against}: what is not known is taken from each row of a background in turn, and the
 *       mean is taken. Says "compared with these rows"; a feature that the model does not ask for gets nothing, however
 *       it is correlated. SHAP's {@code interventional} is the same.
 * </ul>
 *
 * <p>The base is the score that is expected when nothing is known: by the covers, or the mean over the background. A model
 * on the scale of probabilities is explained as the sum of its leaves, before it is cut at 0 and 1. A category is one term,
 * also where the model was trained on a column for each level, and so are a number and its being missing. Where no training
 * row came to a split, both sides count half.
 *
 * <p>Trees of at most eight splits a path are explained from tables of what each group of leaves contributes for each pattern
 * of answers, as far as {@link #tablesUpTo} lets them be kept; 100 trees of depth 6 take some 13 MB. Other trees take an
 * integral for each split and row, O(splits · depth / 2), or against a background a walk for each of its rows,
 * O(background · nodes that mixtures of both rows reach). The first {@link #bind} builds the tables, O(leaves · 2^depth ·
 * depth²), against a background O(leaves · (background + 4^depth)); other binds share them.
 *
 * <p>Immutable and thread-safe. The same bits row by row, in frames and on any number of threads.
 *
 * @see <a href="https://doi.org/10.1038/s42256-019-0138-9">Lundberg and others, From local explanations to global
 *     understanding with explainable AI for trees, 2020</a>
 * @see <a href="https://doi.org/10.1287/mnsc.18.5.64">Owen, Multilinear extensions of games, 1972</a>
 */
public final class TreeShap implements Explainer {
    /** How many bytes of tables are kept unless {@link #tablesUpTo} tells: 64 MB. */
    public static final long DEFAULT_TABLES = 64L << 20;

    private final TreeEnsemble model;
    private final @Nullable Background background;
    private final @Nullable TypicalValues typical;
    private final long tables;
    private @Nullable CompiledTreeShap compiled;

    private TreeShap(
            TreeEnsemble model, @Nullable Background background, @Nullable TypicalValues typical, long tables) {
        this.model = model;
        this.background = background;
        this.typical = typical;
        this.tables = tables;
    }

    /**
     * Returns the path-dependent explainer of a model.
     *
     * @param model the model: a {@link TreeEnsemble}, as trainers of trees return them
     * @return the explainer
     * @throws IllegalArgumentException if the model is none of trees
     */
    public static TreeShap of(Model model) {
        if (model instanceof TreeEnsemble trees) {
            return new TreeShap(trees, null, null, DEFAULT_TABLES);
        }
        String maybe = model.explainer() == Explainer.NONE
                ? "explain it by an explainer for any scorer, such as PermutationShap"
                : "take its own, model.explainer(), which is exact";
        throw new IllegalArgumentException("The model (" + model.name() + ") must be a TreeEnsemble, but is a "
                + model.getClass().getSimpleName() + ".\nMaybe " + maybe + ".");
    }

    /**
     * Returns the interventional explainer of the same model. The features of a group of the background are one term, which
     * is known or not as a whole.
     *
     * @param rows what scores are compared with, such as a sample of some hundred training rows
     * @return the explainer, whose reasons tell what is typical of the background unless {@link #typical} tells otherwise
     */
    public TreeShap against(Background rows) {
        return new TreeShap(model, rows, typical, tables);
    }

    /**
     * Returns this explainer with typical values for the texts of its reasons, as in {@code attendance is 62 %, typical
     * 85 %}.
     *
     * @param values what is typical
     * @return the explainer
     */
    public TreeShap typical(TypicalValues values) {
        return new TreeShap(model, background, values, tables);
    }

    /**
     * Returns this explainer with another limit to the memory of its tables. Smaller tables come first; trees without one
     * are explained more slowly, to the same numbers but for rounding.
     *
     * @param bytes how many bytes the tables may have in all, at least 0; 0 for no tables
     * @return the explainer
     * @throws IllegalArgumentException if the number is negative
     */
    public TreeShap tablesUpTo(long bytes) {
        if (!(bytes >= 0)) {
            throw new IllegalArgumentException(
                    "The limit of the tables (" + bytes + " bytes) must be at least 0.\nMaybe give 0 for none.");
        }
        return new TreeShap(model, background, typical, bytes);
    }

    /**
     * Returns what is explained.
     *
     * @return the model
     */
    public TreeEnsemble model() {
        return model;
    }

    /**
     * Returns what scores are compared with.
     *
     * @return the background; empty if the explainer is path-dependent
     */
    public Optional<Background> background() {
        return Optional.ofNullable(background);
    }

    /**
     * Returns what the reasons call typical.
     *
     * @return the values that were told, else those of the background, of no feature if there is none
     */
    public TypicalValues typical() {
        if (typical != null) {
            return typical;
        }
        return background == null ? TypicalValues.of(FeatureSet.of()) : background.typical();
    }

    /**
     * Returns the limit to the memory of the tables.
     *
     * @return how many bytes they may have in all
     */
    public long tablesUpTo() {
        return tables;
    }

    /**
     * Returns what pairs of features contribute together, path-dependent.
     *
     * @param features what a row consists of, in order
     * @return the bound interactions, thread-safe
     * @throws IllegalArgumentException if the covers of the model do not add up
     * @throws IllegalStateException if the explainer has a background
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the model is not among them
     */
    public ShapInteractions interactions(FeatureSet features) {
        if (background != null) {
            throw new IllegalStateException("The explainer of " + model.name()
                    + " must be path-dependent for interactions, but has a background."
                    + "\nMaybe use TreeShap.of(model).interactions(features).");
        }
        return new ShapInteractions(compiled().trees(), features);
    }

    /**
     * Binds this explainer to rows of the given features. The first time this builds the tables.
     *
     * @param features what a row consists of, in order
     * @return the bound explainer, thread-safe; its terms are the features of the model, in its order, or their groups
     * @throws IllegalArgumentException if the covers of the model do not add up and there is no background, or a row of the
     *     background is not legal for the model
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the model is not among them, or not among
     *     those of the background
     */
    @Override
    public RowExplainer bind(FeatureSet features) {
        return new BoundTreeShap(compiled(), features, typical());
    }

    private synchronized CompiledTreeShap compiled() {
        if (compiled == null) {
            compiled = background == null
                    ? CompiledTreeShap.pathDependent(model, tables)
                    : CompiledTreeShap.against(model, background, tables);
        }
        return compiled;
    }

    /** Returns what is explained, and how. */
    @Override
    public String toString() {
        return "Shapley values of " + model.name() + (background == null ? "" : " against a " + background);
    }
}
