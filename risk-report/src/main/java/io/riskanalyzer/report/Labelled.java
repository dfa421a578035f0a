package io.riskanalyzer.report;

/**
 * One of several things in a picture, with what it is called there, such as a curve and its model.
 *
 * @param <V> the kind of thing
 * @param label what it is called, not blank
 * @param value the thing
 */
public record Labelled<V>(String label, V value) {

    /**
     * Checks the label.
     *
     * @throws IllegalArgumentException if the label is blank
     */
    public Labelled {
        Refusal.ifBlank("label", label);
    }
}
