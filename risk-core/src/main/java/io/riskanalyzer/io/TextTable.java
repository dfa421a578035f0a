package io.riskanalyzer.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Different texts, numbered as they came, found by their characters without making a {@code String}. Mutable. */
final class TextTable {
    private static final int FIRST_SLOTS = 16;

    private final List<String> texts = new ArrayList<>();
    private char[][] characters = new char[FIRST_SLOTS][]; // of the texts
    private int[] slots = new int[FIRST_SLOTS]; // the number of a text plus 1, 0 where free

    static TextTable of(Collection<String> texts) {
        TextTable table = new TextTable();
        texts.forEach(table::add);
        return table;
    }

    int size() {
        return texts.size();
    }

    List<String> texts() {
        return texts;
    }

    /** The number of a text, or −1 if it is not there. */
    int indexOf(Slice text) {
        char[] within = text.text();
        int from = text.from();
        int to = text.to();
        int mask = slots.length - 1;
        for (int i = hash(within, from, to) & mask; slots[i] != 0; i = (i + 1) & mask) {
            int number = slots[i] - 1;
            char[] known = characters[number];
            if (Arrays.equals(known, 0, known.length, within, from, to)) {
                return number;
            }
        }
        return -1;
    }

    /** Adds a text that is not there. */
    void add(String text) {
        int number = texts.size();
        if (number == characters.length / 2) {
            characters = Arrays.copyOf(characters, 2 * characters.length);
            slots = new int[characters.length];
            for (int i = 0; i < number; i++) {
                place(i);
            }
        }
        texts.add(text);
        characters[number] = text.toCharArray();
        place(number);
    }

    private void place(int number) {
        int mask = slots.length - 1;
        int i = hash(characters[number], 0, characters[number].length) & mask;
        while (slots[i] != 0) {
            i = (i + 1) & mask;
        }
        slots[i] = number + 1;
    }

    /** As of a {@code String}, spread; four characters at a time, as multiplications would wait for each other. */
    private static int hash(char[] text, int from, int to) {
        int hash = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            hash = 923521 * hash + 29791 * text[i] + 961 * text[i + 1] + 31 * text[i + 2] + text[i + 3];
        }
        for (; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return hash ^ (hash >>> 16) ^ (hash >>> 8);
    }
}
