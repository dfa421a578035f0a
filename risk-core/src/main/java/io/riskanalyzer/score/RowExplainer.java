package io.riskanalyzer.score;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An explainer bound to the positions of a row. Thread-safe; explaining allocates nothing per row, a reason does.
 *
 * <p>For every row {@code base + Σ contributions = raw score} to 1e-9, or to 1e-12 of the greatest of them if that is
 * above 1,000.
 */
public interface RowExplainer {

    /**
     * Returns the number of terms that a score is split into.
     *
     * @return the number, 0 for {@link Explainer#NONE} alone
     */
    int terms();

    /**
     * Returns the features that a term speaks of.
     *
     * @param term the term, from 0
     * @return the features, at least one
     */
    Set<Feature> features(int term);

    /**
     * Returns the code of the reasons that a term gives.
     *
     * @param term the term, from 0
     * @return the code; the names of the features unless the explainer has others
     */
    default String code(int term) {
        return features(term).stream().map(Feature::name).sorted().collect(Collectors.joining(" and "));
    }

    /**
     * Returns what a term has in common with others that say nearly the same. Of the terms of one theme, the greatest
     * alone gives a reason.
     *
     * @param term the term, from 0
     * @return the theme, empty if the term stands for itself
     */
    default String theme(int term) {
        return "";
    }

    /**
     * Explains the raw score of a row.
     *
     * @param row legal values, shape (features); not changed
     * @param contributions where the contributions go, shape (terms)
     * @return the base: what the score is before any term
     */
    double explain(double[] row, double[] contributions);

    /**
     * Explains the rows from {@code from} to {@code to} of a frame; the same bits as row by row.
     *
     * @param frame rows with the features that this explainer was bound to, in that order
     * @param from the first row
     * @param to the row after the last
     * @param bases where the bases go, from its start; at least {@code to - from} long
     * @param contributions where the contributions go, row after row, shape (to − from, terms) in one array
     */
    default void explain(Frame frame, int from, int to, double[] bases, double[] contributions) {
        double[] row = new double[frame.features().size()];
        double[] ofRow = new double[terms()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            bases[i - from] = explain(row, ofRow);
            System.arraycopy(ofRow, 0, contributions, (i - from) * ofRow.length, ofRow.length);
        }
    }

    /**
     * Returns whether base and contributions add up to the raw score to the last bit.
     *
     * @return whether their sums are exact; false unless the explainer knows better
     */
    default boolean isExact() {
        return false;
    }

    /**
     * Ranks the terms of the rows from {@code from} to {@code to} of a frame: those that would give the reasons, without
     * their texts; and adds up what the terms contribute. The same terms and sums as row by row.
     *
     * @param frame rows with the features that this explainer was bound to, in that order
     * @param from the first row
     * @param to the row after the last
     * @param selection which terms give a reason
     * @param terms where the terms go, the greatest first, row after row, shape (to − from, {@link
     *     ReasonSelection#atMost() atMost}) in one array; −1 where there are fewer
     * @param sums where the base and the contributions of each row go, added in the order of the terms, from its start; at
     *     least {@code to - from} long
     */
    default void rank(Frame frame, int from, int to, ReasonSelection selection, int[] terms, double[] sums) {
        double[] row = new double[frame.features().size()];
        double[] contributions = new double[terms()];
        for (int i = from; i < to; i++) {
            frame.copyRow(i, row);
            double sum = explain(row, contributions);
            for (double contribution : contributions) {
                sum += contribution;
            }
            sums[i - from] = sum;
            int[] ranked = selection.rank(this, contributions);
            int start = (i - from) * selection.atMost();
            Arrays.fill(terms, start, start + selection.atMost(), -1);
            System.arraycopy(ranked, 0, terms, start, ranked.length);
        }
    }

    /**
     * Returns the reason that a term gives for a row.
     *
     * @param term the term, from 0
     * @param row the row
     * @param contribution what the term contributes to the raw score of the row
     * @return the reason, in which the values of sensitive features are withheld
     */
    Reason reason(int term, double[] row, double contribution);
}
