package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.InvalidInputException;
import io.riskanalyzer.feature.Schema;
import java.util.List;

/**
 * What every rule of a rule set made of one subject: which fired and which did not, with the values that they saw, the
 * points that were counted, and how little would have to change for a rule to turn.
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.named("student-risk")
 *         .when(ATTENDANCE.below(0.75)).add(40).because("ATT-1", "Attendance {attendance:%} is below 75 %.")
 *         .build();
 * RuleTrace trace = RuleTrace.of(rules, FeatureSet.of(ATTENDANCE), new double[] {0.67});
 * String turn = trace.rules().get(0).turns().get(0).text(); // attendance 0.75 (0.08 more) and it would not fire
 * }</pre>
 *
 * <p>Values of sensitive features are withheld, and with them what would have to change. Immutable.
 *
 * @param name the name of the rule set
 * @param score the score of the row: the base and the points that were counted
 * @param base the points before any rule
 * @param rules what became of each rule, in their order
 */
public record RuleTrace(String name, double score, double base, List<TracedRule> rules) {

    /** Copies the list. */
    public RuleTrace {
        rules = List.copyOf(rules);
    }

    /** The three values of a condition's logic. */
    public enum Truth {
        /** The condition holds. */
        TRUE,
        /** It does not hold. */
        FALSE,
        /** It cannot be told, as a value is missing. */
        UNKNOWN
    }

    /**
     * What became of one rule.
     *
     * @param rule the rule
     * @param truth what its condition says of the row; the rule fired if that is true
     * @param points the points that were counted: those of the rule if it fired, less what a group took away, else 0
     * @param tests what its comparisons say, each with one feature, in their order
     * @param turns for each feature the smallest change of its value alone by which a rule that fired would not fire, or
     *     one that did not would; none for a feature that alone changes nothing
     */
    public record TracedRule(Rule rule, Truth truth, double points, List<Test> tests, List<Turn> turns) {

        /** Copies the lists. */
        public TracedRule {
            tests = List.copyOf(tests);
            turns = List.copyOf(turns);
        }

        /**
         * Returns whether the condition of the rule is true.
         *
         * @return whether it fired
         */
        public boolean isFired() {
            return truth == Truth.TRUE;
        }
    }

    /**
     * What one comparison of a condition says of the row.
     *
     * @param condition the comparison
     * @param seen the value that it saw, with all its digits and its unit; {@code missing} if there is none,
     *     {@code (withheld)} if the feature is sensitive
     * @param truth what it says
     */
    public record Test(Condition condition, String seen, Truth truth) {}

    /**
     * The smallest change of one feature that turns a rule.
     *
     * @param feature the feature
     * @param value the nearest value at which the rule turns: NaN where it turns if the value is missing, and where the
     *     feature is sensitive
     * @param change by how much a number must change, in its unit; NaN for flags and categories, from and to a missing
     *     value, and where the feature is sensitive
     * @param text the same as a sentence
     */
    public record Turn(Feature feature, double value, double change, String text) {}

    /**
     * Traces the rules for a row.
     *
     * @param rules the rules, all in force
     * @param features what the row consists of, in order
     * @param row legal values, shape (features)
     * @return the trace
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the rules is not among the features
     */
    public static RuleTrace of(RuleSet rules, FeatureSet features, double[] row) {
        return new RuleTracer(rules, features).trace(row);
    }

    /**
     * Traces the rules for a subject.
     *
     * @param rules the rules, all in force
     * @param schema how the subject is read
     * @param subject the subject
     * @param <T> the type of the subject
     * @return the trace
     * @throws InvalidInputException if the subject violates the schema; it lists every violation
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature of the rules is not in the schema
     */
    public static <T> RuleTrace of(RuleSet rules, Schema<T> schema, T subject) {
        double[] row = new double[schema.features().size()];
        if (!schema.encode(subject, row)) {
            throw new InvalidInputException(schema.violations(subject));
        }
        return of(rules, schema.features(), row);
    }

    /** Returns the trace for people to read: each rule, what it tested, and what would turn it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name + ": " + RoundNumbers.text(score) + " points");
        if (base != 0) {
            text.append(", starting at ").append(RoundNumbers.text(base));
        }
        for (TracedRule traced : rules) {
            text.append("\n").append(traced.rule().code()).append(": ");
            text.append(
                    traced.isFired()
                            ? "fired, " + counted(traced)
                            : traced.truth() == Truth.FALSE ? "not fired" : "not fired, as a value is missing");
            for (Test test : traced.tests()) {
                text.append("\n    ")
                        .append(test.condition().describe())
                        .append(": ")
                        .append(test.truth() == Truth.TRUE ? "yes" : test.truth() == Truth.FALSE ? "no" : "unknown")
                        .append(", it is ")
                        .append(test.seen());
            }
            for (Turn turn : traced.turns()) {
                text.append("\n    ").append(turn.text());
            }
            if (traced.turns().isEmpty()) {
                text.append("\n    no single value turns it");
            }
        }
        return text.toString();
    }

    private static String counted(TracedRule traced) {
        String points = RoundNumbers.signed(traced.points());
        return traced.points() == traced.rule().points()
                ? points
                : points + " of " + RoundNumbers.signed(traced.rule().points());
    }
}
