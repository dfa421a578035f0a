package io.riskanalyzer.explain.intervene;

import java.util.List;

/**
 * How many bad outcomes are prevented if those are treated first who are said to benefit most.
 *
 * <p>With {@code k} people taken from the greatest benefit down, of whom {@code n₁} were treated with {@code y₁} bad
 * outcomes and {@code n₀} untreated with {@code y₀}, the uplift is {@code (y₀/n₀ − y₁/n₁) · k}, and the Qini is
 * {@code y₀ · n₁/n₀ − y₁} (Radcliffe 2007). A group of which there is nobody yet counts as without bad outcomes. People of
 * equal benefit are taken together.
 *
 * @param shares the share of the people taken, ascending from 0 to 1, shape (points)
 * @param uplift the uplift of each point, in people, shape (points)
 * @param qini the Qini of each point, in treated people, shape (points)
 * @param people how many people there are
 * @param treated how many of them were treated
 */
public record UpliftCurve(List<Double> shares, List<Double> uplift, List<Double> qini, int people, int treated) {

    /** Copies the lists. */
    public UpliftCurve {
        shares = List.copyOf(shares);
        uplift = List.copyOf(uplift);
        qini = List.copyOf(qini);
    }

    /**
     * Returns the area under the uplift curve (AUUC), by trapezia, with the uplift divided by all people.
     *
     * @return the area; half the effect for an order by chance
     */
    public double auuc() {
        return area(uplift) / people;
    }

    /**
     * Returns the Qini coefficient: the area between the Qini curve and the straight line to its end, by trapezia, with the
     * Qini divided by the treated people.
     *
     * @return the coefficient; 0 for an order by chance, below 0 for a worse one
     */
    public double qiniCoefficient() {
        return (area(qini) - qini.get(qini.size() - 1) / 2) / treated;
    }

    private double area(List<Double> heights) {
        double area = 0;
        for (int i = 1; i < heights.size(); i++) {
            area += (shares.get(i) - shares.get(i - 1)) * (heights.get(i) + heights.get(i - 1)) / 2;
        }
        return area;
    }
}
