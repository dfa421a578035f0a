package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.io.CsvRows;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** CSV files that are refused. */
final class BadCsvFiles {
    private static final FeatureSet STUDENTS = FeatureSet.of(
            Feature.number("attendance").within(0, 1),
            Feature.number("averageMark").within(0, 100).optional(),
            Feature.category("programme", "arts", "engineering", "law"),
            Feature.flag("feesOverdue"));
    private static final String HEADER = "attendance,averageMark,programme,feesOverdue\n";
    private static final String GOOD_ROW = "0.9,55,law,no\n";

    private BadCsvFiles() {}

    static List<BadInput> all() {
        return List.of(
                file("Empty file", "(nothing)", ""),
                file("Header line alone", HEADER.strip(), HEADER),
                file("Two columns of one name", "attendance,averageMark,attendance,feesOverdue\n" + GOOD_ROW),
                file("Column without a name", "attendance,averageMark,programme,feesOverdue,\n0.9,55,law,no,\n"),
                file("Column missing", "attendance,averageMark,feesOverdue\n0.9,55,no\n"),
                file("Column written otherwise", "attendence,averageMark,programme,feesOverdue\n" + GOOD_ROW),
                file("No header line", "0.9,55,law,no\n0.8,61,arts,no\n"),
                file("Delimiter that is not found", "attendance|averageMark|programme|feesOverdue\n0.9|55|law|no\n"),
                row("Text for a number", "often,55,law,no"),
                row("Unit behind a number", "92 %,55,law,no"),
                row("Decimal comma", "\"0,92\",55,law,no"),
                row("Number out of range", "-0.2,55,law,no"),
                row("Per cent for a share", "92,55,law,no"),
                row("Text for a flag", "0.9,55,law,sometimes"),
                row("Unknown category", "0.9,55,medicine,no"),
                row("Category written otherwise", "0.9,55,Law,no"),
                row("Blank that must not be", ",55,law,no"),
                row("Two at once", "1.4,fifty,law,no"),
                row("Too few cells", "0.9,55,law"),
                row("Too many cells", "0.9,55,law,no,no"),
                row("Quotes that do not close", "0.9,55,\"law,no"),
                row("Text behind the closing quotes", "0.9,55,\"law\" school,no"),
                read(
                        "Sensitive value out of range",
                        "income\n-31000",
                        "income\n-31000\n",
                        rows -> rows.read(FeatureSet.of(
                                Feature.number("income").within(0, 1e9).sensitive()))),
                read("Other charset", "city\nKöln", "city\nKöln\n", StandardCharsets.ISO_8859_1, CsvRows::infer),
                read(
                        "No column for the id",
                        HEADER + GOOD_ROW,
                        rows -> rows.id("studentId").read(STUDENTS)),
                read(
                        "Names for fewer columns than there are",
                        "0.9,55,law,no",
                        GOOD_ROW,
                        rows -> rows.header("attendance", "averageMark", "programme")
                                .infer()),
                read("Numbers, but for one", "averageMark\n…\n64\nabsent", "averageMark\n" + marks(), CsvRows::infer),
                read("Decimal commas in a column", "share\n\"0,25\"\n…", "share\n\"0,25\"\n\"0,5\"\n", CsvRows::infer),
                new BadInput(
                        Kind.CSV_FILE,
                        "No such file",
                        "studens.csv",
                        folder -> BadInput.refusalOf(
                                () -> CsvRows.of(folder.resolve("studens.csv")).infer())),
                new BadInput(
                        Kind.CSV_FILE,
                        "A folder",
                        "students.csv/",
                        folder -> BadInput.refusalOf(
                                () -> CsvRows.of(Files.createDirectory(folder.resolve("students.csv")))
                                        .infer())));
    }

    private static BadInput row(String title, String row) {
        return file(title, row, HEADER + GOOD_ROW + row + "\n");
    }

    private static BadInput file(String title, String text) {
        return file(title, text.strip(), text);
    }

    private static BadInput file(String title, String given, String text) {
        return read(title, given, text, rows -> rows.read(STUDENTS));
    }

    private static BadInput read(String title, String text, Consumer<CsvRows> reader) {
        return read(title, text.strip(), text, reader);
    }

    private static BadInput read(String title, String given, String text, Consumer<CsvRows> reader) {
        return read(title, given, text, StandardCharsets.UTF_8, reader);
    }

    private static BadInput read(String title, String given, String text, Charset charset, Consumer<CsvRows> reader) {
        return new BadInput(Kind.CSV_FILE, title, given, folder -> {
            var file = Files.writeString(folder.resolve("students.csv"), text, charset);
            return BadInput.refusalOf(() -> reader.accept(CsvRows.of(file)));
        });
    }

    /** Thirty numbers and a text. */
    private static String marks() {
        StringBuilder column = new StringBuilder();
        for (int mark = 35; mark < 65; mark++) {
            column.append(mark).append('\n');
        }
        return column.append("absent\n").toString();
    }
}
