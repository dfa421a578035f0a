package io.riskanalyzer.examples.student;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The four files of a college, joined by student as they stood in one week of the term.
 *
 * <p>Rows that are there twice count once. Rows that were entered later than the week are left for the next ledger, so
 * that a past week can be looked at as it was seen then. Rows of students who are on no list are counted and left out.
 */
final class Ledger {
    /** The last week that a file may tell of. */
    static final int LAST_WEEK = 60;

    private static final String ID = "student_id";
    private static final NumberFeature WEEK = Feature.number("week").within(1, LAST_WEEK);
    private static final NumberFeature ENTRY_SCORE =
            Feature.number("entry_score").within(0, 100).optional();
    private static final NumberFeature COMMUTE =
            Feature.number("commute_minutes").within(0, 600).optional();
    private static final FlagFeature PART_TIME = Feature.flag("part_time");
    private static final FlagFeature WITHDRAWN = Feature.flag("withdrawn").optional();
    private static final NumberFeature SESSIONS = Feature.number("sessions").within(0, 100);
    private static final NumberFeature ATTENDED =
            Feature.number("attended").within(0, 100).optional();
    private static final NumberFeature RECORDED_WEEK =
            Feature.number("recorded_week").within(1, LAST_WEEK);
    private static final NumberFeature ATTEMPT = Feature.number("attempt").within(1, 20);
    private static final NumberFeature MARK =
            Feature.number("mark").within(0, 100).optional();
    private static final NumberFeature INSTALMENT = Feature.number("instalment").within(1, 60);
    private static final NumberFeature AMOUNT = Feature.number("amount").within(0, 1e6);
    private static final NumberFeature DUE_WEEK = Feature.number("due_week").within(1, LAST_WEEK);
    private static final NumberFeature PAID_WEEK =
            Feature.number("paid_week").within(1, LAST_WEEK).optional();

    private final int week;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final List<String> programmes;
    private final List<FileReport> reports = new ArrayList<>();

    /** What was found in one file. */
    record FileReport(String file, int rows, int twice, int late, int ofNobody, int blank) {}

    private Ledger(int week, List<String> programmes) {
        this.week = week;
        this.programmes = programmes;
    }

