package io.riskanalyzer.model;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.model.TreeEnsemble.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes trees for people: each split as a question, the share of rows that came there, the value of each leaf. */
final class TreeText {
    private static final String INDENT = "  ";

    private final TreeEnsemble model;
    private final StringBuilder text = new StringBuilder();

    TreeText(TreeEnsemble model) {
        this.model = model;
    }

    String of(int tree) {
        int root = model.root(tree);
        node(root, "", "all rows", model.cover(root));
        return text.toString();
    }

    private void node(int node, String indent, String condition, double all) {
        String share = all > 0 ? String.format(Locale.ROOT, " (%.1f %%)", 100 * model.cover(node) / all) : "";
        text.append(indent).append(condition).append(share);
        if (model.isLeaf(node)) {
            text.append(
                    String.format(Locale.ROOT, " → %.6g%n", model.value(node)).replace("\r", ""));
            return;
        }
        text.append('\n');
        node(model.left(node), indent + INDENT, condition(node, Side.LEFT), all);
        node(model.right(node), indent + INDENT, condition(node, Side.RIGHT), all);
    }

    String condition(int split, Side side) {
        String condition = condition(split, side == Side.LEFT);
        boolean takesMissing = model.feature(split).isOptional() && model.missing(split) == side;
        return takesMissing ? condition + " or missing" : condition;
    }

    private String condition(int split, boolean holds) {
        Feature feature = model.feature(split);
        if (feature instanceof CategoryFeature<?> category) {
            String levels = Arrays.stream(model.levels(split))
                    .mapToObj(category.levels()::get)
                    .collect(Collectors.joining(", ", "{", "}"));
            return feature.name() + (holds ? " in " : " not in ") + levels;
        }
        double threshold = model.threshold(split);
        if (feature instanceof FlagFeature && threshold > 0 && threshold <= 1) {
            return feature.name() + (holds ? " is false" : " is true");
        }
        return feature.name() + " " + comparison(threshold, holds);
    }

    /** The shortest decimal that parts the same values: of the threshold, of the number before it, or of a float. */
    private static String comparison(double threshold, boolean holds) {
        String below = Double.toString(threshold);
        float single = (float) threshold;
        if (TreeEnsemble.singlePrecision(single) == threshold) {
            below = Float.toString(single);
        }
        String atMost = Double.toString(Math.nextDown(threshold));
        return atMost.length() < below.length()
                ? (holds ? "≤ " : "> ") + whole(atMost)
                : (holds ? "< " : "≥ ") + whole(below);
    }

    private static String whole(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
