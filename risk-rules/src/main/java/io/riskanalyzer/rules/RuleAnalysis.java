package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.score.Bands;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the rules of a rule set for all legal rows: rules that never fire or never count, parts that do
 * nothing, gaps and overlaps, the scores and bands that can be reached, and numbers that work the wrong way.
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.named("student-risk")
 *         .when(ATTENDANCE.below(0.75)).add(40).because("ATT-1", "Attendance is below 75 %.")
 *         .when(ATTENDANCE.above(1.5)).add(10).because("ATT-2", "Attendance is above 150 %.")
 *         .build();
 * Bands bands = Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED");
 * RuleAnalysis analysis = RuleAnalysis.of(rules, bands);
 * String findings = analysis.toString(); // ATT-2 never fires; RED cannot be reached; scores from 0 to 40
 * }</pre>
 *
 * <p>The answers are exact over the declared ranges of the features: the values of each are cut into cells within which no
 * comparison changes, down to neighbouring doubles, and all combinations of cells are searched, leaving out whatever cannot
 * matter. Nothing is sampled. A question that takes more than a number of steps is a finding of its own
 * ({@link Finding.Kind#NOT_DECIDED}), never a guess. Where points do not add up exactly in doubles, as 0.1 and 0.2 do not,
 * the extremes of the score are exact up to their rounding.
 *
 * <p>Every combination of legal values is thought possible: that nobody has a negative income and a tax refund is not known
 * here. Narrow ranges make sharp analyses.
 *
 * <p>Immutable and thread-safe.
 */
public final class RuleAnalysis {
    private final RuleSet rules;
    private final @Nullable Bands bands;
    private final List<Finding> findings;
    private final Optional<ScoreRange> range;
    private final List<Double> scores;

    private RuleAnalysis(Builder builder) {
        this.rules = builder.rules;
        this.bands = builder.bands;
        Inquiry inquiry = new Inquiry(new RuleSpace(rules), builder.mostSteps);
        new RuleFindings(inquiry).find();
        new GroupFindings(inquiry).find();
        ScoreFindings ofScores = new ScoreFindings(inquiry, builder.mostSteps);
        Optional<NavigableMap<Double, int[]>> reached = ofScores.scores();
        this.range = ofScores.range();
        this.scores = reached.map(all -> List.copyOf(all.keySet())).orElse(List.of());
        if (bands != null) {
            ofScores.findBands(bands, reached);
        }
        new TrendFindings(inquiry, builder.expected).find();
        this.findings = inquiry.findings().stream().distinct().toList();
    }

    /** Which way a feature is expected to work on the score. */
    public enum Trend {
        /** A greater value never lowers the score. */
        RISING,
        /** A greater value never raises the score. */
        FALLING,
        /** Both may happen on purpose. */
        ANY
    }

    /**
     * The least and the greatest score of all legal rows.
     *
     * @param least a row with the least score
     * @param greatest a row with the greatest score
     */
    public record ScoreRange(Witness least, Witness greatest) {

        /** Returns the two scores, as in {@code 0 to 55}. */
        @Override
        public String toString() {
            return RoundNumbers.text(least.score()) + " to " + RoundNumbers.text(greatest.score());
        }
    }

    /**
     * Analyses rules without bands.
     *
     * @param rules the rules, all in force
     * @return the analysis
     * @throws IllegalStateException if a rule is dated
     */
    public static RuleAnalysis of(RuleSet rules) {
        return builder(rules).build();
    }

    /**
     * Analyses rules and the bands of their scores.
     *
     * @param rules the rules, all in force
     * @param bands the bands
     * @return the analysis
     * @throws IllegalStateException if a rule is dated
     */
    public static RuleAnalysis of(RuleSet rules, Bands bands) {
        return builder(rules).bands(bands).build();
    }

    /**
     * Starts an analysis with options.
     *
     * @param rules the rules, all in force
     * @return a builder, all options at their defaults
     * @throws IllegalStateException if a rule is dated
     */
    public static Builder builder(RuleSet rules) {
        rules.requireUndated();
        return new Builder(rules);
    }

    /**
     * Returns what was found.
     *
     * @return the findings, those of single rules first, then those of groups, of bands, and of features
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns what was found of some kinds.
     *
     * @param kinds the kinds
     * @return the findings, in the same order
     */
    public List<Finding> findings(Finding.Kind... kinds) {
        List<Finding.Kind> wanted = List.of(kinds);
        return findings.stream()
                .filter(finding -> wanted.contains(finding.kind()))
                .toList();
    }

    /**
     * Returns the least and the greatest score that a legal row can have, with such rows.
     *
     * @return the range; none if it was not decided
     */
    public Optional<ScoreRange> range() {
        return range;
    }

    /**
     * Returns all scores that legal rows can have.
     *
     * @return the scores, ascending; none if there are more than 10,000, it was not decided, or points do not add up exactly
     */
    public List<Double> scores() {
        return scores;
    }

    /**
     * Requires that there is no fault, for the tests of a build.
     *
     * @return this analysis
     * @throws IllegalStateException if there is a finding whose kind is a fault; the message tells all of them
     */
    public RuleAnalysis requireSound() {
        return require(
                findings.stream().filter(finding -> finding.kind().isFault()).toList());
    }

    /**
     * Requires that nothing of some kinds was found, and nothing was left undecided, for the tests of a build.
     *
     * @param kinds the kinds
     * @return this analysis
     * @throws IllegalStateException if there is such a finding; the message tells all of them
     */
    public RuleAnalysis requireNone(Finding.Kind... kinds) {
        Finding.Kind[] all = Arrays.copyOf(kinds, kinds.length + 1);
        all[kinds.length] = Finding.Kind.NOT_DECIDED;
        return require(findings(all));
    }

    private RuleAnalysis require(List<Finding> unwanted) {
        if (!unwanted.isEmpty()) {
            throw new IllegalStateException("The findings of " + rules.name() + " (" + unwanted.size()
                    + ") must be none, but there is\n"
                    + unwanted.stream().map(Finding::toString).collect(Collectors.joining("\n"))
                    + "\nMaybe correct the rules, or declare the ranges of the features.");
        }
        return this;
    }

    /** Returns the report for people to read: the range of the scores, the bands, and the findings with their rows. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(rules + "\n");
        text.append(range.map(reached -> "Scores: " + reached).orElse("Scores: not decided"));
        if (!scores.isEmpty()) {
            text.append(", ").append(scores.size()).append(" different");
        }
        range.ifPresent(reached -> text.append("\n    least: ")
                .append(reached.least())
                .append("\n    greatest: ")
                .append(reached.greatest()));
        if (bands != null) {
            text.append("\nBands: ").append(bands).append("; as cuts they leave no gap and do not overlap");
        }
        text.append(findings.isEmpty() ? "\nNothing was found." : "");
        findings.forEach(finding -> text.append("\n").append(finding));
        return text.toString();
    }

    /** Collects the options of an analysis, each to be set once at most. Mutable, for one thread. */
    public static final class Builder {
        private static final long DEFAULT_STEPS = 300_000;

        private final RuleSet rules;
        private final Map<String, Trend> expected = new HashMap<>();
        private @Nullable Bands bands;
        private long mostSteps = DEFAULT_STEPS;
        private boolean stepsSet;

        private Builder(RuleSet rules) {
            this.rules = rules;
        }

        /**
         * Sets the bands of the scores. By default none are looked at.
         *
         * @param bands the bands
         * @return this builder
         * @throws IllegalStateException if they were set before
         */
        public Builder bands(Bands bands) {
            if (this.bands != null) {
                throw twice("bands");
            }
            this.bands = bands;
            return this;
        }

        /**
         * Tells which way a number or flag should work. Of one of which nothing was told, the way in which it mostly works
         * is taken: that of which the sum of the greatest steps is larger.
         *
         * @param feature the number or flag, one that the rules look at
         * @param trend the way
         * @return this builder
         * @throws IllegalArgumentException if no rule looks at the feature, or it is a category
         * @throws IllegalStateException if it was told before
         */
        public Builder expect(Feature feature, Trend trend) {
            if (rules.features().stream().noneMatch(used -> used.name().equals(feature.name()))
                    || feature instanceof CategoryFeature) {
                throw new IllegalArgumentException("The feature with a trend (" + feature.name()
                        + ") must be a number or a flag of " + rules.name() + ", but "
                        + (feature instanceof CategoryFeature ? "it is a category" : "no rule looks at it")
                        + ".\nMaybe leave the trend away.");
            }
            if (expected.put(feature.name(), trend) != null) {
                throw twice("trend of " + feature.name());
            }
            return this;
        }

        /**
         * Sets after how many steps a question is given up. By default 300,000: some
         * seconds at most.
         *
         * @param steps the number of steps, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder mostSteps(long steps) {
            if (steps < 1) {
                throw new IllegalArgumentException(
                        "The most steps (" + steps + ") must be at least 1.\nMaybe leave the setting away.");
            }
            if (stepsSet) {
                throw twice("most steps");
            }
            stepsSet = true;
            mostSteps = steps;
            return this;
        }

        private static IllegalStateException twice(String option) {
            return new IllegalStateException("The option (" + option
                    + ") must be set once, but was set before.\nMaybe remove one of the two calls.");
        }

        /**
         * Analyses the rules.
         *
         * @return the analysis
         */
        public RuleAnalysis build() {
            return new RuleAnalysis(this);
        }
    }
}
