package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The raw scores of many rows, split into a base and the contributions of terms: what pictures, summaries and audits of
 * explanations start from.
 *
 * <p>{@code base + Σ contributions = raw score} for each row, as the explainer promises. Holds {@code rows × (terms + 1)}
 * doubles. Immutable and thread-safe; the same bits on any number of threads.
 */
public final class Explanations {
    /** Few enough rows that an interrupt is soon heeded, enough that blocks are worth while. */
    private static final int BLOCK = 1024;

    private final Frame frame;
    private final RowExplainer explainer;
    private final double[] bases;
    private final double[] contributions;

    private Explanations(Frame frame, RowExplainer explainer, double[] bases, double[] contributions) {
        this.frame = frame;
        this.explainer = explainer;
        this.bases = bases;
        this.contributions = contributions;
    }

    /**
     * Explains rows on all cores.
     *
     * @param explainer the explainer
     * @param frame the rows, with every feature of the explainer
     * @return their explanations
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the explainer
     * @throws IllegalArgumentException if the explainer has no terms, or the contributions are more than one array holds
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static Explanations of(Explainer explainer, Frame frame) {
        return of(explainer, frame, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Explains rows by the explainer of a plan, on all cores.
     *
     * @param plan the plan
     * @param frame the rows, with every feature of the plan, which must accept their values
     * @return the explanations of the rows, which then have the features of the plan, in its order
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan
     * @throws IllegalArgumentException if the plan has no explainer, refuses a row, or the contributions are more than one
     *     array holds
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static Explanations of(ScoringPlan plan, Frame frame) {
        return of(plan.explainer(), rowsFor(plan, frame));
    }

    /** The rows with the features of a plan, all of which it accepts. */
    static Frame rowsFor(ScoringPlan plan, Frame frame) {
        Frame rows = frame.select(plan.features());
        if (rows.rows() < frame.rows()) {
            throw new IllegalArgumentException("The rows (" + frame.rows()
                    + ") must be legal for the plan, but it refuses "
                    + (frame.rows() - rows.rows()) + " of them.\nMaybe pass frame.select(plan.features()): it leaves"
                    + " them out.");
        }
        return rows;
    }

    /**
     * Explains rows.
     *
     * @param explainer the explainer
     * @param frame the rows, with every feature of the explainer
     * @param threads how many work at once, at least 1
     * @return their explanations
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the explainer
     * @throws IllegalArgumentException if the explainer has no terms, the threads are less than 1, or the contributions are
     *     more than one array holds
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public static Explanations of(Explainer explainer, Frame frame, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "The number of threads (" + threads + ") must be at least 1.\nMaybe leave it out.");
        }
        RowExplainer bound = explainer.bind(frame.features());
        int terms = bound.terms();
        if (terms == 0) {
            throw new IllegalArgumentException("The explainer (" + explainer
                    + ") must have terms, but it explains nothing.\nMaybe build the plan with .explainer(…).");
        }
        if ((long) frame.rows() * terms > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("The contributions (" + frame.rows() + " rows x " + terms
                    + " terms) must fit in one array.\nMaybe explain frame.take(…), a sample or a part at a time.");
        }
        double[] bases = new double[frame.rows()];
        double[] contributions = new double[frame.rows() * terms];
        int blocks = (frame.rows() + BLOCK - 1) / BLOCK;
        Workers.forEach(
                blocks,
                block -> {
                    int from = block * BLOCK;
                    int size = Math.min(BLOCK, frame.rows() - from);
                    double[] ownBases = new double[size];
                    double[] own = new double[size * terms];
                    bound.explain(frame, from, from + size, ownBases, own);
                    System.arraycopy(ownBases, 0, bases, from, size);
                    System.arraycopy(own, 0, contributions, from * terms, own.length);
                },
                threads,
                (done, total) -> {});
        return new Explanations(frame, bound, bases, contributions);
    }

    /**
     * Returns the rows.
     *
     * @return the rows that are explained
     */
    public Frame frame() {
        return frame;
    }

    /**
     * Returns the number of rows.
     *
     * @return the number
     */
    public int rows() {
        return bases.length;
    }

    /**
     * Returns what explained the rows, bound to the features of {@link #frame()}.
     *
     * @return the bound explainer, which names its terms and gives their reasons
     */
    public RowExplainer explainer() {
        return explainer;
    }

    /**
     * Returns the number of terms.
     *
     * @return the number, at least 1
     */
    public int terms() {
        return explainer.terms();
    }

    /**
     * Returns the base of a row.
     *
     * @param row the row, from 0
     * @return what its raw score is before any term
     */
    public double base(int row) {
        return bases[row];
    }

    /**
     * Returns what a term contributes to the raw score of a row.
     *
     * @param row the row, from 0
     * @param term the term, from 0
     * @return the contribution
     * @throws IndexOutOfBoundsException if there is no such row or term
     */
    public double contribution(int row, int term) {
        return contributions[row * terms() + Objects.checkIndex(term, terms())];
    }

    /**
     * Returns what the terms contribute to the raw score of a row.
     *
     * @param row the row, from 0
     * @return a copy, shape (terms)
     */
    public double[] ofRow(int row) {
        double[] own = new double[terms()];
        System.arraycopy(contributions, row * own.length, own, 0, own.length);
        return own;
    }

    /**
     * Returns what a term contributes to each row.
     *
     * @param term the term, from 0
     * @return a copy, shape (rows)
     * @throws IndexOutOfBoundsException if there is no such term
     */
    public double[] ofTerm(int term) {
        Objects.checkIndex(term, terms());
        double[] own = new double[rows()];
        for (int row = 0; row < own.length; row++) {
            own[row] = contribution(row, term);
        }
        return own;
    }

    /**
     * Returns the raw score of a row.
     *
     * @param row the row, from 0
     * @return base and contributions, added in the order of the terms
     */
    public double rawScore(int row) {
        double sum = bases[row];
        int from = row * terms();
        for (int i = from; i < from + terms(); i++) {
            sum += contributions[i];
        }
        return sum;
    }

    /**
     * Returns the one feature that a term speaks of.
     *
     * @param term the term, from 0
     * @return the feature, null if the term speaks of several
     */
    public @Nullable Feature featureOf(int term) {
        Set<Feature> features = explainer.features(term);
        return features.size() == 1 ? features.iterator().next() : null;
    }

    @Override
    public String toString() {
        return "explanations of " + rows() + " rows by " + terms() + " terms";
    }
}
