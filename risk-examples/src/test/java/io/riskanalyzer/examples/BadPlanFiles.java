package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.PlanFormatException;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plan files that are refused. */
final class BadPlanFiles {
    private static final Pattern WRONG_HASH =
            Pattern.compile("The (id|checksum) of the plan .* but that is (\\S+)\\.\n", Pattern.DOTALL);

    private BadPlanFiles() {}

    static List<BadInput> all() {
        return List.of(
                missing(),
                folder(),
                file("Empty file", "(nothing)", plan -> ""),
                file("Another file", "attendance,averageMark", plan -> "attendance,averageMark\n0.9,55\n"),
                file("JSON of something else", "{\"name\": \"student-risk\"}", plan -> "{\"name\": \"student-risk\"}"),
                file("Cut off", "\"format\": \"risk-analyzer-plan\",…", plan -> plan.substring(0, plan.length() / 2)),
                file("Something behind its end", "…}<<<<<<<", plan -> plan + "<<<<<<< HEAD\n"),
                changed("Number changed by hand", "'points': 40", "'points': 4"),
                changed("Name of another format", "'risk-analyzer-plan'", "'risk-analyzer-rules'"),
                changed("Version newer than this library", "'version': 1, 'id'", "'version': 2, 'id'"),
                changed("Field that no version has", "'id': ", "'author': 'Ann', 'id': "),
                changed(
                        "Field missing",
                        "'format': 'risk-analyzer-plan', 'version': 1,",
                        "'format': 'risk-analyzer-plan',"),
                changed("Number that JSON does not have", "'min': 0", "'min': NaN"),
                sealed("Field of a newer part", "'points': 40", "'points': 40, 'theme': 'attendance'"),
                sealed(
                        "Part of a newer version",
                        "'rule-set', 'module': 'risk-rules', 'version': 2",
                        "'rule-set', 'module': 'risk-rules', 'version': 3"),
                sealed(
                        "Part of a module that is not here",
                        "'rule-set', 'module': 'risk-rules'",
                        "'scorecard', 'module': 'acme-scoring'"),
                sealed("Text for a number", "'points': 40", "'points': 'forty'"),
                sealed("Values that do not fit", "'min': 0, 'max': 1,", "'min': 0, 'max': -1,"),
                latin1());
    }

    private static BadInput missing() {
        return new BadInput(
                Kind.PLAN_FILE,
                "No such file",
                "student.plan.json",
                folder -> BadInput.refusalOf(() -> ScoringPlan.load(folder.resolve("student.plan.json"))));
    }

    private static BadInput folder() {
        return new BadInput(
                Kind.PLAN_FILE,
                "A folder",
                "plans/",
                folder -> BadInput.refusalOf(() -> ScoringPlan.load(Files.createDirectory(folder.resolve("plans")))));
    }

    private static BadInput latin1() {
        return load(
                "Other charset",
                "\"Prüfung\"",
                plan -> plan.replace("student-risk", "Prüfung"),
                StandardCharsets.ISO_8859_1);
    }

    private static BadInput file(String title, String given, UnaryOperator<String> change) {
        return load(title, given, change, StandardCharsets.UTF_8);
    }

    /** A change of the file; quotes of JSON are written as single ones, and blanks stand for any of its white space. */
    private static BadInput changed(String title, String from, String to) {
        return file(title, to.replace('\'', '"'), plan -> change(plan, from, to));
    }

    /** A change after which id and checksum were made to fit again. */
    private static BadInput sealed(String title, String from, String to) {
        return file(title, to.replace('\'', '"'), plan -> sealed(sealed(change(plan, from, to))));
    }

    private static String change(String plan, String from, String to) {
        String pattern = from.replace('\'', '"').replace(" ", "\\s+");
        String changed = plan.replaceFirst(pattern, to.replace('\'', '"'));
        if (changed.equals(plan)) {
            throw new IllegalStateException("The plan has no " + from);
        }
        return changed;
    }

    private static String sealed(String text) {
        try {
            ScoringPlan.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "plan");
            throw new IllegalStateException("The plan is not refused.");
        } catch (PlanFormatException e) {
            Matcher wrong = WRONG_HASH.matcher(e.getMessage());
            return wrong.find()
                    ? text.replaceFirst(
                            "\"" + wrong.group(1) + "\": \"[^\"]*\"",
                            "\"" + wrong.group(1) + "\": \"" + wrong.group(2) + "\"")
                    : text;
        }
    }

    private static BadInput load(String title, String given, UnaryOperator<String> change, Charset charset) {
        return new BadInput(Kind.PLAN_FILE, title, given, folder -> {
            var file = Files.writeString(folder.resolve("student.plan.json"), change.apply(plan()), charset);
            return BadInput.refusalOf(() -> ScoringPlan.load(file));
        });
    }

    /** Rules on attendance, average mark and programme. */
    static String plan() {
        NumberFeature attendance = Feature.number("attendance").within(0, 1);
        NumberFeature averageMark = Feature.number("averageMark").within(0, 100).optional();
        CategoryFeature<String> programme = Feature.category("programme", "arts", "engineering", "law");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FeatureSet.of(attendance, averageMark, programme)))
                .scorer(RuleSet.named("student-risk")
                        .when(attendance.below(0.75))
                        .add(40)
                        .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                        .when(averageMark.below(40))
                        .add(30)
                        .because("MRK-1", "The average mark {averageMark} is below 40.")
                        .when(programme.is("law").and(attendance.below(0.9)))
                        .add(10)
                        .because("LAW-1", "Law without attendance is seldom passed.")
                        .build())
                .bands(Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"))
                .build()
                .plan()
                .write(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
