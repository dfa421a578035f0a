package io.riskanalyzer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.examples.BadInput.Answer;
import io.riskanalyzer.examples.BadInput.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gives every wrong input of {@code docs/bad-input.md} to the library, and holds the document to what it answers.
 *
 * <p>{@code mvn test -pl risk-examples -am -Dtest=BadInputTest -Dsurefire.failIfNoSpecifiedTests=false -DwriteDocs=true}
 * writes the tables of the document anew.
 */
class BadInputTest {
    private static final int FEWEST_OF_A_KIND = 6;

    /** What, value, rule and fact, behind the place in a file; then what to do. One for each thing that is wrong. */
    private static final Pattern FORM =
            Pattern.compile("(([\\w.-]+(:\\d+:\\d+)?: )?The .+ (must|has) .+\\.(\nMaybe .+\\.)?(\n|$))+");

    /** Words for programmers, which a file or a command line must not answer with. */
    private static final Pattern JAVA =
            Pattern.compile("\\w\\(|[a-z]\\.[A-Z]|[A-Z]\\w+\\.[A-Z]|Exception|\\bnull\\b|\\bint\\b");

    private static final Set<Kind> OF_NO_PROGRAMMER =
            Set.of(Kind.CSV_FILE, Kind.PLAN_FILE, Kind.RULE_FILE, Kind.ARGUMENTS);

    static List<BadInput> all() {
        return BadInput.all();
    }

    static List<BadInput> of(Kind kind) {
        return all().stream().filter(input -> input.kind() == kind).toList();
    }

    @BeforeAll
    static void writeDocument(@TempDir Path folder) throws IOException {
        if (Boolean.getBoolean("writeDocs")) {
            Map<Kind, List<String>> rows = new EnumMap<>(Kind.class);
            for (BadInput input : all()) {
                Path own = Files.createTempDirectory(folder, "input");
                rows.computeIfAbsent(input.kind(), k -> new ArrayList<>()).add(input.row(input.answer(own)));
            }
            BadInputDocument.write(rows);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void badInput_isAnsweredAsDocumented(BadInput input, @TempDir Path folder) throws IOException {
        Answer answer = input.answer(folder);
        assertThat(BadInputDocument.rows(input.kind())).contains(input.row(answer));
        assertThat(answer.message()).matches(FORM);
        if (OF_NO_PROGRAMMER.contains(input.kind())) {
            assertThat(answer.message()).doesNotContainPattern(JAVA);
        }
    }

    @ParameterizedTest
    @EnumSource
    void document_ofEachKind_hasARowForEachInput(Kind kind) throws IOException {
        List<String> titles =
                of(kind).stream().map(input -> "| " + input.title() + " | ").toList();
        List<String> rows = BadInputDocument.rows(kind);
        assertThat(titles).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(FEWEST_OF_A_KIND);
        assertThat(rows).zipSatisfy(titles, (row, title) -> assertThat(row).startsWith(title));
    }
}
