package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import org.junit.jupiter.api.Test;

class FrameBuilderTest {
    private static final FeatureSet FEATURES = FeatureSet.of(Feature.number("x").within(0, 100), Feature.flag("y"));

    @Test
    void build_fewerOrMoreRowsThanExpected_hasThoseAdded() {
        for (int rows : new int[] {0, 1, 4, 5, 6, 60}) {
            Frame.Builder builder = Frame.builder(FEATURES, 5);
            for (int i = 0; i < rows; i++) {
                assertThat(builder.add(new double[] {i, i % 2}, 10 + i, "S-" + i))
                        .isTrue();
                assertThat(builder.add(new double[] {-1, 0}, 10 + i, null)).isFalse();
            }
            Frame frame = builder.build();
            assertThat(frame.rows()).isEqualTo(rows);
            for (int i = 0; i < rows; i++) {
                assertThat(frame.value(i, 0)).isEqualTo(i);
                assertThat(frame.value(i, 1)).isEqualTo(i % 2);
                assertThat(frame.number(i)).isEqualTo(10 + i);
                assertThat(frame.id(i)).isEqualTo("S-" + i);
            }
        }
    }

    @Test
    void builder_noExpectedRow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Frame.builder(FEATURES, 0))
                .withMessage("The expected rows (0) must be at least 1.\nMaybe leave the number out.");
    }
}
