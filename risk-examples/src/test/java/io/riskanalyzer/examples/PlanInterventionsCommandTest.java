package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.examples.CommandLines.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanInterventionsCommandTest {
    private static final String CATALOGUE = "name,cost,capacity,eligible,one_of,risk_ratio,effects\n"
            + "grant,300,20,income is below 50,,,income += 20\n"
            + "advice,40,,,,0.9,\n";

    @TempDir
    private static Path trained;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        LoanFile.write(trained.resolve("loans.csv"), LoanFile.rows(300, 1));
        CommandLines.run(
                trained,
                "train --data loans.csv --target late --positive 1 --id loan_id --cv 2 --plan loans.plan.json");
    }

    private Ran plan(String catalogue, String... more) throws IOException {
        LoanFile.write(folder.resolve("new.csv"), LoanFile.rows(120, 2));
        Files.writeString(folder.resolve("catalogue.csv"), catalogue);
        List<String> args = new ArrayList<>(List.of(
                "plan-interventions",
                "--plan",
                trained.resolve("loans.plan.json").toString(),
                "--data",
                folder.resolve("new.csv").toString(),
                "--catalogue",
                folder.resolve("catalogue.csv").toString(),
                "--id",
                "loan_id",
                "--out",
                folder.resolve("out/plan.csv").toString()));
        args.addAll(List.of(more));
        return CommandLines.run(args.toArray(String[]::new));
    }

    @Test
    void output_withinBudget_tellsWhoGetsWhat() throws IOException {
        Ran ran = plan(CATALOGUE, "--budget", "5000", "--per-person", "2", "--by", "purpose");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("grant", "advice", "of 5000.00", "Associational:", "boat", "of eligible");
        List<String> lines = Files.readAllLines(folder.resolve("out/plan.csv"));
        assertThat(lines.get(0)).isEqualTo("id,line,interventions,cost,risk_before,risk_after,basis");
        double cost = 0;
        int grants = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            cost += Double.parseDouble(cells[3]);
            grants += cells[2].contains("grant") ? 1 : 0;
            assertThat(Double.parseDouble(cells[5])).isLessThan(Double.parseDouble(cells[4]));
            assertThat(cells[0]).startsWith("L1");
        }
        assertThat(cost).isBetween(4_900.0, 5_000.0);
        assertThat(grants).isLessThanOrEqualTo(20);
    }

    @Test
    void by_columnOutsideThePlan_isRead() throws IOException {
        Ran ran = plan(CATALOGUE, "--budget", "1000", "--by", "late");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).containsPattern("late +people");
    }

    @Test
    void report_isOnePage() throws IOException {
        Ran ran = plan(
                CATALOGUE,
                "--budget",
                "5000",
                "--by",
                "purpose",
                "--report",
                folder.resolve("page.html").toString());

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("Interventions under a budget", "How help falls on groups", "Associational:");
    }

    @Test
    void catalogue_wrongLine_isNamed() throws IOException {
        Ran ran = plan("name,cost,effects\ngrant,300,incme += 20\n", "--budget", "1000");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("catalogue.csv:2:3: The effect (incme += 20) must be of the form")
                .contains("Maybe write it as in");
        assertThat(plan("name,cost,effects\ngrant,dear,income += 20\n", "--budget", "1000")
                        .err())
                .contains("The cost (dear) must be a number.");
        assertThat(plan(CATALOGUE, "--budget", "-1").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.7", "1e12", "-0.5"})
    void catalogue_capacityThatIsNoNumberOfPeople_isRefused(String capacity) throws IOException {
        Ran ran = plan("name,cost,capacity,effects\ngrant,300," + capacity + ",income += 20\n", "--budget", "1000");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("catalogue.csv:2:3: The capacity (" + capacity + ") must be a whole number of people");
    }

    @Test
    void report_fileOfTheAnswer_isRefused() throws IOException {
        Ran ran = plan(
                CATALOGUE,
                "--budget",
                "1000",
                "--report",
                folder.resolve("out/plan.csv").toString());

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("The files of --out and --report (", "must differ.");
    }
}
