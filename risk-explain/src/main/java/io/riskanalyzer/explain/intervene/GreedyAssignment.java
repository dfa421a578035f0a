package io.riskanalyzer.explain.intervene;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Gives, again and again, what lowers the risk most for its price, until nothing fits. For one thread. */
final class GreedyAssignment {
    private final Offers offers;
    private final int[] chosen;
    private final int[] seatsLeft;
    private double budgetLeft;
    private final PriorityQueue<Step> steps = new PriorityQueue<>(Comparator.comparingDouble(Step::rate)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Step::gain).reversed())
            .thenComparingInt(Step::person)
            .thenComparingInt(Step::offer));

    /** One person gets an offer in place of what they have. */
    private record Step(int person, int from, int offer, double gain, double rate) {}

    private GreedyAssignment(Offers offers, int[] start) {
        this.offers = offers;
        this.chosen = start.clone();
        this.seatsLeft = offers.seats.clone();
        this.budgetLeft = offers.budget - offers.costOf(start);
        for (int offer : start) {
            takeSeats(offer, 1);
        }
    }

    /** Returns the offer of each person, −1 for none, beginning with some that are given. */
    static int[] from(Offers offers, int[] start) {
        GreedyAssignment greedy = new GreedyAssignment(offers, start);
        for (int person = 0; person < offers.people(); person++) {
            greedy.look(person);
        }
        greedy.run();
        return greedy.chosen;
    }

    private void run() {
        while (!steps.isEmpty()) {
            Step step = steps.remove();
            if (step.from() != chosen[step.person()]) {
                continue; // of a state that is past
            }
            if (fits(step.from(), step.offer())) {
                budgetLeft -= costOf(step.offer()) - costOf(step.from());
                takeSeats(step.from(), -1);
                takeSeats(step.offer(), 1);
                chosen[step.person()] = step.offer();
                look(step.person());
            }
        }
    }

    private void look(int person) {
        int now = chosen[person];
        double gain = now < 0 ? 0 : offers.gains[now];
        for (int offer = offers.starts[person]; offer < offers.starts[person + 1]; offer++) {
            double more = offers.gains[offer] - gain;
            double price = offers.costs[offer] - costOf(now);
            if (more > 0 && fits(now, offer)) {
                steps.add(new Step(person, now, offer, more, price > 0 ? more / price : Double.POSITIVE_INFINITY));
            }
        }
    }

    private boolean fits(int from, int offer) {
        if (!(costOf(offer) - costOf(from) <= budgetLeft)) {
            return false;
        }
        int wanted = offers.masks[offer] & ~(from < 0 ? 0 : offers.masks[from]);
        for (int i = 0; i < seatsLeft.length; i++) {
            if ((wanted >> i & 1) != 0 && seatsLeft[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private double costOf(int offer) {
        return offer < 0 ? 0 : offers.costs[offer];
    }

    private void takeSeats(int offer, int times) {
        for (int i = 0; i < seatsLeft.length && offer >= 0; i++) {
            seatsLeft[i] -= (offers.masks[offer] >> i & 1) * times;
        }
    }
}
