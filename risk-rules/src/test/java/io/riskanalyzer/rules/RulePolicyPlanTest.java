package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.PlanFormatException;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy in a plan file comes back as it was. */
class RulePolicyPlanTest extends PlanContract {

    @TempDir
    Path folder;

    private static RulePolicy policy() {
        return RulePolicy.named("every kind")
                .when(RuleSets.FEES_OVERDUE.isTrue().and(RuleSets.ATTENDANCE.below(0.1)))
                .knockOut()
                .because("OUT", "Fees and {attendance:%}.")
                .when(RuleSets.PROGRAMME.is("law"))
                .override("AMBER")
                .because("LAW", "Law.")
                .when(RuleSets.INCOME.isMissing())
                .atLeast("AMBER")
                .because("INC", "No income.")
                .when(RuleSets.AVERAGE_MARK.atLeast(90))
                .atMost("AMBER")
                .because("TOP", "{averageMark}.")
                .build();
    }

    @Override
    protected ScoringPlan plan() {
        return ScoringPlan.builder(RuleSets.FEATURES, RuleSets.student())
                .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .policy(policy())
                .build();
    }

    @Test
    void load_savedPlan_hasEqualPolicy() {
        Path file = folder.resolve("plan.json");
        plan().save(file);
        assertThat(ScoringPlan.load(file).policy()).isEqualTo(policy());
    }

    @Test
    void load_effectThatIsNone_tellsPlaceAndChoice() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan().write(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\"effect\": \"at-most\"");
        Path file = Files.writeString(folder.resolve("edited.json"), text.replace("\"at-most\"", "\"at-mots\""));
        assertThatThrownBy(() -> ScoringPlan.load(file)).isInstanceOf(PlanFormatException.class);
    }
}
