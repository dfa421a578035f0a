package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.io.CsvRows;
import io.riskanalyzer.rules.DecisionResult.Failure;
import io.riskanalyzer.score.Band;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a decision table, compared with what the rules make of them; and rows written as such a table. */
final class DecisionCases {
    private static final String CASE = "case";
    private static final String NOTE = "note";
    private static final String POINTS = "expected points";
    private static final String RULES = "expected rules";
    private static final String BAND = "expected band";
    private static final String NO_RULE = "none";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final double TOLERANCE = 1e-9; // of points that are written as decimal numbers

    private final DecisionSubject subject;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    private DecisionCases(DecisionSubject subject) {
        this.subject = subject;
    }

    static DecisionCases read(CsvRows csv, DecisionSubject subject) {
        List<String> header = csv.header();
        requireColumns(header, subject);
        List<Feature> columns = new ArrayList<>(subject.features().stream()
                .filter(feature ->
                        header.contains(feature.name()) || (subject.looksAt(feature) && !feature.isOptional()))
                .toList());
        int inputs = columns.size();
        if (header.contains(POINTS)) {
            columns.add(Feature.number(POINTS).optional());
        }
        if (header.contains(BAND)) {
            List<String> names = subject.bands().all().stream().map(Band::name).toList();
            columns.add(Feature.category(BAND, names).optional());
        }
        FeatureSet features = FeatureSet.of(columns);
        Frame cases = (header.contains(CASE) ? csv.id(CASE) : csv).read(features);
        Frame codes = header.contains(RULES) ? csv.id(RULES).read(features) : cases;
        DecisionCases read = new DecisionCases(subject);
        for (int row = 0; row < cases.rows(); row++) {
            read.add(cases, row, inputs, header.contains(RULES) ? codes.id(row) : null, header.contains(CASE));
        }
        return read;
    }

    private static void requireColumns(List<String> header, DecisionSubject subject) {
        Set<String> known = new HashSet<>(subject.features().names());
        known.addAll(List.of(CASE, NOTE, POINTS, RULES, BAND));
        for (String column : header) {
            if (!known.contains(column)) {
                throw new IllegalArgumentException("The column of the decision table (" + column
                        + ") must be a feature of the rules, " + CASE + ", " + NOTE + ", " + POINTS + ", " + RULES
                        + " or " + BAND + ", but the features are " + subject.features()
                        + ".\nMaybe its name is written otherwise.");
            }
        }
        if (Stream.of(POINTS, RULES, BAND).noneMatch(header::contains)) {
            throw new IllegalArgumentException("The columns of the decision table (" + String.join(", ", header)
                    + ") must have an expectation, but have none.\nMaybe add " + POINTS + ", " + RULES + " or " + BAND
                    + ".");
        }
    }

    private void add(Frame cases, int at, int inputs, @Nullable String codes, boolean isNamed) {
        double[] row = subject.emptyRow();
        for (int column = 0; column < inputs; column++) {
            Feature feature = cases.features().get(column);
            row[subject.features().slotOf(feature)] = cases.value(at, column);
        }
        rows.add(row);
        String id = isNamed ? cases.id(at) : null;
        long line = cases.number(at);
        for (int column = inputs; column < cases.features().size(); column++) {
            double expected = cases.value(at, column);
            if (Double.isNaN(expected)) {
                continue;
            }
            if (cases.features().get(column).name().equals(POINTS)) {
                double points = subject.points(row);
                boolean isMet = Math.abs(points - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
                compare(line, id, POINTS, RoundNumbers.text(expected), RoundNumbers.text(points), isMet);
            } else {
                String band = subject.bands().get((int) expected).name();
                compare(line, id, BAND, band, subject.band(row), band.equals(subject.band(row)));
            }
        }
        if (codes != null) {
            compareRules(line, id, row, codes);
        }
    }

    private void compareRules(long line, @Nullable String id, double[] row, String codes) {
        Set<String> expected = codes.strip().equals(NO_RULE)
                ? Set.of()
                : BLANKS.splitAsStream(codes.strip()).collect(Collectors.toSet());
        Set<String> known = subject.rules().rules().stream().map(Rule::code).collect(Collectors.toSet());
        for (String code : expected) {
            if (!known.contains(code)) {
                throw new IllegalArgumentException("The rule expected in line " + line + " (" + code
                        + ") must be one of " + subject.rules() + ", but is none.\nMaybe separate codes by blanks, and"
                        + " write none where no rule fires.");
            }
        }
        Set<String> fired = subject.fired(row);
        compare(line, id, RULES, codes.strip(), text(fired), expected.equals(fired));
    }

    private void compare(long line, @Nullable String id, String column, String expected, String actual, boolean isMet) {
        if (!isMet) {
            failures.add(new Failure(line, id == null ? "" : id, column, expected, actual));
        }
    }

    private static String text(Set<String> codes) {
        return codes.isEmpty() ? NO_RULE : String.join(" ", codes);
    }

    /** The input rows, in the order of the subject's features. */
    List<double[]> rows() {
        return rows;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Cases as the lines of a decision table, with what the rules make of them. */
    static String csv(DecisionSubject subject, List<BoundaryCases.Case> cases) {
        List<String> titles = new ArrayList<>(List.of(CASE));
        titles.addAll(subject.features().stream()
                .filter(subject::looksAt)
                .map(Feature::name)
                .toList());
        titles.addAll(List.of(POINTS, RULES, BAND));
        StringBuilder text = new StringBuilder(line(titles));
        for (BoundaryCases.Case one : cases) {
            double[] row = one.row();
            List<String> cells = new ArrayList<>(List.of(one.name()));
            for (int slot = 0; slot < row.length; slot++) {
                Feature feature = subject.features().get(slot);
                if (subject.looksAt(feature)) {
                    cells.add(cell(feature, row[slot]));
                }
            }
            cells.add(RoundNumbers.text(subject.points(row)));
            cells.add(text(subject.fired(row)));
            cells.add(subject.band(row));
            text.append(line(cells));
        }
        return text.toString();
    }

    private static String cell(Feature feature, double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return feature instanceof NumberFeature ? RoundNumbers.text(value) : RoundNumbers.text(feature, value);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                        .map(cell -> cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                                ? cell
                                : '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
