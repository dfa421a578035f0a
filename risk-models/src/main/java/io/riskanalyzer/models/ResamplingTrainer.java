package io.riskanalyzer.models;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.calibrate.CalibratedModel;
import io.riskanalyzer.models.calibrate.CalibrationMethod;
import io.riskanalyzer.models.calibrate.Calibrations;
import io.riskanalyzer.models.internal.ResampledRows;
import io.riskanalyzer.models.internal.Rescaled;
import io.riskanalyzer.models.internal.StoredSettings;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.score.LogisticCalibration;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trains on rows that were resampled, and puts the probabilities right: what the model learnt of the base rate is not that of
 * the rows that were given. It is an option, not advised: see the page on imbalance.
 *
 * <pre>{@code
 * Trainer trainer = ResamplingTrainer.of(XgboostTrainer.DEFAULTS, Resampling.underSampling(1), 7);
 * Model model = trainer.train(split.train());
 * }</pre>
 *
 * <p>The log-odds of the model are on the base rate of the rows that were given:
 *
 * <ul>
 *   <li>after under-sampling {@code ln(β)} is added, where {@code β} is the share of the weight of the more frequent outcome
 *       that was kept (for a frequent good outcome; else it is subtracted), which is exact in expectation [1];
 *   <li>over-sampling and SMOTE have no such formula, so Platt's scaling is learnt by {@linkplain Calibrations#crossFitted
 *       cross-fitting}: five models, each trained on four fifths of the rows, resampled, score the rest, not resampled.
 * </ul>
 *
 * <p>Both change the log-odds along a straight line, which becomes part of the model: reasons stay additive, and the order of
 * the rows is that of the resampled model. So the trainer within must give a {@code LinearModel}, or a {@code TreeEnsemble} of
 * log-odds. Only rows to learn from are resampled, by this trainer alone: a validation gives it the training folds, and
 * what it holds back stays as it is. Rows made up for SMOTE take O(n² · features) time for n rows of the rarer outcome.
 *
 * <p>Immutable and thread-safe if the trainer within is.
 *
 * @see <a href="https://doi.org/10.1109/SSCI.2015.33">[1] Dal Pozzolo, Caelen, Johnson, Bontempi, Calibrating probability with
 *     undersampling for unbalanced classification, 2015</a>
 */
public final class ResamplingTrainer implements Trainer {
    static final String NAME = "resampling";

    private static final String METHOD = "method";
    private static final String RATIO = "ratio";
    private static final String NEIGHBOURS = "neighbours";
    private static final String TRAINER = "trainer";
    private static final String TRAINER_SEED = "trainerSeed";
    private static final int FOLDS = 5;

    private final Trainer trainer;
    private final Resampling resampling;
    private final long seed;

    private ResamplingTrainer(Trainer trainer, Resampling resampling, long seed) {
        this.trainer = trainer;
        this.resampling = resampling;
        this.seed = seed;
    }

    /**
     * Returns a trainer that resamples.
     *
     * @param trainer what learns from the rows that were resampled
     * @param resampling how they are resampled
     * @param seed the seed of the draws, and of the folds of a calibration
     * @return the trainer
     */
    public static ResamplingTrainer of(Trainer trainer, Resampling resampling, long seed) {
        return new ResamplingTrainer(trainer, resampling, seed);
    }

    /** The trainer of which these are the settings. */
    static ResamplingTrainer ofSettings(Map<String, String> texts, long seed) {
        StoredSettings settings = new StoredSettings(NAME, texts);
        Resampling resampling =
                new Resampling(method(settings.take(METHOD)), settings.number(RATIO), settings.integer(NEIGHBOURS));
        Provenance within = new Provenance(
                settings.take(TRAINER),
                settings.takeAll(TRAINER + " "),
                StoredSettings.whole(TRAINER_SEED, settings.take(TRAINER_SEED)),
                "",
                0,
                0,
                Map.of(),
                Instant.EPOCH,
                Duration.ZERO);
        settings.requireAllTaken();
        return of(Trainers.of(within), resampling, seed);
    }

    private static Resampling.Method method(String text) {
        try {
            return Resampling.Method.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The method of resampling (" + text + ") must be one that is known."
                            + "\nMaybe the model was trained by a newer version.",
                    e);
        }
    }

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0, and two of each
     *     where a calibration is learnt
     * @return the model, on the scale of log-odds of the base rate of the rows
     * @throws IllegalArgumentException if nothing can be learnt from the rows, or the model of the trainer within is neither a
     *     {@code LinearModel} nor a {@code TreeEnsemble} of log-odds
     */
    @Override
    public Model train(Dataset data) {
        return train(data, (done, total) -> {});
    }

    /**
     * Trains a model, and tells how far it is where one model is trained; where a calibration is learnt, nothing is told.
     *
     * @param data the rows to learn from
     * @param progress is told by the trainer within
     * @return the same model, to the bit, as {@link #train(Dataset)} gives
     * @throws IllegalArgumentException as {@link #train(Dataset)}
     */
    @Override
    public Model train(Dataset data, Progress progress) {
        data.requireKnownAtDecision();
        TrainingRecord record = new TrainingRecord(NAME, data);
        Dataset counted = data.weights() == null ? data : data.filter(row -> data.weight(row) > 0);
        int rarer = Math.min(counted.positives(), counted.rows() - counted.positives());
        if (rarer == 0) {
            return trainer.train(data); // which refuses it
        }
        if (resampling.method() == Resampling.Method.UNDER_SAMPLING) {
            ResampledRows resampled = resampled(counted);
            Model model = trainer.train(resampled.data(), progress);
            return Rescaled.of(model, 1, -resampled.shift(), provenance(record, model));
        }
        if (rarer < 2) {
            throw new IllegalArgumentException("The rows of the rarer outcome (" + rarer
                    + ") must be at least 2, so that a calibration can be learnt.\nMaybe collect more of them.");
        }
        CalibratedModel fitted = Calibrations.crossFitted(
                rows -> trainer.train(resampled(rows).data()),
                CalibrationMethod.PLATT,
                counted,
                Math.min(FOLDS, rarer),
                seed);
        Model model = fitted.model();
        LogisticCalibration line = fitted.calibration() instanceof LogisticCalibration found
                ? found
                : LogisticCalibration.STANDARD; // of a model of probabilities, which is refused
        return Rescaled.of(model, line.slope(), line.intercept(), provenance(record, model));
    }

    private ResampledRows resampled(Dataset rows) {
        return switch (resampling.method()) {
            case UNDER_SAMPLING -> ResampledRows.underSampled(rows, resampling.ratio(), seed);
            case OVER_SAMPLING -> ResampledRows.overSampled(rows, resampling.ratio(), seed);
            case SMOTE -> ResampledRows.smote(rows, resampling.ratio(), resampling.neighbours(), seed);
        };
    }

    private Provenance provenance(TrainingRecord record, Model model) {
        Provenance within = model.provenance();
        Map<String, String> settings = new TreeMap<>();
        settings.put(METHOD, resampling.method().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        settings.put(RATIO, Double.toString(resampling.ratio()));
        settings.put(NEIGHBOURS, Integer.toString(resampling.neighbours()));
        settings.put(TRAINER, within.trainer());
        settings.put(TRAINER_SEED, Long.toString(within.seed()));
        within.settings().forEach((name, value) -> settings.put(TRAINER + " " + name, value));
        return record.end(settings, seed, within.versions());
    }

    /** Returns the resampling and the trainer. */
    @Override
    public String toString() {
        return NAME + " (" + resampling + ", seed " + seed + ") of " + trainer;
    }
}
