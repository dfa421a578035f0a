package io.riskanalyzer.examples.academic;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.examples.steps.ExplainerChoice;
import io.riskanalyzer.examples.text.ProgressBar;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.Direction;
import io.riskanalyzer.models.ForestTrainer;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.models.TreeTrainer;
import io.riskanalyzer.models.XgboostTrainer;
import io.riskanalyzer.models.calibrate.Calibrations;
import io.riskanalyzer.models.validate.Candidate;
import io.riskanalyzer.models.validate.CrossValidation;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.models.validate.ModelSelection;
import io.riskanalyzer.score.Bands;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model that tells best who is at risk, calibrated, with bands and reasons.
 *
 * @param split the students that it was trained, calibrated and judged on
 * @param board the models that were compared
 * @param trainer what made the best one
 * @param analyzer the best one, ready to assess
 */
record AcademicModel(Split split, Leaderboard board, Trainer trainer, RiskAnalyzer<Map<String, ?>> analyzer) {
    static final Bands BANDS = Bands.below(0.15, "Low").below(0.4, "Medium").otherwise("High");
    private static final int FOLDS = 3;
    private static final int FACTORS = 3;

    /** Compares models on the training part, and trains the best one on it. */
    static AcademicModel of(Dataset students, long seed) {
        Split split = students.split(0.6, 0.2, seed);
        Map<String, Trainer> trainers = trainers(seed);
        Leaderboard board;
        try (ProgressBar progress = new ProgressBar("comparing models")) {
            board = ModelSelection.of(
                            trainers.entrySet().stream()
                                    .map(named -> Candidate.of(named.getKey(), named.getValue()))
                                    .toList(),
                            CrossValidation.stratified(FOLDS, seed),
                            Metrics.AUC)
                    .run(split.train(), progress::at);
        }
        Trainer best = trainers.get(board.winner().name());
        if (best == null) {
            throw new IllegalStateException(
                    "The winner (" + board.winner().name() + ") is one of " + trainers.keySet());
        }
        return new AcademicModel(
                split, board, best, analyzer(split, board.winner().model()));
    }

    /** What is known beforehand: more attendance, study and higher scores never raise the risk. */
    private static Map<String, Trainer> trainers(long seed) {
        Map<String, Trainer> trainers = new LinkedHashMap<>();
        trainers.put("logistic", LogisticTrainer.builder().seed(seed).build());
        trainers.put("tree", TreeTrainer.builder().seed(seed).build());
        trainers.put("forest", ForestTrainer.builder().trees(100).seed(seed).build());
        trainers.put(
                "xgboost, monotone",
                XgboostTrainer.builder()
                        .monotone(AcademicFeatures.ATTENDANCE, Direction.DECREASING)
                        .monotone(AcademicFeatures.STUDY, Direction.DECREASING)
                        .monotone(AcademicFeatures.MATH, Direction.DECREASING)
                        .monotone(AcademicFeatures.READING, Direction.DECREASING)
                        .monotone(AcademicFeatures.SCIENCE, Direction.DECREASING)
                        .seed(seed)
                        .build());
        return trainers;
    }

    private static RiskAnalyzer<Map<String, ?>> analyzer(Split split, Model model) {
        return RiskAnalyzer.builder()
                .schema(Schema.ofMaps(split.train().features()))
                .scorer(model)
                .calibration(Calibrations.platt(model, split.calibration()))
                .bands(BANDS)
                .explainer(AcademicFeatures.FACTORS.explaining(
                        ExplainerChoice.of(model, split.train().frame())))
                .reasons(FACTORS)
                .build();
    }
}
