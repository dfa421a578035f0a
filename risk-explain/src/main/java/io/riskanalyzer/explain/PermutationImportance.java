package io.riskanalyzer.explain;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RiskScorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures what each feature is worth to a scorer: how much worse a metric gets when the values of the feature are dealt
 * anew to the rows.
 *
 * <p>The importance is {@code metric(rows) − metric(rows with the column permuted)}, for a loss the reverse, so that
 * above 0 always means that the scorer needs the feature; its unit is that of the metric. It is the mean over several
 * permutations, and the same as scikit-learn's {@code permutation_importance}. Missing values and unknown levels move
 * like all others; labels and weights stay, and weights count. A feature that the scorer does not look at has an
 * importance of exactly 0. Scored is what an analyzer scores: {@link #run(RiskScorer, Dataset)} turns log-odds into
 * probabilities, so that Brier score and log loss can be measured; points need an analyzer with a calibration for that.
 *
 * <pre>{@code
 * ImportanceReport report = PermutationImportance.builder()
 *         .metric(Metrics.LOG_LOSS)
 *         .repeats(20)
 *         .group("marks", AVERAGE_MARK, EXHAUSTED_ATTEMPTS)
 *         .build()
 *         .run(model, test);
 *
 * double rise = report.importanceOf(ATTENDANCE).mean();
 * String mostImportant = report.sorted().get(0).name();
 * System.out.println(report);
 * }</pre>
 *
 * <p>Measure on rows that the scorer has not learnt from. Features that tell the same thing stand in for one another,
 * and each seems unimportant alone: permute them as a {@linkplain Builder#group group} too. Permuted rows may be ones
 * that never occur.
 *
 * <p>Immutable and thread-safe. The same seed gives the same bits on any number of threads; the permutations of a
 * feature depend on its name, the number of rows, the repeat and the seed alone, not on the other columns. Scores and
 * measures all rows {@code 1 + (used features + groups) × repeats} times; a thread holds the columns that it permutes,
 * their order and the scores, the rest is shared.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random forests, 2001</a>
 * @see <a href="https://jmlr.org/papers/v20/18-760.html">Fisher, Rudin, Dominici, All models are wrong, but many are
 *     useful: learning a variable's importance by studying an entire class of prediction models simultaneously,
 *     2019</a>
 */
public final class PermutationImportance {
    /** AUC, 5 repeats, seed 1, a thread for each available processor, no group. */
    public static final PermutationImportance DEFAULTS = new PermutationImportance(
            Metrics.AUC, 5, 1, Runtime.getRuntime().availableProcessors(), Map.of(), (done, total) -> {});

    private final Metric metric;
    private final int repeats;
    private final long seed;
    private final int threads;
    private final Map<String, FeatureSet> groups;
    private final Progress progress;

    private PermutationImportance(
            Metric metric, int repeats, long seed, int threads, Map<String, FeatureSet> groups, Progress progress) {
        this.metric = metric;
        this.repeats = repeats;
        this.seed = seed;
        this.threads = threads;
        this.groups = groups;
        this.progress = progress;
    }

    /**
     * Returns a builder whose options are those of {@link #DEFAULTS} where they are not set.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Measures a scorer. Points and probabilities are scored as they are, log-odds as the probabilities that belong to
     * them.
     *
     * @param scorer the scorer
     * @param data the rows to measure on, with every feature of the scorer; at least one row
     * @return the importance of every feature of the data, then of the groups
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature of the scorer or of a group
     * @throws IllegalArgumentException if there is no row, a group is named like a feature, or the metric refuses the
     *     scores: as when all labels are the same, or points are no probabilities
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public ImportanceReport run(RiskScorer scorer, Dataset data) {
        requireRows(data);
        return run(data, data.frame(), Scoring.by(scorer, data.features()), scorer.features());
    }

    /**
     * Measures the calibrated score of an analyzer. Listeners are not told.
     *
     * @param analyzer the analyzer
     * @param data the rows to measure on, with every feature of the plan; at least one row
     * @return the importance of every feature of the data, then of the groups
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature of the plan or of a group
     * @throws io.riskanalyzer.feature.InvalidInputException if the plan refuses a row of the data
     * @throws IllegalArgumentException if there is no row, a group is named like a feature, or the metric refuses the
     *     scores: as when all labels are the same, or points are no probabilities
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public ImportanceReport run(RiskAnalyzer<?> analyzer, Dataset data) {
        requireRows(data);
        ScoringPlan plan = analyzer.plan();
        Frame frame = data.frame().select(plan.features());
        if (frame.rows() < data.rows()) {
            analyzer.scoreAll(data.frame()); // throws, and tells all that is wrong with each row
        }
        return run(data, frame, Scoring.by(plan), plan.scorer().features());
    }

    private static void requireRows(Dataset data) {
        if (data.rows() == 0) {
            throw new IllegalArgumentException(
                    "The number of rows (0) must be at least 1.\nMaybe a filter or a split left nothing.");
        }
    }

    private ImportanceReport run(Dataset data, Frame frame, Scoring scoring, Set<Feature> read) {
        List<Target> targets = targetsOf(data.features(), frame.features(), read);
        List<Target> used = targets.stream().filter(Target::isUsed).toList();
        PermutedSample sample = new PermutedSample(data, frame, scoring, metric);
        double[] values = Workers.resultsOf(
                Math.multiplyExact(used.size(), repeats),
                task -> {
                    Target target = used.get(task / repeats);
                    return sample.worsening(target, Permutation.of(data.rows(), seed, target.name(), task % repeats));
                },
                threads,
                progress);
        List<Importance> importances = new ArrayList<>();
        int from = 0;
        for (Target target : targets) {
            List<Double> own = Collections.nCopies(repeats, 0.0);
            if (target.isUsed()) {
                own = DoubleStream.of(values).skip(from).limit(repeats).boxed().toList();
                from += repeats;
            }
            importances.add(new Importance(target.name(), target.features(), target.isUsed(), own));
        }
        return new ImportanceReport(metric, sample.baseline(), importances);
    }

    private List<Target> targetsOf(FeatureSet features, FeatureSet columns, Set<Feature> read) {
        Set<String> names = read.stream().map(Feature::name).collect(Collectors.toSet());
        List<Target> targets = new ArrayList<>();
        features.forEach(f -> targets.add(new Target(f.name(), FeatureSet.of(f), columns, names)));
        groups.forEach((name, group) -> {
            refuseMisfit(name, group, features);
            targets.add(new Target(name, group, columns, names));
        });
        return targets;
    }

    private static void refuseMisfit(String name, FeatureSet group, FeatureSet features) {
        if (features.contains(name)) {
            throw new IllegalArgumentException("The name of a group (" + name
                    + ") must not be that of a feature, but the data have a feature of this name."
                    + "\nMaybe name it after what its features share.");
        }
        for (Feature feature : group) {
            if (!features.contains(feature.name())) {
                throw new SchemaMismatchException("The feature of the group " + name + " (" + feature.name()
                        + ") must be in the data, but they have " + features + ".\nMaybe leave it out of the group.");
            }
            features.slotOf(feature); // refuses another kind
        }
    }

    /** Takes the options. Mutable, for one thread. */
    public static final class Builder {
        private @Nullable Metric metric;
        private @Nullable Integer repeats;
        private @Nullable Long seed;
        private @Nullable Integer threads;
        private @Nullable Progress progress;
        private final Map<String, FeatureSet> groups = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets what is measured. By default {@link Metrics#AUC}.
         *
         * @param metric the metric
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder metric(Metric metric) {
            this.metric = once("metric", this.metric, metric);
            return this;
        }

        /**
         * Sets how often each feature is permuted. By default 5 times. More repeats begin with the same ones.
         *
         * @param repeats the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder repeats(int repeats) {
            refuseNone("repeats", repeats, "take 5, or 1 for a first look");
            this.repeats = once("repeats", this.repeats, repeats);
            return this;
        }

        /**
         * Sets what the permutations are drawn from. By default 1.
         *
         * @param seed the seed
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder seed(long seed) {
            this.seed = once("seed", this.seed, seed);
            return this;
        }

        /**
         * Sets how many threads work. By default one for each available processor. The result does not depend on it.
         *
         * @param threads the number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder threads(int threads) {
            refuseNone("threads", threads, "leave it out: every processor then works");
            this.threads = once("threads", this.threads, threads);
            return this;
        }

        /**
         * Adds features that are permuted together, so that their values in a row stay together. They are permuted one by
         * one as well, and may be in several groups. By default there is no group.
         *
         * @param name the name that the report shows; not that of a feature
         * @param features the features, at least one
         * @return this builder
         * @throws IllegalArgumentException if the name is blank or that of another group, there is no feature, or one is
         *     there twice
         */
        public Builder group(String name, Feature... features) {
            if (name.isBlank()) {
                throw new IllegalArgumentException("The name of a group (\"" + name
                        + "\") must not be blank.\nMaybe name it after what its features share.");
            }
            if (features.length == 0) {
                throw new IllegalArgumentException("The features of the group " + name
                        + " (none) must be at least one.\nMaybe leave the group out.");
            }
            if (groups.putIfAbsent(name, FeatureSet.of(features)) != null) {
                throw new IllegalArgumentException("The name of a group (" + name
                        + ") must be its own, but another group has it too.\nMaybe rename one of the two.");
            }
            return this;
        }

        /**
         * Sets who is told how far the work is, after each permutation, on the thread that runs it. By default nobody.
         *
         * @param progress is told; what it throws ends the run
         * @return this builder
         * @throws IllegalStateException if it was set before
         */
        public Builder onProgress(Progress progress) {
            this.progress = once("onProgress", this.progress, progress);
            return this;
        }

        /**
         * Returns the measurement, ready to run.
         *
         * @return the measurement
         */
        public PermutationImportance build() {
            return new PermutationImportance(
                    metric == null ? DEFAULTS.metric : metric,
                    repeats == null ? DEFAULTS.repeats : repeats,
                    seed == null ? DEFAULTS.seed : seed,
                    threads == null ? DEFAULTS.threads : threads,
                    new LinkedHashMap<>(groups),
                    progress == null ? DEFAULTS.progress : progress);
        }

        private static void refuseNone(String what, int number, String advice) {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "The number of " + what + " (" + number + ") must be at least 1.\nMaybe " + advice + ".");
            }
        }

        private static <V> V once(String name, @Nullable V before, V value) {
            if (before != null) {
                throw new IllegalStateException("The option (" + name
                        + ") must be set once, but was set before.\nMaybe remove one of the two calls.");
            }
            return Objects.requireNonNull(value, name);
        }
    }
}
