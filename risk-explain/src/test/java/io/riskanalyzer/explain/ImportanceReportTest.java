package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metric;
import io.riskanalyzer.metric.Metrics;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ImportanceReportTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final NumberFeature ATTENDANCE = Feature.number("attendance");
    private static final NumberFeature POSTCODE = Feature.number("postcode");
    private static final NumberFeature STREET = Feature.number("street");

    private static Importance of(Feature feature, boolean isUsed, Double... values) {
        return new Importance(feature.name(), FeatureSet.of(feature), isUsed, List.of(values));
    }

    private static ImportanceReport report(Metric metric, double unit) {
        return new ImportanceReport(
                metric,
                0.8125,
                List.of(
                        of(AGE, true, -0.001 * unit, -0.002 * unit),
                        of(POSTCODE, false, 0.0, 0.0),
                        of(ATTENDANCE, true, 0.25 * unit, 0.15 * unit),
                        of(STREET, false, 0.0, 0.0),
                        new Importance("who", FeatureSet.of(AGE, ATTENDANCE), true, List.of(0.3 * unit, 0.3 * unit))));
    }

    @Test
    void sorted_ofReport_isFromLargestMeanDown() {
        assertThat(report(Metrics.AUC, 1).sorted())
                .extracting(Importance::name)
                .containsExactly("who", "attendance", "postcode", "street", "age");
    }

    @Test
    void importanceOf_featureOrGroup_isFoundByName() {
        ImportanceReport report = report(Metrics.AUC, 1);

        assertThat(report.importanceOf(AGE.optional()))
                .isSameAs(report.importances().get(0));
        assertThat(report.importanceOf("who")).isSameAs(report.importances().get(4));
    }

    @Test
    void importanceOf_unknownName_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report(Metrics.AUC, 1).importanceOf("aeg"))
                .withMessage("The feature or group (aeg) must be one that was permuted, but those are age, postcode,"
                        + " attendance, street, who.\nMaybe it is not among the features of the data.");
    }

    @Test
    void toString_ofGain_isTable() {
        assertThat(report(Metrics.AUC, 1)).hasToString("""
                        With a feature permuted, auc (0.8125) falls by (mean ± standard deviation of 2 repeats):
                          who (age, attendance)   0.3000 ± 0.0000
                          attendance              0.2000 ± 0.0500
                          age                    -0.0015 ± 0.0005
                          not used: postcode, street""");
    }

    @Test
    void toString_ofLoss_saysRises() {
        assertThat(report(Metrics.LOG_LOSS, 1).toString())
                .startsWith("With a feature permuted, logLoss (0.8125) rises by (");
    }

    @Test
    void toString_inAnyUnit_hasFourDigitsOfTheLargest() {
        assertThat(report(Metrics.AUC, 1e-4).toString()).contains("  0.00003000 ± 0.00000000\n");
        assertThat(report(Metrics.AUC, 1e5).toString()).contains("  30000.00 ± 0.00\n");
    }

    @Test
    void toString_inAnyLocale_isSame() {
        Locale before = Locale.getDefault();
        String text = report(Metrics.AUC, 1).toString();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(report(Metrics.AUC, 1)).hasToString(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void toString_withoutFeature_isHeadAlone() {
        assertThat(new ImportanceReport(Metrics.AUC, 0.5, List.of()).toString())
                .startsWith("With a feature permuted, auc (0.5000) falls by (")
                .doesNotContain("\n");
    }
}
