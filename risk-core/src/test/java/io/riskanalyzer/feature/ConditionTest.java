package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final NumberFeature ATTENDANCE =
            Feature.number("attendance").within(0, 1).optional();
    private static final NumberFeature MARK = Feature.number("mark").in("%");
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue").optional();
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law", "science").optional();
    private static final double UNKNOWN = Feature.UNKNOWN_LEVEL;

    /** Whether a condition on one feature is true for a value of it. */
    private static boolean holds(Condition condition, double value) {
        FeatureSet features = FeatureSet.of(condition.features().iterator().next());
        return condition.bind(features).test(new double[] {value});
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.75, 0, -0.0, -3, 1e-300, Double.MIN_VALUE, 1e308, Double.MAX_VALUE, -Double.MAX_VALUE})
    void comparisons_atTheLimitAndNextToIt_areThoseOfTheNumbers(double limit) {
        for (double value : new double[] {Math.nextDown(limit), limit, Math.nextUp(limit), -limit}) {
            if (Double.isFinite(value)) {
                assertThat(holds(MARK.below(limit), value))
                        .as("%s < %s", value, limit)
                        .isEqualTo(value < limit);
                assertThat(holds(MARK.atMost(limit), value))
                        .as("%s <= %s", value, limit)
                        .isEqualTo(value <= limit);
                assertThat(holds(MARK.above(limit), value))
                        .as("%s > %s", value, limit)
                        .isEqualTo(value > limit);
                assertThat(holds(MARK.atLeast(limit), value))
                        .as("%s >= %s", value, limit)
                        .isEqualTo(value >= limit);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, true",
        "0.9, true",
        "0.7, true",
        "0.49999999999999994, false",
        "0.9000000000000001, false",
        "NaN, false"
    })
    void between_value_includesBothLimits(double value, boolean expected) {
        assertThat(holds(ATTENDANCE.between(0.5, 0.9), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.5, false", "0.9, false", "0.49999999999999994, true", "0.9000000000000001, true", "NaN, false"})
    void notBetween_value_isOutside(double value, boolean expected) {
        assertThat(holds(ATTENDANCE.between(0.5, 0.9).not(), value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1, true, false", "0, false, true", "NaN, false, false"})
    void flag_value_isTrueOrFalseOrNeither(double value, boolean isTrue, boolean isFalse) {
        assertThat(holds(FEES_OVERDUE.isTrue(), value)).isEqualTo(isTrue);
        assertThat(holds(FEES_OVERDUE.isFalse(), value)).isEqualTo(isFalse);
    }

    @ParameterizedTest
    @CsvSource({"0, false, true", "1, true, true", "2, false, false", "NaN, false, false", "-1, false, false"})
    void category_value_isOneOfTheLevels(double value, boolean isLaw, boolean isArtsOrLaw) {
        assertThat(holds(PROGRAMME.is("law"), value)).isEqualTo(isLaw);
        assertThat(holds(PROGRAMME.isOneOf("law", "arts"), value)).isEqualTo(isArtsOrLaw);
    }

    @Test
    void category_unknownLevel_countsAsWhatItIsReadAs() {
        CategoryFeature<String> asLaw = PROGRAMME.unknownAs("law");

        assertThat(holds(asLaw.is("law"), UNKNOWN)).isTrue();
        assertThat(holds(asLaw.is("law").not(), UNKNOWN)).isFalse();
        assertThat(holds(asLaw.is("arts"), UNKNOWN)).isFalse();
        assertThat(holds(asLaw.is("arts").not(), UNKNOWN)).isTrue();
    }

    @Test
    void category_unknownLevelReadAsMissing_isNeitherThisNorNot() {
        CategoryFeature<String> asMissing = PROGRAMME.unknownAsMissing();

        assertThat(holds(asMissing.is("law"), UNKNOWN)).isFalse();
        assertThat(holds(asMissing.is("law").not(), UNKNOWN)).isFalse();
        assertThat(holds(asMissing.isMissing(), UNKNOWN)).isTrue();
        assertThat(holds(asMissing.isMissing().not(), UNKNOWN)).isFalse();
    }

    @Test
    void isMissing_unknownLevelReadAsALevel_isFalse() {
        assertThat(holds(PROGRAMME.unknownAs("law").isMissing(), UNKNOWN)).isFalse();
        assertThat(holds(PROGRAMME.unknownAs("law").isMissing(), Double.NaN)).isTrue();
    }

    @Test
    void isMissing_valueOrNone_isNeverUnknown() {
        for (Feature feature : List.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME)) {
            assertThat(holds(feature.isMissing(), Double.NaN)).isTrue();
            assertThat(holds(feature.isMissing().not(), Double.NaN)).isFalse();
            assertThat(holds(feature.isMissing(), 1)).isFalse();
            assertThat(holds(feature.isMissing().not(), 1)).isTrue();
        }
    }

    @Test
    void not_comparison_isTheOppositeOne() {
        assertThat(ATTENDANCE.below(0.75).not()).isEqualTo(ATTENDANCE.atLeast(0.75));
        assertThat(ATTENDANCE.atLeast(0.75).not()).isEqualTo(ATTENDANCE.below(0.75));
        assertThat(ATTENDANCE.above(0.75).not()).isEqualTo(ATTENDANCE.atMost(0.75));
        assertThat(ATTENDANCE.atMost(0.75).not()).isEqualTo(ATTENDANCE.above(0.75));
        assertThat(FEES_OVERDUE.isTrue().not()).isEqualTo(FEES_OVERDUE.isFalse());
        assertThat(PROGRAMME.is("law").not()).isEqualTo(PROGRAMME.isOneOf("arts", "science"));
    }

    @Test
    void not_twice_isTheSameCondition() {
        Condition condition = FEES_OVERDUE.isTrue().and(ATTENDANCE.below(0.9).or(PROGRAMME.is("law")));

        assertThat(condition.not().not()).isEqualTo(condition);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, Double.NaN, -1})
    void not_allLevels_isNeverTrue(double value) {
        Condition none = PROGRAMME.isOneOf("arts", "law", "science").not();

        assertThat(holds(none, value)).isFalse();
        assertThat(none.describe()).isEqualTo("programme is none of its levels");
    }

    @Test
    void least_andGreatest_areTheEndsOfTheRange() {
        Condition.Comparison below = (Condition.Comparison) ATTENDANCE.below(0.75);
        Condition.Comparison atLeast = (Condition.Comparison) ATTENDANCE.atLeast(0.75);

        assertThat(below.least()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(below.greatest()).isEqualTo(Math.nextDown(0.75));
        assertThat(atLeast.least()).isEqualTo(0.75);
        assertThat(atLeast.greatest()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void describe_leaves_areInWords() {
        assertThat(ATTENDANCE.below(0.75).describe()).isEqualTo("attendance is below 0.75");
        assertThat(MARK.atMost(40).describe()).isEqualTo("mark is at most 40 %");
        assertThat(MARK.above(39.5).describe()).isEqualTo("mark is above 39.5 %");
        assertThat(MARK.atLeast(-1e6).describe()).isEqualTo("mark is at least -1000000 %");
        assertThat(MARK.between(0, 40).describe()).isEqualTo("mark is between 0 % and 40 %");
        assertThat(FEES_OVERDUE.isTrue().describe()).isEqualTo("feesOverdue is yes");
        assertThat(FEES_OVERDUE.isFalse().describe()).isEqualTo("feesOverdue is no");
        assertThat(PROGRAMME.is("law").describe()).isEqualTo("programme is law");
        assertThat(PROGRAMME.isOneOf("law", "arts").describe()).isEqualTo("programme is one of arts, law");
    }

    @Test
    void describe_nested_hasBrackets() {
        Condition low = ATTENDANCE.below(0.75);
        Condition overdue = FEES_OVERDUE.isTrue();
        Condition law = PROGRAMME.is("law");

        assertThat(low.and(overdue).or(law).describe())
                .isEqualTo("(attendance is below 0.75 and feesOverdue is yes) or programme is law");
        assertThat(low.and(overdue.or(law)).describe())
                .isEqualTo("attendance is below 0.75 and (feesOverdue is yes or programme is law)");
        assertThat(low.and(overdue.or(law)).not().describe())
                .isEqualTo("attendance is at least 0.75 or (feesOverdue is no and programme is one of arts, science)");
    }

    @Test
    void and_chain_isFlat() {
        Condition low = ATTENDANCE.below(0.75);
        Condition overdue = FEES_OVERDUE.isTrue();

        assertThat(low.and(overdue).and(low)).isEqualTo(new Condition.And(List.of(low, overdue, low)));
        assertThat(low.or(overdue.or(low))).isEqualTo(new Condition.Or(List.of(low, overdue, low)));
    }

    @Test
    void and_listOfParts_isCopied() {
        List<Condition> parts = new ArrayList<>(List.of(ATTENDANCE.below(0.75)));
        Condition condition = new Condition.And(parts);

        parts.add(FEES_OVERDUE.isTrue());

        assertThat(condition.features()).containsExactly(ATTENDANCE);
    }

    @Test
    void andOr_noPart_isRefused() {
        String message = "The parts of a condition (none) must be at least one.\nMaybe leave the condition away.";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Condition.And(List.of()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Condition.Or(List.of()))
                .withMessage(message);
    }

    @Test
    void features_ofCondition_areInTheOrderOfTheirMention() {
        Condition condition = FEES_OVERDUE
                .isTrue()
                .and(ATTENDANCE.below(0.9).or(PROGRAMME.is("law")))
                .and(ATTENDANCE.above(0.1));

        assertThat(condition.features()).containsExactly(FEES_OVERDUE, ATTENDANCE, PROGRAMME);
    }

    @Test
    void bind_otherOrder_readsByName() {
        Condition condition = ATTENDANCE.below(0.75).and(FEES_OVERDUE.isTrue());

        assertThat(condition.bind(FeatureSet.of(FEES_OVERDUE, MARK, ATTENDANCE)).test(new double[] {1, 0, 0.7}))
                .isTrue();
    }

    @Test
    void bind_featureThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> ATTENDANCE.below(0.75).bind(FeatureSet.of(MARK, FEES_OVERDUE)))
                .withMessage("The feature (attendance) must be in the schema, but that has mark, feesOverdue."
                        + "\nMaybe add attendance to the schema.");
    }

    @Test
    void bind_featureOfAnotherKind_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> MARK.below(40).bind(FeatureSet.of(Feature.flag("mark"))))
                .withMessage("The feature (mark (number in %)) must be encoded as in the schema, but there it is"
                        + " mark (flag).\nMaybe use the same constant in both places.");
    }

    @Test
    void bind_categoryOfOtherLevels_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> PROGRAMME.is("law").bind(FeatureSet.of(Feature.category("programme", "law", "arts"))))
                .withMessage(
                        "The feature (programme (category of arts, law, science, optional)) must be encoded as in the"
                                + " schema, but there it is programme (category of law, arts)."
                                + "\nMaybe use the same constant in both places.");
    }

    @Test
    void bind_otherRangeOrOptional_isNoMatter() {
        FeatureSet features = FeatureSet.of(Feature.number("attendance").within(0, 100));

        assertThat(ATTENDANCE.below(0.75).bind(features).test(new double[] {0.5}))
                .isTrue();
    }

    @Test
    void test_anyCondition_allocatesNothing() {
        Condition condition = FEES_OVERDUE
                .isTrue()
                .or(ATTENDANCE.between(0.2, 0.4))
                .and(PROGRAMME.isOneOf("law", "arts").or(MARK.isMissing()))
                .not();
        FeatureSet features = FeatureSet.of(ATTENDANCE, MARK, FEES_OVERDUE, PROGRAMME);
        RowTest test = condition.bind(features);
        double[][] rows = RandomRows.of(features, 1).next(100).toArray(double[][]::new);
        int[] fired = {0};

        assertThat(Allocations.bytesOf(i -> fired[0] += test.test(rows[i % 100]) ? 1 : 0))
                .isZero();
    }
}
