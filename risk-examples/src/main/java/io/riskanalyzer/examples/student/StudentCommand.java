package io.riskanalyzer.examples.student;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.text.Table;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.report.Axis;
import io.riskanalyzer.report.Charts;
import io.riskanalyzer.report.Quantity;
import io.riskanalyzer.report.Report;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.rules.Rule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From the files of a college to a ledger of students at risk, by rules and by a model. */
@Command(
        name = "student",
        mixinStandardHelpOptions = true,
        description = "Joins the files of a college into a ledger, scores each student by rules and by a model of who"
                + " withdraws, and tells why.")
public final class StudentCommand implements Callable<Integer> {
    private static final int WORST = 20;

    @Option(
            names = "--students",
            paramLabel = "N",
            description = "How many students to make up (default: ${DEFAULT-VALUE}).")
    private int students = 2_000;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "The folder to write into (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "A folder with files of your own, of the same shape; none are made up then.")
    private @Nullable Path data;

    @Option(
            names = "--week",
            paramLabel = "N",
            description = "The week of the assessment; what was entered later is not known yet (default:"
                    + " ${DEFAULT-VALUE}).")
    private int week = 12;

    @Option(
            names = "--what-if",
            paramLabel = "FEATURE=VALUE",
            description = "Assess a student again with this value (default: attendance=0.9). May be repeated.")
    private List<String> whatIf = List.of("attendance=0.9");

    @Option(names = "--student", paramLabel = "ID", description = "Whose what-if (default: the student most at risk).")
    private @Nullable String student;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one HTML file with who is at risk, the rules, and pictures of the model.")
    private @Nullable Path report;

    @Spec
    private @Nullable CommandSpec spec;

    /** Made by the command line. */
    public StudentCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter print = spec().commandLine().getOut();
        requireNumbers();
        Files.createDirectories(out);
        Path folder = data == null ? out : data;
        if (data == null) {
            CohortGenerator.write(folder, students, seed);
        }
        Ledger ledger = Ledger.join(folder, week);
        ledger.write(out.resolve("student_ledger.csv"));
        List<LedgerEntry> entries = ledger.entries();
        requireStudent(entries);
        Schema<LedgerEntry> schema = StudentRisk.schema(ledger.programmes());
        WhatIfTable question = new WhatIfTable(schema, whatIf, this::usage);
        print.printf(Locale.ROOT, "%nStudent risk: %,d students in week %d of the term%n%n", entries.size(), week);
        print.println(joined(ledger));

        RiskAnalyzer<LedgerEntry> rules = StudentRisk.byRules(schema);
        List<RiskAnalyzer<LedgerEntry>> analyzers = new ArrayList<>(List.of(rules));
        rules.plan().save(out.resolve("student-rules.plan.json"));
        ModelStory story = null;
        List<LedgerEntry> known =
                entries.stream().filter(entry -> entry.withdrawn() != null).toList();
        if (ModelStory.canLearnFrom(known)) {
            story = ModelStory.tell(schema, known, rules, seed);
            analyzers.add(story.analyzer());
            story.analyzer().plan().save(out.resolve("student-model.plan.json"));
        }
        Frame frame = Frame.of(schema, entries);
        if (!frame.rejected().isEmpty()) {
            throw new IllegalArgumentException(
                    "student_ledger.csv: " + frame.rejected().get(0));
        }
        Assessments byRules = rules.assessAll(frame);
        Assessments byModel = story == null ? null : story.analyzer().assessAll(frame);
        AssessmentFile.write(out.resolve("student_assessments.csv"), entries, byRules, byModel);

