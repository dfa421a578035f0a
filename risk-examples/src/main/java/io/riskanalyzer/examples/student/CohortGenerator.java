package io.riskanalyzer.examples.student;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import net.datafaker.Faker;

/**
 * Makes up the files of a college for one autumn term: students, weekly attendance, assessments and fees.
 *
 * <p>Each student has three traits that no file shows (engagement, ability, hardship). They drive what the files show and,
 * with chance, who withdraws by the end of the year. Like real files these have blanks, rows that are there twice, rows
 * that were entered after the week of the assessment, and a few of students who are on no list. The same number and seed
 * give the same files.
 */
final class CohortGenerator {
    static final String STUDENTS = "students.csv";
    static final String ATTENDANCE = "attendance.csv";
    static final String ASSESSMENTS = "assessments.csv";
    static final String FEES = "fees.csv";

    private static final String[] PROGRAMMES = {"arts", "business", "engineering", "law", "nursing"};
    private static final int WEEKS = 14;
    private static final int COURSES = 6;
    private static final int PASS_MARK = 40;
    private static final int MOST_ATTEMPTS = 3;
    private static final double SHARE_TWICE = 0.012;
    private static final double SHARE_BLANK = 0.02;
    private static final double SHARE_LATE = 0.02;

    private final SplittableRandom random;
    private final Faker faker;

    private CohortGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        this.faker = new Faker(Locale.ENGLISH, new Random(seed));
    }

    /** Writes the four files into a folder, which is made if need be. */
    static void write(Path folder, int students, long seed) throws IOException {
        Files.createDirectories(folder);
        try (CsvWriter list = CsvWriter.builder().build(folder.resolve(STUDENTS));
                CsvWriter attendance = CsvWriter.builder().build(folder.resolve(ATTENDANCE));
                CsvWriter assessments = CsvWriter.builder().build(folder.resolve(ASSESSMENTS));
                CsvWriter fees = CsvWriter.builder().build(folder.resolve(FEES))) {
            list.writeRecord(
                    "student_id", "name", "programme", "part_time", "entry_score", "commute_minutes", "withdrawn");
            attendance.writeRecord("student_id", "week", "sessions", "attended", "recorded_week");
            assessments.writeRecord("student_id", "course", "attempt", "week", "mark");
            fees.writeRecord("student_id", "instalment", "amount", "due_week", "paid_week");
            CohortGenerator generator = new CohortGenerator(seed);
            for (int i = 1; i <= students; i++) {
                generator.writeStudent(i, list, attendance, assessments, fees);
            }
            attendance.writeRecord("X00001", "3", "5", "4", "3"); // on no list
            fees.writeRecord("X00001", "1", "950", "2", "2");
        }
    }

    private void writeStudent(int number, CsvWriter list, CsvWriter attendance, CsvWriter assessments, CsvWriter fees) {
        String id = String.format(Locale.ROOT, "S%05d", number);
        double engagement = random.nextGaussian();
        double ability = random.nextGaussian();
        double hardship = random.nextGaussian();
        boolean partTime = random.nextDouble() < 0.18;
        int programme = random.nextInt(PROGRAMMES.length);

        double entryScore = clamp(62 + 11 * ability + 6 * random.nextGaussian(), 20, 100);
        double commute = 25 * StrictMath.exp(0.5 * random.nextGaussian() + 0.2 * hardship);
        double logOdds = -2.1
                - 1.0 * engagement
                - 0.7 * ability
                + 0.8 * hardship
                + (partTime ? 0.5 : 0)
                + 0.15 * (programme - 2)
                + 0.004 * (commute - 25);
        boolean withdrawn = random.nextDouble() < logistic(logOdds);
        write(
                list,
                id,
                faker.name().firstName() + " " + faker.name().lastName(),
                PROGRAMMES[programme],
                partTime ? "yes" : "no",
                blankOr(Math.round(entryScore)),
                blankOr(Math.round(commute)),
                withdrawn ? "yes" : "no");
        writeAttendance(attendance, id, engagement, hardship, partTime);
        writeAssessments(assessments, id, programme, engagement, ability, hardship);
        writeFees(fees, id, hardship);
    }

    private void writeAttendance(CsvWriter out, String id, double engagement, double hardship, boolean partTime) {
        double slope =
                0.08 * Math.min(0, engagement + 0.5 * random.nextGaussian()); // who is not engaged comes less and less
        for (int week = 1; week <= WEEKS; week++) {
            int sessions = partTime ? 3 : 5 + random.nextInt(2);
            double share =
                    logistic(1.7 + 0.9 * engagement - 0.3 * hardship + slope * week + 0.4 * random.nextGaussian());
            int attended = 0;
            for (int i = 0; i < sessions; i++) {
                attended += random.nextDouble() < share ? 1 : 0;
            }
            int recorded = random.nextDouble() < SHARE_LATE ? week + 1 + random.nextInt(5) : week;
            write(
                    out,
                    id,
                    Integer.toString(week),
                    Integer.toString(sessions),
                    blankOr(attended),
                    Integer.toString(recorded));
        }
    }

    private void writeAssessments(
            CsvWriter out, String id, int programme, double engagement, double ability, double hardship) {
        for (int course = 1; course <= COURSES; course++) {
            String code = PROGRAMMES[programme].substring(0, 3).toUpperCase(Locale.ROOT) + "-10" + course;
            double level = 56 + 9 * ability + 6 * engagement - 3 * hardship + 7 * random.nextGaussian();
            int week = 4 + random.nextInt(3);
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                double mark = clamp(level + 3 * (attempt - 1) + 6 * random.nextGaussian(), 0, 100);
                write(out, id, code, Integer.toString(attempt), Integer.toString(week), blankOr(Math.round(mark)));
                week += 3;
                if (mark >= PASS_MARK) {
                    break;
                }
            }
        }
    }

    private void writeFees(CsvWriter out, String id, double hardship) {
        int[] due = {2, 6, 10};
        for (int i = 0; i < due.length; i++) {
            double delay = StrictMath.exp(1.1 * hardship + 0.7 * random.nextGaussian()) - 1;
            int paid = due[i] + (int) Math.max(-1, Math.round(delay));
            write(
                    out,
                    id,
                    Integer.toString(i + 1),
                    "950",
                    Integer.toString(due[i]),
                    paid > WEEKS ? "" : Integer.toString(Math.max(paid, 1)));
        }
    }

    /** Writes a row, now and then twice. */
    private void write(CsvWriter out, String... cells) {
        out.writeRecord(cells);
        if (random.nextDouble() < SHARE_TWICE) {
            out.writeRecord(cells);
        }
    }

    private String blankOr(long value) {
        return random.nextDouble() < SHARE_BLANK ? "" : Long.toString(value);
    }

    private static double clamp(double value, double least, double greatest) {
        return Math.min(Math.max(value, least), greatest);
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
