package io.riskanalyzer.benchmarks;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.fairness.FairnessAudit;
import io.riskanalyzer.explain.fairness.FairnessReport;
import io.riskanalyzer.explain.fairness.GroupMetric;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Bands;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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
 * An audit of 100,000 rows in ten groups (two attributes together) with 1,000 resamples, from scores to the report; all
 * processors. {@code benchmarks/peers/fairness.py} has the peer.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class FairnessBenchmark {
    private static final int ROWS = 100_000;
    private static final CategoryFeature<String> SEX = Feature.category("sex", "F", "M");
    private static final CategoryFeature<String> RACE = Feature.category("race", "a", "b", "c", "d", "e");
    private static final NumberFeature NOTHING = Feature.number("nothing");

    private final double[] scores = new double[ROWS];
    private final Bands bands = Bands.below(0.5, "LOW").otherwise("HIGH");
    private final Dataset data;
    private final FairnessAudit fourShares = FairnessAudit.favourableUpTo("LOW")
            .byIntersection(SEX, RACE)
            .metrics(
                    GroupMetric.FAVOURABLE_SHARE,
                    GroupMetric.FAVOURABLE_GIVEN_GOOD,
                    GroupMetric.FAVOURABLE_GIVEN_BAD,
                    GroupMetric.ACCURACY)
            .build();
    private final FairnessAudit usual =
            FairnessAudit.favourableUpTo("LOW").byIntersection(SEX, RACE).build();

    /** Draws the rows. */
    public FairnessBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder rows = Frame.builder(FeatureSet.of(NOTHING, SEX, RACE), ROWS);
        boolean[] bad = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows.add(new double[] {0, random.nextInt(2), random.nextInt(5)}, row + 1, null);
            scores[row] = random.nextDouble();
            bad[row] = random.nextDouble() < scores[row];
        }
        data = Dataset.of(rows.build(), bad).audit(SEX, RACE);
    }

    /**
     * Four shares of the confusion counts, as the peers have them.
     *
     * @return the report
     */
    @Benchmark
    public FairnessReport fourShares() {
        return fourShares.run(bands, scores, data);
    }

    /**
     * The thirteen usual metrics, with calibration and AUC within and across groups.
     *
     * @return the report
     */
    @Benchmark
    public FairnessReport usual() {
        return usual.run(bands, scores, data);
    }
}
