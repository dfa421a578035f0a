package io.riskanalyzer.examples;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.rules.RuleSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records and maps that are refused by {@code assess}. */
final class BadSubjects {
    record Student(
            double attendance, double averageMark, @Nullable String programme, boolean feesOverdue, double income) {}

    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature AVERAGE_MARK =
            Feature.number("averageMark").within(0, 100).optional();
    private static final CategoryFeature<String> PROGRAMME =
            Feature.category("programme", "arts", "engineering", "law");
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final NumberFeature INCOME =
            Feature.number("income").within(0, 1e9).in("EUR").sensitive().optional();

    private static final RiskAnalyzer<Student> STUDENTS = RiskAnalyzer.builder()
            .schema(Schema.ofRecord(Student.class, ATTENDANCE, AVERAGE_MARK, PROGRAMME, FEES_OVERDUE, INCOME))
            .scorer(RuleSet.named("student-risk")
                    .when(ATTENDANCE.below(0.75))
                    .add(40)
                    .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                    .build())
            .build();

    private BadSubjects() {}

    static List<BadInput> all() {
        return List.of(
                record("Number out of range", "new Student(1.4, …)", new Student(1.4, 55, "law", false, 31_000)),
                record("Per cent for a share", "new Student(92, …)", new Student(92, 55, "law", false, 31_000)),
                record("NaN", "new Student(Double.NaN, …)", new Student(Double.NaN, 55, "law", false, 31_000)),
                record(
                        "Infinite",
                        "new Student(0.9, 1.0 / 0, …)",
                        new Student(0.9, Double.POSITIVE_INFINITY, "law", false, 31_000)),
                record("Null", "new Student(0.9, 55, null, …)", new Student(0.9, 55, null, false, 31_000)),
                record(
                        "Unknown category",
                        "new Student(…, \"medicine\", …)",
                        new Student(0.9, 55, "medicine", false, 31_000)),
                record(
                        "Sensitive value out of range",
                        "new Student(…, -31_000)",
                        new Student(0.9, 55, "law", false, -31_000)),
                map("Unknown key, misspelt", "{\"attendance\": 0.9, …, \"avergeMark\": 55}", "avergeMark", 55),
                map("Unknown key", "{\"attendance\": 0.9, …, \"shoeSize\": 43}", "shoeSize", 43),
                map("Key missing", "{\"programme\": \"law\", \"feesOverdue\": false}", "attendance", null),
                map("Text for a number", "{\"attendance\": \"0.9\", …}", "attendance", "0.9"),
                map("Number for a flag", "{…, \"feesOverdue\": 1}", "feesOverdue", 1),
                map("List for a category", "{…, \"programme\": [\"law\"]}", "programme", List.of("law")),
                map("Category written otherwise", "{…, \"programme\": \"engineerin\"}", "programme", "engineerin"),
                map("NaN in a map", "map.put(\"attendance\", Double.NaN)", "attendance", Double.NaN),
                map("Infinite in a map", "map.put(\"averageMark\", -1 / 0.0)", "averageMark", Double.NEGATIVE_INFINITY),
                map("Sensitive text for a number", "{…, \"income\": \"31k\"}", "income", "31k"),
                several(),
                texts());
    }

    private static BadInput record(String title, String given, Student student) {
        return new BadInput(Kind.SUBJECT, title, given, folder -> BadInput.refusalOf(() -> STUDENTS.assess(student)));
    }

    private static BadInput map(String title, String given, String key, @Nullable Object value) {
        Map<String, @Nullable Object> student = new LinkedHashMap<>();
        student.put("attendance", 0.9);
        student.put("programme", "law");
        student.put("feesOverdue", false);
        student.put(key, value);
        return map(title, given, student);
    }

    private static BadInput map(String title, String given, Map<String, ?> student) {
        return new BadInput(
                Kind.SUBJECT,
                title,
                given,
                folder -> BadInput.refusalOf(() ->
                        STUDENTS.over(Schema.ofMaps(STUDENTS.plan().features())).assess(student)));
    }

    private static BadInput several() {
        return map(
                "Several at once",
                "{\"attendance\": 62, \"programme\": \"Law\", \"note\": \"\"}",
                Map.of("attendance", 62, "programme", "Law", "note", ""));
    }

    /** A row of text, as another CSV reader or a form of a web page gives it. */
    private static BadInput texts() {
        FeatureSet features = STUDENTS.plan().features();
        Map<String, String> student =
                Map.of("attendance", "92 %", "averageMark", "55,5", "programme", "law", "feesOverdue", "on");
        return new BadInput(
                Kind.SUBJECT,
                "Texts of a form",
                "{\"attendance\": \"92 %\", \"averageMark\": \"55,5\", …, \"feesOverdue\": \"on\"}",
                folder -> BadInput.refusalOf(() -> STUDENTS.over(Schema.ofTexts(features, TextFormat.DEFAULT))
                        .assess(student)));
    }
}
