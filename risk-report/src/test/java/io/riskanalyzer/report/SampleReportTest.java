package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleReportTest {

    /** To look at: target/sample-report.html. */
    @Test
    void save_ofEveryKindOfBlock_writesAPageToLookAt() {
        Path file = Path.of("target", "sample-report.html");
        SampleReport.of().save(file);
        assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    }
}
