package io.riskanalyzer.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the cells of the row in hand. Mutable, for one thread. */
final class RowBuffer implements CellSink {
    private char[] text = new char[256];
    private int[] ends = new int[16];
    private int cells;

    @Override
    public void beginRow() {
        cells = 0;
    }

    @Override
    public void cell(int column, char[] source, int offset, int length) {
        int start = startOf(cells);
        if (text.length - start < length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, start + length));
        }
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        System.arraycopy(source, offset, text, start, length);
        ends[cells++] = start + length;
    }

    private int startOf(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /** Shows a cell of the row, without the blanks around it. */
    void show(int cell, Slice slice) {
        slice.set(text, startOf(cell), ends[cell] - startOf(cell));
    }

    /** The cells of the row, without the blanks around them. */
    List<String> cells() {
        List<String> all = new ArrayList<>(cells);
        Slice slice = new Slice();
        for (int i = 0; i < cells; i++) {
            show(i, slice);
            all.add(slice.toString());
        }
        return all;
    }
}
