package io.riskanalyzer.feature;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A subject that cannot be scored, with all that is wrong with it.
 */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // an immutable list of the JDK, which is serializable
    private final List<Violation> violations;

    /**
     * Creates the exception.
     *
     * @param violations all that is wrong, at least one
     */
    public InvalidInputException(List<Violation> violations) {
        super(violations.stream().map(Violation::message).collect(Collectors.joining("\n")));
        this.violations = List.copyOf(violations);
    }

    /**
     * Returns all that is wrong with the subject.
     *
     * @return the violations, at least one, in the order of the features
     */
    public List<Violation> violations() {
        return violations;
    }
}
