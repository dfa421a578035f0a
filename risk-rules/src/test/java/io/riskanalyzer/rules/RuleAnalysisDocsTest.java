package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code docs/rule-analysis.md} shows is what is printed; its code is compiled and run elsewhere. */
class RuleAnalysisDocsTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");

    private static String page() throws IOException {
        return Files.readString(Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .getParent()
                .resolve(Path.of("docs", "rule-analysis.md")));
    }

    @Test
    void report_ofDocumentedRules_isAsShown() throws IOException {
        RuleSet rules = RuleSet.named("student-risk")
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .because("ATT-1", "Attendance is below 75 %.")
                .when(ATTENDANCE.above(0.95).and(FEES_OVERDUE.isTrue()))
                .add(5)
                .because("ATT-2", "Busy, and in debt.")
                .build();
        Bands bands = Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");
        assertThat(page()).contains("```\n" + RuleAnalysis.of(rules, bands) + "\n```");
    }

    @Test
    void trace_ofDocumentedRow_isAsShown() throws IOException {
        RuleSet rules = RuleSet.named("student-risk")
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .because("ATT-1", "Low.")
                .when(FEES_OVERDUE.isTrue().and(ATTENDANCE.below(0.9)))
                .add(15)
                .because("FEE-1", "Slipping.")
                .build();
        RuleTrace trace = rules.trace(FeatureSet.of(ATTENDANCE, FEES_OVERDUE), new double[] {0.67, 1});
        assertThat(page()).contains("```\n" + trace + "\n```");
    }

    @Test
    void kinds_ofFindings_areAllDocumented() throws IOException {
        for (Finding.Kind kind : Finding.Kind.values()) {
            assertThat(page()).contains("`" + kind + "`");
        }
    }
}
