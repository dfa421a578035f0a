package io.riskanalyzer.examples.student;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.DecisionTable;
import io.riskanalyzer.rules.Finding;
import io.riskanalyzer.rules.RuleAnalysis;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rules of the dean's office do what its table of cases says, and have no hole. */
class StudentRulesTest {
    private static final ScoringPlan PLAN =
            StudentRisk.byRules(StudentRisk.schema(List.of("arts", "law"))).plan();

    @Test
    void rules_decideAsTheTableOfCases() throws URISyntaxException {
        Path cases = Path.of(Objects.requireNonNull(StudentRulesTest.class.getResource("rule-cases.csv"))
                .toURI());
        DecisionTable.load(cases).run(PLAN).requirePassed().requireCovered();
    }

    @Test
    void rules_haveNoFaults() {
        RuleAnalysis analysis = RuleAnalysis.of(StudentRisk.RULES, PLAN.bands()).requireSound();
        assertThat(analysis.range()).hasToString("Optional[0 to 130]");
        assertThat(analysis.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.MISSING_MATTERS);
    }
}
