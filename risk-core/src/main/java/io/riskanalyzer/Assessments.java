package io.riskanalyzer;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Reason;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers for many rows, by column. Scores and bands are there at once, reasons when they are asked for.
 *
 * <p>Rows are those of the frame that were not rejected, in its order. Immutable and thread-safe.
 */
public final class Assessments {
    private static final int BLOCK = 64;

    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final Frame frame;
    private final double[] rawScores;
    private final double[] scores;
    private final int[] levels;
    private volatile @Nullable Block explained;

    Assessments(ScoringPlan plan, BoundPlan bound, Frame frame, double[] rawScores, double[] scores, int[] levels) {
        this.plan = plan;
        this.bound = bound;
        this.frame = frame;
        this.rawScores = rawScores;
        this.scores = scores;
        this.levels = levels;
    }

    /**
     * Returns the number of rows that were assessed.
     *
     * @return the number
     */
    public int rows() {
        return scores.length;
    }

    /**
     * Returns the rows that were not assessed, and why.
     *
     * @return the rejected rows: those of the frame, then those that the plan refused
     */
    public List<RejectedRow> rejected() {
        return frame.rejected();
    }

    /**
     * Returns the id of the subject of a row.
     *
     * @param row the row, from 0
     * @return the id, null if the source has none
     */
    public @Nullable String id(int row) {
        return frame.id(row);
    }

    /**
     * Returns the number that a row has in its source.
     *
     * @param row the row, from 0
     * @return the line in a file, else the position from 1
     */
    public long number(int row) {
        return frame.number(row);
    }

    /**
     * Returns the score of a row.
     *
     * @param row the row, from 0
     * @return the score
     */
    public double score(int row) {
        return scores[row];
    }

    /**
     * Returns the scorer's own score of a row.
     *
     * @param row the row, from 0
     * @return the raw score
     */
    public double rawScore(int row) {
        return rawScores[row];
    }

    /**
     * Returns the score of a row as it is shown to people.
     *
     * @param row the row, from 0
     * @return the displayed score
     */
    public double displayed(int row) {
        return bound.displayedOf(rawScores[row], scores[row]);
    }

    /**
     * Returns all scores.
     *
     * @return a copy, shape (rows)
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * Returns the band of a row.
     *
     * @param row the row, from 0
     * @return the band
     */
    public Band band(int row) {
        return plan.bands().get(levels[row]);
    }

    /**
     * Returns how many rows are in each band.
     *
     * @return the counts by level, shape (bands)
     */
    public int[] bandCounts() {
        int[] counts = new int[plan.bands().all().size()];
        for (int level : levels) {
            counts[level]++;
        }
        return counts;
    }

    /**
     * Returns the reasons of a row.
     *
     * @param row the row, from 0
     * @return the reasons, the policy's first, then the greatest contribution first
     */
    public List<Reason> reasons(int row) {
        double[] values = values(row);
        return plan.reasons().atMost() == 0 ? bound.reasons(values) : bound.reasons(values, contributions(row));
    }

    /**
     * Returns the values that a row was assessed by.
     *
     * @param row the row, from 0
     * @return a copy of the encoded values, in the order of the plan's features, shape (features)
     */
    public double[] values(int row) {
        double[] values = new double[plan.features().size()];
        frame.copyRow(row, values);
        return values;
    }

    /** The contributions to the score of a row. A block of rows is explained at once, as rows are read in order. */
    private double[] contributions(int row) {
        int first = row - row % BLOCK;
        Block block = explained;
        if (block == null || block.first != first) {
            int size = Math.min(BLOCK, scores.length - first);
            block = new Block(first, new double[size * bound.explainer().terms()]);
            bound.explainer().explain(frame, first, first + size, new double[size], block.contributions);
            explained = block;
        }
        int terms = bound.explainer().terms();
        int start = (row - first) * terms;
        return Arrays.copyOfRange(block.contributions, start, start + terms);
    }

    /**
     * Returns the whole answer for a row.
     *
     * @param row the row, from 0
     * @return the assessment, equal to that of the single subject
     */
    public RiskAssessment assessment(int row) {
        return new RiskAssessment(
                scores[row],
                rawScores[row],
                displayed(row),
                band(row),
                reasons(row),
                plan.id(),
                plan.scorer().version());
    }

    /** Returns the number of rows, and how many are in each band. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Assessments of " + rows() + " rows");
        int[] counts = bandCounts();
        for (Band band : plan.bands().all()) {
            text.append(", ").append(counts[band.level()]).append(' ').append(band.name());
        }
        return text.append(", ").append(rejected().size()).append(" rejected").toString();
    }

    private static final class Block {
        final int first;
        final double[] contributions;

        Block(int first, double[] contributions) {
            this.first = first;
            this.contributions = contributions;
        }
    }
}
