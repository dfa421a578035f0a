package io.riskanalyzer.report;

/** A part of a picture, in its units from the upper left corner. */
record Box(double left, double top, double right, double bottom) {

    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }
}
