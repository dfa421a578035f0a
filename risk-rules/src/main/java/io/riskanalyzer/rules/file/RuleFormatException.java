package io.riskanalyzer.rules.file;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** A file is no rule book. The message tells everything that is wrong, each with its place and what to write instead. */
public final class RuleFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 20;

    @SuppressWarnings("serial") // an immutable list of the JDK, which is serializable
    private final List<Problem> problems;

    RuleFormatException(String file, List<Problem> problems) {
        super(messageOf(file, problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param line the line, from 1
     * @param column the column of the line, from 1
     * @param message what is wrong, and on a second line what to do
     */
    public record Problem(int line, int column, String message) implements Serializable {}

    /**
     * Returns everything that is wrong.
     *
     * @return the problems in the order of the file, at least one
     */
    public List<Problem> problems() {
        return problems;
    }

    private static String messageOf(String file, List<Problem> problems) {
        String shown = problems.stream()
                .limit(MOST_SHOWN)
                .map(problem -> file + ":" + problem.line + ":" + problem.column + ": " + problem.message)
                .collect(Collectors.joining("\n"));
        return shown + (problems.size() > MOST_SHOWN ? "\n… and " + (problems.size() - MOST_SHOWN) + " more." : "");
    }
}
