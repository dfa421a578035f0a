package io.riskanalyzer.models.internal;

/**
 * The value at a place of the sorted array, without sorting all of it (Floyd and Rivest, Algorithm 489: select, 1975,
 * doi:10.1145/360680.360694): about one and a half comparisons a value.
 */
final class Selection {
    /** A longer part is narrowed down by a sample of it first. */
    private static final int LONG = 600;

    private Selection() {}

    /**
     * Returns the value that would stand at a place if the values were sorted. They are moved: none before the place is
     * above it afterwards, none behind is below.
     */
    static double select(double[] values, int place) {
        select(values, 0, values.length - 1, place);
        return values[place];
    }

    private static void select(double[] values, int from, int to, int place) {
        int low = from;
        int high = to;
        while (high > low) {
            if (high - low > LONG) {
                selectInSample(values, low, high, place);
            }
            double pivot = values[place];
            int i = low;
            int j = high;
            while (i <= j) { // ends between equal values too, so that many of them are parted evenly
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (j < place) {
                low = i;
            }
            if (i > place) {
                high = j;
            }
        }
    }

    /** Puts a value near the wanted one at its place, chosen so that little is left on the wanted one's side. */
    private static void selectInSample(double[] values, int low, int high, int place) {
        double size = high - low + 1.0;
        double rank = place - low + 1.0;
        double log = StrictMath.log(size);
        double sample = 0.5 * StrictMath.exp(2 * log / 3);
        double spread = 0.5 * Math.sqrt(log * sample * (size - sample) / size) * Math.signum(rank - size / 2);
        int sampleLow = (int) Math.max(low, place - rank * sample / size + spread);
        int sampleHigh = (int) Math.min(high, place + (size - rank) * sample / size + spread);
        select(values, sampleLow, sampleHigh, place);
    }
}
