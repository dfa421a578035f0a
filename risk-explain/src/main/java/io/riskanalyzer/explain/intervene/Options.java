package io.riskanalyzer.explain.intervene;

import java.util.List;

/** What one lever can do for one row: options by rising effort, of which the first leaves the row as it is. */
final class Options {
    private final int[] slots;
    private final double[][] values;
    private final double[] efforts;

    /**
     * @param slots where the values of an option go: the lever's own feature, then what it carries
     * @param values the values of each option, shape (options, slots)
     * @param efforts the effort of each option, ascending, from 0
     */
    Options(int[] slots, double[][] values, double[] efforts) {
        this.slots = slots;
        this.values = values;
        this.efforts = efforts;
    }

    int size() {
        return efforts.length;
    }

    double effort(int option) {
        return efforts[option];
    }

    /** Whether one of its features is among the given ones. */
    boolean moves(List<Integer> others) {
        for (int slot : slots) {
            if (others.contains(slot)) {
                return true;
            }
        }
        return false;
    }

    /** The place of a slot among those of the options, −1 if they leave it as it is. */
    int placeOf(int slot) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == slot) {
                return i;
            }
        }
        return -1;
    }

    int slot(int place) {
        return slots[place];
    }

    int places() {
        return slots.length;
    }

    double value(int option, int place) {
        return values[option][place];
    }

    void apply(int option, double[] row) {
        for (int i = 0; i < slots.length; i++) {
            row[slots[i]] = values[option][i];
        }
    }
}
