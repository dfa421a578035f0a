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
    final double budget; // with room for the rounding of sums of costs
    final int[] seats; // of each intervention
    private final boolean[] beyondBudget;

    /** The person of each row could be helped by something that costs more than the whole budget, if so told. */
    Offers(
            int[] starts,
            int[] masks,
            double[] gains,
            double[] costs,
            double budget,
            int[] seats,
            boolean[] beyondBudget) {
        this.starts = starts;
        this.masks = masks;
        this.gains = gains;
        this.costs = costs;
        this.budget = budget;
        this.seats = seats;
        this.beyondBudget = beyondBudget;
    }

    /** The budget with room for rounding: three times 0.1 is more than 0.3, and is paid by it. */
    static double withRoom(double budget) {
        return budget * (1 + 1e-12);
    }

    /** Whether anything in the catalogue would help a person, within the budget or beyond it. */
    boolean isHelpable(int person) {
        return starts[person + 1] > starts[person] || beyondBudget[person];
    }

    /** Whether help was left out because it alone costs more than the whole budget. */
    boolean isAnyBeyondBudget() {
        for (boolean beyond : beyondBudget) {
            if (beyond) {
                return true;
            }
        }
        return false;
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

    /** Whether budget and seats are kept. */
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
        return costOf(chosen) <= budget;
    }
}
