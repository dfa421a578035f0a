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
import io.riskanalyzer.model.Model;
import io.riskanalyzer.models.LogisticTrainer;
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

    private final RiskAnalyzer<LedgerEntry> analyzer;
    private final String text;

    private ModelStory(RiskAnalyzer<LedgerEntry> analyzer, String text) {
        this.analyzer = analyzer;
        this.text = text;
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
        return new ModelStory(analyzer, describe(analyzer, rules, split, seed));
    }

    private static String describe(
            RiskAnalyzer<LedgerEntry> analyzer, RiskAnalyzer<LedgerEntry> rules, Split split, long seed) {
        Dataset test = split.test();
        boolean[] labels = test.labels();
        double[] scores = analyzer.scoreAll(test.frame());
        double[] points = rules.scoreAll(test.frame());
        double redFrom =
                analyzer.plan().bands().get(StudentRisk.Level.RED.name()).from();
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
                        "Who withdraws: a logistic model, trained on %,d students, judged on %,d others%n"
                                + "  AUC %.3f (the rules' points: %.3f), Brier score %.3f, ECE %.3f%n%n",
                        split.train().rows(),
                        test.rows(),
                        Metrics.AUC.of(scores, labels),
                        Metrics.AUC.of(points, labels),
                        Metrics.BRIER.of(scores, labels),
                        Metrics.ECE.of(scores, labels))
                + "Red and withdrawn, on those others:\n"
                + ConfusionMatrix.at(redFrom, scores, labels)
                + "\n\nROC curve, some of its points:\n"
                + roc
                + "\nPermutation importance (loss of AUC when the values of a feature are shuffled):\n"
                + importance(analyzer, test, seed);
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

    RiskAnalyzer<LedgerEntry> analyzer() {
        return analyzer;
    }

    @Override
    public String toString() {
        return text;
    }
}
