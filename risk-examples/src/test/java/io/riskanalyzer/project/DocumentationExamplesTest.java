package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What README, docs and Javadoc show compiles, and runs. */
class DocumentationExamplesTest {
    private static final Documentation DOCUMENTATION = Documentation.ofThisProject();

    private static ExampleRunner runner;

    @BeforeAll
    static void openRunner(@TempDir Path folder) throws IOException {
        DocumentationPrelude.writeInto(folder);
        runner = new ExampleRunner(folder, DOCUMENTATION.packages());
    }

    @AfterAll
    static void closeRunner() throws IOException {
        runner.close();
    }

    static Stream<CodeBlock> blocks() throws IOException {
        return Stream.of(DOCUMENTATION.ofReadme(), DOCUMENTATION.ofDocs(), DOCUMENTATION.ofJavadoc())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void block_ofTheDocumentation_compilesAndRuns(CodeBlock block) throws IOException {
        assertThat(runner.problemsOf(block)).isEmpty();
    }

    @Test
    void readme_ifThereIsOne_hasJavaBlock() throws IOException {
        assumeThat(DOCUMENTATION.hasReadme()).isTrue();
        assertThat(DOCUMENTATION.ofReadme()).isNotEmpty();
    }

    @Test
    void readme_withoutJavaBlock_isNoticed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("README.md"), "```xml\n<a/>\n```\n");
        Documentation other = new Documentation(folder);
        assertThat(other.hasReadme()).isTrue();
        assertThat(other.ofReadme()).isEmpty();
    }

    @Test
    void javadoc_ofTheLibrary_hasJavaBlocks() throws IOException {
        assertThat(DOCUMENTATION.ofJavadoc()).isNotEmpty();
    }

    @Test
    void problems_ofBlockThatDoesNotCompile_tellPlaceMessageAndCode() throws IOException {
        CodeBlock block = onlyBlock("""
            Some text.

            ```java
            double[] row = {1};
            int length = row.size();
            ```
            """);
        assertThat(runner.problemsOf(block))
                .singleElement()
                .asString()
                .startsWith("PAGE.md:4: does not compile: cannot find symbol")
                .endsWith("int length = row.size();");
    }

    @Test
    void problems_ofBlockThatThrows_tellPlaceAndException() throws IOException {
        CodeBlock block = onlyBlock("""
            ```java
            Bands.below(0.5, "A").otherwise("A");
            ```
            """);
        assertThat(runner.problemsOf(block))
                .singleElement()
                .asString()
                .startsWith("PAGE.md:2: does not run: java.lang.IllegalArgumentException: The name of band 2 (A)");
    }

    @Test
    void problems_ofProgramThatThrows_tellPlaceAndException() throws IOException {
        CodeBlock block = onlyBlock("""
            ```java
            public class Program {
                public static void main(String[] args) {
                    throw new IllegalStateException("It ran.");
                }
            }
            ```
            """);
        assertThat(runner.problemsOf(block))
                .singleElement()
                .asString()
                .startsWith("PAGE.md:2: does not run: java.lang.IllegalStateException: It ran.");
    }

    @Test
    void problems_ofBlockWithDeclarationsAmongStatements_areNone() throws IOException {
        CodeBlock block = onlyBlock("""
            ```java
            import java.time.Duration;

            // a comment with a brace {, a quote " and it's all
            record Student(double attendance, String name) {} // "
            enum Level { GREEN, RED }
            static final String[] NAMES = {"a;b", "}"};
            static final NumberFeature ATTENDANCE = Feature.number("attendance"); // hides the one of the prelude

            Schema<Student> schema = Schema.ofRecord(Student.class, ATTENDANCE);
            for (String name : NAMES) {
                double[] row = new double[1];
                if (schema.encode(new Student(0.5, name), row)) {
                    row[0] = Level.RED.ordinal() + Duration.ZERO.toDays();
                } else {
                    throw new IllegalStateException();
                }
            }
            int[] counts = {1, 2};
            Files.writeString(Path.of("counts.txt"), counts.length + ";");
            ```
            """);
        assertThat(runner.problemsOf(block)).isEmpty();
        assertThat(DocumentationPrelude.folder.resolve("counts.txt")).hasContent("2;");
    }

    @Test
    void javadoc_withPreformattedCode_isFoundWithItsLine() {
        List<CodeBlock> blocks = CodeBlock.ofJavadoc(Path.of("It.java"), """
            /**
             * Says.
             *
             * <pre>{@code
             * int x = 1;
             * if (x > 0) {}
             * }</pre>
             */
            """);
        assertThat(blocks).containsExactly(new CodeBlock(Path.of("It.java"), 4, "\nint x = 1;\nif (x > 0) {}\n"));
    }

    private static CodeBlock onlyBlock(String markdown) {
        List<CodeBlock> blocks = CodeBlock.ofMarkdown(Path.of("PAGE.md"), markdown);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }
}
