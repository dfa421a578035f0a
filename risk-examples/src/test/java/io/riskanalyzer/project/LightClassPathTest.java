package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RiskScorer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that only loads and scores needs the core and the JSON reader, and the rules if a plan has them. */
class LightClassPathTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "law").optional();
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final Schema<Map<String, ?>> STUDENTS =
            Schema.ofMaps(FeatureSet.of(ATTENDANCE, PROGRAMME, FEES_OVERDUE));
    private static final RuleSet RULES = RuleSet.named("student-risk")
            .when(ATTENDANCE.below(0.75))
            .add(40.1)
            .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
            .when(FEES_OVERDUE.isTrue().and(PROGRAMME.isOneOf("law")))
            .add(15.3)
            .because("FEE-1", "Fees are overdue in {programme}.")
            .build();
    private static final long ONE_MEGABYTE = 1_000_000;
    private static final long MOST_SECONDS = 120;

    private static Path application = Path.of("");
    private static Path rulesPlan = Path.of("");
    private static Path modelPlan = Path.of("");
    private static RiskAnalyzer<Map<String, ?>> byRules =
            analyzer(RULES, Bands.below(30, "LOW").otherwise("HIGH"));
    private static RiskAnalyzer<Map<String, ?>> byModel = byRules;

    private record Outcome(int exitCode, List<String> printed, String errors) {}

    @BeforeAll
    static void savePlans(@TempDir Path folder) throws IOException {
        Frame frame = Frame.of(STUDENTS, LightApplication.subjects());
        boolean[] withdrawn = new boolean[frame.rows()];
        for (int i = 0; i < withdrawn.length; i++) {
            withdrawn[i] = frame.value(i, 0) < 0.4 || i % 7 == 0;
        }
        byModel = analyzer(
                LogisticTrainer.builder().seed(1).build().train(Dataset.of(frame, withdrawn)),
                Bands.below(0.3, "LOW").otherwise("HIGH"));
        rulesPlan = folder.resolve("rules.plan.json");
        modelPlan = folder.resolve("model.plan.json");
        byRules.plan().save(rulesPlan);
        byModel.plan().save(modelPlan);
        application = folder.resolve("application");
        String classFile = LightApplication.class.getName().replace('.', '/') + ".class";
        Path copy = application.resolve(classFile);
        Files.createDirectories(copy.getParent());
        try (InputStream original = LightApplication.class.getClassLoader().getResourceAsStream(classFile)) {
            Files.copy(original, copy);
        }
    }

    private static RiskAnalyzer<Map<String, ?>> analyzer(RiskScorer scorer, Bands bands) {
        return RiskAnalyzer.builder()
                .schema(STUDENTS)
                .scorer(scorer)
                .bands(bands)
                .build();
    }

    @Test
    void application_withCoreRulesAndJackson_givesTheSameBits() throws Exception {
        List<String> expected = new ArrayList<>(LightApplication.answers(byModel));
        expected.addAll(LightApplication.answers(byRules));
        Outcome outcome = run(List.of(coreClasses(), rulesClasses(), jackson()), modelPlan, rulesPlan);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.printed()).isEqualTo(expected); // and no class found that should not be there
    }

    @Test
    void application_withCoreAndJackson_scoresModel() throws Exception {
        Outcome outcome = run(List.of(coreClasses(), jackson()), modelPlan);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.printed()).isEqualTo(LightApplication.answers(byModel));
    }

    @Test
    void application_withoutRules_isToldToAddThem() throws Exception {
        Outcome outcome = run(List.of(coreClasses(), jackson()), rulesPlan);
        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.errors())
                .contains("PlanFormatException")
                .contains(rulesPlan.toString())
                .contains("rule-set")
                .contains("Maybe add risk-rules to the class path.");
    }

    @Test
    void heavyClasses_onTheClassPathOfTheTests_areFound() {
        assertThat(LightApplication.HEAVY.stream().filter(LightApplication::isHere))
                .contains("org.tribuo.Trainer", "de.siegmar.fastcsv.reader.CsvReader");
    }

    @Test
    void lightClassPath_ofAllItsFiles_hasNoNatives() throws Exception {
        for (Path entry : List.of(coreClasses(), rulesClasses(), jackson())) {
            assertThat(sizes(entry).keySet())
                    .as(entry.toString())
                    .isNotEmpty()
                    .noneMatch(name -> name.matches(".*\\.(so|dll|dylib|jnilib)"));
        }
    }

    @Test
    void core_byItself_isUnderOneMegabyte() throws Exception {
        long size = sizes(coreClasses()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(size).isPositive().isLessThan(ONE_MEGABYTE);
    }

    private static Path coreClasses() throws URISyntaxException {
        return locationOf(RiskAnalyzer.class);
    }

    private static Path rulesClasses() throws URISyntaxException {
        return locationOf(RuleSet.class);
    }

    private static Path jackson() throws URISyntaxException {
        return locationOf(JsonFactory.class);
    }

    private static Path locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** The uncompressed size of each file in a folder or a jar, by name. */
    private static Map<String, Long> sizes(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return sizesBelow(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return sizesBelow(jar.getPath("/"));
        }
    }

    private static Map<String, Long> sizesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).collect(Collectors.toMap(Path::toString, file -> sizeOf(file)));
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the application in a Java machine whose class path is it and the given entries alone. */
    private static Outcome run(List<Path> classPath, Path... plans) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(Stream.concat(Stream.of(application), classPath.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(LightApplication.class.getName());
        Stream.of(plans).map(Path::toString).forEach(command::add);
        Path printed = application.resolve("printed.txt");
        Path errors = application.resolve("errors.txt");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectOutput(printed.toFile()).redirectError(errors.toFile());
        process.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
        Process running = process.start();
        assertThat(running.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Outcome(running.exitValue(), Files.readAllLines(printed), Files.readString(errors));
    }
}
