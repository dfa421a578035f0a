package io.riskanalyzer.feature;

/** A phrase is not a condition. The message tells the word, and what may be written instead. */
public final class ConditionFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    /**
     * Creates the exception.
     *
     * @param message what is wrong, and what to do
     * @param position where the wrong word begins, from 0
     */
    public ConditionFormatException(String message, int position) {
        super(message);
        this.position = position;
    }

    /**
     * Returns where the wrong word begins.
     *
     * @return the position of its first character in the phrase, from 0; the length of the phrase if a word is missing
     */
    public int position() {
        return position;
    }
}
