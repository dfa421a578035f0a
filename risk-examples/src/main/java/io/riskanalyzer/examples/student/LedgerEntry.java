package io.riskanalyzer.examples.student;

import org.jspecify.annotations.Nullable;

/**
 * What the college knows of a student in the week of the assessment.
 *
 * @param id the student's number
 * @param name the student's name
 * @param programme the programme
 * @param partTime whether the student studies part-time
 * @param entryScore the score at entry, 0 to 100; NaN if not known
 * @param commuteMinutes how long the way to the college is; NaN if not known
 * @param attendance the share of sessions attended; NaN if none was recorded
 * @param attendanceTrend the attendance of the last four weeks less that of the weeks before; NaN if either is not known
 * @param averageMark the mean over the courses of the best mark, 0 to 100; NaN if there is no mark
 * @param failedCourses how many courses have marks, but no pass
 * @param exhaustedAttempts how many courses were failed in every attempt allowed
 * @param feesOverdueWeeks for how many weeks the oldest unpaid instalment is due; 0 if none is
 * @param withdrawn whether the student had left by the end of the year, which nobody knew in the week of the assessment;
 *     null if that is not known yet
 */
record LedgerEntry(
        String id,
        String name,
        String programme,
        boolean partTime,
        double entryScore,
        double commuteMinutes,
        double attendance,
        double attendanceTrend,
        double averageMark,
        int failedCourses,
        int exhaustedAttempts,
        int feesOverdueWeeks,
        @Nullable Boolean withdrawn) {}
