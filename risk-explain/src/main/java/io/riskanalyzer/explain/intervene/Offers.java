package io.riskanalyzer.explain.intervene;

/**
 * What each person could be given, and what it would be worth: a knapsack with one offer a person at most, a budget, and
 * seats. Offers of a person stand one after the other; arrays are not changed.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-24777-7">Kellerer, Pferschy, Pisinger, Knapsack Problems, 2004</a>
 */
final class Offers {
    final int[] starts; // of the offers of each person, and the end
    final int[] masks; // the interventions of each offer, a bit each
    final double[] gains;
    final double[] costs;
    final double budget;
    final int[] seats; // of each intervention

    Offers(int[] starts, int[] masks, double[] gains, double[] costs, double budget, int[] seats) {
        this.starts = starts;
        this.masks = masks;
        this.gains = gains;
        this.costs = costs;
        this.budget = budget;
        this.seats = seats;
    }

    int people() {
        return starts.length - 1;
    }

    int size() {
        return masks.length;
    }

    double gainOf(int[] chosen) {
        double gain = 0;
        for (int offer : chosen) {
            gain += offer < 0 ? 0 : gains[offer];
        }
        return gain;
    }

    double costOf(int[] chosen) {
        double cost = 0;
        for (int offer : chosen) {
            cost += offer < 0 ? 0 : costs[offer];
        }
        return cost;
    }

    /** Whether budget and seats are kept, but for rounding of the sum. */
    boolean allows(int[] chosen) {
        int[] used = new int[seats.length];
        for (int offer : chosen) {
            for (int i = 0; i < used.length && offer >= 0; i++) {
                used[i] += masks[offer] >> i & 1;
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (used[i] > seats[i]) {
                return false;
            }
        }
        return costOf(chosen) <= budget * (1 + 1e-12);
    }
}
