package io.riskanalyzer.plan;

/** Points, bands, a policy and every kind of condition, by codecs that the service loader found. */
class PointsPlanTest extends PlanContract {

    @Override
    protected ScoringPlan plan() {
        return SamplePlans.points();
    }
}
