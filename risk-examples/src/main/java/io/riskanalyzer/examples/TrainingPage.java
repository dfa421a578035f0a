package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.explain.ImportanceReport;
import io.riskanalyzer.explain.PermutationImportance;
import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.PrecisionRecallCurve;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.models.calibrate.GoodnessOfFit;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.models.validate.Evaluator;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.SingleFeature;
import io.riskanalyzer.models.validate.SingleFeatures;
import io.riskanalyzer.models.validate.ValidationCurve;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.Axis;
import io.riskanalyzer.report.Charts;
import io.riskanalyzer.report.EvaluationPictures;
import io.riskanalyzer.report.Labelled;
import io.riskanalyzer.report.ModelPictures;
import io.riskanalyzer.report.Picture;
import io.riskanalyzer.report.Quantity;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The page about what was trained: how good the candidates are, whether the best one is to be trusted, what it learnt. */
final class TrainingPage {
    private static final int MOST_CURVES = 5;
    private static final int MOST_SHAPES = 12;
    private static final int BINS = 10;
    private static final int FOLDS_OF_A_CURVE = 3;
    private static final int MOST_ROWS_TO_SHUFFLE = 20_000;
    private static final double[] SHARES = {0.1, 0.2, 0.4, 0.7, 1};

    private final Path file;
    private final TrainingFile.Labelled labelled;
    private final Leaderboard board;
    private final ScoringPlan plan;
    private final long seed;
    private final boolean[] labels;
    private final double[] scores;

    /**
     * Takes what the page is about.
     *
     * @param file the file that was read
     * @param labelled its rows
     * @param board the candidates
     * @param plan the plan of the best one
     * @param seed the seed of what is still drawn
     */
    TrainingPage(Path file, TrainingFile.Labelled labelled, Leaderboard board, ScoringPlan plan, long seed) {
        this.file = file;
        this.labelled = labelled;
        this.board = board;
        this.plan = plan;
        this.seed = seed;
        this.labels = labelled.data().labels();
        this.scores = board.entries().get(0).validation().scores();
    }

    /**
     * Writes the page. Trains the best candidate some more times, for its learning curve.
     *
     * @param best the best candidate
     * @param target the HTML file
     */
    void write(Candidate best, Path target) {
        Report report = Report.titled("Who is at risk: " + file.getFileName())
                .subtitled(TrainingReport.heading(file, labelled))
                .with(candidates())
                .with(ranking())
                .with(probabilities())
                .with(learnt())
                .with(suspicion())
                .with(moreRows(best))
                .with(Section.titled("How the best model was made")
                        .saying("The plan " + plan.id() + " scores with it.")
                        .with(Tables.provenance(model().provenance())));
        report.save(target);
    }

    private Model model() {
        return board.winner().model();
    }

    private Section candidates() {
        Section section = Section.titled("What was tried")
                .saying("Every candidate was trained on all folds but one and judged on that one, for each fold. All"
                        + " pictures and figures on this page but those of what it has learnt are of such rows, that no"
                        + " model had seen. The best one by " + board.metric().name() + " is "
                        + board.winner().name() + "."
                        + (board.entries().size() < 2
                                ? ""
                                : " As it was chosen by these figures, its own are a little too good."));
        return board.entries().size() < 2
                ? section.with(Tables.leaderboard(board))
                : section.with(EvaluationPictures.leaderboard(board), Tables.leaderboard(board));
    }

    private Section ranking() {
        return Section.titled("How well it ranks")
                .saying("Whether those with the bad outcome have the higher scores. The intervals take the"
                        + " scores as given; they do not tell how another training would have come out.")
                .with(
                        EvaluationPictures.roc(curves(RocCurve::of)),
                        EvaluationPictures.precisionRecall(curves(PrecisionRecallCurve::of)),
                        EvaluationPictures.gains(curves(GainsCurve::of)),
                        EvaluationPictures.lift(GainsCurve.of(scores, labels)),
                        Tables.evaluation(Evaluator.DEFAULTS.evaluate(scores, labels, null)));
    }

