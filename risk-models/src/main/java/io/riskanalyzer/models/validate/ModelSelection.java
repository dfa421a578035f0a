package io.riskanalyzer.models.validate;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.metric.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best of several candidates: each is validated on the same folds, and the winner learns from all rows.
 *
 * <p>A grid search is a selection among {@link Candidates#grid} or {@link Candidates#of}, a random search one among {@link
 * Candidates#sampled}; candidates of different trainers and calibrations may be mixed. With {@link #halving} the
 * candidates begin with few of the training rows, and only the better ones go on to more.
 *
 * <p>The figures of the winner are a little too good, as it was chosen by them; {@link CrossValidation#nested} tells by how
 * much, and a test part that took no part here tells it too. Immutable and thread-safe; the same data give the same
 * leaderboard, but for the times.
 */
public final class ModelSelection {
    private static final int NO_HALVING = 1;
    private static final double LEAST_TRAINING_ROWS = 200;

    private final List<Candidate> candidates;
    private final CrossValidation validation;
    private final Metric metric;
    private final int factor;

    private ModelSelection(List<Candidate> candidates, CrossValidation validation, Metric metric, int factor) {
        this.candidates = candidates;
        this.validation = validation;
        this.metric = metric;
        this.factor = factor;
    }

    /**
     * Returns a selection that validates every candidate on all rows.
     *
     * @param candidates the candidates, of different names; the first of two equal ones wins
     * @param validation how they are validated
     * @param metric what decides; one that the validation measures
     * @return the selection
     * @throws IllegalArgumentException if there is no candidate, a name is there twice, or the metric is not measured
     */
    public static ModelSelection of(List<Candidate> candidates, CrossValidation validation, Metric metric) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException(
                    "The candidates (none) must be at least one.\nMaybe the list was filled later.");
        }
        Set<String> names = new HashSet<>();
        for (Candidate candidate : candidates) {
            if (!names.add(candidate.name())) {
                throw new IllegalArgumentException("The candidate (" + candidate.name()
                        + ") must have a name of its own, but it is there twice.\nMaybe name its settings.");
            }
        }
        if (validation.metrics().stream().noneMatch(m -> m.name().equals(metric.name()))) {
            throw new IllegalArgumentException("The metric (" + metric.name()
                    + ") must be one that the validation measures.\nMaybe name it in measuredBy(…).");
        }
        return new ModelSelection(List.copyOf(candidates), validation, metric, NO_HALVING);
    }

    /**
     * Returns this selection by successive halving: the candidates learn from a small share of the training rows, the
     * best of them from {@code factor} times as many, until those that are left learn from all. The share of the first
     * turn is such that {@code factor} or fewer candidates reach the last, but at least some 200 rows; the rows of each
     * share hold those of the smaller ones, and the judged rows are always all.
     *
     * @param factor by how much the candidates become fewer in each turn, at least 2; 3 is usual
     * @return the selection
     * @throws IllegalArgumentException if the factor is below 2
     * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson and Talwalkar, Non-stochastic best arm
     *     identification and hyperparameter optimization, 2016</a>
     */
    public ModelSelection halving(int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException(
                    "The factor of halving (" + factor + ") must be at least 2.\nMaybe take 3.");
        }
        return new ModelSelection(candidates, validation, metric, factor);
    }

    /**
     * Runs the selection.
     *
     * @param data the rows
     * @return the leaderboard, with the winner trained on all rows
     * @throws IllegalArgumentException if a feature is known only after the decision, or a candidate cannot learn
     */
    public Leaderboard run(Dataset data) {
        return run(data, (done, total) -> {});
    }

    /**
     * Runs the selection, and tells how far it is.
     *
     * @param data the rows
     * @param progress is told after each round of each validation and after the last training, on the calling thread; what
     *     it throws ends the work
     * @return the leaderboard, with the winner trained on all rows
     * @throws IllegalArgumentException as {@link #run(Dataset)}
     */
    public Leaderboard run(Dataset data, Progress progress) {
        List<Turn> turns = turns(data.rows());
        int rounds = validation.rounds(data);
        long total = rounds * turns.stream().mapToLong(Turn::candidates).sum() + 1;
        long done = 0;
        List<Entrant> left = new ArrayList<>();
        candidates.forEach(candidate -> left.add(new Entrant(candidate)));
        List<Entrant> out = new ArrayList<>();
        for (Turn turn : turns) {
            while (left.size() > turn.candidates()) {
                out.add(0, left.remove(left.size() - 1));
            }
            for (Entrant entrant : left) {
                long before = done;
                entrant.validate(data, turn.share(), (round, of) -> progress.at(before + round, total));
                done += rounds;
            }
            left.sort(Comparator.comparingDouble(Entrant::worth).reversed()); // is stable: the first of equal ones wins
        }
        FittedCandidate winner = validation.fit(left.get(0).candidate, data);
        progress.at(total, total);
        left.addAll(out);
        return new Leaderboard(metric, left.stream().map(Entrant::entry).toList(), winner);
    }

    /** How many candidates learn from which share of the training rows. */
    private record Turn(int candidates, double share) {}

    private List<Turn> turns(int rows) {
        List<Turn> turns = new ArrayList<>();
        int count = candidates.size();
        int further = 0;
        for (int left = count; factor > NO_HALVING && left > factor; left = left / factor) {
            further++;
        }
        double least = Math.min(1, LEAST_TRAINING_ROWS / rows);
        for (int turn = 0; turn <= further; turn++) {
            turns.add(new Turn(count, Math.max(least, Math.pow(factor, turn - further))));
            count = Math.max(1, count / factor);
        }
        return turns;
    }

    /** A candidate on its way through the turns. Mutable, for one thread. */
    private final class Entrant {
        private final Candidate candidate;
        private Leaderboard.@Nullable Entry entry;

        Entrant(Candidate candidate) {
            this.candidate = candidate;
        }

        void validate(Dataset data, double share, Progress progress) {
            if (entry == null || entry.trainShare() != share) {
                CrossValidationResult result = validation.keepingModels().run(candidate, data, share, progress);
                OptionalLong bytes = PlanSize.of(result.fitted().get(0), data.features());
                entry = new Leaderboard.Entry(candidate.name(), result.withoutModels(), share, bytes);
            }
        }

        /** What the greatest of is best; a metric that is undefined is the worst. */
        double worth() {
            double mean = entry().validation().mean(metric);
            return Double.isNaN(mean) ? Double.NEGATIVE_INFINITY : metric.isLoss() ? -mean : mean;
        }

        Leaderboard.Entry entry() {
            return Objects.requireNonNull(entry, "validated before");
        }
    }

    /** Returns how many candidates there are, and what decides. */
    @Override
    public String toString() {
        return "best of " + candidates.size() + " by " + metric.name();
    }
}
