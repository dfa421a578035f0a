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

class AuditCommandTest {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws IOException {
        LoanFile.write(folder.resolve("loans.csv"), LoanFile.rows(300, 1));
        CommandLines.run(
                folder, "train --data loans.csv --target late --positive 1 --id loan_id --cv 2 --plan loans.plan.json");
        List<String> people = new ArrayList<>(List.of(LoanFile.HEADER + ",sex"));
        List<String> rows = LoanFile.rows(600, 2);
        for (int i = 0; i < rows.size(); i++) {
            people.add(rows.get(i) + (i % 40 == 0 ? "," : i % 3 == 0 ? ",F" : ",M"));
        }
        people.add("L9999,50,40,yacht,yes,0,F"); // a purpose that the plan does not know
        Files.write(folder.resolve("people.csv"), people);
    }

    private static Ran audit(String more) {
        return CommandLines.run(
                folder,
                "audit --plan loans.plan.json --data people.csv --target late --positive 1 --id loan_id " + more);
    }

    @Test
    void audit_columnBesideThePlan_tellsItsGroups() {
        Ran ran = audit("--by sex");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("Fairness of decisions on 600 rows: favourable up to MEDIUM")
                .contains("M (reference)")
                .contains("(missing)")
                .contains("Demographic parity: ")
                .contains("four-fifths rule")
                .contains("Left out: 1 rows");
    }

    @Test
    void audit_columnsOfThePlan_areAuditedAndStillDecide() throws IOException {
        Ran ran = audit("--by homeowner --by purpose --together --favourable LOW --out figures.csv --json audit.json"
                + " --report audit.html");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("homeowner × purpose").contains("favourable up to LOW");
        List<String> figures = Files.readAllLines(folder.resolve("figures.csv"));
        assertThat(figures.get(0)).isEqualTo("by,group,metric,value,from,to,suppressed");
        assertThat(figures).hasSize(1 + 13 * (1 + 2 + 3 + 6));
        assertThat(figures).anyMatch(line -> line.matches("homeowner,yes,favourableShare,0\\.\\d+,0\\.\\d+,0\\.\\d+,"));
        assertThat(folder.resolve("audit.json")).content().contains("\"favourableUpTo\":\"LOW\"");
        assertThat(folder.resolve("audit.html"))
                .content()
                .contains("By homeowner × purpose")
                .contains("What goes with purpose")
                .contains("No figure here is a verdict");
    }

    @Test
    void audit_leastRows_holdForTheWholeReport() {
        Ran ran = audit("--by sex --least-rows 590 --report few.html");

        assertThat(ran.err()).isEmpty();
        assertThat(folder.resolve("few.html")).content().doesNotContain(">F</td>");
    }

    @Test
    void audit_sameSeed_writesTheSame() throws IOException {
        audit("--by sex --json first.json");
        audit("--by sex --json second.json");

        assertThat(folder.resolve("first.json")).hasSameTextualContentAs(folder.resolve("second.json"));
    }

    @Test
    void audit_wrongArguments_areRefused() {
        assertThat(audit("--by age").err()).contains("The column of --by (age").contains("must be a category");
        assertThat(audit("--by sx").err()).contains("The column of --by (sx)");
        assertThat(audit("--by sex --favourable HIGH").err()).contains("The band of --favourable (HIGH)");
        assertThat(audit("--by sex --together").err()).contains("must be at least two");
        assertThat(audit("--by sex --by sex").err()).contains("The columns of --by (sex, sex) must differ");
        assertThat(audit("--by sex --out people.csv").err()).contains("must not be one that is read");
        assertThat(audit("--by sex --least-rows 0").err()).contains("least number of rows (0)");
        assertThat(audit("--by late").err()).contains("The column of --target (late)");
    }
}
