package io.riskanalyzer.models.internal;

/** Rows with their weights and positives, and Wilson's interval of their rate. Mutable, for one thread. */
public final class Counts {

    /** How often an interval holds the true rate. */
    public static final double CONFIDENCE = 0.95;

    private static final double QUANTILE = Tails.normalQuantile(CONFIDENCE);

    private double rows;
    private double weight;
    private double positives;
    private double squares;

    /** Starts with no row. */
    public Counts() {}

    /**
     * Adds the rows of one score.
     *
     * @param from the rows
     * @param group the place of the score
     */
    public void add(ScoredRows from, int group) {
        rows += from.count(group);
        weight += from.weight(group);
        positives += from.positives(group);
        squares += from.squares(group);
    }

    /**
     * Returns these rows and others.
     *
     * @param other the others
     * @return the sums
     */
    public Counts with(Counts other) {
        Counts sum = new Counts();
        sum.rows = rows + other.rows;
        sum.weight = weight + other.weight;
        sum.positives = positives + other.positives;
        sum.squares = squares + other.squares;
        return sum;
    }

    /**
     * Returns how many rows have a weight above 0.
     *
     * @return the number
     */
    public long rows() {
        return (long) rows;
    }

    /**
     * Returns the sum of the weights.
     *
     * @return the weight
     */
    public double weight() {
        return weight;
    }

    /**
     * Returns the share of positives.
     *
     * @return the rate; NaN without rows
     */
    public double rate() {
        return weight > 0 ? Math.min(positives / weight, 1) : Double.NaN;
    }

    /**
     * Returns the lower end of the interval of the rate, for the effective number of rows.
     *
     * @return the end; 0 without rows
     */
    public double rateFrom() {
        return weight > 0 ? end(-QUANTILE) : 0;
    }

    /**
     * Returns the upper end of the interval of the rate.
     *
     * @return the end; 1 without rows
     */
    public double rateTo() {
        return weight > 0 ? end(QUANTILE) : 1;
    }

    /**
     * Returns one end of Wilson's interval of the rate, for the effective number of rows, of which there must be one.
     *
     * @param quantile the normal quantile: negative for the lower end, positive for the upper
     * @return the end
     */
    public double end(double quantile) {
        return Tails.wilson(rate(), weight * (weight / squares), quantile);
    }
}
