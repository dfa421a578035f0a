package io.riskanalyzer.models.validate;

import io.riskanalyzer.model.Trainer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes the candidates of a search. Settings are values of the user's own type, a record say, whose text names the
 * candidate; so a search space is checked by the compiler.
 *
 * <pre>{@code
 * List<Candidate> all = new ArrayList<>();
 * all.addAll(Candidates.grid("logistic", List.of(0.0, 1.0), List.of(0.1, 1.0),
 *         (l1, l2) -> LogisticTrainer.builder().l1(l1).l2(l2).build()));
 * all.addAll(Candidates.sampled("sampled", 5, 7, random -> random.nextInt(5, 100),
 *         l2 -> LogisticTrainer.builder().l2(l2).build()));
 *
 * Leaderboard board = ModelSelection.of(all, CrossValidation.stratified(3, 1), Metrics.LOG_LOSS).run(train);
 * }</pre>
 */
public final class Candidates {
    private static final int TRIES_FOR_ONE = 100;

    private Candidates() {}

    /**
     * Returns a candidate for each of the given settings.
     *
     * @param name how each name begins
     * @param settings the settings, all different; their text ends the name
     * @param trainerOf makes the trainer
     * @param <S> the type of the settings
     * @return the candidates, in the order of the settings
     */
    public static <S> List<Candidate> of(
            String name, Iterable<? extends S> settings, Function<? super S, ? extends Trainer> trainerOf) {
        List<Candidate> candidates = new ArrayList<>();
        for (S setting : settings) {
            candidates.add(Candidate.of(name + " " + setting, trainerOf.apply(setting)));
        }
        return candidates;
    }

    /**
     * Returns a candidate for each pair of two settings.
     *
     * @param name how each name begins
     * @param first the values of the first setting
     * @param second the values of the second setting
     * @param trainerOf makes the trainer
     * @param <A> the type of the first setting
     * @param <B> the type of the second setting
     * @return the candidates; the second setting changes faster
     */
    public static <A, B> List<Candidate> grid(
            String name,
            List<? extends A> first,
            List<? extends B> second,
            BiFunction<? super A, ? super B, ? extends Trainer> trainerOf) {
        List<Candidate> candidates = new ArrayList<>();
        for (A a : first) {
            for (B b : second) {
                candidates.add(Candidate.of(name + " " + a + ", " + b, trainerOf.apply(a, b)));
            }
        }
        return candidates;
    }

    /**
     * Returns candidates whose settings are drawn at random, which finds good settings sooner than a grid where few of
     * them matter.
     *
     * @param name how each name begins
     * @param count the number of candidates, at least 1
     * @param seed the seed
     * @param draw draws settings; equal ones are drawn anew
     * @param trainerOf makes the trainer
     * @param <S> the type of the settings
     * @return the candidates, fewer if there are not so many different settings
     * @throws IllegalArgumentException if the number is less than 1
     * @see <a href="https://jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio, Random search for hyper-parameter
     *     optimization, 2012</a>
     */
    public static <S> List<Candidate> sampled(
            String name,
            int count,
            long seed,
            Function<? super SplittableRandom, ? extends S> draw,
            Function<? super S, ? extends Trainer> trainerOf) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "The number of candidates (" + count + ") must be at least 1.\nMaybe take 20.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Set<S> settings = new LinkedHashSet<>();
        for (long tries = (long) count * TRIES_FOR_ONE; tries > 0 && settings.size() < count; tries--) {
            settings.add(draw.apply(random));
        }
        return of(name, settings, trainerOf);
    }

    /**
     * Returns the candidates, each as it is and calibrated, so that a search finds out whether calibration pays.
     *
     * @param candidates the candidates
     * @param method the name of the calibration
     * @param calibrator what learns it
     * @param share the share of the training rows to set aside for it, in (0, 1)
     * @return twice as many candidates: those that were given, then the calibrated ones
     * @throws IllegalArgumentException if the share is out of range
     */
    public static List<Candidate> withAndWithout(
            List<Candidate> candidates, String method, Calibrator calibrator, double share) {
        List<Candidate> all = new ArrayList<>(candidates);
        candidates.forEach(candidate -> all.add(candidate.calibratedBy(method, calibrator, share)));
        return all;
    }
}
