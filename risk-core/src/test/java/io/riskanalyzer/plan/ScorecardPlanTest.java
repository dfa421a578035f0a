package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.model.Scorecards;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A scorecard of all kinds of bins, with reasons below the mean, texts and a feature that is not named. */
class ScorecardPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        Scorecard card = Scorecards.whole(5);
        ReasonCatalogue catalogue = ReasonCatalogue.builder()
                .text(Locale.ENGLISH, "balance", "The balance is {balance}.")
                .build();
        return ScoringPlan.builder(LinearModels.FEATURES, card)
                .explainer(catalogue.explaining(ScorecardExplainer.below(card, ScorecardExplainer.Baseline.MEAN)))
                .reasons(ReasonSelection.DEFAULT.withoutNaming(LinearModels.FEATURES.get("age")))
                .bands(Bands.below(card.probabilityAt((card.least() + card.greatest()) / 2), "LOW")
                        .otherwise("HIGH"))
                .build();
    }

    @Test
    void load_ofScorecard_hasSameTable() {
        Scorecard card = (Scorecard) plan().scorer();
        ScoringPlan plan = PlanText.load(PlanText.of(plan()));
        Scorecard loaded = (Scorecard) plan.scorer();
        assertThat(loaded.characteristics()).isEqualTo(card.characteristics());
        assertThat(loaded.initial()).isEqualTo(card.initial());
        assertThat(loaded.calibration()).isEqualTo(card.calibration());
        assertThat(loaded).hasToString(card.toString());
        assertThat(plan.reasons().unnamed()).containsExactly("age");
    }

    @Test
    void load_ofScorecardWithoutCalibration_scoresPoints() {
        ScoringPlan plan = ScoringPlan.builder(LinearModels.FEATURES, Scorecards.fractions(5))
                .build();
        ScoringPlan loaded = PlanText.load(PlanText.of(plan));
        assertThat(loaded.isCalibrated()).isFalse();
        assertThat(loaded.id()).isEqualTo(plan.id());
        loaded.verify();
    }
}
