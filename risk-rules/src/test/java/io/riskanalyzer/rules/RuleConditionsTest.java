package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.RowScorer;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a rule fires, for each kind of condition, by row and in a frame. */
class RuleConditionsTest {
    private static final double MISSING = Double.NaN;
    private static final double UNKNOWN = Feature.UNKNOWN_LEVEL;
    private static final NumberFeature X = Feature.number("x").optional();
    private static final FlagFeature FLAG = Feature.flag("flag").optional();
    private static final FlagFeature OTHER = Feature.flag("other").optional();
    private static final CategoryFeature<String> PLAIN =
            Feature.category("plain", "a", "b", "c").optional();
    private static final CategoryFeature<String> AS_B = PLAIN.unknownAs("b");
    private static final CategoryFeature<String> AS_MISSING = PLAIN.unknownAsMissing();

    /** The values of one feature for which a condition fires. */
    record Case(Condition when, Feature feature, List<Double> fires, List<Double> rests) {
        @Override
        public String toString() {
            return when.describe() + " in " + feature;
        }
    }

    static List<Case> cases() {
        double under = Math.nextDown(3.0);
        double over = Math.nextUp(3.0);
        List<Double> noNumber = of(MISSING);
        return List.of(
                new Case(X.below(3), X, of(under, -0.0, -1e300), of(3, over, MISSING)),
                new Case(X.below(3).not(), X, of(3, over, 1e300), of(under, MISSING)),
                new Case(X.atMost(3), X, of(under, 3), of(over, MISSING)),
                new Case(X.atMost(3).not(), X, of(over), of(3, under, MISSING)),
                new Case(X.above(3), X, of(over, 1e300), of(3, under, MISSING)),
                new Case(X.above(3).not(), X, of(3, under), of(over, MISSING)),
                new Case(X.atLeast(3), X, of(3, over), of(under, MISSING)),
                new Case(X.atLeast(3).not(), X, of(under), of(3, over, MISSING)),
                new Case(X.below(0), X, of(-Double.MIN_VALUE), of(0, -0.0, MISSING)),
                new Case(X.atMost(-0.0), X, of(0, -0.0, -1), of(Double.MIN_VALUE, MISSING)),
                new Case(X.above(-0.0), X, of(Double.MIN_VALUE), of(0, -0.0, MISSING)),
                new Case(X.atLeast(0), X, of(0, -0.0, 1), of(-Double.MIN_VALUE, MISSING)),
                new Case(X.above(Double.MAX_VALUE), X, of(), of(Double.MAX_VALUE, MISSING)),
                new Case(X.below(-Double.MAX_VALUE), X, of(), of(-Double.MAX_VALUE, MISSING)),
                new Case(X.between(-1, 3), X, of(-1, -0.0, 3), of(Math.nextDown(-1.0), over, MISSING)),
                new Case(X.between(-1, 3).not(), X, of(Math.nextDown(-1.0), over), of(-1, 0, 3, MISSING)),
                new Case(X.between(3, 3), X, of(3), of(under, over, MISSING)),
                new Case(X.isMissing(), X, noNumber, of(0, -1, 1e300)),
                new Case(X.isMissing().not(), X, of(0, -1, 1e300), noNumber),
                new Case(X.isMissing().or(X.above(3)), X, of(MISSING, over), of(3)),
                new Case(X.isMissing().not().and(X.atMost(3)), X, of(3), of(MISSING, over)),
                new Case(FLAG.isTrue(), FLAG, of(1), of(0, MISSING)),
                new Case(FLAG.isTrue().not(), FLAG, of(0), of(1, MISSING)),
                new Case(FLAG.isFalse(), FLAG, of(0), of(1, MISSING)),
                new Case(FLAG.isMissing(), FLAG, of(MISSING), of(0, 1)),
                new Case(FLAG.isMissing().not(), FLAG, of(0, 1), of(MISSING)),
                new Case(PLAIN.is("b"), PLAIN, of(1), of(0, 2, MISSING)),
                new Case(PLAIN.is("b").not(), PLAIN, of(0, 2), of(1, MISSING)),
                new Case(PLAIN.isOneOf("a", "c"), PLAIN, of(0, 2), of(1, MISSING)),
                new Case(PLAIN.isOneOf("a", "b", "c").not(), PLAIN, of(), of(0, 1, 2, MISSING)),
                new Case(AS_B.is("b"), AS_B, of(1, UNKNOWN), of(0, 2, MISSING)),
                new Case(AS_B.is("b").not(), AS_B, of(0, 2), of(1, UNKNOWN, MISSING)),
                new Case(AS_B.isMissing(), AS_B, of(MISSING), of(0, 1, 2, UNKNOWN)),
                new Case(AS_MISSING.is("b"), AS_MISSING, of(1), of(0, 2, UNKNOWN, MISSING)),
                new Case(AS_MISSING.is("b").not(), AS_MISSING, of(0, 2), of(1, UNKNOWN, MISSING)),
                new Case(AS_MISSING.isMissing(), AS_MISSING, of(MISSING, UNKNOWN), of(0, 1, 2)),
                new Case(AS_MISSING.isMissing().not(), AS_MISSING, of(0, 1, 2), of(MISSING, UNKNOWN)));
    }

