package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Properties of any plan. */
class RandomPlanTest {
    private static final int PLANS = 300;

    @Test
    void load_ofAnyPlan_scoresToSameBits() {
        for (long seed = 0; seed < PLANS; seed++) {
            ScoringPlan plan = SamplePlans.random(seed);
            ScoringPlan loaded = PlanText.load(PlanText.of(plan));
            assertThat(loaded.id()).as("seed %d", seed).isEqualTo(plan.id());
            assertThat(loaded.features()).as("seed %d", seed).isEqualTo(plan.features());
            PlanContract.requireSame(plan, loaded);
        }
    }

    @Test
    void id_ofAnyTwoPlans_differs() {
        assertThat(LongStream.range(0, PLANS)
                        .mapToObj(seed -> SamplePlans.random(seed).id())
                        .distinct())
                .hasSize(PLANS);
    }

    @Test
    void layout_ofAnyPlan_parsesToSameNodes() {
        for (long seed = 0; seed < PLANS; seed++) {
            String text = PlanText.of(SamplePlans.random(seed));
            Node node = NodeParser.parse(text.getBytes(StandardCharsets.UTF_8), new Source("plan.json"));
            assertThat(Layout.of(node)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void rows_ofAnyPlan_areLegalAndDiffer() {
        for (long seed = 0; seed < PLANS; seed++) {
            ScoringPlan plan = SamplePlans.random(seed);
            double[][] rows = plan.vectors().rows();
            assertThat(rows.length).as("seed %d", seed).isBetween(1, ProbeRows.MOST);
            assertThat(TestVectors.frame(plan.features(), rows).rows()).isEqualTo(rows.length);
            assertThat(Arrays.stream(rows).map(Arrays::toString).distinct()).hasSize(rows.length);
        }
    }
}
