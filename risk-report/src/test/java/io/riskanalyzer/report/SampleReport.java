package io.riskanalyzer.report;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.ConfusionMatrix;
import io.riskanalyzer.metric.GainsCurve;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.metric.PrecisionRecallCurve;
import io.riskanalyzer.metric.RocCurve;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.models.calibrate.ReliabilityCurve;
import io.riskanalyzer.models.validate.ValidationCurve;
import io.riskanalyzer.models.validate.ValidationCurve.Spread;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A report with every kind of block, of loans that never were. */
final class SampleReport {
    static final NumberFeature INCOME = Feature.number("income").within(0, 1e7).in("EUR");
    static final NumberFeature RATE =
            Feature.number("loan_percent_income").within(0, 1).optional();
    static final CategoryFeature<String> PURPOSE =
            Feature.category("purpose", "car", "home improvement", "education", "debt consolidation", "venture");
    static final FlagFeature OWNER = Feature.flag("home_owner");
    static final FeatureSet FEATURES = FeatureSet.of(INCOME, RATE, PURPOSE, OWNER);
    static final Bands BANDS = Bands.below(0.1, "A").below(0.3, "B").otherwise("refer");
    static final Provenance PROVENANCE = new Provenance(
            "xgboost",
            Map.of("trees", "300", "maxDepth", "4", "learningRate", "0.05"),
            42,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            19_548,
            4_264,
            Map.of("xgboost4j", "3.0.4", "java", "17.0.15"),
            Instant.parse("2026-01-02T03:04:05Z"),
            Duration.ofMillis(4_320));

    private static final int ROWS = 6_000;

    private final SplittableRandom random = new SplittableRandom(7);
    private final boolean[] labels = new boolean[ROWS];
    private final double[] risks = new double[ROWS];

    private SampleReport() {
        for (int row = 0; row < ROWS; row++) {
            risks[row] = 1 / (1 + Math.exp(-(-1.9 + 1.6 * gaussian())));
            labels[row] = random.nextDouble() < risks[row];
        }
    }

