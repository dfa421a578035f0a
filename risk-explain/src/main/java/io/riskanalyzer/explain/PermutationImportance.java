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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * that never occur, unless the importance is {@linkplain Builder#conditional conditional}.
 *
 * <p>Immutable and thread-safe. The same seed gives the same bits on any number of threads; the permutations of a
 * feature depend on its name, the number of rows, the repeat and the seed alone, not on the other columns unless they are
 * conditional. Scores and measures all rows {@code 1 + (used features + groups) × repeats} times; a thread holds the columns
 * that it permutes, their order and the scores, the rest is shared. Of a {@code TreeEnsemble} a row takes only those trees
 * again that ask for a permuted feature on its way, which needs up to 256 MB; beyond that, all of them.
 *
 * @see <a href="https://doi.org/10.1023/A:1010933404324">Breiman, Random forests, 2001</a>
 * @see <a href="https://jmlr.org/papers/v20/18-760.html">Fisher, Rudin, Dominici, All models are wrong, but many are
 *     useful: learning a variable's importance by studying an entire class of prediction models simultaneously,
 *     2019</a>
 */
public final class PermutationImportance {
    /** AUC, 5 repeats, seed 1, a thread for each available processor, no group, no intervals, permuted among all rows. */
    public static final PermutationImportance DEFAULTS = new PermutationImportance(
            Metrics.AUC,
            5,
            1,
            Runtime.getRuntime().availableProcessors(),
            Map.of(),
            Double.NaN,
            Among.ALL_ROWS,
            (done, total) -> {});

    /** How many groups of rows are left out in turn for intervals. */
    private static final int INTERVAL_GROUPS = 20;

    /** Which rows values are permuted among. */
    private enum Among {
        ALL_ROWS,
        LIKE_ROWS
    }

    private final Metric metric;
    private final int repeats;
    private final long seed;
    private final int threads;
    private final Map<String, FeatureSet> groups;
    private final double level; // of intervals, NaN for none
    private final Among among;
    private final Progress progress;

    private PermutationImportance(
            Metric metric,
            int repeats,
            long seed,
            int threads,
            Map<String, FeatureSet> groups,
            double level,
            Among among,
            Progress progress) {
        this.metric = metric;
        this.repeats = repeats;
        this.seed = seed;
        this.threads = threads;
        this.groups = groups;
        this.level = level;
        this.among = among;
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
        PermutedSample sample = new PermutedSample(partsOf(data), frame, scoring, metric);
        List<Orders> orders = ordersOf(data, used);
        double[][] values = new double[Math.multiplyExact(used.size(), repeats)][];
        Workers.forEach(
                values.length,
                task -> {
                    int[] order = orders.get(task / repeats).of(task % repeats);
                    values[task] = sample.worsenings(used.get(task / repeats), order);
                },
                threads,
                progress);
        List<Importance> importances = new ArrayList<>();
        int from = 0;
        for (Target target : targets) {
            double[][] own = new double[repeats][1 + (isWithIntervals() ? INTERVAL_GROUPS : 0)];
            if (target.isUsed()) {
                own = Arrays.copyOfRange(values, from, from + repeats);
                from += repeats;
            }
            importances.add(importanceOf(target, own));
        }
        return new ImportanceReport(metric, sample.baseline(), importances, among == Among.LIKE_ROWS);
    }

    private boolean isWithIntervals() {
        return !Double.isNaN(level);
    }

    private List<SamplePart> partsOf(Dataset data) {
        if (!isWithIntervals()) {
            return List.of(SamplePart.whole(data));
        }
        if (data.rows() < INTERVAL_GROUPS) {
            throw new IllegalArgumentException("The number of rows (" + data.rows() + ") must be at least "
                    + INTERVAL_GROUPS + " for intervals, which leave out so many groups in turn, but it is less."
                    + "\nMaybe leave out .intervals(…).");
        }
        return SamplePart.wholeAndWithoutEach(data, INTERVAL_GROUPS, seed);
    }

    /** The orders of a target by repeat. */
    private interface Orders {
        int[] of(int repeat);
    }

    private List<Orders> ordersOf(Dataset data, List<Target> used) {
        Orders[] orders = new Orders[used.size()];
        Workers.forEach(
                orders.length,
                i -> {
                    Target target = used.get(i);
                    if (among == Among.ALL_ROWS) {
                        orders[i] = repeat -> Permutation.of(data.rows(), seed, target.name(), repeat);
                    } else {
                        List<int[]> strata = Strata.of(data.frame(), target);
                        orders[i] = repeat -> Permutation.within(strata, seed, target.name(), repeat);
                    }
                },
                threads,
                (done, total) -> {});
        return List.of(orders);
    }

    /** The importance of a target: for each repeat how much worse the whole got, then each part. */
    private Importance importanceOf(Target target, double[][] values) {
        List<Double> ofWhole = Stream.of(values).map(parts -> parts[0]).toList();
        Importance plain = new Importance(target.name(), target.features(), target.isUsed(), ofWhole);
        if (!isWithIntervals()) {
            return plain;
        }
        double[] without = new double[INTERVAL_GROUPS];
        for (int group = 0; group < without.length; group++) {
            for (double[] parts : values) {
                without[group] += parts[1 + group] / repeats;
            }
        }
        return new Importance(
                plain.name(),
                plain.features(),
                plain.isUsed(),
                ofWhole,
                Jackknife.interval(level, plain.mean(), without));
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
        private @Nullable Double level;
        private @Nullable Among among;
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
         * Asks for an interval around each importance. By default there is none.
         *
         * <p>It counts the chance that these rows were drawn and that they were permuted so: twenty groups of rows, with
         * labels spread evenly, are left out in turn (the delete-a-group jackknife), while each row keeps its permuted
         * values. In simulations of 400 and 1,000 rows, intervals of 95 % held the importance in the population 92 to 97
         * times of 100. It does not count that another scorer might have been learnt. Measures twenty times more, but
         * scores no row again. Data with few rows of a label make it unreliable.
         *
         * @param level how often such intervals hold what they are about, in (0, 1), such as 0.95
         * @return this builder
         * @throws IllegalArgumentException if the level is not between 0 and 1
         * @throws IllegalStateException if it was set before
         */
        public Builder intervals(double level) {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("The level of intervals (" + level
                        + ") must be between 0 and 1, but it is not.\nMaybe write 95 % as 0.95.");
            }
            this.level = once("intervals", this.level, level);
            return this;
        }

        /**
         * Permutes each feature only among rows that are alike in the other features. By default values are permuted among
         * all rows.
         *
         * <p>The importance is then what a feature tells beyond the others, and hardly any row is scored that never occurs.
         * Rows are alike if they come to the same leaf of a regression tree that foretells the feature from all others of the
         * data, read by the scorer or not; it has at most about a hundred leaves, of at least 30 rows. Two features that tell
         * the same have little of this importance each, and all of it as a group.
         *
         * @return this builder
         * @throws IllegalStateException if it was set before
         * @see <a href="https://doi.org/10.1186/1471-2105-9-307">Strobl, Boulesteix, Kneib, Augustin, Zeileis, Conditional
         *     variable importance for random forests, 2008</a>
         * @see <a href="https://arxiv.org/abs/2006.04628">Molnar, König, Bischl, Casalicchio, Model-agnostic feature importance
         *     and effects with dependent features: a conditional subgroup approach, 2020</a>
         */
        public Builder conditional() {
            this.among = once("conditional", this.among, Among.LIKE_ROWS);
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
                    level == null ? DEFAULTS.level : level,
                    among == null ? DEFAULTS.among : among,
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
