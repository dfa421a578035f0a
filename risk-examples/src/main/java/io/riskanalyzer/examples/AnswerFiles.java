package io.riskanalyzer.examples;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.Violation;
import io.riskanalyzer.score.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The two CSV files that `assess` writes: the answers, and the rows that could not be scored. Mutable, for one thread. */
final class AnswerFiles implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final CsvWriter answers;
    private final CsvWriter rejected;
    private final UnaryOperator<Violation> advice;
    private final StringBuilder text = new StringBuilder();

    /** Creates the files; {@code advice} adds to a violation what the user of this command can do. */
    AnswerFiles(Path answers, Path rejected, UnaryOperator<Violation> advice) throws IOException {
        this.advice = advice;
        this.answers = CsvWriter.builder().bufferSize(BUFFER).build(answers);
        try {
            this.rejected = CsvWriter.builder().bufferSize(BUFFER).build(rejected);
        } catch (IOException e) {
            this.answers.close();
            throw e;
        }
        this.answers.writeRecord("line", "id", "score", "displayed", "band", "codes", "reasons");
        this.rejected.writeRecord("line", "id", "column", "value", "rule", "advice");
    }

    void write(Assessments assessments) {
        for (int row = 0; row < assessments.rows(); row++) {
            double score = assessments.score(row);
            double displayed = assessments.displayed(row);
            String scoreText = Double.toString(score); // the greatest part of a row's time: not twice
            List<Reason> reasons = assessments.reasons(row);
            answers.writeRecord(
                    Long.toString(assessments.number(row)),
                    Objects.requireNonNullElse(assessments.id(row), ""),
                    scoreText,
                    Double.compare(displayed, score) == 0 ? scoreText : Double.toString(displayed),
                    assessments.band(row).name(),
                    codes(reasons),
                    texts(reasons));
        }
        assessments.rejected().forEach(this::write);
    }

    private String codes(List<Reason> reasons) {
        text.setLength(0);
        for (int i = 0; i < reasons.size(); i++) {
            text.append(i == 0 ? "" : " ").append(reasons.get(i).code());
        }
        return text.toString();
    }

    private String texts(List<Reason> reasons) {
        text.setLength(0);
        for (int i = 0; i < reasons.size(); i++) {
            text.append(i == 0 ? "" : " | ").append(reasons.get(i).text());
        }
        return text.toString();
    }

    private void write(RejectedRow row) {
        for (Violation found : row.violations()) {
            Violation violation = advice.apply(found);
            rejected.writeRecord(
                    Long.toString(row.row()),
                    Objects.requireNonNullElse(row.id(), ""),
                    violation.feature(),
                    Objects.requireNonNullElse(violation.value(), ""),
                    violation.rule(),
                    Objects.requireNonNullElse(violation.advice(), ""));
        }
    }

    @Override
    public void close() throws IOException {
        try (rejected) {
            answers.close();
        }
    }
}
