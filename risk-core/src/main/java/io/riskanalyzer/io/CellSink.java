package io.riskanalyzer.io;

/** Takes the cells of one row after the other. */
interface CellSink {
    /** A row begins, or nothing follows: then no cell comes. */
    void beginRow();

    /**
     * Takes a cell of the row in hand, from left to right.
     *
     * @param column the position of the cell, from 0
     * @param text holds the cell from {@code offset} on, until this method returns
     */
    void cell(int column, char[] text, int offset, int length);
}
