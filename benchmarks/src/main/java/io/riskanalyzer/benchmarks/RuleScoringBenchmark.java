package io.riskanalyzer.benchmarks;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.ScoringSession;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten threshold rules and five bands, rows a second on one thread: a loop over maps, as applications write it, against a
 * {@link RuleSet} on records, on encoded rows and on a frame. {@link DroolsBenchmark} has Drools on the same rows.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(RuleScoringBenchmark.ROWS)
public class RuleScoringBenchmark {
    static final int ROWS = 200_000;

    private static final int BLOCK = 4096;
    static final double[] LIMITS = {.1, .2, .3, .4, .5, .6, .7, .8, .9, .95};
    static final double[] POINTS = {5, 10, 15, 20, 5, 10, 15, 20, 25, 30};
    private static final String[] NAMES = {"c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"};
    static final double[] CUTS = {20, 40, 60, 90};

    private final Bands bands =
            Bands.below(20, "A").below(40, "B").below(60, "C").below(90, "D").otherwise("E");
    private final List<Map<String, Object>> maps = new ArrayList<>();
    private final List<Map<String, Object>> mapsOfSharedKeys = new ArrayList<>();
    private final double[][] rows = new double[ROWS][NAMES.length];
    private final double[] scores = new double[BLOCK];
    private final int[] levelsOfBlock = new int[BLOCK];
    private final List<Subject> subjects = new ArrayList<>();
    private final Frame frame;
    private final RowScorer scorer;
    private final ScoringSession<Subject> session;

    /** A row as a record. */
    record Subject(
            double c0,
            double c1,
            double c2,
            double c3,
            double c4,
            double c5,
            double c6,
            double c7,
            double c8,
            double c9) {

        static Subject of(double[] row) {
            return new Subject(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9]);
        }
    }

    /** Draws the rows, the same for every benchmark. */
    public RuleScoringBenchmark() {
        List<NumberFeature> features =
                List.of(NAMES).stream().map(Feature::number).toList();
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            rules.add(new Rule(features.get(i).above(LIMITS[i]), POINTS[i], "R-" + i, "{c" + i + "} is high."));
        }
        FeatureSet set = FeatureSet.of(features);
        RuleSet ruleSet = RuleSet.of("ten-thresholds", 0, rules);
        scorer = ruleSet.bind(set);
        session = RiskAnalyzer.builder()
                .schema(Schema.ofRecord(Subject.class, features.toArray(Feature[]::new)))
                .scorer(ruleSet)
                .bands(bands)
                .build()
                .openSession();
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder builder = Frame.builder(set);
        for (int row = 0; row < ROWS; row++) {
            Map<String, Object> map = new HashMap<>();
            Map<String, Object> mapOfSharedKeys = new HashMap<>();
            for (int i = 0; i < NAMES.length; i++) {
                rows[row][i] = random.nextDouble();
                map.put("c" + i, rows[row][i]);
                mapOfSharedKeys.put(NAMES[i], rows[row][i]);
            }
            subjects.add(Subject.of(rows[row]));
            maps.add(map);
            mapsOfSharedKeys.add(mapOfSharedKeys);
            builder.add(rows[row], row + 1, null);
        }
        frame = builder.build();
    }

    /** The loop that applications write; each map has its own keys, as from a parser. */
    @Benchmark
    public long mapRows() {
        return loop(maps);
    }

    /** The same where all maps share their keys, the best that a map can do. */
    @Benchmark
    public long mapRowsOfSharedKeys() {
        return loop(mapsOfSharedKeys);
    }

    private static long loop(List<Map<String, Object>> maps) {
        long levels = 0;
        for (Map<String, Object> map : maps) {
            double score = 0;
            for (int i = 0; i < NAMES.length; i++) {
                if (map.get(NAMES[i]) instanceof Number value && value.doubleValue() > LIMITS[i]) {
                    score += POINTS[i];
                }
            }
            int level = 0;
            while (level < CUTS.length && score >= CUTS[level]) {
                level++;
            }
            levels += level;
        }
        return levels;
    }

    /** A session over records, encoding included. */
    @Benchmark
    public long recordsInSession() {
        long levels = 0;
        for (Subject subject : subjects) {
            session.score(subject);
            levels += session.band().level();
        }
        return levels;
    }

    /** A rule set, row by row. */
    @Benchmark
    public long encodedRows() {
        long levels = 0;
        for (double[] row : rows) {
            levels += bands.bandOf(scorer.score(row)).level();
        }
        return levels;
    }

    /** A rule set by column, and the bands. */
    @Benchmark
    public long frameAndBands() {
        long levels = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(ROWS, from + BLOCK);
            scorer.score(frame, from, to, scores);
            bands.levelsOf(scores, 0, to - from, levelsOfBlock);
            for (int i = 0; i < to - from; i++) {
                levels += levelsOfBlock[i];
            }
        }
        return levels;
    }

    /** A rule set by column, without bands. */
    @Benchmark
    public double frameAlone() {
        double last = 0;
        for (int from = 0; from < ROWS; from += BLOCK) {
            int to = Math.min(ROWS, from + BLOCK);
            scorer.score(frame, from, to, scores);
            last += scores[0];
        }
        return last;
    }
}
