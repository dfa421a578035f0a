package io.riskanalyzer.plan;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows with the raw scores, scores and levels that a plan gave them. Immutable. */
final class TestVectors {
    private static final String ROWS = "rows";
    private static final String VALUES = "values";
    private static final String RAW_SCORES = "rawScores";
    private static final String SCORES = "scores";
    private static final String LEVELS = "levels";

    private final double[][] rows;
    private final double[] rawScores;
    private final double[] scores;
    private final int[] levels;

    private TestVectors(double[][] rows, double[] rawScores, double[] scores, int[] levels) {
        this.rows = rows;
        this.rawScores = rawScores;
        this.scores = scores;
        this.levels = levels;
    }

    /** What the plan gives the rows. */
    static TestVectors of(BoundPlan plan, double[][] rows) {
        double[] rawScores = new double[rows.length];
        double[] scores = new double[rows.length];
        int[] levels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            rawScores[i] = plan.rawScore(rows[i]);
            scores[i] = plan.scoreOf(rawScores[i]);
            levels[i] = plan.bandOf(rows[i], scores[i]).level();
        }
        return new TestVectors(rows, rawScores, scores, levels);
    }

    /** The rows; not to be changed. */
    double[][] rows() {
        return rows;
    }

    void verify(ScoringPlan plan) {
        BoundPlan bound = plan.bind();
        TestVectors now = of(bound, rows);
        double[] ofFrame = new double[rows.length];
        bound.rawScores(frame(plan.features(), rows), 0, rows.length, ofFrame);
        for (int i = 0; i < rows.length; i++) {
            require(plan, i, "raw score", now.rawScores[i], rawScores[i]);
            require(plan, i, "raw score in a frame", ofFrame[i], rawScores[i]);
            require(plan, i, "score", now.scores[i], scores[i]);
            require(plan, i, "level", now.levels[i], levels[i]);
        }
    }

    private void require(ScoringPlan plan, int row, String what, double now, double then) {
        if (Double.doubleToLongBits(now) != Double.doubleToLongBits(then)) {
            throw new PlanFormatException(
                    "The plan (" + plan.id() + ") must score its test vectors as when it was built,"
                            + " but the " + what + " of row " + (row + 1) + " ("
                            + ProbeRows.described(rows[row], plan.features())
                            + ") is " + now + " instead of " + then
                            + ".\nMaybe the file was made by other versions; load it with the versions that saved it.");
        }
    }

    static Frame frame(FeatureSet features, double[][] rows) {
        Frame.Builder builder = Frame.builder(features);
        for (int i = 0; i < rows.length; i++) {
            if (!builder.add(rows[i], i + 1L, null)) {
                throw new IllegalArgumentException("The row " + (i + 1) + " of the test vectors ("
                        + ProbeRows.described(rows[i], features)
                        + ") must be legal for the features, but is not.\nMaybe the file was edited by hand.");
            }
        }
        return builder.build();
    }

    Node.Fields node() {
        double[] values = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * rows[i].length, rows[i].length);
        }
        Map<String, Node> members = new LinkedHashMap<>();
        members.put(ROWS, Node.whole(rows.length));
        members.put(VALUES, Node.text(Packed.of(values)));
        members.put(RAW_SCORES, Node.text(Packed.of(rawScores)));
        members.put(SCORES, Node.text(Packed.of(scores)));
        members.put(LEVELS, Node.text(Packed.of(levels)));
        return Node.fields(members);
    }

    static TestVectors read(PlanReader plan, Node.Fields node, FeatureSet features) {
        NodeReader in = new NodeReader(plan, node);
        long rows = in.integer(ROWS);
        double[] values = in.numbers(VALUES);
        double[] rawScores = in.numbers(RAW_SCORES);
        double[] scores = in.numbers(SCORES);
        int[] levels = in.integers(LEVELS);
        in.requireAllAsked();
        int width = features.size();
        if (rows < 1
                || rows > ProbeRows.MOST
                || values.length != rows * width
                || rawScores.length != rows
                || scores.length != rows
                || levels.length != rows) {
            throw plan.source()
                    .refuse(
                            node,
                            "The test vectors (" + rows + " rows) must be from 1 to " + ProbeRows.MOST
                                    + " rows of " + width
                                    + " values with a raw score, a score and a level each, but there are "
                                    + values.length + " values, " + rawScores.length + " raw scores, " + scores.length
                                    + " scores and "
                                    + levels.length
                                    + " levels.\nMaybe the file was edited by hand; save the plan again.");
        }
        double[][] byRow = new double[(int) rows][width];
        for (int i = 0; i < byRow.length; i++) {
            System.arraycopy(values, i * width, byRow[i], 0, width);
        }
        plan.guarded(node, VALUES, () -> frame(features, byRow));
        return new TestVectors(byRow, rawScores, scores, levels);
    }
}
