package io.riskanalyzer.models;

import java.util.Locale;

/**
 * How training rows are drawn so that the rarer outcome is less rare. See {@link ResamplingTrainer}, which alone draws, and
 * puts right what that does to probabilities.
 *
 * @param method which rows are added or left out
 * @param ratio how many rows of the rarer outcome there are for one of the other afterwards, above 0 and at most 1; where
 *     there are as many already, no row is drawn
 * @param neighbours how many of the nearest rows count for {@link Method#SMOTE}, at least 1; 0 for the other methods
 */
public record Resampling(Method method, double ratio, int neighbours) {
    /** Which rows are added or left out. */
    public enum Method {
        /** Rows of the more frequent outcome are left out at random. */
        UNDER_SAMPLING,
        /** Rows of the rarer outcome are there more than once, at random. */
        OVER_SAMPLING,
        /**
         * Rows of the rarer outcome are made up between near ones; for flags and categories by SMOTE-NC.
         *
         * @see <a href="https://doi.org/10.1613/jair.953">Chawla, Bowyer, Hall, Kegelmeyer, SMOTE: Synthetic minority
         *     over-sampling technique, 2002</a>
         */
        SMOTE
    }

    /** Checks the numbers. */
    public Resampling {
        if (!(ratio > 0 && ratio <= 1)) {
            throw new IllegalArgumentException("The ratio of the rarer outcome (" + ratio
                    + ") must be above 0 and at most 1.\nMaybe take 1 for as many rows of both.");
        }
        if (method == Method.SMOTE ? neighbours < 1 : neighbours != 0) {
            throw new IllegalArgumentException("The number of neighbours (" + neighbours + ") must be "
                    + (method == Method.SMOTE
                            ? "at least 1.\nMaybe take 5."
                            : "0, since no row is made up." + "\nMaybe take smote(…)."));
        }
    }

    /**
     * Returns random under-sampling.
     *
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards, above 0 and at most 1
     * @return the resampling
     * @throws IllegalArgumentException if the ratio is out of range
     */
    public static Resampling underSampling(double ratio) {
        return new Resampling(Method.UNDER_SAMPLING, ratio, 0);
    }

    /**
     * Returns random over-sampling.
     *
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards, above 0 and at most 1
     * @return the resampling
     * @throws IllegalArgumentException if the ratio is out of range
     */
    public static Resampling overSampling(double ratio) {
        return new Resampling(Method.OVER_SAMPLING, ratio, 0);
    }

    /**
     * Returns SMOTE.
     *
     * @param ratio how many rows of the rarer outcome there are for one of the other afterwards, above 0 and at most 1
     * @param neighbours how many of the nearest rows count, at least 1; 5 is usual
     * @return the resampling
     * @throws IllegalArgumentException if a number is out of range
     */
    public static Resampling smote(double ratio, int neighbours) {
        return new Resampling(Method.SMOTE, ratio, neighbours);
    }

    /** Returns the method and its numbers. */
    @Override
    public String toString() {
        String name = method.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return name + " to " + ratio + (method == Method.SMOTE ? " by " + neighbours + " neighbours" : "");
    }
}
