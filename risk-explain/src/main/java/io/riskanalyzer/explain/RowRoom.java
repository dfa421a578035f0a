package io.riskanalyzer.explain;

/** What is needed to explain one row, kept from row to row. Nothing in it has a meaning between two rows. For one thread. */
final class RowRoom {
    /** The answers to all conditions, 1 for the left. */
    byte[] left = new byte[0];

    double[] numbers = new double[0];
    int[] places = new int[0];

    /** Makes room for so much at least. */
    void reserve(int conditions, int ofNumbers, int ofPlaces) {
        left = left.length < conditions ? new byte[conditions] : left;
        numbers = numbers.length < ofNumbers ? new double[ofNumbers] : numbers;
        places = places.length < ofPlaces ? new int[ofPlaces] : places;
    }
}
