package io.riskanalyzer.examples.student;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.explain.ImportanceReport;
import io.riskanalyzer.explain.PermutationImportance;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.report.Axis;
import io.riskanalyzer.report.Charts;
import io.riskanalyzer.report.EvaluationPictures;
import io.riskanalyzer.report.Labelled;
import io.riskanalyzer.report.ModelPictures;
import io.riskanalyzer.report.Quantity;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.score.Bands;
import java.util.List;
import java.util.Locale;

/**
 * A model beside the rules: trained on the students of one part, judged on those of another.
 *
 * <p>What it learns is who withdraws by the end of the year. The rules have no part in that outcome: a model of the band
 * would merely learn the rules.
 */
final class ModelStory {
    private static final double TRAINING_SHARE = 0.7;
    /** The fewest of either outcome that it takes. */
    static final int FEWEST = 20;

    private static final int ROC_POINTS = 9;
    private static final int BINS = 10;

    private final RiskAnalyzer<LedgerEntry> analyzer;
    private final Split split;
    private final double[] scores;
    private final double[] points;
    private final ImportanceReport importances;

    private ModelStory(
            RiskAnalyzer<LedgerEntry> analyzer,
            RiskAnalyzer<LedgerEntry> rules,
            Split split,
            ImportanceReport importances) {
        this.analyzer = analyzer;
        this.split = split;
        this.scores = analyzer.scoreAll(split.test().frame());
        this.points = rules.scoreAll(split.test().frame());
        this.importances = importances;
    }

    /** Whether there are some of both kinds. */
    static boolean canLearnFrom(List<LedgerEntry> known) {
        long withdrawn = known.stream()
                .filter(entry -> Boolean.TRUE.equals(entry.withdrawn()))
                .count();
        return withdrawn >= FEWEST && known.size() - withdrawn >= FEWEST;
    }

    static ModelStory tell(
            Schema<LedgerEntry> schema, List<LedgerEntry> known, RiskAnalyzer<LedgerEntry> rules, long seed) {
        Split split = Dataset.builder(schema)
                .label(entry -> Boolean.TRUE.equals(entry.withdrawn()))
                .id(LedgerEntry::id)
                .addAll(known)
                .build()
                .split(TRAINING_SHARE, 0, seed);
        Model model = LogisticTrainer.builder().seed(seed).build().train(split.train());
        RiskAnalyzer<LedgerEntry> analyzer = StudentRisk.byModel(schema, model);
        return new ModelStory(analyzer, rules, split, importance(analyzer, split.test(), seed));
    }

    private static ImportanceReport importance(RiskAnalyzer<LedgerEntry> analyzer, Dataset test, long seed) {
        try (ProgressBar progress = new ProgressBar("importance")) {
            return PermutationImportance.builder()
                    .seed(seed)
                    .onProgress(progress::at)
                    .build()
                    .run(analyzer, test);
        }
    }

    private ConfusionMatrix redAndWithdrawn() {
        double redFrom =
                analyzer.plan().bands().get(StudentRisk.Level.RED.name()).from();
        return ConfusionMatrix.at(redFrom, scores, split.test().labels());
    }

    /** What the model was trained and judged on. */
    String basis() {
        return String.format(
                Locale.ROOT,
                "a logistic model, trained on %,d students, judged on %,d others",
                split.train().rows(),
                split.test().rows());
    }

    /** How well the model does on students that it has not seen, and what it has learnt. */
    List<Section> sections() {
        boolean[] labels = split.test().labels();
        Bands bands = analyzer.plan().bands();
        Section learnt = Section.titled("What the model has learnt")
                .with(Charts.bars(
                        "What a shuffled feature costs",
                        Axis.of("loss of AUC"),
                        importances.sorted().stream()
                                .map(importance -> Quantity.of(importance.name(), importance.mean()))
                                .toList()));
        if (analyzer.plan().scorer() instanceof LinearModel linear) {
            learnt = learnt.with(ModelPictures.shapes(linear, split.train().frame()));
        }
        return List.of(
                Section.titled("Who withdraws, by a model")
                        .saying("This is " + basis() + ".")
                        .with(
                                EvaluationPictures.roc(List.of(
                                        new Labelled<>("model", RocCurve.of(scores, labels)),
                                        new Labelled<>("rules", RocCurve.of(points, labels)))),
                                EvaluationPictures.reliability(
                                        ReliabilityCurve.ofQuantiles(BINS, scores, labels, null)),
                                EvaluationPictures.scores(scores, labels, bands),
                                EvaluationPictures.confusion(redAndWithdrawn()),
                                Tables.bands(bands, scores, labels)),
                learnt);
    }

    @Override
    public String toString() {
        boolean[] labels = split.test().labels();
        Table roc = new Table(">threshold", ">false alarms", ">found");
        RocCurve curve = RocCurve.of(scores, labels).thinnedTo(ROC_POINTS);
        for (int i = 0; i < curve.points(); i++) {
            roc.row(
                    Double.isInfinite(curve.threshold(i))
                            ? "∞"
                            : String.format(Locale.ROOT, "%.3f", curve.threshold(i)),
                    StudentCommand.percent(curve.falsePositiveRate(i)),
                    StudentCommand.percent(curve.truePositiveRate(i)));
        }
        return String.format(
                        Locale.ROOT,
                        "Who withdraws: %s%n  AUC %.3f (the rules' points: %.3f), Brier score %.3f, ECE %.3f%n%n",
                        basis(),
                        Metrics.AUC.of(scores, labels),
                        Metrics.AUC.of(points, labels),
                        Metrics.BRIER.of(scores, labels),
                        Metrics.ECE.of(scores, labels))
                + "Red and withdrawn, on those others:\n"
                + redAndWithdrawn()
                + "\n\nROC curve, some of its points:\n"
                + roc
                + "\nPermutation importance (loss of AUC when the values of a feature are shuffled):\n"
                + importances;
    }

    RiskAnalyzer<LedgerEntry> analyzer() {
        return analyzer;
    }
}
