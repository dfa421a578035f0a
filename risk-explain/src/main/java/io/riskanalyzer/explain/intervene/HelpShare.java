package io.riskanalyzer.explain.intervene;

/**
 * How much of the help goes to one group.
 *
 * @param group the name of the group
 * @param people how many belong to it
 * @param eligible how many of them could be helped by anything in the catalogue
 * @param helped how many of them are
 * @param cost what their help costs
 * @param riskBefore the sum of their risks before, each person counting 1
 * @param riskAfter the sum of their risks after
 */
public record HelpShare(
        String group, int people, int eligible, int helped, double cost, double riskBefore, double riskAfter) {

    /**
     * Returns the share of the group that is helped.
     *
     * @return {@code helped / people}; NaN for a group of nobody
     */
    public double helpedShare() {
        return people == 0 ? Double.NaN : (double) helped / people;
    }

    /**
     * Returns the share of those who could be helped that is.
     *
     * @return {@code helped / eligible}; NaN if nobody could be
     */
    public double helpedOfEligible() {
        return eligible == 0 ? Double.NaN : (double) helped / eligible;
    }

    /**
     * Returns the mean risk of the group before anything is done.
     *
     * @return {@code riskBefore / people}; NaN for a group of nobody
     */
    public double meanRiskBefore() {
        return people == 0 ? Double.NaN : riskBefore / people;
    }

    /**
     * Returns the mean risk of the group with what it gets.
     *
     * @return {@code riskAfter / people}; NaN for a group of nobody
     */
    public double meanRiskAfter() {
        return people == 0 ? Double.NaN : riskAfter / people;
    }
}
