package io.riskanalyzer.explain.intervene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.ReasonSelection;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature INCOME = Feature.number("income").sensitive();
    private static final RuleSet RULES = RuleSet.named("rules")
            .when(ATTENDANCE.below(0.75))
            .add(40)
            .because("ATT", "Attendance is low.")
            .when(INCOME.below(100))
            .add(30)
            .because("INC", "Income is low.")
            .build();

    private static ScoringPlan plan() {
        return ScoringPlan.builder(FeatureSet.of(ATTENDANCE, INCOME), RULES)
                .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .explainer(RULES.explainer())
                .reasons(ReasonSelection.DEFAULT)
                .build();
    }

    @Test
    void of_changedValue_tellsScoreBandAndReasonsBeforeAndAfter() {
        WhatIfAnswer answer = WhatIf.of(plan()).with(ATTENDANCE, 0.9).of(new double[] {0.6, 50});

        assertThat(answer.before().band().name()).isEqualTo("RED");
        assertThat(answer.before().score()).isEqualTo(70);
        assertThat(answer.after().band().name()).isEqualTo("AMBER");
        assertThat(answer.after().score()).isEqualTo(30);
        assertThat(answer.after().reasons()).extracting(reason -> reason.code()).containsExactly("INC");
        assertThat(answer.resolved()).extracting(reason -> reason.code()).containsExactly("ATT");
        assertThat(answer).hasToString("RED (70.00) → AMBER (30.00) by attendance from 0.6 to 0.9");
    }

    @Test
    void with_textOfSensitiveFeature_isReadAndWithheld() {
        WhatIfAnswer answer = WhatIf.of(plan()).with("income", "120").of(new double[] {0.6, 50});

        assertThat(answer.after().score()).isEqualTo(40);
        assertThat(answer.toString())
                .contains("income from (withheld) to (withheld)")
                .doesNotContain("120");
        assertThat(answer.changes().toString()).doesNotContain("120");
    }

    @Test
    void with_sameValue_isNoChange() {
        WhatIfAnswer answer = WhatIf.of(plan()).with(ATTENDANCE, 0.6).of(new double[] {0.6, 50});

        assertThat(answer.changes()).isEmpty();
        assertThat(answer.before()).isEqualTo(answer.after());
    }

    @Test
    void with_illegalValue_isRefused() {
        assertThatThrownBy(() -> WhatIf.of(plan()).with(ATTENDANCE, 1.4))
                .hasMessageStartingWith("The attendance (1.4)");
        assertThatThrownBy(() -> WhatIf.of(plan()).with("attendance", "high"))
                .hasMessageStartingWith("The attendance (high)");
        assertThatThrownBy(() -> WhatIf.of(plan()).with("atendance", "1"))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageStartingWith("The feature to change (atendance) must be one of the plan");
    }
}
