package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the three kinds of features have in common. */
class FeatureTest {
    private static final Duration WEEK = Duration.ofDays(7);

    static Stream<Arguments> kinds() {
        return Stream.of(
                argumentSet("number", (Function<String, Feature>) Feature::number),
                argumentSet("flag", (Function<String, Feature>) Feature::flag),
                argumentSet("category", (Function<String, Feature>) name -> Feature.category(name, "a", "b")));
    }

    static Feature optional(Feature feature) {
        return copy(feature, NumberFeature::optional, FlagFeature::optional, CategoryFeature::optional);
    }

    static Feature sensitive(Feature feature) {
        return copy(feature, NumberFeature::sensitive, FlagFeature::sensitive, CategoryFeature::sensitive);
    }

    static Feature knownAt(Feature feature, Duration time) {
        return copy(feature, f -> f.knownAt(time), f -> f.knownAt(time), f -> f.knownAt(time));
    }

    private static Feature copy(
            Feature feature,
            Function<NumberFeature, Feature> ofNumber,
            Function<FlagFeature, Feature> ofFlag,
            Function<CategoryFeature<?>, Feature> ofCategory) {
        if (feature instanceof NumberFeature number) {
            return ofNumber.apply(number);
        }
        return feature instanceof FlagFeature flag
                ? ofFlag.apply(flag)
                : ofCategory.apply((CategoryFeature<?>) feature);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void declare_nameAlone_isRequiredOpenAndKnownFromTheStart(Function<String, Feature> kind) {
        Feature feature = kind.apply("fees overdue");

        assertThat(feature.name()).isEqualTo("fees overdue");
        assertThat(feature.isOptional()).isFalse();
        assertThat(feature.isSensitive()).isFalse();
        assertThat(feature.knownAt()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void declare_blankName_isRefused(Function<String, Feature> kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.apply(" "))
                .withMessage("The name of a feature (\" \") must not be blank.\nMaybe name it like its column.");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void copies_ofFeature_changeOnePropertyAlone(Function<String, Feature> kind) {
        Feature feature = kind.apply("x");

        Feature changed = knownAt(sensitive(optional(feature)), WEEK);

        assertThat(changed.name()).isEqualTo("x");
        assertThat(changed.isOptional()).isTrue();
        assertThat(changed.isSensitive()).isTrue();
        assertThat(changed.knownAt()).isEqualTo(WEEK);
        assertThat(feature).as("the original").isEqualTo(kind.apply("x"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void knownAt_negativeTime_isRefused(Function<String, Feature> kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> knownAt(kind.apply("x"), Duration.ofHours(-1)))
                .withMessage("The time at which x becomes known (PT-1H) must not be negative."
                        + "\nMaybe count it from the start of the observation.");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void equals_sameProperties_isTrue(Function<String, Feature> kind) {
        Feature one = optional(kind.apply("x"));
        Feature other = optional(kind.apply("x"));

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void equals_onePropertyDiffers_isFalse(Function<String, Feature> kind) {
        Feature feature = kind.apply("x");

        assertThat(feature)
                .isNotEqualTo(kind.apply("y"))
                .isNotEqualTo(optional(feature))
                .isNotEqualTo(sensitive(feature))
                .isNotEqualTo(knownAt(feature, WEEK))
                .isNotEqualTo("x");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void accepts_missingValue_onlyIfOptional(Function<String, Feature> kind) {
        Feature feature = kind.apply("x");

        assertThat(feature.accepts(Double.NaN)).isFalse();
        assertThat(optional(feature).accepts(Double.NaN)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void accepts_infiniteValue_never(Function<String, Feature> kind) {
        Feature feature = optional(kind.apply("x"));

        assertThat(feature.accepts(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(feature.accepts(Double.NEGATIVE_INFINITY)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void format_missingValue_saysSo(Function<String, Feature> kind) {
        assertThat(kind.apply("x").format(Double.NaN)).isEqualTo("missing");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void format_sensitiveFeature_withholdsAnyValue(Function<String, Feature> kind) {
        Feature feature = sensitive(kind.apply("x"));
        BiFunction<Feature, Double, String> format = Feature::format;

        assertThat(Stream.of(0.0, 1.0, Double.NaN).map(value -> format.apply(feature, value)))
                .containsOnly("(withheld)");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isMissing_ofFeature_describesItself(Function<String, Feature> kind) {
        Condition condition = kind.apply("x").isMissing();

        assertThat(condition.describe()).isEqualTo("x is missing");
        assertThat(condition.not().describe()).isEqualTo("x is known");
    }
}
