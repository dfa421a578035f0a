package io.riskanalyzer.examples.academic;

import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.Slice;
import io.riskanalyzer.explain.fairness.Breakdown;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.report.EvaluationPictures;
import io.riskanalyzer.report.ExplanationPictures;
import io.riskanalyzer.report.FairnessPictures;
import io.riskanalyzer.report.FairnessTables;
import io.riskanalyzer.report.Picture;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Table;
import io.riskanalyzer.report.Tables;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The story of academic risk as one page, for people who lead a school. Immutable. */
final class AcademicPage {
    private static final int BINS = 10;
    private static final int MOST_CURVES = 4;

    private final Path file;
    private final Exploration exploration;
    private final AcademicStory story;

    AcademicPage(Path file, Exploration exploration, AcademicStory story) {
        this.file = file;
        this.exploration = exploration;
        this.story = story;
    }

    Report page() {
        return Report.titled("Academic risk")
                .subtitled(String.format(
                        Locale.ROOT,
                        "%s: %,d students, of whom %s have an average below 2",
                        file.getFileName(),
                        exploration.rows(),
                        Exploration.percent(exploration.shareAtRisk())))
                .with(first())
                .with(students())
                .with(drivers())
                .with(groups())
                .with(help())
                .with(one())
                .with(trust());
    }

    /** What a reader takes away who reads nothing else. */
    private Section first() {
        ShapSummary drivers = story.drivers();
        List<String> leading =
                drivers.terms().stream().limit(3).map(ShapSummary.Term::code).toList();
        return Section.titled("In short")
                .saying(String.format(
                        Locale.ROOT,
                        "The risk is driven most by %s. %s",
                        String.join(", ", leading),
                        story.help().summary()))
                .saying(
                        "A score is a probability, learnt from students of the past. It is a reason to look at a student,"
                                + " never a verdict; and what goes with a risk need not be what causes it.");
    }

    private Section students() {
        return Section.titled("The students")
                .with(
                        exploration.atRiskBy(AcademicFeatures.STATUS),
                        exploration.atRiskBy(AcademicFeatures.PARENTAL_EDUCATION),
                        exploration.atRiskBy(AcademicFeatures.INTERNET),
                        exploration.atRiskBy(AcademicFeatures.SUPPORT),
                        table("How those at risk differ", exploration.numbers()));
    }

    private Section drivers() {
        List<Picture> curves = story.drivers().terms().stream()
                .flatMap(term -> Stream.ofNullable(story.explained().featureOf(term.index())))
                .limit(MOST_CURVES)
                .map(feature -> ExplanationPictures.dependence(story.explained(), feature))
                .toList();
        return Section.titled("What drives the risk")
                .saying(
                        "Every score is split into what each feature adds to it or takes from it; the parts add up to the"
                                + " score. The longer a bar, the more the feature moves scores.")
                .with(ExplanationPictures.summary(story.drivers()), ExplanationPictures.swarm(story.explained()))
                .with(curves);
    }

    private Section groups() {
        Inequality inequality = story.inequality();
        Section section = Section.titled("How it falls on groups")
                .saying("No model sees gender, race or the family's status. Called favourable is not to be rated High."
                        + " Dots are shares, lines their 95 % intervals; groups too small to tell are left out.");
        for (CategoryFeature<?> attribute :
                List.of(AcademicFeatures.GENDER, AcademicFeatures.RACE, AcademicFeatures.STATUS)) {
            Breakdown by = inequality.audit().by(attribute.name());
            section = section.with(FairnessPictures.rates(by, GroupMetric.FAVOURABLE_SHARE), FairnessTables.gaps(by));
        }
        return section.saying("What lies behind the gap between the poorest and the richest quarter: how much of the"
                        + " difference of their scores each feature makes; and what they have and have not.")
                .with(FairnessPictures.gap(inequality.gap()), FairnessTables.access(inequality.access()));
    }

    private Section help() {
        return Section.titled("Where help does most good")
                .saying(story.help().summary())
                .with(
                        table("What is given", story.help().uses()),
                        table(
                                "Who is helped, by quartile of the family's status",
                                story.help().shares()));
    }

    private Section one() {
        return Section.titled("One student: line " + story.line())
                .with(ExplanationPictures.waterfall(story.studentExplained(), 0))
                .saying(story.answer().json())
                .saying(story.wayOut());
    }

    private Section trust() {
        boolean[] labels = story.test().labels();
        double[] scores = story.scores();
        Section section = Section.titled("Whether to trust it")
                .saying("On students that no model has seen.")
                .with(
                        EvaluationPictures.leaderboard(story.model().board()),
                        EvaluationPictures.roc(RocCurve.of(scores, labels)),
                        EvaluationPictures.reliability(ReliabilityCurve.ofQuantiles(BINS, scores, labels, null)),
                        Tables.bands(AcademicModel.BANDS, scores, labels))
                .saying(story.stability().toString());
        List<Slice> slices = story.slices().slices();
        if (slices.isEmpty()) {
            return section.saying(story.slices().toString());
        }
        Table worst = Table.of("Where it is more wrong than it thinks", "students", "rows", "predicted", "observed");
        for (Slice slice : slices) {
            worst = worst.row(
                    slice.describe(),
                    Integer.toString(slice.rows()),
                    Exploration.percent(slice.predicted()),
                    Exploration.percent(slice.observed()));
        }
        return section.with(worst);
    }

    private static Table table(String title, io.riskanalyzer.examples.text.Table table) {
        return new Table(title, table.columns(), table.cells());
    }
}
