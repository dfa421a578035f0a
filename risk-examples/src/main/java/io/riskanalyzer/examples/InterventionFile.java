package io.riskanalyzer.examples;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.riskanalyzer.explain.intervene.Intervention;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A catalogue of interventions as a CSV file: a line each, with the columns {@code name}, {@code cost}, {@code effects}, and
 * as many of {@code capacity}, {@code eligible}, {@code one_of} and {@code risk_ratio} as are needed.
 *
 * <p>Effects are written as {@code attendance += 0.1; mode = full; absences *= 0.5}; who is eligible as a condition,
 * {@code attendance is below 0.75}. Mutable, for one thread.
 */
final class InterventionFile {
    private static final List<String> COLUMNS =
            List.of("name", "cost", "effects", "capacity", "eligible", "one_of", "risk_ratio");
    private static final Pattern EFFECT = Pattern.compile("\\s*(.+?)\\s*(\\+=|-=|\\*=|=)\\s*(.+?)\\s*");

    private final Path file;
    private final FeatureSet features;
    private int column; // of the cell that was read last, from 1

    private InterventionFile(Path file, FeatureSet features) {
        this.file = file;
        this.features = features;
    }

    /**
     * Reads a catalogue.
     *
     * @param file the file
     * @param features what interventions may change, and eligibility ask for
     * @throws IllegalArgumentException if a line is not as said; the message names file, line and column
     */
    static List<Intervention> read(Path file, FeatureSet features) throws IOException {
        InterventionFile catalogue = new InterventionFile(file, features);
        List<Intervention> interventions = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord line : reader) {
                interventions.add(catalogue.intervention(line));
            }
        }
        if (interventions.isEmpty()) {
            throw new IllegalArgumentException("The catalogue (" + file
                    + ") must have an intervention at least, but has none.\nMaybe add a line below the header.");
        }
        return interventions;
    }

    private Intervention intervention(NamedCsvRecord line) {
        try {
            for (String name : line.getHeader()) {
                column = line.getHeader().indexOf(name) + 1;
                if (!COLUMNS.contains(name)) {
                    throw new IllegalArgumentException("The column (" + name + ") must be one of "
                            + String.join(", ", COLUMNS) + ".\nMaybe it is written otherwise.");
                }
            }
            Intervention made = Intervention.named(cell(line, "name"));
            made = made.costing(cell(line, "cost").isEmpty() ? 0 : number("cost", cell(line, "cost")));
            String capacity = cell(line, "capacity");
            if (!capacity.isEmpty()) {
                made = made.capacity(people(capacity));
            }
            String eligible = cell(line, "eligible");
            if (!eligible.isEmpty()) {
                made = made.eligible(Condition.parse(eligible, features));
            }
            String group = cell(line, "one_of");
            made = group.isEmpty() ? made : made.oneOf(group);
            String ratio = cell(line, "risk_ratio");
            made = ratio.isEmpty() ? made : made.multiplyingRisk(number("risk_ratio", ratio));
            for (String effect : cell(line, "effects").split(";", -1)) {
                made = effect.isBlank() ? made : with(made, effect);
            }
            return made;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + ":" + line.getStartingLineNumber() + ":" + Math.max(1, column) + ": " + e.getMessage(), e);
        }
    }

    private String cell(NamedCsvRecord line, String name) {
        column = line.getHeader().indexOf(name) + 1;
        return line.findField(name).orElse("").strip();
    }

    private static double number(String what, String given) {
        double value = TextFormat.DEFAULT.readNumber(given);
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + given + ") must be a number.\nMaybe leave the cell blank.");
        }
        return value;
    }

    private static int people(String given) {
        double value = number("capacity", given);
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw new IllegalArgumentException("The capacity (" + given
                    + ") must be a whole number of people of at least 0.\nMaybe leave the cell blank for no limit.");
        }
        return (int) value;
    }

    private Intervention with(Intervention made, String effect) {
        Matcher parts = EFFECT.matcher(effect);
        if (!parts.matches() || !features.contains(parts.group(1))) {
            throw new IllegalArgumentException("The effect (" + effect.strip()
                    + ") must be of the form FEATURE += NUMBER, FEATURE *= NUMBER or FEATURE = VALUE, of a feature of the"
                    + " plan, which has " + features + ".\nMaybe write it as in attendance += 0.1.");
        }
        Feature feature = features.get(parts.group(1));
        String operator = parts.group(2);
        String given = parts.group(3);
        if (operator.equals("=")) {
            double value = TextFormat.DEFAULT.read(feature, given);
            if (Double.isNaN(value) || !feature.accepts(value)) {
                throw new IllegalArgumentException(
                        Violation.ofText(feature, given, TextFormat.DEFAULT).message());
            }
            return made.setting(feature, value);
        }
        if (!(feature instanceof NumberFeature number)) {
            throw new IllegalArgumentException("The feature of the effect (" + feature
                    + ") must be a number.\nMaybe set it: " + feature.name() + " = " + given + ".");
        }
        double amount = number("amount of " + feature.name(), given);
        return operator.equals("*=")
                ? made.scaling(number, amount)
                : made.adding(number, operator.equals("+=") ? amount : -amount);
    }
}
