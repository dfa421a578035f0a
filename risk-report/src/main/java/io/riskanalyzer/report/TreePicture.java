package io.riskanalyzer.report;

import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.report.Drawing.Anchor;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A tree, its root at the left, a leaf a row. */
final class TreePicture {
    private static final int MOST_DEPTH = 5;
    private static final double COLUMN = 204;
    private static final double BOX_WIDTH = 172;
    private static final double LEAF_HEIGHT = 38;
    private static final double LINE = 15;
    private static final double ROW = 48;

    private final TreeEnsemble model;
    private final int tree;
    private final double least;
    private final double greatest;
    private final Drawing drawing = new Drawing();
    private final List<List<String>> leaves = new ArrayList<>();
    private int columns = 1;
    private int rows;

    private TreePicture(TreeEnsemble model, int tree) {
        this.model = model;
        this.tree = Objects.checkIndex(tree, model.trees());
        int end = tree + 1 < model.trees() ? model.root(tree + 1) : model.nodes();
        double[] values = IntStream.range(model.root(tree), end)
                .filter(model::isLeaf)
                .mapToDouble(model::value)
                .sorted()
                .toArray();
        least = values[0];
        greatest = values[values.length - 1];
    }

    static Picture of(TreeEnsemble model, int tree) {
        return new TreePicture(model, tree).draw();
    }

    private Picture draw() {
        int root = model.root(tree);
        node(root, 0);
        tell(root, "");
        String title =
                model.trees() == 1 ? model.name() : model.name() + ", tree " + (tree + 1) + " of " + model.trees();
        String note = "Upwards where the condition holds, downwards where not. " + valueNote();
        double width = Math.max(Plot.WIDTH + 1, COLUMN * (columns - 1) + BOX_WIDTH + 2);
        return new Picture(
                title,
                note,
                "Decision tree of " + leaves.size() + " leaves. " + note,
                width,
                ROW * rows,
                drawing.toString(),
                new Table(title, List.of("when", "value", "rows"), leaves));
    }

    private String valueNote() {
        if (model.trees() > 1) {
            return "A leaf adds its value to the raw score.";
        }
        return model.scale() == Scale.PROBABILITY ? "A leaf tells the probability." : "A leaf tells the raw score.";
    }

    /** Draws a node and what is below it, and returns the height of its middle. */
    private double node(int node, int column) {
        columns = Math.max(columns, column + 1);
        double left = 1 + column * COLUMN;
        if (model.isLeaf(node) || column == MOST_DEPTH) {
            double middle = ROW * (rows++ + 0.5);
            box(node, left, middle, model.isLeaf(node) ? value(node) : "…");
            return middle;
        }
        double yes = node(model.left(node), column + 1);
        double no = node(model.right(node), column + 1);
        double middle = (yes + no) / 2;
        link(left + BOX_WIDTH, middle, yes, "yes");
        link(left + BOX_WIDTH, middle, no, "no");
        box(node, left, middle, model.condition(node, Side.LEFT));
        return middle;
    }

    private void link(double from, double middle, double to, String answer) {
        double knee = from + (COLUMN - BOX_WIDTH) / 2;
        double end = from + COLUMN - BOX_WIDTH;
        drawing.rule(
                "link",
                new Trace().to(from, middle).to(knee, middle).to(knee, to).to(end, to));
        drawing.text("aside", end - 3, to < middle ? to - 5 : to + 13, Anchor.END, answer);
    }

    private void box(int node, double left, double middle, String text) {
        boolean isLeaf = model.isLeaf(node);
        List<String> lines = Lettering.lines(BOX_WIDTH - 16, 2, Numerals.typeset(text));
        double height = LEAF_HEIGHT + (lines.size() - 1) * LINE;
        Box box = new Box(left, middle - height / 2, left + BOX_WIDTH, middle + height / 2);
        drawing.rectangle("box", box, isLeaf ? "" : text);
        if (isLeaf) {
            drawing.shade(box, greatest > least ? (model.value(node) - least) / (greatest - least) : 0, "");
        }
        double base = box.top() + 16;
        for (String line : lines) {
            drawing.text(isLeaf ? "strong" : "legend", left + 8, base, Anchor.START, line);
            base += LINE + 1;
        }
        drawing.text(isLeaf ? "legend" : "aside", left + 8, base, Anchor.START, share(node) + " of the rows");
    }

    private String value(int leaf) {
        if (model.trees() > 1) {
            return Numerals.signed(model.value(leaf));
        }
        double score = model.base() + model.value(leaf);
        return model.scale() == Scale.PROBABILITY ? Numerals.percent(score) : Numerals.number(score);
    }

    private String share(int node) {
        return Numerals.percent(model.cover(node) / model.cover(model.root(tree)));
    }

    private void tell(int node, String path) {
        if (model.isLeaf(node)) {
            leaves.add(List.of(path.isEmpty() ? "always" : path, value(node), share(node)));
            return;
        }
        String before = path.isEmpty() ? "" : path + ", and ";
        tell(model.left(node), before + model.condition(node, Side.LEFT));
        tell(model.right(node), before + model.condition(node, Side.RIGHT));
    }
}
