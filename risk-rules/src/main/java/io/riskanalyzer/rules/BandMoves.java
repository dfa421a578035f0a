package io.riskanalyzer.rules;

import io.riskanalyzer.rules.BandChange.Shift;
import io.riskanalyzer.rules.BandChange.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows that go from band to band when one plan takes the place of another, and what moves them. Immutable and thread-safe.
 * Causes are worked out when they are first asked for, on all cores: two explanations a row.
 */
public final class BandMoves {
    private static final int BLOCK = 4096;

    private final BandMigration migration;
    private final int[] rows;
    private final PlanChanges changes;

    BandMoves(BandMigration migration, int[] rows) {
        this.migration = migration;
        this.rows = rows;
        this.changes = new PlanChanges(migration);
    }

    /**
     * What one reason did to the rows that moved.
     *
     * @param code the code of the reason, or {@link BandChange#BASE}
     * @param rows for how many of the rows its contribution changed
     * @param sum the sum of the changes, positive where they raise the risk
     * @param mean the mean change over all the rows that moved
     * @param greatest for how many of the rows it changed most, in the direction in which their raw score went
     */
    public record Cause(String code, int rows, double sum, double mean, int greatest) {}

    /**
     * Returns the number of rows.
     *
     * @return the number
     */
    public int size() {
        return rows.length;
    }

    /**
     * Returns the rows.
     *
     * @return their positions among the rows that were compared, from 0, ascending; a copy
     */
    public int[] rows() {
        return rows.clone();
    }

    /**
     * Returns how many of the rows a step on the way from row to band has moved; a row may be moved by several.
     *
     * @param stage the step
     * @return the number of rows
     */
    public int countMovedBy(Stage stage) {
        return (int) IntStream.of(rows)
                .parallel()
                .filter(row -> changes.stagesOf(row).contains(stage))
                .count();
    }

    /**
     * Returns what changed in the raw scores of the rows, by the code of the reason.
     *
     * @return the causes, that which is the greatest for most rows first, then by the size of their sum; none where the raw
     *     scores of the two plans count in different units, or a plan has no explainer
     */
    public List<Cause> causes() {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int from = 0; from < rows.length; from += BLOCK) {
            int[] block = Arrays.copyOfRange(rows, from, Math.min(from + BLOCK, rows.length));
            List<List<Shift>> shifts = IntStream.range(0, block.length)
                    .parallel()
                    .mapToObj(i -> changes.shiftsOf(block[i]))
                    .toList();
            for (List<Shift> ofRow : shifts) { // in the order of the rows, whatever the number of threads
                count(ofRow, tallies);
            }
        }
        List<Cause> causes = new ArrayList<>();
        tallies.forEach((code, tally) -> causes.add(tally.cause(code, rows.length)));
        causes.sort(Comparator.comparingInt(Cause::greatest)
                .reversed()
                .thenComparing(cause -> -Math.abs(cause.sum()))
                .thenComparing(Cause::code));
        return List.copyOf(causes);
    }

    private static void count(List<Shift> shifts, Map<String, Tally> tallies) {
        double moved = shifts.stream().mapToDouble(Shift::change).sum();
        double direction = Math.signum(moved);
        Shift greatest = null;
        for (Shift shift : shifts) {
            tallies.computeIfAbsent(shift.code(), code -> new Tally()).add(shift.change());
            double change = direction * shift.change();
            if (change > 0 && (greatest == null || change > direction * greatest.change())) {
                greatest = shift;
            }
        }
        if (greatest != null) {
            tallies.computeIfAbsent(greatest.code(), code -> new Tally()).greatest++;
        }
    }

    /**
     * Returns the full comparison of one row.
     *
     * @param row the position of the row among those that were compared, from 0; it need not have moved
     * @return both answers, and what lies between them
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BandChange change(int row) {
        return changes.of(row);
    }

    /**
     * Returns the rows as comma-separated values: {@code number,id,from,to,oldScore,newScore,cause}, where the cause is the
     * code that changed most in the direction in which the raw score went, empty if the raw score did not change.
     *
     * @return the lines, the titles first
     */
    public String toCsv() {
        return MigrationText.csv(migration, this);
    }

    /** The code that changed most for a row in the direction in which its raw score went; empty if there is none. */
    String causeOf(int row) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        count(changes.shiftsOf(row), tallies);
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().greatest > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** Returns the number of rows, and what moved them. */
    @Override
    public String toString() {
        return MigrationText.of(this);
    }

    /** What is counted of one code. */
    private static final class Tally {
        private int rows;
        private int greatest;
        private double sum;
        private double lost;

        void add(double change) {
            rows++;
            double next = sum + change; // Neumaier's compensated sum
            double kept = next - sum;
            lost += (sum - (next - kept)) + (change - kept);
            sum = next;
        }

        Cause cause(String code, int moved) {
            double total = sum + lost;
            return new Cause(code, rows, total, total / moved, greatest);
        }
    }
}
