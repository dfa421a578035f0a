package io.riskanalyzer.project;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String TEST_JAR = "-tests.jar!";
    private static final List<ArchitectureRule> RULES = ArchitectureRules.all();

    private static JavaClasses library = new ClassFileImporter().importClasses();
    private static JavaClasses violations = new ClassFileImporter().importClasses();

    @BeforeAll
    static void importClasses(@TempDir Path folder) throws IOException {
        library = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains(TEST_JAR))
                .importPackages(Part.LIBRARY);
        Map<String, String> sources = new HashMap<>();
        RULES.forEach(rule -> rule.violation().forEach((name, source) -> {
            assertThat(sources.put(name, source)).as(name).isNull();
        }));
        try (SourceCompiler compiler = new SourceCompiler()) {
            assertThat(compiler.compile(sources, folder)).isEmpty();
        }
        violations = new ClassFileImporter().importPath(folder);
    }

    static Stream<ArchitectureRule> rules() {
        return RULES.stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_onTheLibrary_holds(ArchitectureRule rule) {
        rule.rule().check(library);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void rule_onItsViolation_fails(ArchitectureRule rule) {
        JavaClasses violating = violations.that(
                describe("break the rule", type -> rule.violation().containsKey(topLevel(type.getName()))));
        EvaluationResult result = rule.rule().allowEmptyShould(true).evaluate(violating);
        assertThat(result.hasViolation()).isTrue();
    }

    private static String topLevel(String className) {
        return className.contains("$") ? className.substring(0, className.indexOf('$')) : className;
    }

    @Test
    void importedClasses_areTheMainClassesOfEveryModule() {
        for (Part part : Part.TABLE) {
            assertThat(library.contain(part.className())).as(part.className()).isTrue();
        }
        assertThat(library.contain(ArchitectureTest.class)).isFalse();
        assertThat(library.contain("io.riskanalyzer.metric.MetricContract")).isFalse();
    }
}
