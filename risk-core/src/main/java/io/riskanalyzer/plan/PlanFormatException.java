package io.riskanalyzer.plan;

/**
 * A plan file that is not to be used: damaged, of a newer format, with a part that no module here understands, or one
 * that does not score here as it did where it was saved.
 */
public final class PlanFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message file, line and column, what is wrong, and what to do
     */
    public PlanFormatException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message file, line and column, what is wrong, and what to do
     * @param cause what was thrown below
     */
    public PlanFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