    private static List<Double> of(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fires_valuesOfOneFeature_whereConditionIsTrue(Case of) {
        for (double value : of.fires) {
            assertThat(fires(of.when, FeatureSet.of(of.feature), value))
                    .as("%s", value)
                    .isTrue();
        }
        for (double value : of.rests) {
            assertThat(fires(of.when, FeatureSet.of(of.feature), value))
                    .as("%s", value)
                    .isFalse();
        }
    }

    @Test
    void fires_and_ofTwoFlags_isKleenes() {
        assertThat(truthTable(FLAG.isTrue().and(OTHER.isTrue()))).isEqualTo("TT");
        assertThat(truthTable(FLAG.isTrue().and(OTHER.isTrue()).not())).isEqualTo("TF FT FF F? ?F");
    }

    @Test
    void fires_or_ofTwoFlags_isKleenes() {
        assertThat(truthTable(FLAG.isTrue().or(OTHER.isTrue()))).isEqualTo("TT TF T? FT ?T");
        assertThat(truthTable(FLAG.isTrue().or(OTHER.isTrue()).not())).isEqualTo("FF");
    }

    @Test
    void fires_not_ofNested_isPushedToTheLeaves() {
        Condition implies = FLAG.isTrue().and(OTHER.isFalse()).not();

        assertThat(truthTable(implies)).isEqualTo("TT FT FF F? ?T");
        assertThat(truthTable(implies.not())).isEqualTo("TF");
    }

    @Test
    void fires_isMissing_inAndOr_isNeverUnknown() {
        assertThat(truthTable(FLAG.isMissing().or(OTHER.isTrue()))).isEqualTo("TT FT ?T ?F ??");
        assertThat(truthTable(FLAG.isMissing().not().and(OTHER.isTrue().not()))).isEqualTo("TF FF");
    }

    /** The pairs of values of both flags for which a condition fires; a question mark is a missing value. */
    private static String truthTable(Condition when) {
        StringBuilder table = new StringBuilder();
        for (double first : new double[] {1, 0, MISSING}) {
            for (double second : new double[] {1, 0, MISSING}) {
                if (fires(when, FeatureSet.of(FLAG, OTHER), first, second)) {
                    table.append(letter(first)).append(letter(second)).append(' ');
                }
            }
        }
        return table.toString().strip();
    }

    private static char letter(double flag) {
        return Double.isNaN(flag) ? '?' : flag == 1 ? 'T' : 'F';
    }

    private static boolean fires(Condition when, FeatureSet features, double... row) {
        RowScorer scorer =
                RuleSet.of("one", 0, List.of(new Rule(when, 1, "R", "R."))).bind(features);
        Frame.Builder frame = Frame.builder(features);
        assertThat(frame.add(row, 1, null)).as("legal row").isTrue();
        double[] scores = new double[1];
        scorer.score(frame.build(), 0, 1, scores);
        assertThat(DoubleStream.of(scores[0], scorer.score(row)).distinct().toArray())
                .as("frame and row")
                .hasSize(1);
        return scores[0] == 1;
    }
}
