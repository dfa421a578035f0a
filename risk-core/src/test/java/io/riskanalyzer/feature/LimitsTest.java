package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Feature[] FEATURES = {
        Feature.number("any"),
        Feature.number("share").within(0, 1).optional(),
        Feature.number("debt").within(Double.NEGATIVE_INFINITY, -1),
        Feature.number("age").within(18, Double.POSITIVE_INFINITY),
        Feature.flag("owner"),
        Feature.flag("student").optional(),
        Feature.category("city", "Bonn", "Köln"),
        Feature.category("job", "cook", "pilot", "smith").optional(),
        Feature.category("school", "A", "B").unknownAs("B"),
        Feature.category("club", "A", "B").unknownAsMissing(),
    };
    private static final double[] VALUES = {
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        -Double.MAX_VALUE,
        Double.MAX_VALUE,
        -0.0,
        0,
        0.5,
        Double.MIN_VALUE,
        1,
        Math.nextUp(1.0),
        Math.nextDown(1.0),
        -1,
        -0.5,
        -2,
        2,
        3,
        17.9,
        18,
        1e10,
        4294967296.0
    };

    @Test
    void accept_anyValue_agreesWithFeature() {
        for (Feature feature : FEATURES) {
            Limits limits = new Limits(List.of(feature));
            for (double value : VALUES) {
                assertThat(limits.accept(new double[] {value}))
                        .as("%s: %s", feature, value)
                        .isEqualTo(feature.accepts(value));
            }
        }
    }

    @Test
    void accept_oneIllegalValue_isEnough() {
        Limits limits = new Limits(List.of(FEATURES[1], FEATURES[4], FEATURES[6]));
        assertThat(limits.accept(new double[] {0.5, 1, 0})).isTrue();
        assertThat(limits.accept(new double[] {1.5, 1, 0})).isFalse();
        assertThat(limits.accept(new double[] {0.5, Double.NaN, 0})).isFalse();
        assertThat(limits.accept(new double[] {0.5, 1, 2})).isFalse();
    }
}
