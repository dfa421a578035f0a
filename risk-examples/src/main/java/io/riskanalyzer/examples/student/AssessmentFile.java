package io.riskanalyzer.examples.student;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.score.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The assessments of all students, one line each. */
final class AssessmentFile {
    private AssessmentFile() {}

    static void write(Path file, List<LedgerEntry> entries, Assessments byRules, @Nullable Assessments byModel)
            throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(
                    "student_id",
                    "name",
                    "points",
                    "band",
                    "codes",
                    "reasons",
                    "probability",
                    "model_band",
                    "model_reasons");
            for (int row = 0; row < entries.size(); row++) {
                List<Reason> reasons = byRules.reasons(row);
                out.writeRecord(
                        entries.get(row).id(),
                        entries.get(row).name(),
                        Ledger.number(byRules.score(row)),
                        byRules.band(row).name(),
                        reasons.stream().map(Reason::code).collect(Collectors.joining(" ")),
                        texts(reasons),
                        byModel == null ? "" : Ledger.number(byModel.score(row)),
                        byModel == null ? "" : byModel.band(row).name(),
                        byModel == null ? "" : texts(byModel.reasons(row)));
            }
        }
    }

    private static String texts(List<Reason> reasons) {
        return reasons.stream().map(Reason::text).collect(Collectors.joining(" | "));
    }
}
