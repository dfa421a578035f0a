package io.riskanalyzer.examples;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** Why one row has its score. Immutable. */
final class RowStory {
    private final Assessments answer;
    private final Explanations explained;
    private final List<Reason> reasons;

    RowStory(ScoringPlan plan, Explainer explainer, Frame row) {
        answer = RiskAnalyzer.of(plan, Schema.ofMaps(plan.features())).assessAll(row);
        explained = Explanations.of(explainer, row);
        reasons = answer.reasons(0);
    }

    /** The row, explained. */
    Explanations explained() {
        return explained;
    }

    /** What the row is called: its id, or its line. */
    String name() {
        return Objects.requireNonNullElse(answer.id(0), "line " + answer.number(0));
    }

    String answer() {
        return String.format(
                Locale.ROOT,
                "%s: %.4g, %s",
                name(),
                answer.displayed(0),
                answer.band(0).name());
    }

    List<Reason> reasons() {
        return reasons;
    }

    @Override
    public String toString() {
        double[] contributions = explained.ofRow(0);
        double[] values = new double[explained.frame().features().size()];
        explained.frame().copyRow(0, values);
        Table table = new Table("feature", ">value", ">contributes");
        table.row("(base)", "", decimal(explained.base(0)));
        IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(term -> -Math.abs(contributions[term])))
                .forEach(term -> table.row(
                        explained.explainer().code(term), valueOf(term, values), decimal(contributions[term])));
        table.row("raw score", "", decimal(explained.rawScore(0)));
        StringBuilder text = new StringBuilder(answer()).append("\n\n").append(table);
        reasons.forEach(reason -> text.append("\n  ").append(reason.text()));
        return text.append('\n').toString();
    }

    private String valueOf(int term, double[] values) {
        Feature feature = explained.featureOf(term);
        if (feature == null) {
            return "";
        }
        int slot = explained.frame().features().slotOf(feature);
        return explained.frame().features().get(slot).format(values[slot]);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
