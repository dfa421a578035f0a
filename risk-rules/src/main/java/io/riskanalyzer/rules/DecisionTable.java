package io.riskanalyzer.rules;

import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.nio.file.Path;

/**
 * Cases that people decided by hand, as a table: what is known of a subject, and the points, the rules and the band that
 * must come out. It is the test of a rule set that its owners can read and write.
 *
 * <pre>{@code
 * Path file = Files.writeString(folder.resolve("cases.csv"), """
 *         case,attendance,feesOverdue,expected points,expected rules,expected band
 *         low attendance,0.74,no,40,ATT-1,AMBER
 *         at the limit,0.75,no,0,none,GREEN
 *         """);
 * Bands bands = Bands.below(30, "GREEN").otherwise("AMBER");
 * DecisionResult result = DecisionTable.load(file).run(scorer, bands);
 * result.requirePassed();
 * String more = result.missingCases(); // rows to be reviewed and added: fees that are overdue, for one
 * }</pre>
 *
 * <table>
 * <caption>The columns</caption>
 * <tr><th>column</th><th>holds</th></tr>
 * <tr><td>the name of a feature</td><td>its value as in any file; a blank is a missing value, and an optional feature may
 *     have no column, nor need one that neither rules nor policy look at</td></tr>
 * <tr><td>{@code expected points}</td><td>the score before any calibration</td></tr>
 * <tr><td>{@code expected rules}</td><td>the codes of the rules whose conditions are true, with blanks between them, in any
 *     order; {@code none} where no rule is</td></tr>
 * <tr><td>{@code expected band}</td><td>the name of the band, after the policy if there is one</td></tr>
 * <tr><td>{@code case}, {@code note}</td><td>what the row is called, and what is to be said of it</td></tr>
 * </table>
 *
 * <p>An expectation that is blank is not tested. A column that is none of these is an error, as its owner thinks that it
 * tests something.
 *
 * <p>Immutable and thread-safe; the file is read by each run.
 */
public final class DecisionTable {
    private final CsvRows rows;

    private DecisionTable(CsvRows rows) {
        this.rows = rows;
    }

    /**
     * Returns the table of a file in UTF-8, its cells separated by commas, semicolons or tabs.
     *
     * @param file the file, which is not opened yet
     * @return the table
     */
    public static DecisionTable load(Path file) {
        return of(CsvRows.of(file));
    }

    /**
     * Returns the table of a file that is written in a way of its own.
     *
     * @param rows the rows of the file
     * @return the table
     */
    public static DecisionTable of(CsvRows rows) {
        return new DecisionTable(rows);
    }

    /**
     * Decides the cases by rules and bands, and compares.
     *
     * @param rules the rules, all in force
     * @param bands the bands; {@link Bands#NONE} if there are none
     * @return what came out
     * @throws io.riskanalyzer.io.CsvFormatException if the file has no row, or a row is bad; the message tells the line
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a required feature has no column
     * @throws IllegalArgumentException if a column is none of those that a table has, or nothing is expected
     * @throws IllegalStateException if a rule is dated
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public DecisionResult run(RuleSet rules, Bands bands) {
        return run(DecisionSubject.of(rules, bands, Policy.NONE));
    }

    /**
     * Decides the cases by the rules, the bands and the policy of a plan, and compares.
     *
     * @param plan the plan, whose scorer is a rule set
     * @return what came out
     * @throws io.riskanalyzer.io.CsvFormatException if the file has no row, or a row is bad; the message tells the line
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a required feature has no column
     * @throws IllegalArgumentException if the scorer of the plan is no rule set, a column is none of those that a table has,
     *     or nothing is expected
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public DecisionResult run(ScoringPlan plan) {
        return run(DecisionSubject.of(plan));
    }

    private DecisionResult run(DecisionSubject subject) {
        DecisionCases cases = DecisionCases.read(rows, subject);
        BoundaryCases boundaries = new BoundaryCases(subject);
        cases.rows().forEach(boundaries::cover);
        DecisionResult.Coverage coverage = boundaries.coverage();
        return new DecisionResult(
                cases.rows().size(), cases.failures(), coverage, DecisionCases.csv(subject, boundaries.missing()));
    }

    /**
     * Makes the first table of a rule set: rows on both sides of every limit and every cut, with the points, rules and bands
     * as they are computed. They show what the rules do; whether that is right, a person must say.
     *
     * @param rules the rules, all in force
     * @param bands the bands; {@link Bands#NONE} if there are none
     * @return the lines of a file, the titles first
     * @throws IllegalStateException if a rule is dated
     */
    public static String draft(RuleSet rules, Bands bands) {
        DecisionSubject subject = DecisionSubject.of(rules, bands, Policy.NONE);
        return DecisionCases.csv(subject, new BoundaryCases(subject).missing());
    }
}
