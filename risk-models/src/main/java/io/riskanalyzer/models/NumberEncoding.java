package io.riskanalyzer.models;

import io.riskanalyzer.models.internal.NumberForm;
import io.riskanalyzer.models.internal.StoredSettings;
import java.util.Objects;

/**
 * How a linear model takes a number: by one slope, along a curve, or by bins. Immutable and thread-safe.
 *
 * <p>A slope carries a value that lies far out to extremes; a curve and bins do not, and bend where the data bend. Their
 * knots and cuts are placed by the quantiles of the training rows. A value that many rows share counts for one bin at
 * most.
 */
public final class NumberEncoding {

    /** One slope, of the value scaled to mean 0 and standard deviation 1. */
    public static final NumberEncoding LINEAR = new NumberEncoding(new NumberForm(NumberForm.Kind.LINEAR, 0));

    private static final String SPLINES = "splines ";
    private static final String BINS = "bins ";

    private final NumberForm form;

    private NumberEncoding(NumberForm form) {
        this.form = form;
    }

    /**
     * Straight lines between knots, and a constant below the first knot and above the last (a linear spline). The outer
     * knots leave 1 % of the rows on each side.
     *
     * @param knots the greatest number of knots, at least 2; 5 is usual
     * @return the encoding
     * @throws IllegalArgumentException if the number is less than 2
     */
    public static NumberEncoding splines(int knots) {
        return new NumberEncoding(form(NumberForm.Kind.CURVE, "knots", knots));
    }

    /**
     * A constant for each of some bins that hold about as many rows each.
     *
     * @param bins the greatest number of bins, at least 2; 10 is usual
     * @return the encoding
     * @throws IllegalArgumentException if the number is less than 2
     */
    public static NumberEncoding bins(int bins) {
        return new NumberEncoding(form(NumberForm.Kind.BINS, "bins", bins));
    }

    private static NumberForm form(NumberForm.Kind kind, String what, int size) {
        if (size < 2) {
            throw new IllegalArgumentException(
                    "The number of " + what + " (" + size + ") must be at least 2.\nMaybe take LINEAR.");
        }
        return new NumberForm(kind, size);
    }

    NumberForm form() {
        return form;
    }

    /** The encoding that {@link #toString} writes so. */
    static NumberEncoding parse(String text) {
        if (text.startsWith(SPLINES)) {
            return splines(StoredSettings.integer("number of knots", text.substring(SPLINES.length())));
        }
        if (text.startsWith(BINS)) {
            return bins(StoredSettings.integer("number of bins", text.substring(BINS.length())));
        }
        if (!text.equals("linear")) {
            throw new IllegalArgumentException("The encoding of numbers (" + text
                    + ") must be linear, splines or bins.\nMaybe the model was trained by a newer version.");
        }
        return LINEAR;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberEncoding that && form.equals(that.form);
    }

    @Override
    public int hashCode() {
        return Objects.hash(form);
    }

    /** Returns {@code linear}, {@code splines 5} or {@code bins 10}. */
    @Override
    public String toString() {
        return switch (form.kind()) {
            case LINEAR -> "linear";
            case CURVE -> SPLINES + form.size();
            case BINS -> BINS + form.size();
        };
    }
}
