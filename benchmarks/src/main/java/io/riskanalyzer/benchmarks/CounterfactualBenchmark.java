package io.riskanalyzer.benchmarks;

import io.riskanalyzer.explain.intervene.Counterfactual;
import io.riskanalyzer.explain.intervene.CounterfactualAnswer;
import io.riskanalyzer.explain.intervene.Lever;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cheapest change of 20 of 30 features that takes a subject from the band of the riskiest third to that of the safest;
 * milliseconds for one subject, one thread. A scorecard of 30 characteristics of six bins, proven; 100 random trees of depth
 * 6, within so many nodes, whose answer states its gap.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class CounterfactualBenchmark {
    private static final int WIDTH = 30;
    private static final int LEVERS = 20;
    private static final int SUBJECTS = 200;
    private static final FeatureSet FEATURES = FeatureSet.of(IntStream.range(0, WIDTH)
            .mapToObj(i -> Feature.number("f" + i).within(0, 100))
            .toList());
    private static final Provenance PROVENANCE =
            new Provenance("benchmark", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);

    /** A search, and subjects of the riskiest band. */
    public abstract static class Asked {
        private final SplittableRandom random = new SplittableRandom(1);
        private final double[][] subjects = new double[SUBJECTS][];
        private @Nullable Counterfactual search;
        private int next;

        void prepare(RiskScorer scorer, int nodes) {
            BoundPlan bare = ScoringPlan.builder(FEATURES, scorer).build().bind();
            double[] scores = IntStream.range(0, 3_000)
                    .mapToDouble(i -> bare.scoreOf(bare.rawScore(row())))
                    .sorted()
                    .toArray();
            ScoringPlan plan = ScoringPlan.builder(FEATURES, scorer)
                    .bands(Bands.below(scores[1_000], "GREEN")
                            .below(scores[2_000], "AMBER")
                            .otherwise("RED"))
                    .build();
            BoundPlan bound = plan.bind();
            for (int i = 0; i < SUBJECTS; i++) {
                do {
                    subjects[i] = row();
                } while (bound.scoreOf(bound.rawScore(subjects[i])) < scores[2_000]);
            }
            Counterfactual.Builder builder = Counterfactual.builder(plan).nodes(nodes);
            for (int i = 0; i < LEVERS; i++) {
                NumberFeature feature = (NumberFeature) FEATURES.get(i);
                builder.lever(
                        i % 2 == 0
                                ? Lever.raising(feature)
                                : Lever.changing(feature).effort(1 + i / 10.0));
            }
            search = builder.build();
        }

        private double[] row() {
            return random.doubles(WIDTH, 0, 100).toArray();
        }

        CounterfactualAnswer ask() {
            next = (next + 1) % SUBJECTS;
            return Objects.requireNonNull(search).of(subjects[next], "GREEN");
        }

        SplittableRandom random() {
            return random;
        }
    }

    /** A scorecard. */
    @State(Scope.Thread)
    public static class Card extends Asked {
        /** Makes the scorecard. */
        @Setup
        public void prepare() {
            prepare(
                    new Scorecard(
                            "card",
                            600,
                            IntStream.range(0, WIDTH).mapToObj(this::line).toList(),
                            null,
                            PROVENANCE),
                    Counterfactual.DEFAULTS.nodes());
        }

        private Characteristic line(int feature) {
            Bins bins = new Bins.Numbers((NumberFeature) FEATURES.get(feature), List.of(15.0, 30.0, 50.0, 70.0, 85.0));
            List<Double> points = IntStream.range(0, bins.count())
                    .mapToObj(i -> random().nextDouble(0, 40))
                    .toList();
            return new Characteristic(bins, points, 20, 20);
        }
    }

    /** Trees. */
    @State(Scope.Thread)
    public static class Trees extends Asked {
        /** How many beginnings are looked at. */
        @Param({"100", "1000"})
        public int nodes;

        /** Grows the trees. */
        @Setup
        public void prepare() {
            TreeEnsembleBuilder builder = TreeEnsemble.builder("trees", Scale.LOG_ODDS, FEATURES);
            for (int tree = 0; tree < 100; tree++) {
                grow(builder, 6);
            }
            prepare(builder.build(0, PROVENANCE), nodes);
        }

        private void grow(TreeEnsembleBuilder builder, int depth) {
            if (depth == 0) {
                builder.leaf(random().nextDouble(-0.1, 0.1), 1);
                return;
            }
            builder.below(FEATURES.get(random().nextInt(WIDTH)), random().nextInt(5, 96), TreeEnsemble.Side.LEFT, 1);
            grow(builder, depth - 1);
            grow(builder, depth - 1);
        }
    }

    /** For a scorecard. */
    @Benchmark
    public CounterfactualAnswer scorecard(Card card) {
        return card.ask();
    }

    /** For trees. */
    @Benchmark
    public CounterfactualAnswer trees(Trees trees) {
        return trees.ask();
    }
}
