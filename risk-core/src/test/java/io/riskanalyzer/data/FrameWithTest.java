package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWithTest {
    private static final FeatureSet FEATURES = FeatureSet.of(
            Feature.number("attendance").within(0, 1),
            Feature.category("programme", "arts", "law").optional(),
            Feature.number("income").within(0, 1e6).sensitive());

    private static final Frame FRAME = frame();

    private static Frame frame() {
        Frame.Builder rows = Frame.builder(FEATURES);
        rows.add(new double[] {0.5, 0, 100}, 7, "s1");
        rows.reject(new RejectedRow(8, "s2", List.of()));
        rows.add(new double[] {0.75, Double.NaN, 200}, 9, "s3");
        return rows.build();
    }

    @Test
    void with_legalColumn_replacesItAndNothingElse() {
        double[] column = {1, 0.25};
        Frame changed = FRAME.with(0, column);
        column[0] = 5;

        double[] row = new double[3];
        changed.copyRow(0, row);
        assertThat(row).containsExactly(1, 0, 100);
        changed.copyRow(1, row);
        assertThat(row).containsExactly(0.25, Double.NaN, 200);
        assertThat(changed.number(1)).isEqualTo(9);
        assertThat(changed.id(0)).isEqualTo("s1");
        assertThat(changed.features()).isEqualTo(FEATURES);
        assertThat(changed.rejected()).isEqualTo(FRAME.rejected()).hasSize(1);
    }

    @Test
    void with_anyColumn_leavesTheFrameAsItWas() {
        FRAME.with(0, new double[] {1, 1});

        assertThat(FRAME.value(0, 0)).isEqualTo(0.5);
        assertThat(FRAME.value(1, 0)).isEqualTo(0.75);
    }

    @Test
    void with_illegalValue_isRefusedByRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FRAME.with(0, new double[] {0.5, 62}))
                .withMessage("The attendance of row 9 (62) must be a number from 0 to 1."
                        + "\nMaybe give it as a share: 62 % is 0.62.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FRAME.with(0, new double[] {Double.NaN, 1}))
                .withMessage("The attendance of row 7 must not be missing."
                        + "\nMaybe fill it in, or declare it optional if it may be unknown.");
    }

    @Test
    void with_illegalValueOfSensitiveFeature_doesNotTellIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FRAME.with(2, new double[] {-12345, 1}))
                .withMessageContaining("income of row 7")
                .withMessageNotContaining("12345");
    }

    @Test
    void with_otherNumberOfRows_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FRAME.with(1, new double[3]))
                .withMessage("The values of programme (3) must be one for each row, but there are 2 rows."
                        + "\nMaybe they are those of another frame.");
    }

    @Test
    void with_slotOutside_isRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> FRAME.with(3, new double[2]));
    }
}
