package io.riskanalyzer.report;

/** The outline of a line or an area, written in short: each place relative to the one before. One thread. */
final class Trace {
    private final StringBuilder path = new StringBuilder();
    private long lastX;
    private long lastY;

    Trace to(double x, double y) {
        long tenthsX = Math.round(x * 10);
        long tenthsY = Math.round(y * 10);
        if (path.length() == 0) {
            path.append('M').append(Numerals.place(x)).append(' ').append(Numerals.place(y));
        } else if (tenthsX != lastX || tenthsY != lastY) {
            append(tenthsX - lastX, tenthsY - lastY);
        }
        lastX = tenthsX;
        lastY = tenthsY;
        return this;
    }

    private void append(long right, long down) {
        if (down == 0) {
            path.append('h').append(Numerals.place(right / 10.0));
        } else if (right == 0) {
            path.append('v').append(Numerals.place(down / 10.0));
        } else {
            path.append('l').append(Numerals.place(right / 10.0)).append(' ').append(Numerals.place(down / 10.0));
        }
    }

    Trace closed() {
        path.append('z');
        return this;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
