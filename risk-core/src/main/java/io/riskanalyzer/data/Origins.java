package io.riskanalyzer.data;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Whose rows they are, and from when: what decides which of them may be in different parts. Immutable. */
final class Origins {
    static final Origins UNKNOWN = new Origins(null, null);

    /** The group of each row, numbered from 0 in the order in which they are met. */
    private final int @Nullable [] groups;

    private final double @Nullable [] times;

    private Origins(int @Nullable [] groups, double @Nullable [] times) {
        this.groups = groups;
        this.times = times;
    }

    int @Nullable [] groups() {
        return groups;
    }

    double @Nullable [] times() {
        return times;
    }

    Origins grouped(Frame frame, IntFunction<? extends @Nullable String> groupOf) {
        int[] found = new int[frame.rows()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int row = 0; row < found.length; row++) {
            String group = groupOf.apply(row);
            if (group == null) {
                throw noGroup("group", frame, row);
            }
            Integer number = numbers.putIfAbsent(group, numbers.size());
            found[row] = number == null ? numbers.size() - 1 : number;
        }
        return new Origins(found, times);
    }

    Origins grouped(Frame frame, CategoryFeature<?> column) {
        int slot = frame.features().slotOf(column);
        int[] levels = new int[frame.rows()];
        for (int row = 0; row < levels.length; row++) {
            double level = frame.value(row, slot);
            if (!(level >= 0)) {
                throw noGroup(column.name(), frame, row);
            }
            levels[row] = (int) level;
        }
        return new Origins(renumbered(levels), times);
    }

    private static IllegalArgumentException noGroup(String what, Frame frame, int row) {
        return new IllegalArgumentException("The " + what + " of row " + frame.number(row)
                + " must be known, but it is missing or an unknown level."
                + "\nMaybe leave the row out, or give it a group of its own.");
    }

    Origins timed(Frame frame, IntToDoubleFunction timeOf) {
        double[] found = new double[frame.rows()];
        for (int row = 0; row < found.length; row++) {
            found[row] = finite("time", Feature.number("time"), timeOf.applyAsDouble(row), frame.number(row));
        }
        return new Origins(groups, found);
    }

    Origins timed(Frame frame, NumberFeature column) {
        double[] found = new double[frame.rows()];
        frame.copyColumn(frame.features().slotOf(column), 0, found.length, found);
        for (int row = 0; row < found.length; row++) {
            found[row] = finite(column.name(), column, found[row], frame.number(row));
        }
        return new Origins(groups, found);
    }

    private static double finite(String what, NumberFeature feature, double time, long number) {
        if (!(Math.abs(time) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The " + what + " of row " + number + " ("
                    + (feature.isSensitive() ? "withheld" : Double.isNaN(time) ? "missing" : time)
                    + ") must be a finite number.\nMaybe leave the row out.");
        }
        return time + 0.0; // −0 and 0 are one instant
    }

    Origins take(int[] rows) {
        int[] takenGroups = groups == null ? null : new int[rows.length];
        double[] takenTimes = times == null ? null : new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (groups != null && takenGroups != null) {
                takenGroups[i] = groups[rows[i]];
            }
            if (times != null && takenTimes != null) {
                takenTimes[i] = times[rows[i]];
            }
        }
        return new Origins(takenGroups == null ? null : renumbered(takenGroups), takenTimes);
    }

    private static int[] renumbered(int[] numbers) {
        int[] fresh = new int[Arrays.stream(numbers).max().orElse(-1) + 1];
        int count = 0;
        int[] result = new int[numbers.length];
        for (int row = 0; row < result.length; row++) {
            if (fresh[numbers[row]] == 0) {
                fresh[numbers[row]] = ++count;
            }
            result[row] = fresh[numbers[row]] - 1;
        }
        return result;
    }
}
