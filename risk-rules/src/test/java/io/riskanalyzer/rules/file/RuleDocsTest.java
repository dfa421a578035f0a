package io.riskanalyzer.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.rules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/rules.md shows is so. */
class RuleDocsTest {
    private static final Pattern BLOCK = Pattern.compile("```(yaml)?\n(.*?)```", Pattern.DOTALL);

    private static String block(String language) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "rules.md")));
        while (blocks.find()) {
            if (language.equals(String.valueOf(blocks.group(1)))) {
                return blocks.group(2);
            }
        }
        throw new AssertionError("no block of " + language);
    }

    @Test
    void example_ofDocs_loads() throws IOException {
        RuleBook book = RuleBook.parse(block("yaml"), "student-risk.yaml");

        assertThat(book.rules().rules())
                .extracting(Rule::code)
                .containsExactly("FEE-1", "ATT-1", "ATT-2", "MARK-1", "MARK-2");
        assertThat(book.bands().all()).hasSize(3);
    }

    @Test
    void mistake_ofDocs_isToldSo() throws IOException {
        String mistaken = block("yaml").replace("yes and attendance", "yes and attendence");

        assertThatThrownBy(() -> RuleBook.parse(mistaken, "student-risk.yaml"))
                .hasMessage(block("null").strip());
    }
}