    /** The sum of twelve uniform numbers, which needs no logarithm. */
    private double gaussian() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private double[] scores(double noise) {
        double[] scores = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            double logOdds = Math.log(risks[row] / (1 - risks[row])) + noise * gaussian();
            scores[row] = 1 / (1 + Math.exp(-logOdds));
        }
        return scores;
    }

    static Report of() {
        return new SampleReport().report();
    }

    private Report report() {
        double[] boosted = scores(0.3);
        double[] logistic = scores(0.9);
        double[] tree = scores(1.8);
        return Report.titled("Loan default, XGBoost")
                .subtitled("6,000 loans that never were, 20 % of them held out; made on 2 January 2026")
                .with(Section.titled("How well it ranks")
                        .saying(
                                "Each of these pictures asks whether the loans that defaulted have the higher scores. None"
                                        + " asks whether the scores are probabilities: see below for that.")
                        .with(
                                EvaluationPictures.roc(List.of(
                                        new Labelled<>("XGBoost", RocCurve.of(boosted, labels)),
                                        new Labelled<>("Logistic", RocCurve.of(logistic, labels)),
                                        new Labelled<>("Tree", RocCurve.of(tree, labels)))),
                                EvaluationPictures.precisionRecall(PrecisionRecallCurve.of(boosted, labels)),
                                EvaluationPictures.gains(List.of(
                                        new Labelled<>("XGBoost", GainsCurve.of(boosted, labels)),
                                        new Labelled<>("Tree", GainsCurve.of(tree, labels)))),
                                EvaluationPictures.lift(GainsCurve.of(boosted, labels))))
                .with(Section.titled("What the scores say")
                        .with(
                                EvaluationPictures.scores(boosted, labels, BANDS),
                                EvaluationPictures.reliability(
                                        ReliabilityCurve.ofEqualWidth(10, boosted, labels, null)),
                                EvaluationPictures.confusion(ConfusionMatrix.at(0.3, boosted, labels)),
                                leaderboard(),
                                Tables.bands(BANDS, boosted, labels)))
                .with(Section.titled("How much data it needs").with(learningCurve(), validationCurve()))
                .with(Section.titled("What it has learnt")
                        .with(importance(), contributions())
                        .with(ModelPictures.shapes(model(), frame()))
                        .with(ModelPictures.tree(tree(), 0)))
                .with(Section.titled("Why the scores are what they are").with(SampleExplanations.blocks()))
                .with(Section.titled("Who is helped, and whether it helped").with(InterventionPicturesTest.blocks()))
                .with(Section.titled("Rules and provenance")
                        .with(Tables.rules(rules()), Tables.provenance(PROVENANCE)));
    }

    private static Picture leaderboard() {
        return Charts.dots(
                "Models by AUC",
                Axis.of("AUC, 95 % interval"),
                List.of(
                        new Quantity("XGBoost", 0.9312, 0.9251, 0.9370),
                        new Quantity("Explainable boosting machine", 0.9254, 0.9190, 0.9318),
                        new Quantity("Random forest", 0.9210, 0.9144, 0.9276),
                        new Quantity("Logistic", 0.8703, 0.8618, 0.8790),
                        new Quantity("Tree", 0.8511, 0.8420, 0.8604)));
    }

    private static Picture learningCurve() {
        List<ValidationCurve.Point> points = new ArrayList<>();
        for (int rows = 100; rows <= 25_600; rows *= 2) {
            double gap = 1 / Math.sqrt(rows);
            points.add(new ValidationCurve.Point(
                    rows, new Spread(0.93 + gap / 2, gap / 5), new Spread(0.93 - 1.5 * gap, gap * 0.7)));
        }
        return EvaluationPictures.validation(
                new ValidationCurve("XGBoost", ValidationCurve.TRAINING_ROWS, Metrics.AUC, points));
    }

    private static Picture validationCurve() {
        List<ValidationCurve.Point> points = new ArrayList<>();
        for (int trees = 50; trees <= 800; trees += 150) {
            double gap = Math.abs(Math.log(trees / 350.0));
            points.add(new ValidationCurve.Point(
                    trees, new Spread(0.36 - trees / 6e3, 0.004), new Spread(0.3 + gap / 20, 0.008)));
        }
        return EvaluationPictures.validation(new ValidationCurve("XGBoost", "trees", Metrics.LOG_LOSS, points));
    }

    private static Picture importance() {
        return Charts.bars(
                "Permutation importance",
                Axis.of("loss of AUC when permuted"),
                List.of(
                        new Quantity("loan_percent_income", 0.121, 0.112, 0.131),
                        new Quantity("income", 0.083, 0.075, 0.09),
                        new Quantity("loan_grade", 0.071, 0.066, 0.079),
                        new Quantity("home_owner", 0.032, 0.028, 0.037),
                        new Quantity("person_employment_length_in_months", 0.006, 0.003, 0.009),
                        new Quantity("purpose", -0.0004, -0.002, 0.001)));
    }

    private static Picture contributions() {
        return Charts.bars(
                "Why this loan",
                Axis.of("added log-odds"),
                List.of(
                        Quantity.of("loan_percent_income is 0.41", 1.32),
                        Quantity.of("home_owner is no", 0.44),
                        Quantity.of("purpose is car", -0.18),
                        Quantity.of("income is 81,000 EUR", -0.95)));
    }

    static Frame frame() {
        SplittableRandom random = new SplittableRandom(3);
        Frame.Builder frame = Frame.builder(FEATURES);
        for (int row = 0; row < 2_000; row++) {
            double income = 18_000 + 90_000 * random.nextDouble() * random.nextDouble();
            double rate = row % 20 == 0 ? Double.NaN : random.nextDouble() * random.nextDouble();
            int purpose = (int) (5 * random.nextDouble() * random.nextDouble());
            frame.add(new double[] {income, rate, purpose, random.nextInt(2)}, row + 1, null);
        }
        return frame.build();
    }

    static LinearModel model() {
        return new LinearModel(
                "loans",
                -1.5,
                List.of(
                        new LinearTerm.Slope(INCOME, -2e-5, 40_000, 0),
                        new LinearTerm.Slope(RATE, 3.1, 0.25, 0.01, -0.19),
                        new LinearTerm.Levels(PURPOSE, List.of(-0.2, 0.11, -0.05, 0.35, 0.6), 0),
                        new LinearTerm.Slope(OWNER, -0.5, 0.5, 0)),
                PROVENANCE);
    }

    static TreeEnsemble tree() {
        return TreeEnsemble.builder("Tree", Scale.PROBABILITY, FEATURES)
                .below(RATE, 0.31, Side.LEFT, 6_000)
                .below(INCOME, 31_000, Side.RIGHT, 4_800)
                .oneOf(PURPOSE, Side.RIGHT, 1_500, 3, 4)
                .leaf(0.42, 600)
                .below(OWNER, 1, Side.LEFT, 900)
                .leaf(0.22, 500)
                .leaf(0.08, 400)
                .below(INCOME, 62_500, Side.RIGHT, 3_300)
                .leaf(0.11, 2_000)
                .leaf(0.03, 1_300)
                .below(OWNER, 1, Side.LEFT, 1_200)
                .leaf(0.81, 900)
                .below(RATE, 0.55, Side.LEFT, 300)
                .leaf(0.38, 180)
                .leaf(0.66, 120)
                .build(0, PROVENANCE);
    }

    static RuleSet rules() {
        return RuleSet.named("loan policy")
                .startingAt(5)
                .when(RATE.above(0.4))
                .add(40)
                .because("RATE-1", "The loan takes {loan_percent_income:%} of the income.")
                .when(INCOME.below(20_000).and(OWNER.isFalse()))
                .add(15)
                .because("INC-1", "The income is small and no home stands behind it.")
                .when(PURPOSE.is("education"))
                .add(-5)
                .because("PUR-1", "Education pays for itself.")
                .build();
    }
}
