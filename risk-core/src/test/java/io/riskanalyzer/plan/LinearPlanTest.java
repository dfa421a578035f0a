package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.Provenance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A calibrated linear model with every kind of feature and term. */
class LinearPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return SamplePlans.linear();
    }

    @Test
    void load_ofLinearModel_hasSameTermsAndProvenance() {
        LinearModel model = (LinearModel) SamplePlans.linear().scorer();
        LinearModel loaded =
                (LinearModel) PlanText.load(PlanText.of(SamplePlans.linear())).scorer();
        assertThat(loaded.terms()).isEqualTo(model.terms());
        assertThat(loaded.base()).isEqualTo(model.base());
        assertThat(loaded.provenance()).isEqualTo(SamplePlans.PROVENANCE);
    }

    @Test
    void id_ofModelTrainedAtAnotherTime_isSame() {
        Provenance first = SamplePlans.PROVENANCE;
        Provenance later = trainedAt(first, first.seed(), Instant.EPOCH, Duration.ZERO);
        ScoringPlan plan = SamplePlans.linear(later);
        assertThat(plan.id()).isEqualTo(SamplePlans.linear().id());
        assertThat(((LinearModel) PlanText.load(PlanText.of(plan)).scorer()).provenance())
                .isEqualTo(later);
    }

    @Test
    void id_ofModelTrainedByAnotherSeed_differs() {
        Provenance first = SamplePlans.PROVENANCE;
        Provenance other = trainedAt(first, 43, first.trainedAt(), first.duration());
        assertThat(SamplePlans.linear(other).id())
                .isNotEqualTo(SamplePlans.linear().id());
    }

    private static Provenance trainedAt(Provenance first, long seed, Instant time, Duration duration) {
        return new Provenance(
                first.trainer(),
                first.settings(),
                seed,
                first.dataHash(),
                first.rows(),
                first.positives(),
                first.versions(),
                time,
                duration);
    }
}
