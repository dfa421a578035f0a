package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.models.internal.Workers;
import io.riskanalyzer.models.validate.Outcome.Wish;
import java.util.List;
import java.util.function.Function;

/**
 * How well a way to learn does on rows that it has not seen: trained on all folds but one and judged on that one, for
 * each fold in turn.
 *
 * <p>Rows of one group stay together in every kind of validation. Everything that is learnt, a calibration included, is
 * learnt from the training rows of the round alone. A feature that is known only after the decision is refused, whatever
 * the trainer thinks of it. Immutable and thread-safe; the same seed gives the same bits on any number of threads.
 *
 * <pre>{@code
 * CrossValidation validation = CrossValidation.stratified(5, 42).repeated(3).onThreads(2);
 * CrossValidationResult result = validation.run(Candidate.of("logistic", LogisticTrainer.DEFAULTS), train);
 *
 * double auc = result.mean(Metrics.AUC);
 * double[] outOfFold = result.scores();
 * System.out.println(result);
 * }</pre>
 *
 * @see <a href="https://www.ijcai.org/Proceedings/95-2/Papers/016.pdf">Kohavi, A study of cross-validation and bootstrap
 *     for accuracy estimation and model selection, 1995</a>
 */
public final class CrossValidation {
    /** What is measured unless told: AUC, average precision, KS, Brier score, log loss, ECE. */
    public static final List<Metric> METRICS =
            List.of(Metrics.AUC, Metrics.AVERAGE_PRECISION, Metrics.KS, Metrics.BRIER, Metrics.LOG_LOSS, Metrics.ECE);

    private static final int MOST_REPEATS = 10_000;

    private final Folding folding;
    private final List<Metric> metrics;
    private final int threads;
    private final boolean keepsModels;

    private CrossValidation(Folding folding, List<Metric> metrics, int threads, boolean keepsModels) {
        this.folding = folding;
        this.metrics = metrics;
        this.threads = threads;
        this.keepsModels = keepsModels;
    }

    private static CrossValidation of(Folding folding) {
        return new CrossValidation(folding, METRICS, 1, false);
    }

