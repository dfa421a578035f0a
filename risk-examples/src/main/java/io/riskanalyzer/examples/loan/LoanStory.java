package io.riskanalyzer.examples.loan;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.examples.steps.ExplainerChoice;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.models.ClassWeights;
import io.riskanalyzer.models.Direction;
import io.riskanalyzer.models.EbmTrainer;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.models.calibrate.Calibrations;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.cutoff.BandRate;
import io.riskanalyzer.models.cutoff.CostMatrix;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.models.validate.FittedCandidate;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ModelSelection;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.EvaluationPictures;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What models tell about a file of loans, step by step. Immutable. */
final class LoanStory {
    private static final int FOLDS = 5;
    private static final int BINS = 10;

    private final Split split;
    private final CostMatrix costs;
    private final Leaderboard board;
    private final Table imbalance;
    private final XgboostTrainer monotone;
    private final RiskAnalyzer<?> analyzer;
    private final double[] scores;

    private LoanStory(
            Split split,
            CostMatrix costs,
            Leaderboard board,
            Table imbalance,
            XgboostTrainer monotone,
            RiskAnalyzer<?> analyzer) {
        this.split = split;
        this.costs = costs;
        this.board = board;
        this.imbalance = imbalance;
        this.monotone = monotone;
        this.analyzer = analyzer;
        this.scores = analyzer.scoreAll(split.test().frame());
    }

