package io.riskanalyzer.io;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A random table, and a CSV file of it in a random style: delimiter, quotes, line ends, blank lines, other columns. */
final class RandomCsv {
    private static final List<String> LEVELS =
            List.of("a", "b c", "x,y", "p;q", "t\tu", "say \"hi\"", "\"", "two\nlines", "Köln", "№ 5", "'", "-");
    private static final List<String> MISSING = List.of("", "  ", "NA", " ?");

    private final Random random;
    private final char delimiter;
    private final boolean isDelimiterTold;
    private final boolean hasHeader;
    private final boolean hasDecimalComma;
    private final String lineEnd;
    private final double quoting;
    private final FeatureSet features;
    private final List<String> columns;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<@Nullable String> ids = new ArrayList<>();
    private final List<Long> badLines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long line = 1;

    RandomCsv(long seed, double badShare) {
        random = new Random(seed);
        delimiter = ",;\t".charAt(random.nextInt(3));
        isDelimiterTold = random.nextBoolean();
        hasHeader = random.nextInt(4) > 0;
        hasDecimalComma = random.nextInt(4) == 0;
        lineEnd = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        quoting = random.nextInt(3) / 2.0;
        features = randomFeatures();
        columns = new ArrayList<>(features.names());
        columns.add("id");
        for (int i = random.nextInt(3); i >= 0; i--) {
            columns.add("other" + i);
        }
        Collections.shuffle(columns, random);
        write(badShare);
    }

    private FeatureSet randomFeatures() {
        List<Feature> some = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            String name = "f" + i;
            boolean optional = random.nextBoolean();
            switch (random.nextInt(3)) {
                case 0 -> some.add(optional ? Feature.number(name).optional() : Feature.number(name));
                case 1 -> some.add(optional ? Feature.flag(name).optional() : Feature.flag(name));
                default -> {
                    List<String> levels = LEVELS.subList(0, 1 + random.nextInt(LEVELS.size()));
                    CategoryFeature<String> category = Feature.category(name, levels);
                    some.add(optional ? category.optional() : category);
                }
            }
        }
        return FeatureSet.of(some);
    }

    private void write(double badShare) {
        if (random.nextInt(4) == 0) {
            text.append('\uFEFF');
        }
        if (hasHeader) {
            writeRow(columns.stream()
                    .map(name -> random.nextInt(5) == 0 ? " " + name + "\t" : name)
                    .toList());
        }
        int count = 1 + random.nextInt(80);
        for (int i = 0; i < count; i++) {
            while (random.nextInt(10) == 0) {
                text.append(random.nextBoolean() ? "" : "  ").append(lineEnd);
                line++;
            }
            if (random.nextDouble() < badShare) {
                writeBadRow();
            } else {
                writeGoodRow();
            }
        }
        if (random.nextBoolean()) {
            text.setLength(text.length() - lineEnd.length());
        }
    }

    private void writeGoodRow() {
        double[] row = new double[features.size()];
        String id = random.nextInt(10) == 0 ? null : "S-" + random.nextInt(1000);
        lines.add(line);
        writeRow(cells(row, id));
        rows.add(row);
        ids.add(id);
    }

    private void writeBadRow() {
        badLines.add(line);
        List<String> cells = new ArrayList<>(cells(new double[features.size()], "bad"));
        cells.replaceAll(cell -> cell.replace('\n', ' ').replace('\r', ' '));
        int feature =
                columns.indexOf(features.get(random.nextInt(features.size())).name());
        switch (random.nextInt(4)) {
            case 0 -> writeRow(cells.subList(0, cells.size() - 1));
            case 1 -> {
                cells.add("more");
                writeRow(cells);
            }
            case 2 -> {
                cells.set(feature, "no such value");
                writeRow(cells);
            }
            default -> {
                writeRow(cells);
                text.setLength(text.length() - lineEnd.length());
                text.append(delimiter).append("\"quoted\"but not to the end").append(lineEnd);
            }
        }
    }

    private List<String> cells(double[] row, @Nullable String id) {
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            if (column.equals("id")) {
                cells.add(id == null ? "" : id);
            } else if (features.contains(column)) {
                int slot = features.names().indexOf(column);
                Feature feature = features.get(slot);
                row[slot] = feature.isOptional() && random.nextInt(4) == 0 ? Double.NaN : randomValue(feature);
                cells.add(pad(textOf(feature, row[slot])));
            } else {
                cells.add(LEVELS.get(random.nextInt(LEVELS.size())));
            }
        }
        return cells;
    }

    private double randomValue(Feature feature) {
        if (feature instanceof CategoryFeature<?> category) {
            return random.nextInt(category.levels().size());
        }
        if (feature instanceof FlagFeature) {
            return random.nextInt(2);
        }
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(100);
            case 1 -> random.nextInt(1_000_000) / 100.0;
            case 2 -> -random.nextDouble();
            case 3 -> Double.longBitsToDouble(random.nextLong() & 0xBFEF_FFFF_FFFF_FFFFL); // of less than 2 in size
            default -> random.nextLong();
        };
    }

    private String textOf(Feature feature, double value) {
        if (Double.isNaN(value)) {
            return MISSING.get(random.nextInt(MISSING.size()));
        }
        if (feature instanceof CategoryFeature<?> category) {
            return category.levels().get((int) value);
        }
        if (feature instanceof NumberFeature) {
            String number =
                    random.nextBoolean() || value == 0 ? Double.toString(value) : new BigDecimal(value).toString();
            return hasDecimalComma ? number.replace('.', ',') : number;
        }
        List<String> words = value == 1 ? List.of("true", "Yes", "y", "T", "1") : List.of("FALSE", "no", "N", "f", "0");
        return words.get(random.nextInt(words.size()));
    }

    private String pad(String cell) {
        return random.nextInt(8) == 0 ? " " + cell + " " : cell;
    }

    private void writeRow(List<String> cells) {
        List<String> written = new ArrayList<>();
        for (String cell : cells) {
            boolean mustQuote = cell.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
            boolean isQuoted = mustQuote || random.nextDouble() < quoting;
            written.add(isQuoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            line += cell.chars().filter(c -> c == '\n').count();
        }
        text.append(String.join(String.valueOf(delimiter), written)).append(lineEnd);
        line++;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Tells how the file is written, as far as it is not to be found out. */
    CsvRows describe(CsvRows file) {
        CsvRows told = file.missing("NA", "?").id("id");
        told = isDelimiterTold ? told.delimiter(delimiter) : told;
        told = hasHeader ? told : told.header(columns.toArray(String[]::new));
        return hasDecimalComma ? told.decimalComma() : told;
    }

    FeatureSet features() {
        return features;
    }

    int rows() {
        return rows.size();
    }

    List<Long> bits(int row) {
        return bitsOf(rows.get(row));
    }

    long line(int row) {
        return lines.get(row);
    }

    @Nullable
    String id(int row) {
        return ids.get(row);
    }

    List<Long> badLines() {
        return badLines;
    }

    static List<Long> bitsOf(double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToLongBits).toList();
    }
}