    /** The curves of the first candidates that learnt from all rows. */
    private <C> List<Labelled<C>> curves(BiFunction<double[], boolean[], C> curveOf) {
        return board.entries().stream()
                .filter(entry -> entry.trainShare() == 1)
                .limit(MOST_CURVES)
                .map(entry -> new Labelled<>(
                        entry.name(), curveOf.apply(entry.validation().scores(), labels)))
                .toList();
    }

    private Section probabilities() {
        Bands bands = plan.bands();
        Band high = bands.all().get(bands.all().size() - 1);
        GoodnessOfFit groups = GoodnessOfFit.hosmerLemeshow(BINS, scores, labels);
        GoodnessOfFit spread = GoodnessOfFit.spiegelhalter(scores, labels);
        return Section.titled("Whether a probability is one")
                .saying("Of those to whom a model gives 30 %, 30 % should have the bad outcome. Hosmer and"
                        + " Lemeshow's test (" + told(groups) + ") and Spiegelhalter's (" + told(spread) + ") find the"
                        + " smallest faults where rows are many: look at the picture first.")
                .with(
                        EvaluationPictures.reliability(ReliabilityCurve.ofQuantiles(BINS, scores, labels, null)),
                        EvaluationPictures.scores(scores, labels, bands),
                        EvaluationPictures.confusion(ConfusionMatrix.at(high.from(), scores, labels)),
                        Tables.bands(bands, scores, labels));
    }

    private static String told(GoodnessOfFit test) {
        return String.format(Locale.ROOT, "p-value %.3f", test.pValue());
    }

    private Section learnt() {
        Section section = Section.titled("What it has learnt")
                .saying("The model that was trained on all rows. The importances are of rows that it learnt from: what"
                        + " it looks at, and not what it is worth on others.")
                .with(importances());
        if (model() instanceof LinearModel linear) {
            List<Picture> shapes = ModelPictures.shapes(linear, labelled.data().frame());
            return section.with(shapes.subList(0, Math.min(MOST_SHAPES, shapes.size())));
        }
        if (model() instanceof Scorecard card) {
            return section.with(Tables.scorecard(card))
                    .with(card.characteristics().stream()
                            .limit(MOST_SHAPES)
                            .map(line -> ModelPictures.binning(BinningTable.of(line.bins(), labelled.data())))
                            .toList());
        }
        return model() instanceof TreeEnsemble trees && trees.trees() == 1
                ? section.with(ModelPictures.tree(trees, 0))
                : section;
    }

    private Picture importances() {
        Dataset data = labelled.data();
        int rows = data.rows();
        if (rows > MOST_ROWS_TO_SHUFFLE) {
            data = data.split((double) MOST_ROWS_TO_SHUFFLE / rows, 0, seed).train();
        }
        try (ProgressBar progress = new ProgressBar("importance")) {
            ImportanceReport report = PermutationImportance.builder()
                    .seed(seed)
                    .onProgress(progress::at)
                    .build()
                    .run(model(), data);
            return Charts.bars(
                    "What a shuffled feature costs",
                    Axis.of("loss of " + report.metric().name()),
                    report.sorted().stream()
                            .limit(MOST_SHAPES)
                            .map(importance -> Quantity.of(importance.name(), importance.mean()))
                            .toList());
        }
    }

    private Section suspicion() {
        List<SingleFeature> suspicious = SingleFeatures.of(labelled.data()).suspicious();
        return Section.titled("Features that look too good")
                .saying(
                        suspicious.isEmpty()
                                ? "No single feature tells the outcome nearly alone."
                                : "These tell the outcome nearly alone. Were they known when the decision was due? "
                                        + suspicious.stream()
                                                .map(SingleFeature::name)
                                                .collect(Collectors.joining(", ")));
    }

    private Section moreRows(Candidate best) {
        CrossValidation validation =
                CrossValidation.stratified(FOLDS_OF_A_CURVE, seed).measuredBy(board.metric());
        try (ProgressBar progress = new ProgressBar("learning curve")) {
            return Section.titled("Whether more rows would help")
                    .with(EvaluationPictures.validation(
                            ValidationCurve.ofRows(best, labelled.data(), validation, progress::at, SHARES)));
        }
    }
}
