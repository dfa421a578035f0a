package io.riskanalyzer.benchmarks;

/** A row as a fact of Drools, with its score. Public, as rules are compiled to classes of their own. */
public final class Applicant {
    private final double[] row;
    private double score;

    /**
     * Creates a fact.
     *
     * @param row the values
     */
    public Applicant(double[] row) {
        this.row = row;
    }

    /** Returns a value. */
    public double getC0() {
        return row[0];
    }

    /** Returns a value. */
    public double getC1() {
        return row[1];
    }

    /** Returns a value. */
    public double getC2() {
        return row[2];
    }

    /** Returns a value. */
    public double getC3() {
        return row[3];
    }

    /** Returns a value. */
    public double getC4() {
        return row[4];
    }

    /** Returns a value. */
    public double getC5() {
        return row[5];
    }

    /** Returns a value. */
    public double getC6() {
        return row[6];
    }

    /** Returns a value. */
    public double getC7() {
        return row[7];
    }

    /** Returns a value. */
    public double getC8() {
        return row[8];
    }

    /** Returns a value. */
    public double getC9() {
        return row[9];
    }

    /**
     * Adds points.
     *
     * @param points the points
     */
    public void add(double points) {
        score += points;
    }

    /** Returns the level of the band, and sets the score back for the next run. */
    int levelAndReset(double[] cuts) {
        int level = 0;
        while (level < cuts.length && score >= cuts[level]) {
            level++;
        }
        score = 0;
        return level;
    }
}
