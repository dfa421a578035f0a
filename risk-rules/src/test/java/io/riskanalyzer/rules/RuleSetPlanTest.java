package io.riskanalyzer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.PlanContract;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule set in a plan file comes back as it was. */
class RuleSetPlanTest extends PlanContract {
    private static final Bands BANDS =
            Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");

    @TempDir
    Path folder;

    @Override
    protected ScoringPlan plan() {
        return plan(RuleSets.student(), RuleSets.FEATURES);
    }

    private ScoringPlan reloaded(ScoringPlan plan) {
        Path file = folder.resolve("plan.json");
        plan.save(file);
        return ScoringPlan.load(file);
    }

    private static ScoringPlan plan(RuleSet rules, FeatureSet features) {
        return ScoringPlan.builder(features, rules).bands(BANDS).build();
    }

    static Stream<RuleSet> ruleSets() {
        return RuleSets.ofEveryShape();
    }

    @ParameterizedTest
    @MethodSource("ruleSets")
    void load_savedPlan_hasEqualRuleSet(RuleSet rules) {
        ScoringPlan plan = plan(rules, RuleSets.FEATURES);

        ScoringPlan loaded = reloaded(plan);

        loaded.verify();
        assertThat(loaded.scorer()).isEqualTo(rules);
        assertThat(loaded.explainer()).isEqualTo(rules.explainer());
        assertThat(loaded.id()).isEqualTo(plan.id());
    }

    @Test
    void load_planOfVersionOne_isAsItWas() throws IOException {
        ScoringPlan loaded;
        try (InputStream in = RuleSetPlanTest.class.getResourceAsStream("format-1-rules.plan.json")) {
            loaded = ScoringPlan.load(in, "format-1-rules.plan.json");
        }

        loaded.verify();
        assertThat(loaded.scorer()).isEqualTo(RuleSets.student());
        assertThat(reloaded(loaded).scorer()).isEqualTo(RuleSets.student());
    }

    static LongStream seeds() {
        return LongStream.range(1000, 1030);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void load_savedPlan_givesSameScoresAndReasons(long seed) {
        RandomRules random = new RandomRules(seed);
        BoundPlan bound = plan(random.rules, random.features).bind();
        BoundPlan loaded = reloaded(plan(random.rules, random.features)).bind();
        Frame frame = random.frame(300);
        double[] scores = new double[300];
        loaded.rawScores(frame, 0, 300, scores);
        double[] row = new double[random.features.size()];

        for (int i = 0; i < 300; i++) {
            frame.copyRow(i, row);
            assertThat(scores[i]).isEqualTo(bound.rawScore(row)).isEqualTo(random.score(row));
            assertThat(loaded.reasons(row)).isEqualTo(bound.reasons(row));
        }
    }

    @Test
    void save_ruleSet_writesWhatPeopleWrote() throws IOException {
        Path file = folder.resolve("plan.json");

        plan().save(file);

        assertThat(Files.readString(file))
                .contains(
                        "\"rule-set\"", "\"student-risk\"", "\"code\": \"ATT-1\"", "\"points\": 40", "\"points\": 2.5")
                .contains("Attendance {attendance:%} is below 75 %.");
    }
}
