package io.riskanalyzer.rules;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What came out of a {@link DecisionTable}: the cases that were decided otherwise than expected, and what of the rules the
 * table tests. Immutable.
 *
 * @param cases the number of cases
 * @param failures what came out otherwise, in the order of the lines
 * @param coverage what the cases test
 * @param missingCases rows that would test the rest, each with what the rules make of it, to be reviewed and added: the lines
 *     of a file, the titles first
 */
public record DecisionResult(int cases, List<Failure> failures, Coverage coverage, String missingCases) {

    /** Copies the list. */
    public DecisionResult {
        failures = List.copyOf(failures);
    }

    /**
     * An expectation that was not met.
     *
     * @param line the line of the file
     * @param name what the case is called, empty if it has no name
     * @param column the column of the expectation
     * @param expected what was expected
     * @param actual what came out
     */
    public record Failure(long line, String name, String column, String expected, String actual) {

        /** Returns a sentence that tells line, case, expectation and outcome. */
        @Override
        public String toString() {
            return "Line " + line + (name.isEmpty() ? "" : " (" + name + ")") + ": " + column + " " + expected
                    + ", but there is " + actual;
        }
    }

    /**
     * What cases test: each rule fires in one and does not in another; each comparison is true in one and not in another,
     * that of a number at its limit or at most one of the limit's last decimal away (0.74 and 0.75); and there is one on
     * either side of each cut between bands, as near as scores come to it. What no legal row can show is left out. Of a plan
     * with a calibration cuts are not looked at.
     *
     * @param tested how much of that is tested
     * @param testable how much could be
     * @param missing what is not tested, a phrase each
     */
    public record Coverage(int tested, int testable, List<String> missing) {

        /** Copies the list. */
        public Coverage {
            missing = List.copyOf(missing);
        }

        /**
         * Returns the share that is tested.
         *
         * @return the share, from 0 to 1; 1 if there is nothing to test
         */
        public double share() {
            return testable == 0 ? 1 : (double) tested / testable;
        }
    }

    /**
     * Requires that every case came out as expected, for the tests of a build.
     *
     * @return this result
     * @throws IllegalStateException if one did not; the message tells all of them
     */
    public DecisionResult requirePassed() {
        if (!failures.isEmpty()) {
            throw new IllegalStateException("The cases of the table (" + cases + ") must come out as expected, but "
                    + failures.stream().mapToLong(Failure::line).distinct().count() + " did not:\n"
                    + failures.stream().map(Failure::toString).collect(Collectors.joining("\n"))
                    + "\nMaybe the rules were changed on purpose: then correct the table.");
        }
        return this;
    }

    /**
     * Requires that the cases test all that can be tested, for the tests of a build.
     *
     * @return this result
     * @throws IllegalStateException if something is not tested; the message tells what, and the rows that would test it
     */
    public DecisionResult requireCovered() {
        if (!coverage.missing().isEmpty()) {
            throw new IllegalStateException("The cases of the table (" + cases
                    + ") must test everything, but not tested is\n" + String.join("\n", coverage.missing())
                    + "\nMaybe review and add these rows:\n" + missingCases);
        }
        return this;
    }

    /** Returns how many cases passed, the failures, and what is not tested. */
    @Override
    public String toString() {
        long failed = failures.stream().mapToLong(Failure::line).distinct().count();
        StringBuilder text = new StringBuilder(
                cases + " cases, " + failed + " failed; tested " + coverage.tested() + " of " + coverage.testable());
        failures.forEach(failure -> text.append("\n").append(failure));
        coverage.missing().forEach(missing -> text.append("\nNot tested: ").append(missing));
        return text.toString();
    }
}
