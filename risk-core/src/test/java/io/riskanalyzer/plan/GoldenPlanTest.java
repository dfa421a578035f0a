package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.score.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Plan files of format 1, as they were written when it was made. They must load for ever, with the id and the bits that
 * they had.
 */
class GoldenPlanTest {
    private static final double[] ROW = {0.62, Double.NaN, 1500, 1, -1, 0};

    private static ScoringPlan load(String name) {
        try (InputStream in = Objects.requireNonNull(GoldenPlanTest.class.getResourceAsStream(name), name)) {
            return ScoringPlan.load(in, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // python3 src/test/reference/plan.py src/test/resources/io/riskanalyzer/plan/format-1-linear.plan.json
    //   id e0980784819442b72509429f0f6cb9446bc19aa71567b1bee1a95ec23a964650
    //   vectors 72, raw scores equal 72, levels equal 72, scores differ by 2.0
    @Test
    void load_ofLinearPlanOfFormat1_scoresAsThen() {
        ScoringPlan plan = load("format-1-linear.plan.json");
        assertThat(plan.id()).isEqualTo("e0980784819442b72509429f0f6cb9446bc19aa71567b1bee1a95ec23a964650");
        assertThat(plan.vectors().rows().length).isEqualTo(72);
        plan.verify();
        BoundPlan bound = plan.bind();
        assertThat(bound.rawScore(ROW)).isEqualTo(0.6343166666666668);
        assertThat(bound.scoreOf(0.6343166666666668)).isEqualTo(0.650419801238558);
        assertThat(bound.displayedOf(0.6343166666666668, 0.650419801238558)).isEqualTo(65.04198012385581);
        assertThat(bound.bandOf(ROW, 0.650419801238558).name()).isEqualTo("C");
        assertThat(bound.reasons(ROW))
                .extracting(Reason::code)
                .containsExactly("averageMark", "attendance", "feesOverdue", "region");
        assertThat(plan.features()).isEqualTo(SamplePlans.FEATURES);
        assertThat(((LinearModel) plan.scorer()).provenance()).isEqualTo(SamplePlans.PROVENANCE);
    }

    @Test
    void load_ofPointsPlanOfFormat1_scoresAsThen() {
        ScoringPlan plan = load("format-1-points.plan.json");
        assertThat(plan.id()).isEqualTo("586755b7cbc78ea72ee604c63c7f86e71c2a6d6313cfe409aa249932d659c90b");
        plan.verify();
        BoundPlan bound = plan.bind();
        assertThat(bound.rawScore(ROW)).isEqualTo(52.6);
        assertThat(bound.displayedOf(52.6, 52.6)).isEqualTo(844.74);
        assertThat(bound.bandOf(ROW, 52.6).name()).isEqualTo("AMBER");
        assertThat(bound.reasons(ROW)).extracting(Reason::code).containsExactly("LEAST", "P-0", "P-1", "P-5");
        assertThat(plan.scorer()).isEqualTo(SamplePlans.points().scorer());
    }

    @Test
    void example_ofFormatPage_isPlanAsItIsWritten() throws IOException {
        String page = Files.readString(Path.of("../docs/plan-format.md"));
        Matcher example = Pattern.compile("(?s)```json\n(.*?)```").matcher(page);
        assertThat(example.find()).isTrue();
        ScoringPlan plan = PlanText.load(example.group(1));
        plan.verify();
        assertThat(PlanText.of(plan)).isEqualTo(example.group(1));
    }

    @Test
    void kinds_ofFormatPage_areAllThereAre() throws IOException {
        String page = Files.readString(Path.of("../docs/plan-format.md"));
        for (var codecs : List.of(FeatureCodecs.ALL, ConditionCodecs.ALL, ScoreCodecs.ALL, ModelCodecs.ALL)) {
            for (PartCodec<?> codec : codecs) {
                assertThat(page).contains("`" + codec.kind() + "`");
            }
        }
    }
}
