package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.model.Trainer;
import org.jspecify.annotations.Nullable;

/**
 * A way to learn from rows that can be validated and compared with others: a trainer with its settings, and optionally
 * a calibration that is learnt from training rows set aside.
 *
 * @param name what people know it by
 * @param trainer what learns the model
 * @param calibrator what learns the calibration; null for none
 * @param calibrationShare the share of the training rows that the model does not see and the calibration learns from, in
 *     (0, 1); 0 if there is no calibrator
 */
public record Candidate(
        String name, Trainer trainer, @Nullable Calibrator calibrator, double calibrationShare) {

    /** Checks the name and the share. */
    public Candidate {
        if (name.isBlank()) {
            throw new IllegalArgumentException(
                    "The name of a candidate (\"" + name + "\") must not be blank.\nMaybe name it after its trainer.");
        }
        boolean legal = calibrator == null ? calibrationShare == 0 : calibrationShare > 0 && calibrationShare < 1;
        if (!legal) {
            throw new IllegalArgumentException("The share of calibration rows (" + calibrationShare + ") must be "
                    + (calibrator == null ? "0 without a calibrator" : "above 0 and below 1") + ".\nMaybe take "
                    + (calibrator == null ? "0" : "0.2") + ".");
        }
    }

    /**
     * Returns a candidate without a calibration: a model of log-odds is judged by the probabilities that belong to them.
     *
     * @param name what people know it by, not blank
     * @param trainer what learns the model
     * @return the candidate
     * @throws IllegalArgumentException if the name is blank
     */
    public static Candidate of(String name, Trainer trainer) {
        return new Candidate(name, trainer, null, 0);
    }

    /**
     * Returns this candidate with a calibration. The model then learns from fewer rows: the others are set aside, by
     * class and group as in {@link Dataset#split}, the latest ones where the validation is in the order of time.
     *
     * @param method the name of the calibration, which is added to that of the candidate
     * @param learnt what learns the calibration
     * @param share the share of the training rows to set aside, in (0, 1)
     * @return the calibrated candidate
     * @throws IllegalArgumentException if the share is out of range
     */
    public Candidate calibratedBy(String method, Calibrator learnt, double share) {
        return new Candidate(name + " + " + method, trainer, learnt, share);
    }

    /** Learns model and calibration from rows. */
    FittedCandidate fit(Dataset data, boolean inTime, long seed) {
        Calibrator learnt = calibrator;
        if (learnt == null) {
            return new FittedCandidate(name, trainer.train(data), null);
        }
        double forTraining = 1 - calibrationShare;
        Split split = inTime ? data.splitByTime(forTraining, 0) : data.split(forTraining, 0, seed);
        var model = trainer.train(split.train());
        return new FittedCandidate(name, model, learnt.calibrate(model, split.test()));
    }

    /** Returns the name. */
    @Override
    public String toString() {
        return name;
    }
}
