package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("plan.json");
    }

    @Test
    void save_overFile_replacesIt() {
        SamplePlans.points().save(file());
        SamplePlans.least().save(file());
        assertThat(ScoringPlan.load(file()).id()).isEqualTo(SamplePlans.least().id());
        assertThat(folder).isDirectoryContaining("glob:**plan.json").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void save_overLink_replacesWhatItLeadsTo() throws IOException {
        Path link = folder.resolve("link.json");
        SamplePlans.points().save(file());
        Files.createSymbolicLink(link, file());
        SamplePlans.least().save(link);
        assertThat(link).isSymbolicLink();
        assertThat(ScoringPlan.load(file()).id()).isEqualTo(SamplePlans.least().id());
    }

    @Test
    void save_twice_writesSameBytes() throws IOException {
        SamplePlans.linear().save(file());
        byte[] first = Files.readAllBytes(file());
        SamplePlans.linear().save(file());
        assertThat(file()).hasBinaryContent(first);
    }

    @Test
    void save_intoMissingFolder_isRefused() {
        Path file = folder.resolve("none/plan.json");
        assertThatThrownBy(() -> SamplePlans.least().save(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The plan file (" + file + ") must be writable, but is not.")
                .hasMessageEndingWith("\nMaybe its folder does not exist, or its rights do not allow it.");
    }

    @Test
    void save_ofPartWhoseCodecForgets_isRefusedAndLeavesOldFile() {
        SamplePlans.points().save(file());
        NumberFeature number = Feature.number("x").within(0, 1);
        Condition deep = number.below(0.5);
        for (int i = 0; i < 40; i++) {
            deep = i % 2 == 0 ? deep.and(number.above(0.1)) : deep.or(number.above(0.2));
        }
        PointScorer scorer = new PointScorer("deep", List.of(deep), List.of(1.0));
        ScoringPlan plan = ScoringPlan.builder(FeatureSet.of(number), scorer).build();
        assertThatThrownBy(() -> plan.save(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The plan must be the same after it is written and read, but is not: saved:")
                .hasMessageContaining("Objects and lists of a plan must stand at most 64 deep");
        assertThat(ScoringPlan.load(file()).id()).isEqualTo(SamplePlans.points().id());
    }

    @Test
    void load_ofMissingFile_isRefused() {
        assertThatThrownBy(() -> ScoringPlan.load(file()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The plan file (" + file()
                        + ") must exist, but does not.\nMaybe the path is meant from another folder.");
    }

    @Test
    void load_ofFolder_isRefused() {
        assertThatThrownBy(() -> ScoringPlan.load(folder)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void load_ofBadFile_namesItsPath() throws IOException {
        Files.writeString(file(), "{}");
        assertThatThrownBy(() -> ScoringPlan.load(file()))
                .isInstanceOf(PlanFormatException.class)
                .hasMessageStartingWith(file() + ":1:1: The format of a plan file must be");
    }

    @Test
    void load_ofTooManyBytes_isRefused() {
        InputStream in = new ByteArrayInputStream(new byte[101]);
        assertThatThrownBy(() -> PlanFile.load(in, "plan.json", 100))
                .isInstanceOf(PlanFormatException.class)
                .hasMessage("plan.json:1:1: The plan file must have at most 100 bytes, but has more."
                        + "\nMaybe it is another file.");
    }

    @Test
    void load_ofBytesThatAreNotUtf8_isRefused() {
        byte[] bytes = PlanText.of(SamplePlans.least()).getBytes(StandardCharsets.ISO_8859_1);
        bytes[PlanText.of(SamplePlans.least()).indexOf("late")] = (byte) 0xE9;
        assertThat(PlanText.refusalOf(bytes))
                .isEqualTo("plan.json:9:91: The plan file must be UTF-8, but this byte is 0xe9."
                        + "\nMaybe it was saved in another encoding; take it from where it was made.");
    }

    @Test
    void load_ofStream_leavesItOpen() {
        byte[] bytes = PlanText.of(SamplePlans.least()).getBytes(StandardCharsets.UTF_8);
        InputStream in = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThat(ScoringPlan.load(in, "plan.json").id())
                .isEqualTo(SamplePlans.least().id());
    }

    @Test
    void verify_ofTamperedRawScore_namesRow() {
        String zeroOne = "AAAAAAAAAAAAAAAAAADwPw==";
        String zeroTwo = Packed.of(new double[] {0, 2});
        String file = PlanText.of(SamplePlans.least());
        ScoringPlan plan =
                PlanText.load(PlanText.changed(file, "'rawScores': '" + zeroOne, "'rawScores': '" + zeroTwo));
        assertThat(plan.id()).isEqualTo(SamplePlans.least().id());
        assertThatThrownBy(plan::verify)
                .isInstanceOf(PlanFormatException.class)
                .hasMessage("The plan (" + plan.id()
                        + ") must score its test vectors as when it was built, but the raw score"
                        + " of row 2 (late yes) is 1.0 instead of 2.0.\nMaybe the file was made by other versions; load it"
                        + " with the versions that saved it.");
    }

    @Test
    void verify_ofTamperedScoreOrLevel_namesRow() {
        String file = PlanText.of(SamplePlans.least());
        String zeroOne = "AAAAAAAAAAAAAAAAAADwPw==";
        String nearly = Packed.of(new double[] {0, Math.nextUp(1.0)});
        assertThatThrownBy(() -> PlanText.load(PlanText.changed(file, "'scores': '" + zeroOne, "'scores': '" + nearly))
                        .verify())
                .hasMessageContaining("the score of row 2 (late yes) is 1.0 instead of 1.0000000000000002.");
        String levels = Packed.of(new int[] {0, 1});
        assertThatThrownBy(() -> PlanText.load(
                                PlanText.changed(file, "'levels': 'AAAAAAAAAAA='", "'levels': '" + levels + "'"))
                        .verify())
                .hasMessageContaining("the level of row 2 (late yes) is 0.0 instead of 1.0.");
    }
}