        print.println(worst(entries, byRules, byModel));
        print.println(legend(entries, byRules));
        print.println(counts(byRules, byModel));
        if (story == null) {
            print.println("No model: it takes " + ModelStory.FEWEST + " students who withdrew and " + ModelStory.FEWEST
                    + " who did not, to learn from.\n");
        } else {
            print.println(story);
        }
        print.println();
        print.println(question.of(chosen(entries, byRules), analyzers));
        print.println("Written: the ledger, the assessments and the plans in " + out + "/");
        if (report != null) {
            page(entries, byRules, byModel, story).save(report);
            print.println("Written: " + report);
        }
        print.flush();
        return 0;
    }

    private void requireNumbers() {
        if (students < 1) {
            throw usage("The value of --students (" + students + ") must be at least 1.\nMaybe take 2000.");
        }
        if (week < 1 || week > Ledger.LAST_WEEK) {
            throw usage(
                    "The value of --week (" + week + ") must be from 1 to " + Ledger.LAST_WEEK + ".\nMaybe take 12.");
        }
    }

    private void requireStudent(List<LedgerEntry> entries) {
        if (student != null && entries.stream().noneMatch(entry -> entry.id().equals(student))) {
            throw usage("The value of --student (" + student + ") must be a student_id of " + CohortGenerator.STUDENTS
                    + ", but is none.\nMaybe it is written otherwise there, as in "
                    + entries.get(0).id() + ".");
        }
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("The command line sets the specification before it calls.");
        }
        return spec;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private static Table joined(Ledger ledger) {
        Table table = new Table("file", ">rows", ">twice", ">entered later", ">of nobody", ">blank");
        for (Ledger.FileReport report : ledger.reports()) {
            table.row(
                    report.file(),
                    count(report.rows()),
                    count(report.twice()),
                    count(report.late()),
                    count(report.ofNobody()),
                    count(report.blank()));
        }
        return table;
    }

    private static Table worst(List<LedgerEntry> entries, Assessments byRules, @Nullable Assessments byModel) {
        Table table = new Table(
                "student", "name", ">points", "band", ">attends", ">mark", ">withdraws", "band", "reasons, by points");
        worstFirst(byRules, byModel).limit(WORST).forEach(row -> {
            LedgerEntry entry = entries.get(row);
            List<String> codes =
                    byRules.reasons(row).stream().map(reason -> reason.code()).toList();
            table.row(
                    entry.id(),
                    entry.name(),
                    String.format(Locale.ROOT, "%.0f", byRules.score(row)),
                    byRules.band(row).name(),
                    percent(entry.attendance()),
                    Double.isNaN(entry.averageMark()) ? "–" : String.format(Locale.ROOT, "%.0f", entry.averageMark()),
                    byModel == null ? "–" : percent(byModel.score(row)),
                    byModel == null ? "–" : byModel.band(row).name(),
                    String.join(" ", codes));
        });
        return table;
    }

    /** The same as one page with pictures. */
    private Report page(
            List<LedgerEntry> entries, Assessments byRules, @Nullable Assessments byModel, @Nullable ModelStory story) {
        Table worst = worst(entries, byRules, byModel);
        Table counts = counts(byRules, byModel);
        int[] inBand = byRules.bandCounts();
        List<Quantity> bands = IntStream.range(0, inBand.length)
                .mapToObj(level -> Quantity.of(counts.cells().get(level).get(0), inBand[level]))
                .toList();
        Report page = Report.titled("Student risk")
                .subtitled(String.format(Locale.ROOT, "%,d students in week %d of the term", entries.size(), week))
                .with(Section.titled("Who is at risk")
                        .saying("The students with the most points by the rules. The codes of the reasons are those of"
                                + " the rules below.")
                        .with(
                                Charts.bars("Students by band", Axis.of("students, by rules"), bands),
                                new io.riskanalyzer.report.Table("Bands", counts.columns(), counts.cells()),
                                new io.riskanalyzer.report.Table("Most at risk", worst.columns(), worst.cells())))
                .with(Section.titled("The rules").with(Tables.rules(StudentRisk.RULES)));
        for (Section section : story == null ? List.<Section>of() : story.sections()) {
            page = page.with(section);
        }
        return page;
    }

    /** What the codes mean, and the reasons of the student most at risk as that student would be told them. */
    private static String legend(List<LedgerEntry> entries, Assessments byRules) {
        StringBuilder text = new StringBuilder();
        for (Rule rule : StudentRisk.RULES.rules()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s  %+3.0f  %s%n",
                    rule.code(),
                    rule.points(),
                    rule.when().describe()));
        }
        int worst = worstFirst(byRules, null).findFirst().orElseThrow();
        text.append("\nWhat ").append(entries.get(worst).name()).append(" would be told:\n");
        byRules.reasons(worst)
                .forEach(reason -> text.append("  ").append(reason.text()).append('\n'));
        return text.toString();
    }

    /** The rows by points, and where these are equal by the model. */
    private static Stream<Integer> worstFirst(Assessments byRules, @Nullable Assessments byModel) {
        Comparator<Integer> order = Comparator.comparingDouble(row -> -byRules.score(row));
        Comparator<Integer> full = byModel == null ? order : order.thenComparingDouble(row -> -byModel.score(row));
        return IntStream.range(0, byRules.rows()).boxed().sorted(full);
    }

    private static Table counts(Assessments byRules, @Nullable Assessments byModel) {
        Table table = new Table("band", ">by rules", ">by model");
        int[] rules = byRules.bandCounts();
        int[] model = byModel == null ? new int[rules.length] : byModel.bandCounts();
        StudentRisk.Level[] levels = StudentRisk.Level.values();
        for (int i = 0; i < levels.length; i++) {
            table.row(levels[i].name(), count(rules[i]), byModel == null ? "–" : count(model[i]));
        }
        return table;
    }

    /** The student that {@code --student} names, else the one most at risk. */
    private LedgerEntry chosen(List<LedgerEntry> entries, Assessments byRules) {
        return entries.stream()
                .filter(entry -> entry.id().equals(student))
                .findFirst()
                .orElseGet(
                        () -> entries.get(worstFirst(byRules, null).findFirst().orElseThrow()));
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String percent(double share) {
        return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
