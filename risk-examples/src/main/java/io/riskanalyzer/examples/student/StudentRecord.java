package io.riskanalyzer.examples.student;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the files tell of one student, row by row. Mutable, for one thread. */
final class StudentRecord {
    private static final int PASS_MARK = 40;
    private static final int MOST_ATTEMPTS = 3;
    private static final int RECENT_WEEKS = 4;

    final double entryScore;
    final double commuteMinutes;
    private final String id;
    private final String name;
    private final String programme;
    private final boolean partTime;
    private final @Nullable Boolean withdrawn;
    private final Map<Integer, double[]> sessionsByWeek = new HashMap<>();
    private final Map<Integer, Course> courses = new HashMap<>();
    private final Map<Integer, Double> paidWeekByDueWeek = new HashMap<>();

    /** The best mark and the number of the last attempt in one course. */
    private record Course(double bestMark, int attempts) {}

    StudentRecord(
            String id,
            String name,
            String programme,
            boolean partTime,
            double entryScore,
            double commuteMinutes,
            @Nullable Boolean withdrawn) {
        this.id = id;
        this.name = name;
        this.programme = programme;
        this.partTime = partTime;
        this.entryScore = entryScore;
        this.commuteMinutes = commuteMinutes;
        this.withdrawn = withdrawn;
    }

    /** Takes the attendance of a week; returns whether it was recorded. */
    boolean attended(int week, double sessions, double attended) {
        if (Double.isNaN(attended) || sessions == 0) {
            return false;
        }
        double[] sums = sessionsByWeek.computeIfAbsent(week, w -> new double[2]);
        sums[0] += Math.min(attended, sessions);
        sums[1] += sessions;
        return true;
    }

    /** Takes the mark of an attempt; returns whether there is one. */
    boolean marked(int course, int attempt, double mark) {
        if (Double.isNaN(mark)) {
            return false;
        }
        courses.merge(
                course,
                new Course(mark, attempt),
                (a, b) -> new Course(Math.max(a.bestMark, b.bestMark), Math.max(a.attempts, b.attempts)));
        return true;
    }

    /** Takes an instalment; the week of its payment is NaN where it is not paid. */
    void owed(int dueWeek, double paidWeek) {
        paidWeekByDueWeek.merge(dueWeek, paidWeek, Math::max); // NaN, not paid, wins
    }

    /** What is known of the student in a week. */
    LedgerEntry entry(int week) {
        double recent = attendance(week - RECENT_WEEKS + 1, week);
        double before = attendance(1, week - RECENT_WEEKS);
        double averageMark = courses.values().stream()
                .mapToDouble(Course::bestMark)
                .average()
                .orElse(Double.NaN);
        long failed =
                courses.values().stream().filter(c -> c.bestMark < PASS_MARK).count();
        long exhausted = courses.values().stream()
                .filter(c -> c.bestMark < PASS_MARK && c.attempts >= MOST_ATTEMPTS)
                .count();
        int overdue = paidWeekByDueWeek.entrySet().stream()
                .filter(due -> due.getKey() <= week && !(due.getValue() <= week))
                .mapToInt(due -> week - due.getKey())
                .max()
                .orElse(0);
        return new LedgerEntry(
                id,
                name,
                programme,
                partTime,
                entryScore,
                commuteMinutes,
                attendance(1, week),
                recent - before,
                averageMark,
                (int) failed,
                (int) exhausted,
                overdue,
                withdrawn);
    }

    /** The share of sessions attended in the weeks from {@code first} to {@code last}; NaN if none was recorded. */
    private double attendance(int first, int last) {
        double attended = 0;
        double sessions = 0;
        for (int week = first; week <= last; week++) {
            double[] sums = sessionsByWeek.get(week);
            if (sums != null) {
                attended += sums[0];
                sessions += sums[1];
            }
        }
        return sessions == 0 ? Double.NaN : attended / sessions;
    }
}
