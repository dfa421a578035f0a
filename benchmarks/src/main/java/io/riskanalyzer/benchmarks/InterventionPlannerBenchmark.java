package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.intervene.Intervention;
import io.riskanalyzer.explain.intervene.InterventionPlan;
import io.riskanalyzer.explain.intervene.InterventionPlanner;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.plan.ScoringPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Who of 10,000 people gets which of five interventions, two at most each, of which three have capacities, under a budget;
 * milliseconds for the whole plan, a linear model of ten features.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 5)
public class InterventionPlannerBenchmark {
    private static final int WIDTH = 10;
    private static final FeatureSet FEATURES = FeatureSet.of(IntStream.range(0, WIDTH)
            .mapToObj(i -> Feature.number("f" + i).within(0, 1))
            .toList());

    /** People, and what can be done for them. */
    @State(Scope.Thread)
    public static class Cohort {
        private final SplittableRandom random = new SplittableRandom(3);
        private final InterventionPlanner planner = planner();
        private final Frame people = people();

        private InterventionPlanner planner() {
            LinearModel model = new LinearModel(
                    "linear",
                    -1,
                    FEATURES.stream()
                            .<LinearTerm>map(f -> new LinearTerm.Slope(f, random.nextDouble(-3, 0.5), 0.5, 0))
                            .toList(),
                    new Provenance("benchmark", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO));
            InterventionPlanner.Builder builder = InterventionPlanner.builder(
                            ScoringPlan.builder(FEATURES, model).build())
                    .budget(100_000)
                    .mostPerPerson(2);
            for (int i = 0; i < 5; i++) {
                Intervention one = Intervention.named("i" + i)
                        .costing(50 + 70 * i)
                        .adding((NumberFeature) FEATURES.get(i), 0.1 + 0.08 * i);
                builder.intervention(i < 3 ? one.capacity(300) : one);
            }
            return builder.build();
        }

        private Frame people() {
            Frame.Builder rows = Frame.builder(FEATURES);
            for (int i = 0; i < 10_000; i++) {
                rows.add(random.doubles(WIDTH, 0, 1).toArray(), i, null);
            }
            return rows.build();
        }
    }

    /** The whole plan. */
    @Benchmark
    public InterventionPlan plan(Cohort cohort) {
        return cohort.planner.plan(cohort.people);
    }
}
