package io.riskanalyzer.models.internal;

import java.util.Arrays;

/** Hoare's selection: the value at a place of the sorted array, without sorting all of it. */
final class Selection {
    private static final int SHORT = 32;

    private Selection() {}

    /**
     * Returns the value that would stand at a place if the values were sorted. They are moved: none before the place is
     * above it afterwards, none behind is below.
     */
    static double select(double[] values, int place) {
        int low = 0;
        int high = values.length - 1;
        while (high - low > SHORT) {
            double pivot = middle(values[low], values[low + (high - low) / 2], values[high]);
            int i = low;
            int j = high;
            while (i <= j) {
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
            if (place <= j) {
                high = j;
            } else if (place >= i) {
                low = i;
            } else {
                return values[place];
            }
        }
        Arrays.sort(values, low, high + 1);
        return values[place];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
