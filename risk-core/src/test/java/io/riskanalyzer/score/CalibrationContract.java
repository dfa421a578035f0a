package io.riskanalyzer.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.riskanalyzer.feature.Allocations;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Calibration} promises: extend it and name the calibrations. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CalibrationContract {
    private static final int SEEDS = 10;
    private static final int SCORES = 5_000;

    /** Of either sign: where doubles end, and where exp overflows or rounds to nothing. */
    private static final double[] EXTREMES = {
        0, Double.MIN_VALUE, Double.MIN_NORMAL, 1, 36, 38, 709, 710, 746, 1000, 1e9, 1e300, Double.MAX_VALUE
    };

    /** The calibrations under test. */
    protected abstract Stream<? extends Calibration> calibrations();

    Stream<Arguments> calibrationsAndSeeds() {
        return calibrations()
                .flatMap(calibration -> LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> Arguments.argumentSet(calibration + ", seed " + seed, calibration, seed)));
    }

    /** Extreme and ordinary scores, each with its neighbours, ascending. */
    private static double[] scores(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DoubleStream ordinary = DoubleStream.generate(() -> 80 * (random.nextDouble() - 0.5) * random.nextDouble());
        return DoubleStream.concat(
                        DoubleStream.of(EXTREMES).flatMap(x -> DoubleStream.of(-x, x)), ordinary.limit(SCORES))
                .flatMap(x -> DoubleStream.of(Math.nextDown(x), x, Math.nextUp(x)))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("calibrationsAndSeeds")
    void probabilityOf_anyFiniteScore_isBetween0And1(Calibration calibration, long seed) {
        for (double score : scores(seed)) {
            double probability = calibration.probabilityOf(score);
            if (!(probability >= 0 && probability <= 1)) {
                fail("The score %s has the probability %s.", score, probability);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("calibrationsAndSeeds")
    void probabilityOf_higherScore_isNeverLower(Calibration calibration, long seed) {
        double before = 0;
        for (double score : scores(seed)) {
            double probability = calibration.probabilityOf(score);
            if (!(probability >= before)) {
                fail("The score %s has the probability %s, a lower score had %s.", score, probability, before);
            }
            before = probability;
        }
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void probabilityOf_manyScores_allocatesNothing(Calibration calibration) {
        double[] scores = scores(1);
        double[] sum = {0};

        assertThat(Allocations.bytesOf(i -> sum[0] += calibration.probabilityOf(scores[i % scores.length])))
                .isZero();
    }
}
