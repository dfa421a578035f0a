package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypicalValuesTest {
    private static final NumberFeature ATTENDANCE =
            Feature.number("attendance").in("%").optional();
    private static final FlagFeature OVERDUE = Feature.flag("overdue").optional();
    private static final CategoryFeature<String> SUBJECT =
            Feature.category("subject", "arts", "law", "science").unknownAs("science");
    private static final NumberFeature INCOME = Feature.number("income").sensitive();
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, OVERDUE, SUBJECT, INCOME);

    private static Frame frame(double[]... rows) {
        Frame.Builder builder = Frame.builder(FEATURES);
        for (double[] row : rows) {
            assertThat(builder.add(row, 1, null)).isTrue();
        }
        return builder.build();
    }

    @Test
    void of_rows_isLowerMedianAndMostFrequent() {
        TypicalValues typical = TypicalValues.of(frame(
                new double[] {90, 1, 1, 5},
                new double[] {80, 0, 1, 5},
                new double[] {Double.NaN, Double.NaN, 0, 5},
                new double[] {70, 0, -1, 5},
                new double[] {95, 1, -1, 5},
                new double[] {95, 1, -1, 5}));

        assertThat(typical.of(ATTENDANCE)).isEqualTo(90);
        assertThat(typical.of(OVERDUE)).isEqualTo(1);
        assertThat(typical.of(SUBJECT)).isEqualTo(1);
        assertThat(typical.of(INCOME)).isNaN();
        assertThat(typical.of(Feature.number("other"))).isNaN();
        assertThat(TypicalValues.of(frame(new double[] {1, 1, 1, 1}, new double[] {2, 0, 2, 1}))
                        .of(ATTENDANCE))
                .isEqualTo(1);
    }

    @Test
    void of_onlyMissing_isNothing() {
        TypicalValues typical = TypicalValues.of(frame(new double[] {Double.NaN, Double.NaN, -1, 5}));

        assertThat(typical.of(ATTENDANCE)).isNaN();
        assertThat(typical.of(OVERDUE)).isNaN();
        assertThat(typical.of(SUBJECT)).isNaN();
    }

    @Test
    void of_valuesThatDoNotFit_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypicalValues.of(FEATURES, 1, 0))
                .withMessageContaining("(2) must be one for each of the 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypicalValues.of(FEATURES, 90, 3, 1, 1))
                .withMessageContaining("overdue (3.0)");
        assertThat(TypicalValues.of(FEATURES, 90, 1, 1, 4_000).of(INCOME)).isNaN();
    }

    @Test
    void reason_ofFeature_tellsValueAndWhatIsTypical() {
        FeatureReasons reasons = new FeatureReasons(
                List.of(ATTENDANCE, SUBJECT, INCOME), FEATURES, TypicalValues.of(FEATURES, 85, 0, 1, 4_000));
        double[] row = {62, 1, -1, 3_000};

        assertThat(reasons.of(0, row, 0.5))
                .isEqualTo(new Reason("attendance", 0.5, "attendance is 62 %, typical 85 %"));
        assertThat(reasons.of(1, row, 0.5).text())
                .isEqualTo("subject is " + SUBJECT.format(-1) + ", read as science, typical law");
        assertThat(reasons.of(2, row, 0.5).text()).isEqualTo("income is (withheld)");
    }
}
