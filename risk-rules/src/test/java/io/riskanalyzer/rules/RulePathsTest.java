package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to a score or an explanation leads to the same bits, which are those of the definition. */
class RulePathsTest {
    private static final double UNTOUCHED = -777;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void score_ofRow_isThatOfDefinition(long seed) {
        RandomRules random = new RandomRules(seed);
        RowScorer scorer = random.rules.bind(random.features);
        Frame frame = random.frame(200);
        double[] row = new double[random.features.size()];

        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            assertThat(scorer.score(row))
                    .as("row %d %s of %s", i, Arrays.toString(row), random.rules.entries())
                    .isEqualTo(random.score(row));
        }
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {0, 1, 63, 64, 65, 2047, 2048, 2049, 5000})
    void score_ofFrame_hasBitsOfRows(int rows) {
        for (long seed = 0; seed < 40; seed++) {
            RandomRules random = new RandomRules(seed);
            RowScorer scorer = random.rules.bind(random.features);
            Frame frame = random.frame(rows);
            double[] scores = new double[rows + 1];
            Arrays.fill(scores, UNTOUCHED);

            scorer.score(frame, 0, rows, scores);

            assertThat(bits(scores, rows)).as("seed %d", seed).isEqualTo(bitsByRow(scorer, frame, 0, rows));
            assertThat(scores[rows]).as("after the last row, seed %d", seed).isEqualTo(UNTOUCHED);
        }
    }

    @ParameterizedTest(name = "rows {0} to {1}")
    @MethodSource("parts")
    void score_ofPartOfFrame_hasBitsOfRows(int from, int to) {
        for (long seed = 100; seed < 120; seed++) {
            RandomRules random = new RandomRules(seed);
            RowScorer scorer = random.rules.bind(random.features);
            Frame frame = random.frame(5000);
            double[] scores = new double[to - from];

            scorer.score(frame, from, to, scores);

            assertThat(bits(scores, to - from)).as("seed %d", seed).isEqualTo(bitsByRow(scorer, frame, from, to));
        }
    }

    static Object[][] parts() {
        return new Object[][] {{0, 0}, {5000, 5000}, {7, 8}, {1, 64}, {100, 2148}, {63, 4160}, {4999, 5000}, {3, 5000}};
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void explain_ofRow_addsUpToScore(long seed) {
        RandomRules random = new RandomRules(seed);
        RowScorer scorer = random.rules.bind(random.features);
        RowExplainer explainer = random.rules.explainer().bind(random.features);
        Frame frame = random.frame(100);
        double[] row = new double[random.features.size()];
        double[] contributions = new double[explainer.terms()];
        // Exact, but for fractions in a group that adds up: its sum is added as one number, so that a cap is met
        // exactly.
        boolean addsUp = random.rules.groups().stream().anyMatch(group -> group.hitPolicy() == HitPolicy.ALL);
        double tolerance = seed % 2 == 0 || !addsUp ? 0 : 1e-11;

        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            double sum = explainer.explain(row, contributions);
            double[] expected = random.contributions(row);
            for (int term = 0; term < contributions.length; term++) {
                assertThat(contributions[term])
                        .as("row %d, rule %d of %s", i, term, random.rules.entries())
                        .isCloseTo(expected[term], offset(tolerance));
                sum += contributions[term];
            }
            assertThat(sum)
                    .as("row %d of %s", i, random.rules.entries())
                    .isCloseTo(scorer.score(row), offset(tolerance));
        }
    }

    @ParameterizedTest(name = "rows {0} to {1}")
    @MethodSource("parts")
    void explain_ofPartOfFrame_hasBitsOfRows(int from, int to) {
        for (long seed = 200; seed < 210; seed++) {
            RandomRules random = new RandomRules(seed);
            RowExplainer explainer = random.rules.explainer().bind(random.features);
            Frame frame = random.frame(5000);
            int terms = explainer.terms();
            double[] bases = new double[to - from];
            double[] contributions = new double[(to - from) * terms];

            explainer.explain(frame, from, to, bases, contributions);

            double[] row = new double[random.features.size()];
            double[] ofRow = new double[terms];
            for (int i = from; i < to; i++) {
                frame.copyRow(i, row);
                assertThat(bases[i - from]).isEqualTo(explainer.explain(row, ofRow));
                int at = (i - from) * terms;
                assertThat(Arrays.copyOfRange(contributions, at, at + terms))
                        .as("seed %d, row %d", seed, i)
                        .isEqualTo(ofRow);
            }
        }
    }

    @Test
    void score_ofBoundRules_isSameOnManyThreads() {
        RandomRules random = new RandomRules(42);
        RowScorer scorer = random.rules.bind(random.features);
        Frame frame = random.frame(5000);
        long[] expected = bitsByRow(scorer, frame, 0, 5000);

        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> {
                    double[] scores = new double[5000];
                    scorer.score(frame, 0, 5000, scores);
                    return bits(scores, 5000);
                }))
                .allSatisfy(bits -> assertThat(bits).isEqualTo(expected));
    }

    private static long[] bitsByRow(RowScorer scorer, Frame frame, int from, int to) {
        double[] row = new double[frame.features().size()];
        return IntStream.range(from, to)
                .mapToLong(i -> {
                    frame.copyRow(i, row);
                    return Double.doubleToRawLongBits(scorer.score(row));
                })
                .toArray();
    }

    private static long[] bits(double[] scores, int count) {
        return Arrays.stream(scores, 0, count)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }
}
