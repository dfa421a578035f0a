package io.riskanalyzer.rules;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.rules.BandChange.Stage;
import io.riskanalyzer.rules.BandMigration.Move;
import io.riskanalyzer.score.Band;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who changes band, as people and spreadsheets read it. */
final class MigrationText {
    private static final String LINE_END = "\n";

    private MigrationText() {}

    static String of(BandMigration migration) {
        List<Band> columns = migration.newBands().all();
        List<List<String>> lines = new ArrayList<>();
        List<String> titles = new ArrayList<>(List.of("old \\ new"));
        columns.forEach(band -> titles.add(band.name()));
        titles.add("total");
        lines.add(titles);
        int[] totals = new int[columns.size()];
        for (Band from : migration.oldBands().all()) {
            List<String> line = new ArrayList<>(List.of(from.name()));
            int total = 0;
            for (Band to : columns) {
                int count = migration.count(from.name(), to.name());
                total += count;
                totals[to.level()] += count;
                line.add(withShare(count, migration.rows()));
            }
            line.add(withShare(total, migration.rows()));
            lines.add(line);
        }
        List<String> last = new ArrayList<>(List.of("total"));
        for (int total : totals) {
            last.add(withShare(total, migration.rows()));
        }
        last.add(withShare(migration.rows(), migration.rows()));
        lines.add(last);
        StringBuilder text = new StringBuilder(aligned(lines)).append(LINE_END);
        for (Move move : Move.values()) {
            text.append(move == Move.UP ? "" : ", ")
                    .append(move.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(withShare(migration.count(move), migration.rows()));
        }
        return text.append(", rejected ").append(migration.rejected().size()).toString();
    }

    static String of(BandMoves moves) {
        StringBuilder text = new StringBuilder(moves.size() + (moves.size() == 1 ? " row" : " rows"));
        for (Stage stage : Stage.values()) {
            text.append(", ")
                    .append(stage.name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(moves.countMovedBy(stage));
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("reason", "changed", "sum", "mean", "greatest"));
        for (BandMoves.Cause cause : moves.causes()) {
            lines.add(List.of(
                    cause.code(),
                    Integer.toString(cause.rows()),
                    signed(cause.sum()),
                    signed(cause.mean()),
                    Integer.toString(cause.greatest())));
        }
        return lines.size() == 1 ? text.toString() : text + LINE_END + aligned(lines);
    }

    static String csv(BandMigration migration) {
        StringBuilder text = new StringBuilder("from,to,move,rows,share\n");
        for (BandMigration.Cell cell : migration.cells()) {
            text.append(quoted(cell.from().name()))
                    .append(',')
                    .append(quoted(cell.to().name()))
                    .append(',')
                    .append(cell.move().name().toLowerCase(Locale.ROOT))
                    .append(',')
                    .append(cell.rows())
                    .append(',')
                    .append(Double.isNaN(cell.share()) ? "" : number(cell.share()))
                    .append(LINE_END);
        }
        return text.toString();
    }

    static String csv(BandMigration migration, BandMoves moves) {
        StringBuilder text = new StringBuilder("number,id,from,to,oldScore,newScore,cause\n");
        Assessments before = migration.before();
        Assessments after = migration.after();
        for (int row : moves.rows()) {
            String id = before.id(row);
            text.append(before.number(row))
                    .append(',')
                    .append(id == null ? "" : quoted(id))
                    .append(',')
                    .append(quoted(before.band(row).name()))
                    .append(',')
                    .append(quoted(after.band(row).name()))
                    .append(',')
                    .append(number(before.score(row)))
                    .append(',')
                    .append(number(after.score(row)))
                    .append(',')
                    .append(quoted(moves.causeOf(row)))
                    .append(LINE_END);
        }
        return text.toString();
    }

    /** The shortest text that reads back as the same number, whole ones without a point. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** The number with its sign, to four significant digits. */
    static String signed(double value) {
        double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.4g", value));
        return (value > 0 ? "+" : "") + number(rounded);
    }

    private static String withShare(int count, int of) {
        return of == 0 ? Integer.toString(count) : count + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * count / of);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String aligned(List<List<String>> lines) {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append(text.isEmpty() ? "" : LINE_END);
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                String padding = " ".repeat(width - line.get(i).length());
                text.append(i == 0 ? line.get(i) + padding : "  " + padding + line.get(i));
            }
        }
        return text.toString();
    }
}
