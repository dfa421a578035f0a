package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kleene's three-valued logic: by its tables, and random conditions against an interpreter written from the tables. */
class ConditionLogicTest {
    private enum Truth {
        FALSE,
        UNKNOWN,
        TRUE;

        Truth not() {
            return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
        }

        Truth and(Truth other) {
            return compareTo(other) < 0 ? this : other;
        }

        Truth or(Truth other) {
            return compareTo(other) > 0 ? this : other;
        }

        static Truth of(boolean isKnown, boolean value) {
            return isKnown ? (value ? TRUE : FALSE) : UNKNOWN;
        }
    }

    private static final FlagFeature A = Feature.flag("a").optional();
    private static final FlagFeature B = Feature.flag("b").optional();
    private static final NumberFeature X = Feature.number("x").within(-2, 2).optional();
    private static final CategoryFeature<String> C =
            Feature.category("c", "k", "l", "m").optional().unknownAs("l");
    private static final CategoryFeature<String> D =
            Feature.category("d", "k", "l", "m").unknownAsMissing();
    private static final FeatureSet FEATURES = FeatureSet.of(A, B, X, C, D);

    private static double encoded(Truth truth) {
        return truth == Truth.UNKNOWN ? Double.NaN : truth == Truth.TRUE ? 1 : 0;
    }

    private static Truth truthOf(Condition condition, double... row) {
        FeatureSet features = row.length == 2 ? FeatureSet.of(A, B) : FEATURES;
        boolean isTrue = condition.bind(features).test(row);
        boolean isFalse = condition.not().bind(features).test(row);
        assertThat(isTrue && isFalse).as(condition::describe).isFalse();
        return Truth.of(isTrue || isFalse, isTrue);
    }

    @ParameterizedTest
    @CsvSource({
        "TRUE, TRUE, TRUE, TRUE", "TRUE, FALSE, FALSE, TRUE", "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "FALSE, TRUE, FALSE, TRUE", "FALSE, FALSE, FALSE, FALSE", "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "UNKNOWN, TRUE, UNKNOWN, TRUE", "UNKNOWN, FALSE, FALSE, UNKNOWN", "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN"
    })
    void andOr_twoTruths_followTheTables(Truth a, Truth b, Truth and, Truth or) {
        assertThat(truthOf(A.isTrue().and(B.isTrue()), encoded(a), encoded(b))).isEqualTo(and);
        assertThat(truthOf(A.isTrue().or(B.isTrue()), encoded(a), encoded(b))).isEqualTo(or);
    }

    @ParameterizedTest
    @CsvSource({"TRUE, FALSE", "FALSE, TRUE", "UNKNOWN, UNKNOWN"})
    void not_truth_followsTheTable(Truth a, Truth not) {
        assertThat(truthOf(A.isTrue().not(), encoded(a), 0)).isEqualTo(not);
    }

    /** A condition, and what it is by the tables. */
    private record Sentence(Condition condition, Function<double[], Truth> meaning) {
        static Sentence random(SplittableRandom random, int depth) {
            if (depth == 0 || random.nextInt(4) == 0) {
                return leaf(random);
            }
            Sentence one = random(random, depth - 1);
            if (random.nextInt(3) == 0) {
                return new Sentence(
                        one.condition.not(), row -> one.meaning.apply(row).not());
            }
            Sentence other = random(random, depth - 1);
            return random.nextBoolean()
                    ? new Sentence(
                            one.condition.and(other.condition),
                            row -> one.meaning.apply(row).and(other.meaning.apply(row)))
                    : new Sentence(
                            one.condition.or(other.condition),
                            row -> one.meaning.apply(row).or(other.meaning.apply(row)));
        }

        private static Sentence leaf(SplittableRandom random) {
            double limit = random.nextInt(-4, 5) / 2.0;
            double greater = limit + random.nextInt(4) / 2.0;
            int level = random.nextInt(3);
            String name = C.levels().get(level);
            return switch (random.nextInt(11)) {
                case 0 -> new Sentence(A.isTrue(), row -> Truth.of(isKnown(row[0]), row[0] == 1));
                case 1 -> new Sentence(B.isFalse(), row -> Truth.of(isKnown(row[1]), row[1] == 0));
                case 2 -> new Sentence(X.below(limit), row -> Truth.of(isKnown(row[2]), row[2] < limit));
                case 3 -> new Sentence(X.atMost(limit), row -> Truth.of(isKnown(row[2]), row[2] <= limit));
                case 4 -> new Sentence(X.above(limit), row -> Truth.of(isKnown(row[2]), row[2] > limit));
                case 5 -> new Sentence(X.atLeast(limit), row -> Truth.of(isKnown(row[2]), row[2] >= limit));
                case 6 ->
                    new Sentence(
                            X.between(limit, greater),
                            row -> Truth.of(isKnown(row[2]), limit <= row[2] && row[2] <= greater));
                case 7 ->
                    new Sentence( // an unknown level is l, the second
                            C.is(name), row -> Truth.of(isKnown(row[3]), (row[3] < 0 ? 1 : row[3]) == level));
                case 8 ->
                    new Sentence(D.isOneOf(name, "k"), row -> Truth.of(row[4] >= 0, row[4] == level || row[4] == 0));
                case 9 -> new Sentence(X.isMissing(), row -> Truth.of(true, !isKnown(row[2])));
                default -> new Sentence(D.isMissing(), row -> Truth.of(true, !(row[4] >= 0)));
            };
        }

        private static boolean isKnown(double value) {
            return !Double.isNaN(value);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void test_randomCondition_isWhatTheTablesSay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomRows rows = RandomRows.of(FEATURES, seed).cutAt(X, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2);
        for (int i = 0; i < 150; i++) {
            Sentence sentence = Sentence.random(random, 4);
            for (double[] row : rows.next(25)) {
                assertThat(truthOf(sentence.condition, row))
                        .as(() -> "seed %d: %s of %s"
                                .formatted(seed, sentence.condition.describe(), Arrays.toString(row)))
                        .isEqualTo(sentence.meaning.apply(row));
            }
        }
    }
}
