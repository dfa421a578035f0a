package io.riskanalyzer.report;

import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.report.Drawing.Anchor;
import java.util.List;

/** The four cells of a confusion matrix, each shaded by its share in its row. */
final class ConfusionPicture {
    private static final double LEFT = 92;
    private static final double TOP = 44;
    private static final double CELL_WIDTH = (Plot.WIDTH - LEFT - 1) / 2;
    private static final double CELL_HEIGHT = 92;

    private final ConfusionMatrix matrix;
    private final Drawing drawing = new Drawing();

    private ConfusionPicture(ConfusionMatrix matrix) {
        this.matrix = matrix;
    }

    static Picture of(ConfusionMatrix matrix) {
        if (!(matrix.total() > 0)) {
            throw Refusal.of("total of a confusion matrix", 0, "be above 0", "it is empty", "measure some rows");
        }
        return new ConfusionPicture(matrix).draw();
    }

    private Picture draw() {
        heading(LEFT + CELL_WIDTH / 2, "warned of", "at or above the threshold");
        heading(LEFT + CELL_WIDTH * 1.5, "passed", "below the threshold");
        row(0, "positives", matrix.truePositives(), "true positives", matrix.falseNegatives(), "false negatives");
        row(1, "negatives", matrix.falsePositives(), "false positives", matrix.trueNegatives(), "true negatives");
        String note = "Precision " + Numerals.percent(matrix.precision()) + ", recall "
                + Numerals.percent(matrix.recall()) + ", accuracy " + Numerals.percent(matrix.accuracy()) + ".";
        double height = TOP + 2 * CELL_HEIGHT + 1;
        return new Picture("Confusion matrix", note, note, Plot.WIDTH, height, drawing.toString(), table());
    }

    private void heading(double middle, String text, String more) {
        drawing.text("strong", middle, 16, Anchor.MIDDLE, text);
        drawing.text("aside", middle, 33, Anchor.MIDDLE, more);
    }

    private void row(int row, String label, double warned, String warnedName, double passed, String passedName) {
        double total = warned + passed;
        double middle = TOP + CELL_HEIGHT * (row + 0.5);
        drawing.text("strong", 0, middle - 3, Anchor.START, label);
        drawing.text("aside", 0, middle + 14, Anchor.START, "of " + Numerals.number(total));
        cell(row, 0, warned, total, warnedName);
        cell(row, 1, passed, total, passedName);
    }

    private void cell(int row, int column, double weight, double total, String name) {
        double left = LEFT + column * CELL_WIDTH;
        double top = TOP + row * CELL_HEIGHT;
        double middle = left + CELL_WIDTH / 2;
        drawing.shade(new Box(left, top, left + CELL_WIDTH, top + CELL_HEIGHT), total > 0 ? weight / total : 0, "");
        drawing.text("strong", middle, top + 34, Anchor.MIDDLE, Numerals.number(weight));
        drawing.text("legend", middle, top + 53, Anchor.MIDDLE, Numerals.percent(weight / total));
        drawing.text("legend", middle, top + 72, Anchor.MIDDLE, name);
    }

    private Table table() {
        return new Table(
                "Confusion matrix",
                List.of("", "warned of", "passed"),
                List.of(
                        List.of(
                                "positives",
                                Numerals.number(matrix.truePositives()),
                                Numerals.number(matrix.falseNegatives())),
                        List.of(
                                "negatives",
                                Numerals.number(matrix.falsePositives()),
                                Numerals.number(matrix.trueNegatives()))));
    }
}
