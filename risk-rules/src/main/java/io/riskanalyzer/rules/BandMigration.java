package io.riskanalyzer.rules;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who changes band when one plan takes the place of another: the moves of the same rows between the bands of the two
 * plans, which rows move, and what moves them. The two may be of any kind: rules, scorecards, models.
 *
 * <pre>{@code
 * RuleSet stricter = RuleSet.named("student-risk").when(ATTENDANCE.below(0.8)).add(40).because("ATT-1", "Low.").build();
 * Bands bands = Bands.below(30, "GREEN").otherwise("AMBER");
 * ScoringPlan before = ScoringPlan.builder(features, scorer).bands(bands).build();
 * ScoringPlan after = ScoringPlan.builder(features, stricter).bands(bands).build();
 * Frame students = Frame.of(Schema.ofMaps(features), List.of(
 *         Map.of("attendance", 0.78, "averageMark", 55, "exhaustedAttempts", 0, "feesOverdue", false)));
 * BandMigration migration = BandMigration.between(before, after).over(students);
 * int raised = migration.count("GREEN", "AMBER"); // 1
 * String why = migration.moved().toString(); // … ATT-1 …
 * }</pre>
 *
 * <p>A row <i>moves</i> where its new band is not the one that bears its old band's name; an old band whose name no new band
 * has is compared by its level. Up is towards the greater risk.
 *
 * <p>Immutable and thread-safe. It keeps the frame and one score and band of each row and plan; explanations are worked out
 * when they are asked for.
 */
public final class BandMigration {
    private final PlanPair plans;
    private final Assessments before;
    private final Assessments after;
    private final List<RejectedRow> rejected;
    private final int[][] counts;

    BandMigration(PlanPair plans, Assessments before, Assessments after, List<RejectedRow> rejected) {
        this.plans = plans;
        this.before = before;
        this.after = after;
        this.rejected = List.copyOf(rejected);
        this.counts = new int[oldBands().all().size()][newBands().all().size()];
        for (int row = 0; row < before.rows(); row++) {
            counts[before.band(row).level()][after.band(row).level()]++;
        }
    }

    /** Which way a row goes. */
    public enum Move {
        /** To a band of greater risk. */
        UP,
        /** The band stays what it is. */
        STAYED,
        /** To a band of less risk. */
        DOWN
    }

    /**
     * One cell of the matrix: the rows that come from one band and go to another.
     *
     * @param from the old band
     * @param to the new band
     * @param move which way that is
     * @param rows the number of rows
     * @param share their share of all rows that were compared, from 0 to 1; NaN if none was
     */
    public record Cell(Band from, Band to, Move move, int rows, double share) {}

    /** Two plans that are to be compared. Immutable and thread-safe. */
    public static final class Plans {
        private final ScoringPlan before;
        private final ScoringPlan after;

        private Plans(ScoringPlan before, ScoringPlan after) {
            this.before = before;
            this.after = after;
        }

        /**
         * Assesses the rows of a frame by both plans, on all cores.
         *
         * @param frame rows with the features of both plans, in any order
         * @return the moves; rows that one of the plans refuses are not compared, but listed as rejected
         * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of one of the plans, or has
         *     it as another kind
         */
        public BandMigration over(Frame frame) {
            return new PlanPair(before, after).over(frame);
        }
    }

    /**
     * Asks what becomes of the bands of one plan under another.
     *
     * @param oldPlan the plan of today
     * @param newPlan the plan that would take its place
     * @return the two, which ask for the rows
     */
    public static Plans between(ScoringPlan oldPlan, ScoringPlan newPlan) {
        return new Plans(oldPlan, newPlan);
    }

    /**
     * Returns the number of rows that were compared.
     *
     * @return the number
     */
    public int rows() {
        return before.rows();
    }

    /**
     * Returns the rows that were not compared, and why.
     *
     * @return those that the frame had, then those that the old plan refused, then those that the new one refused
     */
    public List<RejectedRow> rejected() {
        return rejected;
    }

    /**
     * Returns the answers of the old plan.
     *
     * @return the assessments, by the row that {@link BandMoves#rows()} counts
     */
    public Assessments before() {
        return before;
    }

    /**
     * Returns the answers of the new plan.
     *
     * @return the assessments, by the row that {@link BandMoves#rows()} counts
     */
    public Assessments after() {
        return after;
    }

    /**
     * Returns the matrix.
     *
     * @return a cell for each old band and each new one, those of the old band of least risk first
     */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Band from : oldBands().all()) {
            for (Band to : newBands().all()) {
                int count = counts[from.level()][to.level()];
                cells.add(new Cell(from, to, plans.moveOf(from, to), count, (double) count / rows()));
            }
        }
        return List.copyOf(cells);
    }

    /**
     * Returns how many rows come from one band and go to another.
     *
     * @param from the name of the old band
     * @param to the name of the new band
     * @return the number of rows
     * @throws IllegalArgumentException if a plan has no band of that name
     */
    public int count(String from, String to) {
        return counts[oldBands().get(from).level()][newBands().get(to).level()];
    }

    /**
     * Returns how many rows go one way.
     *
     * @param move the way
     * @return the number of rows
     */
    public int count(Move move) {
        return cells().stream()
                .filter(cell -> cell.move() == move)
                .mapToInt(Cell::rows)
                .sum();
    }

    /**
     * Returns the share of the rows that go one way.
     *
     * @param move the way
     * @return the share, from 0 to 1; NaN if no row was compared
     */
    public double share(Move move) {
        return (double) count(move) / rows();
    }

    /**
     * Returns the rows that move, and what moves them.
     *
     * @return the rows
     */
    public BandMoves moved() {
        return moves(IntStream.range(0, rows())
                .filter(row -> plans.moveOf(before.band(row), after.band(row)) != Move.STAYED)
                .toArray());
    }

    /**
     * Returns the rows of one cell of the matrix, and what moves them; or what changes for them, if the two bands are one.
     *
     * @param from the name of the old band
     * @param to the name of the new band
     * @return the rows
     * @throws IllegalArgumentException if a plan has no band of that name
     */
    public BandMoves moved(String from, String to) {
        Band old = oldBands().get(from);
        Band now = newBands().get(to);
        return moves(IntStream.range(0, rows())
                .filter(row -> before.band(row).equals(old) && after.band(row).equals(now))
                .toArray());
    }

    private BandMoves moves(int[] rows) {
        return new BandMoves(this, rows);
    }

    /**
     * Returns this comparison as comma-separated values: {@code from,to,move,rows,share} for each cell of the matrix, the old
     * band of least risk first.
     *
     * @return the lines, the titles first
     */
    public String toCsv() {
        return MigrationText.csv(this);
    }

    /**
     * Returns this comparison as one JSON object, on one line: the ids of the plans, the numbers of rows, the matrix, and
     * what moves those that move.
     *
     * @return {@code {"oldPlan":…,"newPlan":…,"rows":…,"rejected":…,"up":…,"stayed":…,"down":…,"cells":[{"from":…,"to":…,
     *     "move":…,"rows":…,"share":…}],"moved":{"rows":…,"stages":{…},"causes":[{"code":…,"rows":…,"sum":…,"mean":…,
     *     "greatest":…}]}}}
     */
    public String toJson() {
        return MigrationJson.write(this);
    }

    PlanPair plans() {
        return plans;
    }

    Bands oldBands() {
        return plans.before().bands();
    }

    Bands newBands() {
        return plans.after().bands();
    }

    /** Returns the matrix with its totals, and the shares that went up, stayed and went down. */
    @Override
    public String toString() {
        return MigrationText.of(this);
    }
}