    static LoanStory tell(Split split, CostMatrix costs, long seed) {
        XgboostTrainer monotone = XgboostTrainer.builder()
                .monotone(LoanFeatures.BURDEN, Direction.INCREASING)
                .monotone(LoanFeatures.RATE, Direction.INCREASING)
                .monotone(LoanFeatures.INCOME, Direction.DECREASING)
                .monotone(LoanFeatures.EMPLOYED, Direction.DECREASING)
                .seed(seed)
                .build();
        Leaderboard board = compare(split.train(), monotone, seed);
        Table imbalance = imbalance(split, costs.bands(), seed);
        Model model = monotone.train(split.train());
        Calibration calibration = Calibrations.isotonic(model, split.calibration());
        RiskAnalyzer<?> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(split.train().features()))
                .scorer(model)
                .calibration(calibration)
                .bands(costs.bands())
                .explainer(ExplainerChoice.of(model, split.train().frame()))
                .build();
        return new LoanStory(split, costs, board, imbalance, monotone, analyzer);
    }

    private static Leaderboard compare(Dataset train, XgboostTrainer monotone, long seed) {
        List<Candidate> candidates = List.of(
                Candidate.of("logistic", LogisticTrainer.builder().seed(seed).build()),
                Candidate.of("tree", TreeTrainer.builder().seed(seed).build()),
                Candidate.of("forest", ForestTrainer.builder().seed(seed).build()),
                Candidate.of("xgboost", XgboostTrainer.builder().seed(seed).build()),
                Candidate.of("xgboost, monotone", monotone),
                Candidate.of("ebm", EbmTrainer.builder().seed(seed).build()));
        try (ProgressBar progress = new ProgressBar("comparing")) {
            return ModelSelection.of(candidates, CrossValidation.stratified(FOLDS, seed), Metrics.AUC)
                    .run(train, progress::at);
        }
    }

    /** What class weights do to a model: little to its order, much to its probabilities. */
    private static Table imbalance(Split split, Bands bands, long seed) {
        Table table = new Table("XGBoost", ">AUC", ">Brier", ">ECE", ">mean probability", ">refused");
        Model plain = XgboostTrainer.builder().seed(seed).build().train(split.train());
        Model weighted = XgboostTrainer.builder()
                .classWeights(ClassWeights.BALANCED)
                .seed(seed)
                .build()
                .train(split.train());
        row(table, new FittedCandidate("as the loans are", plain, null), split.test(), bands);
        row(table, new FittedCandidate("balanced weights", weighted, null), split.test(), bands);
        Calibration calibration = Calibrations.isotonic(weighted, split.calibration());
        row(table, new FittedCandidate("balanced, calibrated", weighted, calibration), split.test(), bands);
        return table;
    }

    private static void row(Table table, FittedCandidate fitted, Dataset test, Bands bands) {
        double[] scores = fitted.scoresOf(fitted.rawScores(test.frame()));
        int highest = bands.all().size() - 1;
        long refused = Arrays.stream(scores)
                .filter(score -> bands.bandOf(score).level() == highest)
                .count();
        table.row(
                fitted.name(),
                four(Metrics.AUC.of(scores, test.labels())),
                four(Metrics.BRIER.of(scores, test.labels())),
                four(Metrics.ECE.of(scores, test.labels())),
                percent(Arrays.stream(scores).average().orElse(Double.NaN)),
                percent((double) refused / scores.length));
    }

    ScoringPlan plan() {
        return analyzer.plan();
    }

    @Override
    public String toString() {
        Dataset test = split.test();
        Bands bands = plan().bands();
        String lowest = bands.all().get(0).name();
        return String.format(
                        Locale.ROOT,
                        "Compared on %d folds of %,d loans:%n%s%n%n",
                        FOLDS,
                        split.train().rows(),
                        board)
                + String.format(
                        Locale.ROOT,
                        "Defaults are rare. What weights do about it, on %,d other loans, of which %s defaulted:%n%s%n",
                        test.rows(),
                        percent((double) test.positives() / test.rows()),
                        imbalance)
                + "So the loans are left as they are, and decisions follow from what they cost.\n\n"
                + String.format(
                        Locale.ROOT,
                        "XGBoost that knows which way burden, rate, income and employment must work, calibrated on %,d"
                                + " loans:%n  AUC %.4f, Brier score %.4f, ECE %.4f%n%n",
                        split.calibration().rows(),
                        Metrics.AUC.of(scores, test.labels()),
                        Metrics.BRIER.of(scores, test.labels()),
                        Metrics.ECE.of(scores, test.labels()))
                + "Bands of least expected cost:\n"
                + rates() + "\n"
                + String.format(
                        Locale.ROOT,
                        "A loan costs %s of its amount on average, %s if all are called %s, %s if all are called %s.%n",
                        percent(cost(bands)),
                        percent(cost(Bands.only(lowest))),
                        lowest,
                        percent(cost(Bands.only(highest(bands)))),
                        highest(bands));
    }

    private static String highest(Bands bands) {
        return bands.all().get(bands.all().size() - 1).name();
    }

    private double cost(Bands bands) {
        return costs.expectedCost(bands, scores, split.test().labels(), null);
    }

    private Table rates() {
        Table table = new Table("band", ">from", ">loans", ">defaulted", ">95 % interval");
        for (BandRate rate : BandRate.of(plan().bands(), scores, split.test().labels(), null)) {
            table.row(
                    rate.band().name(),
                    percent(Math.max(0, rate.band().from())),
                    String.format(Locale.ROOT, "%,d", rate.rows()),
                    rate.rows() == 0 ? "–" : percent(rate.observedRate()),
                    rate.rows() == 0 ? "–" : percent(rate.rateFrom()) + " to " + percent(rate.rateTo()));
        }
        return table;
    }

    /** The same as one page with pictures. */
    Report page(Path file) {
        boolean[] labels = split.test().labels();
        Bands bands = plan().bands();
        return Report.titled("Loan default")
                .subtitled(String.format(
                        Locale.ROOT,
                        "%s: trained on %,d loans, calibrated on %,d, judged on %,d others",
                        file.getFileName(),
                        split.train().rows(),
                        split.calibration().rows(),
                        labels.length))
                .with(Section.titled("Which model ranks best")
                        .with(EvaluationPictures.leaderboard(board), Tables.leaderboard(board)))
                .with(Section.titled("How well the monotone model ranks")
                        .with(
                                EvaluationPictures.roc(RocCurve.of(scores, labels)),
                                EvaluationPictures.gains(GainsCurve.of(scores, labels))))
                .with(Section.titled("What its probabilities and bands are worth")
                        .saying("The bands are those of least expected cost: " + bands + ".")
                        .with(
                                EvaluationPictures.reliability(
                                        ReliabilityCurve.ofQuantiles(BINS, scores, labels, null)),
                                EvaluationPictures.scores(scores, labels, bands),
                                Tables.bands(bands, scores, labels)))
                .with(Section.titled("How it was made")
                        .saying("The plan " + plan().id() + " scores with it. Settings: " + monotone + ".")
                        .with(Tables.provenance(((Model) plan().scorer()).provenance())));
    }

    private static String four(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
