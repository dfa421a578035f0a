package io.riskanalyzer.models.internal;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.model.LinearTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;

/** An explainable boosting machine that was fitted, as the base and the terms of a linear model. Immutable. */
public final class EbmFit {
    /** So much of the rows is held back from each boosting, to tell when it should end. */
    private static final double HELD = 0.15;

    private final double base;
    private final List<LinearTerm> terms;

    private EbmFit(double base, List<LinearTerm> terms) {
        this.base = base;
        this.terms = List.copyOf(terms);
    }

    /**
     * Fits the rows.
     *
     * @param data the rows to learn from
     * @param form the settings
     * @param directionOf 1 for a feature whose shape must not fall, −1 for one whose must not rise, else 0, by its slot
     * @param seed the seed of which rows each boosting learns from
     * @param progress is told after each boosting
     * @return the fit
     * @throws IllegalArgumentException if nothing can be learnt from the rows
     */
    public static EbmFit of(
            Dataset data, EbmForm form, ToIntFunction<Integer> directionOf, long seed, Progress progress) {
        TrainingRows rows = TrainingRows.of(data);
        BinnedRows binned = BinnedRows.of(rows, form.bins());
        int[] directions = new int[binned.features()];
        Arrays.setAll(directions, directionOf::applyAsInt);
        SplittableRandom random = new SplittableRandom(seed);
        EbmBag[] bags = new EbmBag[form.bags()];
        long[] seeds = random.longs(bags.length).toArray();
        boostAll(bags, i -> bag(form, directions, binned, seeds[i]), progress);
        return average(binned, bags);
    }

    private interface Maker {
        EbmBag make(int bag);
    }

    /** Boosts on threads of their own, none of which works any more when this returns. */
    private static void boostAll(EbmBag[] bags, Maker maker, Progress progress) {
        int threads = Math.min(bags.length, Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads, EbmFit::daemon);
        AtomicBoolean cancelled = new AtomicBoolean();
        try {
            CompletionService<Integer> working = new ExecutorCompletionService<>(executor);
            for (int i = 0; i < bags.length; i++) {
                int index = i;
                working.submit(() -> {
                    EbmBag bag = maker.make(index);
                    bag.boost(cancelled::get);
                    bags[index] = bag;
                    return index;
                });
            }
            for (int done = 1; done <= bags.length; done++) {
                working.take().get();
                progress.at(done, bags.length);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The thread was interrupted before the training was done.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A boosting failed.", e);
        } finally {
            cancelled.set(true);
            executor.shutdown();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "ebm");
        thread.setDaemon(true);
        return thread;
    }

    private static EbmBag bag(EbmForm form, int[] directions, BinnedRows rows, long seed) {
        int[][] parts = deal(rows, seed);
        return new EbmBag(form, directions, rows.take(parts[0]), rows.take(parts[1]));
    }

    /** Deals the rows of each outcome, so that both parts have both where there are enough. */
    private static int[][] deal(BinnedRows rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] held = new boolean[rows.rows()];
        int count = 0;
        // The outcome of the first row comes first, so that exchanging the outcomes exchanges nothing else.
        for (boolean label : new boolean[] {rows.labels[0], !rows.labels[0]}) {
            int[] own = new int[rows.rows()];
            int size = 0;
            for (int i = 0; i < own.length; i++) {
                if (rows.labels[i] == label) {
                    own[size++] = i;
                }
            }
            int take = (int) Math.round(HELD * size);
            for (int i = 0; i < take; i++) { // the beginning of Fisher and Yates's shuffle
                int other = i + random.nextInt(size - i);
                int swapped = own[i];
                own[i] = own[other];
                own[other] = swapped;
                held[own[i]] = true;
            }
            count += take;
        }
        int[][] parts = {new int[held.length - count], new int[count]};
        int[] next = new int[2];
        for (int i = 0; i < held.length; i++) {
            int part = held[i] ? 1 : 0;
            parts[part][next[part]++] = i;
        }
        return parts;
    }

    private static EbmFit average(BinnedRows rows, EbmBag[] bags) {
        double base = 0;
        for (EbmBag bag : bags) {
            base += bag.intercept() / bags.length;
        }
        List<LinearTerm> terms = new ArrayList<>();
        for (int feature = 0; feature < rows.features(); feature++) {
            double[] weights = rows.weightsOf(feature);
            double[] shape = new double[weights.length];
            for (EbmBag bag : bags) {
                for (int place = 0; place < shape.length; place++) {
                    shape[place] += bag.shape(feature)[place] / bags.length;
                }
            }
            CompensatedSum sum = new CompensatedSum();
            CompensatedSum all = new CompensatedSum();
            for (int place = 0; place < shape.length; place++) {
                sum.add(weights[place] * shape[place]);
                all.add(weights[place]);
            }
            double mean = sum.value() / all.value();
            base += mean;
            List<Double> contributions = new ArrayList<>();
            for (int place = 0; place < shape.length; place++) {
                contributions.add(weights[place] > 0 ? shape[place] - mean : 0.0); // what was not seen is average
            }
            double whenMissing = contributions.remove(contributions.size() - 1);
            terms.add(rows.places.get(feature).term(contributions, whenMissing));
        }
        return new EbmFit(base, terms);
    }

    /**
     * Returns the log-odds of the average training row.
     *
     * @return the base of the linear model
     */
    public double base() {
        return base;
    }

    /**
     * Returns what each feature adds, in the order of the features.
     *
     * @return the terms of the linear model
     */
    public List<LinearTerm> terms() {
        return terms;
    }
}