    /**
     * Reads and joins the files of a folder.
     *
     * @param folder the folder with the four files
     * @param week the week of the assessment: what was entered later is not known yet
     */
    static Ledger join(Path folder, int week) throws IOException {
        Path list = folder.resolve(CohortGenerator.STUDENTS);
        CategoryFeature<?> programme = categoryOf(list, "programme");
        Ledger ledger = new Ledger(week, programme.levels());
        Map<String, StudentRecord> students = ledger.readStudents(list, programme);
        ledger.readAttendance(folder.resolve(CohortGenerator.ATTENDANCE), students);
        ledger.readAssessments(folder.resolve(CohortGenerator.ASSESSMENTS), students);
        ledger.readFees(folder.resolve(CohortGenerator.FEES), students);
        students.values().forEach(student -> ledger.entries.add(student.entry(week)));
        return ledger;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    List<String> programmes() {
        return programmes;
    }

    List<FileReport> reports() {
        return reports;
    }

    /** The levels of a column are those that the file has; what the others are is not asked. */
    private static CategoryFeature<?> categoryOf(Path file, String column) throws IOException {
        CsvRows rows = CsvRows.of(file);
        String[] others =
                rows.header().stream().filter(name -> !name.equals(column)).toArray(String[]::new);
        CsvRows.Inference inference = CsvRows.Inference.DEFAULT.category(column).drop(others);
        CategoryFeature<?> found =
                (CategoryFeature<?>) rows.infer(inference).features().get(column);
        return Feature.category(column, found.levels()); // not optional, as the found one is where a cell is blank
    }

    private Map<String, StudentRecord> readStudents(Path file, CategoryFeature<?> programme) throws IOException {
        Frame frame =
                CsvRows.of(file).id(ID).read(FeatureSet.of(programme, PART_TIME, ENTRY_SCORE, COMMUTE, WITHDRAWN));
        Frame names = CsvRows.of(file).id("name").read(FeatureSet.of()); // a name is no feature, but it may be an id
        Map<String, StudentRecord> students = new LinkedHashMap<>();
        int twice = 0;
        int blank = 0;
        for (int row = 0; row < frame.rows(); row++) {
            String id = frame.id(row);
            if (id == null) {
                int column = CsvRows.of(file).header().indexOf(ID) + 1;
                throw new IllegalArgumentException(file + ":" + frame.number(row) + ":" + column + ": The " + ID
                        + " must not be missing.\nMaybe leave the row out.");
            }
            double withdrawn = frame.value(row, 4);
            StudentRecord student = new StudentRecord(
                    id,
                    Objects.requireNonNullElse(names.id(row), ""),
                    programme.levels().get((int) frame.value(row, 0)),
                    frame.value(row, 1) == 1,
                    frame.value(row, 2),
                    frame.value(row, 3),
                    Double.isNaN(withdrawn) ? null : withdrawn == 1);
            blank += Double.isNaN(student.entryScore) || Double.isNaN(student.commuteMinutes) ? 1 : 0;
            twice += students.putIfAbsent(id, student) == null ? 0 : 1;
        }
        reports.add(new FileReport(CohortGenerator.STUDENTS, frame.rows(), twice, 0, 0, blank));
        return students;
    }

    private void readAttendance(Path file, Map<String, StudentRecord> students) throws IOException {
        Frame frame = CsvRows.of(file).id(ID).read(FeatureSet.of(WEEK, SESSIONS, ATTENDED, RECORDED_WEEK));
        read(frame, CohortGenerator.ATTENDANCE, students, (student, row) -> {
            if (row[0] > week || row[3] > week) {
                return Fate.LATE;
            }
            return student.attended((int) row[0], row[1], row[2]) ? Fate.TAKEN : Fate.BLANK;
        });
    }

    private void readAssessments(Path file, Map<String, StudentRecord> students) throws IOException {
        Frame frame = CsvRows.of(file).id(ID).read(FeatureSet.of(categoryOf(file, "course"), ATTEMPT, WEEK, MARK));
        read(frame, CohortGenerator.ASSESSMENTS, students, (student, row) -> {
            if (row[2] > week) {
                return Fate.LATE;
            }
            return student.marked((int) row[0], (int) row[1], row[3]) ? Fate.TAKEN : Fate.BLANK;
        });
    }

    private void readFees(Path file, Map<String, StudentRecord> students) throws IOException {
        Frame frame = CsvRows.of(file).id(ID).read(FeatureSet.of(INSTALMENT, AMOUNT, DUE_WEEK, PAID_WEEK));
        read(frame, CohortGenerator.FEES, students, (student, row) -> {
            if (row[2] > week) {
                return Fate.LATE;
            }
            student.owed((int) row[2], row[3]);
            return Fate.TAKEN;
        });
    }

    /** What becomes of a row. */
    private enum Fate {
        TAKEN,
        LATE,
        BLANK
    }

    private interface RowOfStudent {
        Fate take(StudentRecord student, double[] row);
    }

    private void read(Frame frame, String name, Map<String, StudentRecord> students, RowOfStudent taker) {
        Set<List<Object>> seen = new HashSet<>();
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        int twice = 0;
        int ofNobody = 0;
        for (int i = 0; i < frame.rows(); i++) {
            double[] row = new double[frame.features().size()];
            frame.copyRow(i, row);
            String id = Objects.requireNonNullElse(frame.id(i), "");
            StudentRecord student = students.get(id);
            if (student == null) {
                ofNobody++;
            } else if (!seen.add(List.of(id, DoubleBuffer.wrap(row)))) {
                twice++;
            } else {
                fates.merge(taker.take(student, row), 1, Integer::sum);
            }
        }
        int late = fates.getOrDefault(Fate.LATE, 0);
        int blank = fates.getOrDefault(Fate.BLANK, 0);
        reports.add(new FileReport(name, frame.rows(), twice, late, ofNobody, blank));
    }

    /** Writes one line a student: what was joined, and the outcome. */
    void write(Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(
                    "student_id",
                    "name",
                    "programme",
                    "partTime",
                    "entryScore",
                    "commuteMinutes",
                    "attendance",
                    "attendanceTrend",
                    "averageMark",
                    "failedCourses",
                    "exhaustedAttempts",
                    "feesOverdueWeeks",
                    "withdrawn");
            for (LedgerEntry entry : entries) {
                out.writeRecord(
                        entry.id(),
                        entry.name(),
                        entry.programme(),
                        yesNo(entry.partTime()),
                        number(entry.entryScore()),
                        number(entry.commuteMinutes()),
                        number(entry.attendance()),
                        number(entry.attendanceTrend()),
                        number(entry.averageMark()),
                        number(entry.failedCourses()),
                        number(entry.exhaustedAttempts()),
                        number(entry.feesOverdueWeeks()),
                        yesNo(entry.withdrawn()));
            }
        }
    }

    private static String yesNo(@Nullable Boolean value) {
        return value == null ? "" : value ? "yes" : "no";
    }

    /** A number with four decimals at most; blank for NaN. */
    static String number(double value) {
        return Double.isNaN(value)
                ? ""
                : new BigDecimal(value)
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
