package io.riskanalyzer.report;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.scorecard.BinningTable;
import java.util.List;

/** Pictures of what a model has learnt. Thread-safe. */
public final class ModelPictures {
    private ModelPictures() {}

    /**
     * Draws what each feature adds to the score of an additive model, over its values, from the feature that moves the
     * scores of the frame most to the one that moves them least. All pictures have one scale.
     *
     * <p>A number is drawn as a line from the 1st to the 99th percentile of the frame, with the density of the frame
     * below it, unless the feature is sensitive; a category or a flag is drawn as bars, those of the most frequent
     * values if there are many. O(rows · terms) time.
     *
     * @param model the model
     * @param frame rows that are typical, such as those it was trained on; at least one
     * @return a picture for each feature
     * @throws IllegalArgumentException if the frame has no row
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature
     */
    public static List<Picture> shapes(LinearModel model, Frame frame) {
        return ShapePictures.of(model, frame);
    }

    /**
     * Draws a tree from the left to the right: what each split asks, how many rows came there in training, and the value
     * of each leaf, shaded from the least to the greatest. What lies below the fifth split is drawn as one leaf without a
     * value; the numbers beside the picture have it.
     *
     * @param model the model
     * @param tree the tree, from 0
     * @return the picture
     * @throws IndexOutOfBoundsException if there is no such tree
     */
    public static Picture tree(TreeEnsemble model, int tree) {
        return TreePicture.of(model, tree);
    }

    /**
     * Draws the bins of a feature: bars for their shares of the rows, points for their event rates, joined where the bins
     * have an order, and above each its weight of evidence in nats.
     *
     * @param table what the bins tell
     * @return the picture; the labels of the bins are in its table
     */
    public static Picture binning(BinningTable table) {
        return BinningPicture.of(table);
    }
}
