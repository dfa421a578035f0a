package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every plan that is saved: it comes back as it was, and scores to the same bits. */
public abstract class PlanContract {

    /**
     * Returns the plan under test, made anew.
     *
     * @return the plan, all of whose parts have codecs
     */
    protected abstract ScoringPlan plan();

    @Test
    void load_ofSaved_scoresToSameBits(@TempDir Path folder) {
        ScoringPlan plan = plan();
        Path file = folder.resolve("plan.json");
        plan.save(file);
        requireSame(plan, ScoringPlan.load(file));
    }

    @Test
    void load_ofSaved_hasSameIdAndParts(@TempDir Path folder) throws Exception {
        ScoringPlan plan = plan();
        Path file = folder.resolve("plan.json");
        plan.save(file);
        ScoringPlan loaded = ScoringPlan.load(file);
        assertThat(loaded.id()).isEqualTo(plan.id()).matches("[0-9a-f]{64}");
        assertThat(loaded.features()).isEqualTo(plan.features());
        assertThat(loaded.bands()).isEqualTo(plan.bands());
        assertThat(loaded.display()).isEqualTo(plan.display());
        assertThat(loaded.reasons()).isEqualTo(plan.reasons());
        assertThat(loaded.scoreScale()).isEqualTo(plan.scoreScale());
        assertThat(loaded.scorer().name()).isEqualTo(plan.scorer().name());
        assertThat(loaded.scorer().features()).isEqualTo(plan.scorer().features());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void save_ofLoaded_writesSameBytes() {
        byte[] first = bytes(plan());
        byte[] second = bytes(ScoringPlan.load(new ByteArrayInputStream(first), "plan.json"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void id_ofPlanMadeAnew_isSame() {
        assertThat(plan().id()).isEqualTo(plan().id());
    }

    @Test
    void verify_ofPlanAndLoaded_passes() {
        plan().verify();
        ScoringPlan.load(new ByteArrayInputStream(bytes(plan())), "plan.json").verify();
    }

    private static byte[] bytes(ScoringPlan plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        plan.write(out);
        return out.toByteArray();
    }

    /** Both plans give the same bits, bands and reasons to all rows, one by one and as a frame. */
    static void requireSame(ScoringPlan plan, ScoringPlan other) {
        requireSame(plan, other, plan.vectors().rows());
        requireSame(plan, other, RandomRows.of(plan.features(), 300, 7));
    }

    private static void requireSame(ScoringPlan plan, ScoringPlan other, double[][] rows) {
        BoundPlan one = plan.bind();
        BoundPlan two = other.bind();
        double[] ofFrame = new double[rows.length];
        two.rawScores(TestVectors.frame(other.features(), rows), 0, rows.length, ofFrame);
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double rawScore = one.rawScore(row);
            double score = one.scoreOf(rawScore);
            boolean same = bits(two.rawScore(row)) == bits(rawScore)
                    && bits(ofFrame[i]) == bits(rawScore)
                    && bits(two.scoreOf(rawScore)) == bits(score)
                    && bits(two.displayedOf(rawScore, score)) == bits(one.displayedOf(rawScore, score))
                    && two.bandOf(row, score).equals(one.bandOf(row, score))
                    && two.reasons(row).equals(one.reasons(row));
            assertThat(same).as("row %d, %s", i, Arrays.toString(row)).isTrue();
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
