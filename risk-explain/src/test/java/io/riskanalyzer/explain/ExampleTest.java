package io.riskanalyzer.explain;

import static io.riskanalyzer.explain.GoldenData.ATTENDANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example in the Javadoc of {@link PermutationImportance}: it runs, and it is the same text. */
class ExampleTest {
    private static final NumberFeature AVERAGE_MARK = GoldenData.MARK;
    private static final NumberFeature EXHAUSTED_ATTEMPTS = GoldenData.ATTEMPTS;

    @Test
    void javadoc_ofPermutationImportance_runs() {
        Model model = GoldenData.SCORER;
        Dataset test = GoldenData.UNWEIGHTED;

        // begin
        ImportanceReport report = PermutationImportance.builder()
                .metric(Metrics.LOG_LOSS)
                .repeats(20)
                .group("marks", AVERAGE_MARK, EXHAUSTED_ATTEMPTS)
                .build()
                .run(model, test);

        double rise = report.importanceOf(ATTENDANCE).mean();
        String mostImportant = report.sorted().get(0).name();
        System.out.println(report);
        // end

        assertThat(rise).isBetween(0.1, 0.2);
        assertThat(mostImportant).isEqualTo("marks");
    }

    @Test
    void javadoc_ofPermutationImportance_isWhatRuns() throws IOException {
        assertThat(between("<pre>{@code", "}</pre>", "main", "PermutationImportance"))
                .isEqualTo(between("// begin", "// end", "test", "ExampleTest"))
                .contains("PermutationImportance.builder()");
    }

    /** The code between the first of the two marks, without indentation and the stars of a comment. */
    private static String between(String from, String to, String tree, String type) throws IOException {
        Path file = Path.of("src", tree, "java", "io", "riskanalyzer", "explain", type + ".java");
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start))
                .lines()
                .map(line -> line.strip().replaceFirst("^\\* ?", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
