package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.examples.CommandLines.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"help", ""})
    void run_help_listsTheExamples(String line) {
        Ran ran = line.isEmpty() ? CommandLines.run() : CommandLines.run(line);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("student ", "train ", "assess ", "audit ", "help ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"student", "train", "assess", "audit"})
    void run_helpOfAnExample_tellsItsArguments(String example) {
        Ran ran = CommandLines.run("help", example);
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("Usage: risk-examples " + example).contains("--data");
        assertThat(CommandLines.run(example, "--help").out()).isEqualTo(ran.out());
    }

    @Test
    void run_done_is0() {
        assertThat(CommandLines.run("student", "--students", "3", "--out", folder.toString())
                        .code())
                .isZero();
    }

    @Test
    void run_wrongData_is1AndTellsTheData() {
        Ran ran =
                CommandLines.run("assess", "--plan", folder.resolve("none.json").toString(), "--data", "none.csv");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("The plan file (").doesNotContain("Usage", "\tat ");
    }

    @Test
    void run_wrongArguments_is2AndTellsTheUsage() {
        Ran ran = CommandLines.run("student", "--students", "many");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("The value of --students (many) must be a whole number.")
                .contains("Usage: risk-examples student")
                .doesNotContain("\tat ");
    }

    @Test
    void run_folderThatIsAFile_is1AndNamesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "");
        Ran ran = CommandLines.run("student", "--students", "3", "--out", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .startsWith("The folder (" + file + ") must be a folder, but there is a file of this name.");
    }
}
