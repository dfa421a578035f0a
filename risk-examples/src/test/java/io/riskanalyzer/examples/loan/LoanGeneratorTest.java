package io.riskanalyzer.examples.loan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoanGeneratorTest {
    @TempDir
    private Path folder;

    @Test
    void write_sameSeed_givesTheSameFile() throws IOException {
        LoanGenerator.write(folder.resolve("a.csv"), 3000, 5);
        LoanGenerator.write(folder.resolve("b.csv"), 3000, 5);
        LoanGenerator.write(folder.resolve("c.csv"), 3000, 6);
        assertThat(folder.resolve("b.csv")).hasSameTextualContentAs(folder.resolve("a.csv"));
        assertThat(Files.readString(folder.resolve("c.csv"))).isNotEqualTo(Files.readString(folder.resolve("a.csv")));
    }

    @Test
    void write_manyLoans_haveWhatRealFilesHave() throws IOException {
        Path file = folder.resolve("new/loans.csv");
        LoanGenerator.write(file, 5000, 5);
        assertThat(Files.readAllLines(file)).hasSize(5001);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo(String.join(",", LoanFeatures.COLUMNS.names()));
        assertThat(Files.readString(file)).containsPattern("(?m)^144,").contains(",,");
        double defaulted = Files.readAllLines(file).stream()
                .filter(line -> line.endsWith(",1"))
                .count();
        assertThat(defaulted / 5000).isBetween(0.12, 0.22);
    }
}
