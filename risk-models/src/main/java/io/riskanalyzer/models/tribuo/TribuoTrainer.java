package io.riskanalyzer.models.tribuo;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.models.internal.TrainingRecord;
import io.riskanalyzer.models.internal.TribuoEncoding;
import io.riskanalyzer.models.internal.TribuoRecords;
import io.riskanalyzer.models.internal.TribuoSettings;
import io.riskanalyzer.models.internal.TribuoTraining;
import java.util.Map;
import java.util.function.Supplier;
import org.tribuo.classification.Label;

/**
 * Any trainer of Tribuo's classifiers as one of this library.
 *
 * <pre>{@code
 * import org.tribuo.classification.dtree.CARTClassificationTrainer;
 * import org.tribuo.classification.ensemble.VotingCombiner;
 * import org.tribuo.common.tree.RandomForestTrainer;
 *
 * Model forest = TribuoTrainer.of(new RandomForestTrainer<>(
 *                 new CARTClassificationTrainer(8, 0.5f, 7), new VotingCombiner(), 20, 7))
 *         .train(split.train());
 * }</pre>
 *
 * <p>Rows reach Tribuo as {@link TribuoModels} says: a number as it is, a flag as 0 and 1, a level of a category as a 1 in
 * the column {@code feature@level}, and what is missing not at all, which is 0 to most, and missing to XGBoost. A trainer
 * that minds the scale of numbers goes into Tribuo's {@code TransformTrainer}, with a transformation of each number. The labels are {@link #BAD} and {@link #GOOD};
 * rows of weight 0 are left out. The model is in its flat form if it has one, with the covers of the training rows, else a
 * {@link TribuoModel}.
 *
 * <p>A trainer of Tribuo goes on in its random sequence from one training to the next, and so do those within it. Here each
 * training has a trainer of its own, so that the same rows give the same model. Some of Tribuo's trainers give every row of a
 * minibatch the mean of their weights, and some leave weights out: see their own documentation.
 *
 * <p>Immutable and thread-safe.
 */
public final class TribuoTrainer implements Trainer {
    /** The name under which a provenance has trainers of this kind. */
    public static final String NAME = TribuoRecords.TRIBUO;

    /** The label of the bad outcome. */
    public static final Label BAD = new Label("bad");

    /** The label of the good outcome. */
    public static final Label GOOD = new Label("good");

    private final Supplier<? extends org.tribuo.Trainer<Label>> trainers;

    private TribuoTrainer(Supplier<? extends org.tribuo.Trainer<Label>> trainers) {
        this.trainers = trainers;
    }

    /**
     * Returns a trainer that trains as the given one does at first: from its settings a new one is made for every training.
     *
     * @param trainer a trainer of Tribuo whose provenance has all of its settings, as those of Tribuo's own have
     * @return the trainer
     * @throws IllegalArgumentException if it cannot be made again from its settings
     */
    public static TribuoTrainer of(org.tribuo.Trainer<Label> trainer) {
        return of(TribuoRecords.settings(trainer.getProvenance()));
    }

    /**
     * Returns a trainer that takes a new one of Tribuo for every training.
     *
     * @param trainers makes new trainers of Tribuo that are all alike
     * @return the trainer
     */
    public static TribuoTrainer of(Supplier<? extends org.tribuo.Trainer<Label>> trainers) {
        return new TribuoTrainer(trainers);
    }

    /**
     * Returns the trainer that made a model.
     *
     * @param provenance how the model was made: by a trainer of this kind
     * @return the trainer, with the settings of then
     * @throws IllegalArgumentException if the settings are of no trainer of Tribuo that is on the class path
     */
    public static TribuoTrainer of(Provenance provenance) {
        return of(provenance.settings());
    }

    private static TribuoTrainer of(Map<String, String> settings) {
        TribuoSettings.trainer(settings); // refuses at once what would be refused at the first training
        return new TribuoTrainer(() -> TribuoSettings.trainer(settings));
    }

    /**
     * Trains a model.
     *
     * @param data the rows to learn from, with at least one positive and one negative of a weight above 0
     * @return the model, named after the name that Tribuo gives it
     * @throws IllegalArgumentException if nothing can be learnt: there is no feature, all rows have one outcome, every weight
     *     is 0, or two columns would have one name
     * @throws IllegalStateException if the trainer of Tribuo is not new
     */
    @Override
    public Model train(Dataset data) {
        TrainingRecord record = new TrainingRecord(NAME, data);
        TribuoTraining training = TribuoTraining.of(data, BAD, GOOD);
        org.tribuo.Trainer<Label> trainer = trainers.get();
        if (trainer.getInvocationCount() > 0) {
            throw new IllegalStateException(
                    "The trainer of Tribuo (" + trainer.getClass().getSimpleName()
                            + ") must be new for every training, but has trained " + trainer.getInvocationCount()
                            + " times.\nMaybe make it within the supplier, or give it itself instead of a supplier.");
        }
        org.tribuo.Model<Label> model = trainer.train(training.examples());
        Map<String, String> settings =
                TribuoRecords.settings(model.getProvenance().getTrainerProvenance());
        Provenance provenance = record.end(
                settings,
                TribuoRecords.seed(settings),
                TribuoRecords.TRIBUO,
                model.getProvenance().getTribuoVersion());
        TribuoEncoding encoding = training.encoding().knownTo(model);
        return TribuoModels.of(model, encoding, BAD, TribuoModels.nameOf(model), provenance, training.examples());
    }

    /** Returns the settings of the trainer of Tribuo. */
    @Override
    public String toString() {
        return NAME + " " + TribuoRecords.settings(trainers.get().getProvenance());
    }
}
