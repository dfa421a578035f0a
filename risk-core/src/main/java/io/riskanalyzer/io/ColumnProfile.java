package io.riskanalyzer.io;

import io.riskanalyzer.feature.TextFormat;
import io.riskanalyzer.feature.TextFormat.DecimalSign;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of a column have been so far, in memory that does not grow with the rows. Mutable. */
final class ColumnProfile {
    /** More different values than these are estimated, not listed. */
    static final int MOST_TEXTS = 10_000;

    private static final int LEAST_TEXTS = 1000;
    private static final int MOST_OTHERS = 4;
    private static final TextFormat WITH_COMMA = new TextFormat(Set.of(), DecimalSign.COMMA);

    private final TextFormat format;
    private final @Nullable TextTable missingTokens;
    private final int mostTexts;
    private final boolean readsNumbers;

    private long missing;
    private long present;
    private final TextTable texts = new TextTable();
    private @Nullable DistinctCount estimate; // once there are too many texts
    private long numbers;
    private long commaNumbers;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean areWhole = true;
    private boolean areRunning = true;
    private double previous = Double.NaN;
    private final TextTable others = new TextTable(); // the first values that are no numbers
    private long firstOtherLine;
    private long firstCommaLine;
    private String firstComma = "";

    /** Profiles a column that is no category if it has more than {@code mostLevels} different values. */
    ColumnProfile(TextFormat format, int mostLevels) {
        this(format, mostLevels, true);
    }

    private ColumnProfile(TextFormat format, int mostLevels, boolean readsNumbers) {
        this.format = format;
        this.readsNumbers = readsNumbers;
        this.missingTokens = CellReader.tableOf(format);
        this.mostTexts = Math.max(mostLevels, LEAST_TEXTS);
    }

    /** Profiles a column whose values are no numbers, whatever they look like. */
    static ColumnProfile ofTexts(TextFormat format, int mostLevels) {
        return new ColumnProfile(format, mostLevels, false);
    }

    void add(Slice cell, long line) {
        if (cell.isEmpty() || (missingTokens != null && missingTokens.indexOf(cell) >= 0)) {
            missing++;
            return;
        }
        present++;
        addText(cell);
        if (!readsNumbers) {
            return;
        }
        double number = format.readNumber(cell);
        if (number > Double.NEGATIVE_INFINITY) {
            addNumber(number);
        } else {
            addOther(cell, line);
        }
    }

    private void addText(Slice cell) {
        if (estimate != null) {
            estimate.add(cell);
        } else if (texts.indexOf(cell) < 0) {
            texts.add(cell.toString());
            if (texts.size() > mostTexts) {
                DistinctCount count = new DistinctCount();
                texts.texts().forEach(count::add);
                estimate = count;
            }
        }
    }

    private void addNumber(double number) {
        numbers++;
        min = Math.min(min, number);
        max = Math.max(max, number);
        areWhole &= number == Math.rint(number);
        areRunning &= numbers == 1 || number == previous + 1;
        previous = number;
    }

    private void addOther(Slice cell, long line) {
        if (firstOtherLine == 0) {
            firstOtherLine = line;
        }
        if (others.size() < MOST_OTHERS && others.indexOf(cell) < 0) {
            others.add(cell.toString());
        }
        if (format.decimalSign() == DecimalSign.POINT && WITH_COMMA.readNumber(cell) > Double.NEGATIVE_INFINITY) {
            commaNumbers++;
            if (firstCommaLine == 0) {
                firstCommaLine = line;
                firstComma = cell.toString();
            }
        }
    }

    long missing() {
        return missing;
    }

    /** The number of values, missing ones left out. */
    long present() {
        return present;
    }

    /** The number of different values; an estimate if they are {@linkplain #isEstimated too many}. */
    long distinct() {
        return estimate == null ? texts.size() : Math.min(estimate.estimate(), present);
    }

    boolean isEstimated() {
        return estimate != null;
    }

    /** Whether hardly a value is there twice. */
    boolean areNearlyAllDifferent() {
        return present >= 10 && distinct() >= 0.9 * present;
    }

    /** The different values as they came; the first of them if they are too many. */
    List<String> texts() {
        return texts.texts();
    }

    boolean areNumbers() {
        return numbers == present;
    }

    long numbers() {
        return numbers;
    }

    /** How many of the listed values are numbers. */
    long distinctNumbers() {
        return !readsNumbers
                ? 0
                : texts.texts().stream()
                        .filter(text -> format.readNumber(text) > Double.NEGATIVE_INFINITY)
                        .count();
    }

    double min() {
        return min;
    }

    double max() {
        return max;
    }

    boolean areWhole() {
        return areWhole;
    }

    /** Whether each number is the one before plus 1. */
    boolean areRunning() {
        return areRunning && numbers >= 10;
    }

    /** The first few different values that are no numbers. */
    List<String> others() {
        return others.texts();
    }

    boolean hasManyOthers() {
        return others.size() == MOST_OTHERS;
    }

    long firstOtherLine() {
        return firstOtherLine;
    }

    /** How many values would be numbers if they had a decimal point instead of a comma. */
    long commaNumbers() {
        return commaNumbers;
    }

    long firstCommaLine() {
        return firstCommaLine;
    }

    String firstComma() {
        return firstComma;
    }
}
