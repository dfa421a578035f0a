package io.riskanalyzer.plan;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.CataloguedExplainer;
import io.riskanalyzer.score.DisplayScale;
import io.riskanalyzer.score.Policy;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowPolicy;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plan bound to its rows: what happens between an encoded row and an assessment, step by step.
 *
 * <pre>{@code
 * BoundPlan bound = plan.bind();
 * double rawScore = bound.rawScore(row);
 * double score = bound.scoreOf(rawScore);
 * Band band = bound.bandOf(row, score);
 * }</pre>
 *
 * <p>Rows are in the order of {@link ScoringPlan#features()}, and legal: nothing is checked here. Scores and bands
 * allocate nothing; reasons do. Immutable and thread-safe.
 */
public final class BoundPlan {
    private final RowScorer scorer;
    private final Calibration calibration;
    private final DisplayScale display;
    private final Bands bands;
    private final RowPolicy policy;
    private final boolean decides;
    private final RowExplainer explainer;
    private final ReasonSelection reasons;

    BoundPlan(PlanParts parts, @Nullable Locale language) {
        scorer = parts.scorer().bind(parts.features());
        calibration = parts.calibration();
        display = parts.display();
        bands = parts.bands();
        policy = parts.policy().bind(parts.features(), parts.bands());
        decides = parts.policy() != Policy.NONE;
        explainer = language != null && parts.explainer() instanceof CataloguedExplainer told
                ? told.bind(parts.features(), language)
                : parts.explainer().bind(parts.features());
        reasons = parts.reasons();
    }

    /**
     * Returns the raw score of a row, as the scorer gives it.
     *
     * @param row legal values, shape (features); not changed
     * @return the raw score, finite
     */
    public double rawScore(double[] row) {
        return scorer.score(row);
    }

    /**
     * Scores the rows from {@code from} to {@code to} of a frame; the same bits as row by row.
     *
     * @param frame rows with the features of the plan, in that order
     * @param from the first row
     * @param to the row after the last
     * @param rawScores where the raw scores go, from its start; at least {@code to - from} long
     */
    public void rawScores(Frame frame, int from, int to, double[] rawScores) {
        scorer.score(frame, from, to, rawScores);
    }

    /**
     * Returns the score of a raw score: calibrated where the plan is.
     *
     * @param rawScore the raw score
     * @return the score, on the plan's {@link ScoringPlan#scoreScale()}
     */
    public double scoreOf(double rawScore) {
        return calibration.probabilityOf(rawScore);
    }

    /**
     * Returns the number that is shown to people.
     *
     * @param rawScore the raw score
     * @param score its score
     * @return the number, on the plan's {@link ScoringPlan#display()}
     */
    public double displayedOf(double rawScore, double score) {
        return display.displayed(rawScore, score);
    }

    /**
     * Returns the band of a row: that of its score, unless the policy decides otherwise.
     *
     * @param row the row
     * @param score its score
     * @return the band
     */
    public Band bandOf(double[] row, double score) {
        int level = bands.bandOf(score).level();
        return bands.get(policy.levelOf(row, score, level));
    }

    /**
     * Tells the levels of the bands of the rows from {@code from} to {@code to} of a frame, as {@link #bandOf} does for each.
     *
     * @param frame rows with the features of the plan, in that order
     * @param from the first row
     * @param to the row after the last
     * @param scores the scores of the rows, each at the place of its row
     * @param levels where the levels go, each at the place of its row
     */
    public void levels(Frame frame, int from, int to, double[] scores, int[] levels) {
        bands.levelsOf(scores, from, to, levels);
        if (decides) {
            double[] row = new double[frame.features().size()];
            for (int i = from; i < to; i++) {
                frame.copyRow(i, row);
                levels[i] = policy.levelOf(row, scores[i], levels[i]);
            }
        }
    }

    /**
     * Returns the reasons of a row: those of the policy first, then those of the score as the plan selects them.
     *
     * @param row the row
     * @return the reasons, immutable
     */
    public List<Reason> reasons(double[] row) {
        if (reasons.atMost() == 0) {
            return policy.reasons(row);
        }
        double[] contributions = new double[explainer.terms()];
        explainer.explain(row, contributions);
        return reasons(row, contributions);
    }

    /**
     * Returns the reasons of a row that was explained before, in a block.
     *
     * @param row the row
     * @param contributions what {@link #explainer()} gave for it, shape (terms)
     * @return the same reasons as {@link #reasons(double[])}
     */
    public List<Reason> reasons(double[] row, double[] contributions) {
        List<Reason> ofPolicy = policy.reasons(row);
        List<Reason> ofScore = reasons.select(explainer, row, contributions);
        if (ofPolicy.isEmpty()) {
            return ofScore;
        }
        List<Reason> all = new ArrayList<>(ofPolicy);
        all.addAll(ofScore);
        return List.copyOf(all);
    }

    /**
     * Scores rows and ranks the terms that give their reasons, without texts, as {@link RowExplainer#rank} does with the
     * selection of the plan; a policy's reasons are not among them. In one pass where the explainer
     * {@linkplain RowExplainer#isExact() is exact}.
     *
     * @param frame rows with the features of the plan, in that order
     * @param from the first row
     * @param to the row after the last
     * @param rawScores where the raw scores go, from its start; at least {@code to - from} long; the bits of
     *     {@link #rawScores}
     * @param terms where the terms go, shape (to − from, {@code atMost} of the plan's reasons) in one array; −1 where
     *     there are fewer
     */
    public void rankedTerms(Frame frame, int from, int to, double[] rawScores, int[] terms) {
        explainer.rank(frame, from, to, reasons, terms, rawScores);
        if (!explainer.isExact()) {
            scorer.score(frame, from, to, rawScores);
        }
    }

    /**
     * Returns the bound explainer.
     *
     * @return the explainer; one without terms if the plan has none
     */
    public RowExplainer explainer() {
        return explainer;
    }
}
