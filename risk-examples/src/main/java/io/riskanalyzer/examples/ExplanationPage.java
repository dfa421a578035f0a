package io.riskanalyzer.examples;

import io.riskanalyzer.explain.Effects;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.ProbabilityExplanation;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.ExplanationPictures;
import io.riskanalyzer.report.Picture;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Table;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What drives the scores of a file, and why one row has its score, with pictures. Immutable. */
final class ExplanationPage {
    private static final int MOST_CURVES = 6;

    private final Path file;
    private final ScoringPlan plan;
    private final Explanations explained;
    private final ShapSummary summary;

    ExplanationPage(Path file, ScoringPlan plan, Explanations explained) {
        this.file = file;
        this.plan = plan;
        this.explained = explained;
        this.summary = ShapSummary.of(explained);
    }

    Report page(@Nullable RowStory row) {
        Report report = Report.titled("Why: " + file.getFileName())
                .subtitled(String.format(
                        Locale.ROOT, "%s, explained on %,d rows of the file", plan.scorer(), explained.rows()));
        return (row == null ? report : report.with(of(row)))
                .with(drivers())
                .with(Section.titled("How it works with each feature")
                        .saying("A point is a row. Across is its value, and up is what the feature contributes to its"
                                + " raw score, above 0 where it raises the risk.")
                        .with(dependences()))
                .with(Section.titled("What the score does on average")
                        .saying("The mean score of all rows, had each of them this value. It tells what the model does,"
                                + " not what would happen.")
                        .with(curves()));
    }

    private Section drivers() {
        return Section.titled("What drives the scores")
                .saying("Each score is split into what its features contribute; base and contributions add up to it"
                        + " exactly. The longer the bar, the more the feature moves scores up or down.")
                .with(
                        ExplanationPictures.summary(summary),
                        ExplanationPictures.swarm(explained),
                        Tables.summary(summary));
    }

    private Section of(RowStory row) {
        Section section = Section.titled("Why " + row.answer())
                .saying("From the base, the raw score before anything is known of the row, to its own.")
                .with(ExplanationPictures.waterfall(row.explained(), 0, plan.reasons()));
        for (String text : row.reasons().stream().map(reason -> reason.text()).toList()) {
            section = section.saying(text);
        }
        return plan.scoreScale() == Scale.PROBABILITY ? section.with(probability(row)) : section;
    }

    private Table probability(RowStory row) {
        ProbabilityExplanation parts = ProbabilityExplanation.of(plan, row.explained(), 0);
        Table table =
                Table.of("The same on the scale of the probability, calibration included", "feature", "contributes");
        table = table.row("(base)", percent(parts.base()));
        for (ProbabilityExplanation.Part part : parts.sorted()) {
            table = table.row(part.code(), signed(part.contribution()));
        }
        return table.row("probability", percent(parts.probability()));
    }

    private List<Picture> dependences() {
        return leading().stream()
                .map(feature -> ExplanationPictures.dependence(explained, feature))
                .toList();
    }

    private List<Picture> curves() {
        Effects effects = Effects.of(plan, explained.frame());
        return leading().stream()
                .map(feature -> ExplanationPictures.effect(effects.partialDependence(feature)))
                .toList();
    }

    /** The features that move scores most. */
    private List<Feature> leading() {
        return summary.terms().stream()
                .map(term -> explained.featureOf(term.index()))
                .filter(feature -> feature != null && !feature.isSensitive())
                .map(Objects::requireNonNull)
                .limit(MOST_CURVES)
                .toList();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String signed(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
