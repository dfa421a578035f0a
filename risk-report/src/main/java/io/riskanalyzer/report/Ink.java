package io.riskanalyzer.report;

/**
 * How one of several things is told from the others: by a colour, and for who does not see it by the dashes of its line
 * and the shape of its points.
 *
 * @param colour the class of the colour, as in the style sheet
 * @param marker the shape of its points
 */
record Ink(String colour, Marker marker) {
    private static final int COLOURS = 6;

    /** Lines and texts that are no data. */
    static final Ink MUTED = new Ink("muted", Marker.CIRCLE);

    /** The ink of the series of this index: no two are alike among the first 36. */
    static Ink of(int index) {
        Marker[] markers = Marker.values();
        int colour = index % COLOURS;
        return new Ink("ink" + colour, markers[(index + index / COLOURS) % markers.length]);
    }

    /** The shapes of points. */
    enum Marker {
        CIRCLE("m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"),
        SQUARE("m-2.8-2.8h5.6v5.6h-5.6z"),
        TRIANGLE("m0-3.6l3.5 6.2h-7z"),
        DIAMOND("m0-4l3.6 4l-3.6 4l-3.6-4z"),
        CROSS("m-1.2-3.6h2.4v2.4h2.4v2.4h-2.4v2.4h-2.4v-2.4h-2.4v-2.4h2.4z"),
        WEDGE("m0 3.6l3.5-6.2h-7z");

        private final String outline;

        Marker(String outline) {
            this.outline = outline;
        }

        String at(double x, double y) {
            return "M" + Numerals.place(x) + " " + Numerals.place(y) + outline;
        }
    }
}