    /**
     * Returns a validation on folds dealt at random, each with the same share of positives, as by {@link Dataset#folds};
     * groups stay together.
     *
     * @param folds the number of folds, at least 2
     * @param seed the seed of the dealing
     * @return the validation
     * @throws IllegalArgumentException if there are fewer than 2 folds
     */
    public static CrossValidation stratified(int folds, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException(
                    "The number of folds (" + folds + ") must be at least 2.\nMaybe take 5.");
        }
        return of(new Folding.Stratified(folds, 1, seed));
    }

    /**
     * Returns a validation in the order of time: the rows are cut into {@code tests + 1} windows of equal size, and each
     * but the first is judged by what all earlier ones taught. Rows of one instant are in one window. A row whose group
     * is in an earlier window is trained on, and not judged.
     *
     * @param tests the number of windows that are judged, at least 1
     * @return the validation, for datasets that have times
     * @throws IllegalArgumentException if there is no window
     */
    public static CrossValidation inTime(int tests) {
        if (tests < 1) {
            throw new IllegalArgumentException(
                    "The number of windows (" + tests + ") must be at least 1.\nMaybe take 4.");
        }
        return of(new Folding.InTime(tests));
    }

    /**
     * Returns a validation on given folds, so that another program can be compared on the same ones.
     *
     * @param foldOf the fold of each row, any numbers, shape (rows); copied
     * @return the validation, for datasets of so many rows
     * @throws IllegalArgumentException if there are fewer than 2 folds
     */
    public static CrossValidation given(int... foldOf) {
        return of(new Folding.Given(foldOf));
    }

    /**
     * Returns this validation, repeated with other folds. The first time is the same as without.
     *
     * @param times how often every row is judged, from 1 to 10,000
     * @return the repeated validation
     * @throws IllegalArgumentException if the number is out of range
     * @throws IllegalStateException if the folds are not dealt at random
     */
    public CrossValidation repeated(int times) {
        if (!(folding instanceof Folding.Stratified stratified)) {
            throw new IllegalStateException("The folds to repeat (" + folding
                    + ") must be dealt at random, or every repeat would be the same.\nMaybe take stratified(…).");
        }
        if (times < 1 || times > MOST_REPEATS) {
            throw new IllegalArgumentException(
                    "The number of repeats (" + times + ") must be from 1 to " + MOST_REPEATS + ".\nMaybe take 3.");
        }
        Folding repeated = new Folding.Stratified(stratified.folds(), times, stratified.seed());
        return new CrossValidation(repeated, metrics, threads, keepsModels);
    }

    /**
     * Returns this validation with other metrics than {@link #METRICS}. Log-odds are judged as the probabilities that
     * belong to them.
     *
     * @param measured the metrics, of different names
     * @return the validation
     * @throws IllegalArgumentException if there is none, or a name is there twice
     */
    public CrossValidation measuredBy(Metric... measured) {
        List<String> names = List.of(measured).stream().map(Metric::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("The metrics (" + String.join(", ", names)
                    + ") must be at least one, each of a name of its own.\nMaybe take Metrics.AUC.");
        }
        return new CrossValidation(folding, List.of(measured), threads, keepsModels);
    }

    /**
     * Returns this validation on so many threads; 1 unless told, as many trainers use several themselves. The result does
     * not depend on it.
     *
     * @param number the number of rounds that are worked on at once, at least 1
     * @return the validation
     * @throws IllegalArgumentException if the number is less than 1
     */
    public CrossValidation onThreads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The number of threads (" + number + ") must be at least 1.\nMaybe leave it out.");
        }
        return new CrossValidation(folding, metrics, number, keepsModels);
    }

    /**
     * Returns this validation such that its results hold the model of each round.
     *
     * @return the validation
     */
    public CrossValidation keepingModels() {
        return new CrossValidation(folding, metrics, threads, true);
    }

    /**
     * Validates a candidate.
     *
     * @param candidate what learns
     * @param data the rows
     * @return what came out
     * @throws IllegalArgumentException if a feature is known only after the decision, the rows cannot be dealt to the
     *     folds, or the candidate cannot learn from them
     */
    public CrossValidationResult run(Candidate candidate, Dataset data) {
        return run(candidate, data, (done, total) -> {});
    }

    /**
     * Validates a candidate, and tells how far it is.
     *
     * @param candidate what learns
     * @param data the rows
     * @param progress is told after each round, on the calling thread; what it throws ends the work
     * @return what came out
     * @throws IllegalArgumentException as {@link #run(Candidate, Dataset)}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public CrossValidationResult run(Candidate candidate, Dataset data, Progress progress) {
        return run(candidate, data, 1, progress);
    }

    /**
     * Validates a selection: in each round it selects among its candidates by an inner validation on the training rows
     * alone, and its winner is judged on the rows that took no part in that. So the figures are those of the whole way of
     * choosing, and not too good by the choice.
     *
     * @param selection what selects; its validation must fit fewer rows, so not be one of given folds
     * @param data the rows
     * @param progress is told after each round, on the calling thread; what it throws ends the work
     * @return what came out, with the winner of each round
     * @throws IllegalArgumentException as {@link #run(Candidate, Dataset)}
     * @see <a href="https://doi.org/10.1186/1471-2105-7-91">Varma and Simon, Bias in error estimation when using
     *     cross-validation for model selection, 2006</a>
     */
    public CrossValidationResult nested(ModelSelection selection, Dataset data, Progress progress) {
        Wish wish = new Wish(metrics, false, keepsModels, 1, seed());
        return result(
                selection.toString(), data, outcomes(rows -> selection.run(rows).winner(), data, wish, progress));
    }

    CrossValidationResult run(Candidate candidate, Dataset data, double share, Progress progress) {
        Wish wish = new Wish(metrics, false, keepsModels, share, seed());
        return result(candidate.name(), data, outcomes(rows -> fit(candidate, rows), data, wish, progress));
    }

    /** Returns what came out of each round, the training rows judged too. */
    List<Outcome> outcomes(Candidate candidate, Dataset data, double share, Progress progress) {
        return outcomes(rows -> fit(candidate, rows), data, new Wish(metrics, true, false, share, seed()), progress);
    }

    FittedCandidate fit(Candidate candidate, Dataset rows) {
        try {
            return candidate.fit(rows, folding.isInTime(), seed());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The candidate " + candidate.name() + " must learn from the " + rows.rows()
                            + " rows of a round, but cannot: " + e.getMessage(),
                    e);
        }
    }

    private CrossValidationResult result(String name, Dataset data, List<Outcome> outcomes) {
        return new CrossValidationResult(name, folding.toString(), metrics, data.rows(), outcomes);
    }

    private List<Outcome> outcomes(
            Function<Dataset, FittedCandidate> learner, Dataset data, Wish wish, Progress progress) {
        data.requireKnownAtDecision();
        List<Round> rounds = folding.rounds(data);
        return Workers.resultsOf(
                rounds.size(), index -> Outcome.of(rounds.get(index), data, learner, wish), threads, progress);
    }

    int rounds(Dataset data) {
        return folding.rounds(data).size();
    }

    List<Metric> metrics() {
        return metrics;
    }

    private long seed() {
        return folding instanceof Folding.Stratified stratified ? stratified.seed() : 1;
    }

    /** Returns how the rows are dealt. */
    @Override
    public String toString() {
        return folding.toString();
    }
}
