package io.riskanalyzer;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.ScoringListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@link RiskAnalyzer}: a bound plan behind a schema that encodes for it. */
final class DefaultRiskAnalyzer<T> implements RiskAnalyzer<T> {
    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final Schema<T> schema;
    private final Schema<T> encoding;
    private final List<ScoringListener> listeners;
    private final Listeners audience;

    DefaultRiskAnalyzer(ScoringPlan plan, BoundPlan bound, Schema<T> schema, List<ScoringListener> listeners) {
        this.plan = plan;
        this.bound = bound;
        this.schema = schema;
        this.encoding = schema.encodingFor(plan.features());
        this.listeners = List.copyOf(listeners);
        this.audience = new Listeners(this.listeners, plan.features());
    }

    @Override
    public RiskAssessment assess(T subject) {
        double[] row = new double[plan.features().size()];
        if (!encoding.encode(subject, row)) {
            throw refuse(encoding, audience, subject);
        }
        double rawScore = bound.rawScore(row);
        double score = bound.scoreOf(rawScore);
        Band band = bound.bandOf(row, score);
        audience.tellScored(row, score, band);
        double displayed = bound.displayedOf(rawScore, score);
        return new RiskAssessment(
                score,
                rawScore,
                displayed,
                band,
                bound.reasons(row),
                plan.id(),
                plan.scorer().version());
    }

    static <T> InvalidInputException refuse(Schema<T> encoding, Listeners audience, T subject) {
        List<Violation> violations = encoding.violations(subject);
        audience.tellRejected(violations);
        return new InvalidInputException(violations);
    }

    @Override
    public Assessments assessAll(Frame frame) {
        Frame rows = frame.select(plan.features());
        int size = rows.rows();
        double[] rawScores = new double[size];
        double[] scores = new double[size];
        int[] levels = new int[size];
        RowBlocks.inParallel(size, (from, to) -> {
            score(rows, from, to, rawScores, scores);
            bound.levels(rows, from, to, scores, levels);
        });
        tellScored(rows, scores, levels);
        for (RejectedRow rejected : rows.rejected()) {
            audience.tellRejected(rejected.violations());
        }
        return new Assessments(plan, bound, rows, rawScores, scores, levels);
    }

    @Override
    public double[] scoreAll(Frame frame) {
        Frame rows = frame.select(plan.features());
        if (rows.rows() < frame.rows()) {
            throw refusedRows(rows.rejected()
                    .subList(frame.rejected().size(), rows.rejected().size()));
        }
        double[] scores = new double[rows.rows()];
        RowBlocks.inParallel(scores.length, (from, to) -> score(rows, from, to, scores, scores));
        return scores;
    }

    /** Scores a block of rows; raw scores and scores may go to one place. */
    private void score(Frame rows, int from, int to, double[] rawScores, double[] scores) {
        double[] block = new double[to - from];
        bound.rawScores(rows, from, to, block);
        for (int i = from; i < to; i++) {
            rawScores[i] = block[i - from];
            scores[i] = bound.scoreOf(block[i - from]);
        }
    }

    /** Listeners are told on the thread of the caller, in the order of the rows, once all are scored. */
    private void tellScored(Frame rows, double[] scores, int[] levels) {
        if (listeners.isEmpty()) {
            return;
        }
        double[] row = new double[plan.features().size()];
        for (int i = 0; i < scores.length; i++) {
            rows.copyRow(i, row);
            audience.tellScored(row, scores[i], plan.bands().get(levels[i]));
        }
    }

    private static InvalidInputException refusedRows(List<RejectedRow> refused) {
        List<Violation> violations = new ArrayList<>();
        for (RejectedRow row : refused) {
            for (Violation v : row.violations()) {
                violations.add(v.inRow(row.row()));
            }
        }
        return new InvalidInputException(violations);
    }

    @Override
    public ScoringSession<T> openSession() {
        return new ScoringSession<>(encoding, bound, audience);
    }

    @Override
    public Schema<T> schema() {
        return schema;
    }

    @Override
    public ScoringPlan plan() {
        return plan;
    }

    @Override
    public <U> RiskAnalyzer<U> over(Schema<U> other) {
        return new DefaultRiskAnalyzer<>(plan, bound, other, listeners);
    }

    @Override
    public RiskAnalyzer<T> in(Locale language) {
        return new DefaultRiskAnalyzer<>(plan, plan.bind(language), schema, listeners);
    }

    @Override
    public RiskAnalyzer<T> observedBy(ScoringListener listener) {
        List<ScoringListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new DefaultRiskAnalyzer<>(plan, bound, schema, more);
    }

    @Override
    public String toString() {
        return "RiskAnalyzer of " + plan;
    }
}
