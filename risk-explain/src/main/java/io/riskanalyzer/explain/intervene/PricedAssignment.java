package io.riskanalyzer.explain.intervene;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Prices of money and seats at which each person alone would take about what there is, found by subgradients: they bound
 * what any assignment can gain, and point to a good one (Fisher 1981, <a
 * href="https://doi.org/10.1287/mnsc.27.1.1">doi:10.1287/mnsc.27.1.1</a>). For one thread.
 */
final class PricedAssignment {
    private static final int ROUNDS = 300;
    private static final int PATIENCE = 15;
    private static final double SURE = 1e-9;

    private final Offers offers;
    private final double[] there; // money, then the seats of each intervention; ∞ without a limit
    private double[] prices;
    private double[] bestPrices;
    private int[] best;
    private double gain;
    private double bound = Double.POSITIVE_INFINITY;

    PricedAssignment(Offers offers) {
        this.offers = offers;
        there = new double[1 + offers.seats.length];
        there[0] = offers.budget;
        for (int i = 0; i < offers.seats.length; i++) {
            there[1 + i] = offers.seats[i] == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : offers.seats[i];
        }
        prices = new double[there.length];
        bestPrices = prices.clone();
        int[] none = new int[offers.people()];
        Arrays.fill(none, -1);
        best = GreedyAssignment.from(offers, none);
        gain = offers.gainOf(best);
    }

    /** Looks for prices until the bound is met or no longer falls. */
    void run() {
        double length = 1;
        int waited = 0;
        for (int round = 0; round < ROUNDS && bound - gain > SURE * gain; round++) {
            int[] wanted = new int[offers.people()];
            double[] left = there.clone();
            double dual = answer(wanted, left);
            if (dual < bound - SURE * Math.abs(bound) || round == 0) {
                bound = dual;
                bestPrices = prices.clone();
                waited = 0;
                take(repaired(wanted));
            } else if (++waited == PATIENCE) {
                waited = 0;
                length /= 2;
                prices = bestPrices.clone();
            }
            step(left, length * (dual - gain));
        }
        bound = Math.max(bound, gain);
    }

    /** What each person takes at the prices, and what is left; returns the bound that follows. */
    private double answer(int[] wanted, double[] left) {
        double dual = 0;
        for (int i = 0; i < there.length; i++) {
            dual += prices[i] == 0 ? 0 : prices[i] * there[i];
        }
        for (int person = 0; person < wanted.length; person++) {
            wanted[person] = -1;
            double most = 0;
            for (int offer = offers.starts[person]; offer < offers.starts[person + 1]; offer++) {
                double worth = worth(offer);
                if (worth > most) {
                    most = worth;
                    wanted[person] = offer;
                }
            }
            dual += most;
            int offer = wanted[person];
            if (offer >= 0) {
                left[0] -= offers.costs[offer];
                for (int i = 1; i < left.length; i++) {
                    left[i] -= offers.masks[offer] >> (i - 1) & 1;
                }
            }
        }
        return dual;
    }

    /** What an offer gains beyond its price. */
    private double worth(int offer) {
        double worth = offers.gains[offer] - prices[0] * offers.costs[offer];
        for (int i = 1; i < prices.length; i++) {
            worth -= (offers.masks[offer] >> (i - 1) & 1) * prices[i];
        }
        return worth;
    }

    /** Dearer where too much is wanted, cheaper where something is left; each in shares of what there is. */
    private void step(double[] left, double excess) {
        double square = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] = there[i] < Double.POSITIVE_INFINITY && !(prices[i] == 0 && left[i] > 0)
                    ? left[i] / Math.max(there[i], Double.MIN_NORMAL)
                    : 0;
            square += left[i] * left[i];
        }
        for (int i = 0; i < left.length && square > 0; i++) {
            if (left[i] != 0) {
                prices[i] = Math.max(0, prices[i] - excess * left[i] / square / there[i]);
            }
        }
    }

    /** What is wanted as far as it fits, the most worth first, and then whatever else fits. */
    private int[] repaired(int[] wanted) {
        int[] chosen = new int[wanted.length];
        Arrays.fill(chosen, -1);
        double money = offers.budget;
        int[] seats = offers.seats.clone();
        int[] order = IntStream.range(0, wanted.length)
                .filter(person -> wanted[person] >= 0)
                .boxed()
                .sorted(Comparator.comparingDouble(person -> -worth(wanted[person])))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int person : order) {
            int offer = wanted[person];
            boolean fits = offers.costs[offer] <= money;
            for (int i = 0; i < seats.length; i++) {
                fits &= (offers.masks[offer] >> i & 1) == 0 || seats[i] > 0;
            }
            if (fits) {
                chosen[person] = offer;
                money -= offers.costs[offer];
                for (int i = 0; i < seats.length; i++) {
                    seats[i] -= offers.masks[offer] >> i & 1;
                }
            }
        }
        return GreedyAssignment.from(offers, chosen);
    }

    /** Keeps an assignment if it is better. */
    private void take(int[] chosen) {
        double own = offers.gainOf(chosen);
        if (own > gain && offers.allows(chosen)) {
            best = chosen;
            gain = own;
        }
    }

    /** The offers that a better assignment could still have: the others would push the bound below what is there. */
    int[] candidates() {
        prices = bestPrices.clone();
        int[] wanted = new int[offers.people()];
        double dual = answer(wanted, there.clone());
        return IntStream.range(0, offers.people())
                .flatMap(person -> {
                    double most = wanted[person] < 0 ? 0 : worth(wanted[person]);
                    return IntStream.range(offers.starts[person], offers.starts[person + 1])
                            .filter(offer -> dual - most + worth(offer) >= gain - SURE * Math.abs(gain));
                })
                .toArray();
    }

    int[] best() {
        return best;
    }

    double gain() {
        return gain;
    }

    /** What no assignment gains more than. */
    double bound() {
        return bound;
    }

    /** What one unit of money more, then one seat more of each intervention, would gain at most. */
    double[] prices() {
        return bestPrices;
    }
}
