package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What a rule file holds: features, rules, bands and policy, in YAML or JSON, for people to read and to edit.
 *
 * <pre>{@code
 * RuleBook book = new RuleBook(features, scorer, Bands.below(30, "GREEN").otherwise("RED"), Policy.NONE);
 * book.save(Path.of("student-risk.yaml"));
 * RuleBook today = RuleBook.load(Path.of("student-risk.yaml")).at(java.time.LocalDate.of(2026, 10, 1));
 * ScoringPlan plan = ScoringPlan.builder(today.features(), today.rules())
 *         .bands(today.bands())
 *         .policy(today.policy())
 *         .build();
 * }</pre>
 *
 * <p>A file of YAML 1.2 may look like this; JSON has the same keys. The page {@code docs/rules.md} tells all of them, and the
 * resource {@code rules.schema.json} beside this class tells them to editors.
 *
 * <pre>
 * # what the committee decided on 3 March
 * name: student-risk
 * version: "2026.2"
 * features:
 *   attendance: {kind: number, from: 0, to: 1}
 *   feesOverdue: {kind: flag, optional: true}
 * rules:
 *   - code: ATT-1
 *     when: attendance is below 0.75
 *     points: 40
 *     text: Attendance {attendance:%} is below 75 %.
 * bands:
 *   - {name: GREEN, below: 30}
 *   - {name: RED}
 * </pre>
 *
 * <p>A book is the same after it is saved and loaded. Files are made in UTF-8. Immutable and thread-safe.
 *
 * @param features what a row consists of, in order; at least what rules and policy look at
 * @param rules the rules
 * @param bands the bands, {@link Bands#NONE} if the file has none
 * @param policy what is decided in spite of the score: a {@link RulePolicy}, or {@link Policy#NONE}
 */
public record RuleBook(FeatureSet features, RuleSet rules, Bands bands, Policy policy) {

    /**
     * Checks that the parts fit each other.
     *
     * @throws IllegalArgumentException if a feature of the rules or the policy is not among the features, or is declared
     *     otherwise there; or the policy names none of the bands, or is of another class
     */
    public RuleBook {
        requireDeclared(features, rules.features());
        if (policy instanceof RulePolicy rulePolicy) {
            requireDeclared(features, rulePolicy.features());
            policy.bind(features, bands);
        } else if (policy != Policy.NONE) {
            throw new IllegalArgumentException(
                    "The policy of a rule book (" + policy.getClass().getName()
                            + ") must be a RulePolicy, which can be written, but is not.\nMaybe give it to the plan instead.");
        }
    }

    private static void requireDeclared(FeatureSet features, Iterable<Feature> used) {
        for (Feature feature : used) {
            Feature declared = features.get(feature.name());
            if (!declared.equals(feature)) {
                throw new IllegalArgumentException("The feature of the rules (" + feature
                        + ") must be declared as in the book, but there it is " + declared
                        + ".\nMaybe use the same constant in both places.");
            }
        }
    }

    /**
     * Loads a book from a file that stands alone.
     *
     * @param file the file, whose name ends with {@code .yaml}, {@code .yml} or {@code .json}
     * @return the book
     * @throws RuleFormatException if it is no rule file; it tells everything that is wrong, with the places
     * @throws IllegalArgumentException if its name has another ending
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static RuleBook load(Path file) {
        return BookFile.load(file, null);
    }

    /**
     * Loads a book from a file of rules on the features of an application. The file may leave its own declarations out;
     * where it has them, they must equal those of the application.
     *
     * @param file the file, whose name ends with {@code .yaml}, {@code .yml} or {@code .json}
     * @param known the features of the application
     * @return the book, with the application's features that the file declares, or all if it declares none
     * @throws RuleFormatException if it is no rule file, or declares a feature otherwise than the application does; it tells
     *     everything that is wrong, with the places
     * @throws IllegalArgumentException if its name has another ending
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static RuleBook load(Path file, FeatureSet known) {
        return BookFile.load(file, known);
    }

    /**
     * Reads a book from text, such as a resource of the application.
     *
     * @param text what the file holds
     * @param name what the text is called in errors; its ending tells the format, as that of a file does
     * @return the book
     * @throws RuleFormatException if it is no rule file; it tells everything that is wrong, with the places
     * @throws IllegalArgumentException if the name has another ending
     */
    public static RuleBook parse(String text, String name) {
        return BookFile.parse(text, name, null);
    }

    /**
     * Saves this book. The file is replaced as a whole or not at all, and only by one that was read back. A file that is
     * replaced loses its comments, but for the lines of comment at its start where it is YAML.
     *
     * @param file the file, whose name ends with {@code .yaml}, {@code .yml} or {@code .json}
     * @throws IllegalArgumentException if its name has another ending
     * @throws IllegalStateException if the text cannot be read back to an equal book: a condition is an <i>and</i> or an
     *     <i>or</i> of a single part
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        BookFile.save(this, file);
    }

    /**
     * Returns this book as YAML.
     *
     * @return the text of a file
     */
    public String toYaml() {
        return BookFile.text(this, FileFormat.YAML);
    }

    /**
     * Returns this book as JSON.
     *
     * @return the text of a file
     */
    public String toJson() {
        return BookFile.text(this, FileFormat.JSON);
    }

    /**
     * Returns the book of a day, whose rules are {@link RuleSet#at} that day.
     *
     * @param day the day
     * @return the book, all of whose rules are in force
     * @throws IllegalArgumentException if no rule is in force on the day
     */
    public RuleBook at(LocalDate day) {
        return new RuleBook(features, rules.at(day), bands, policy);
    }

    /** Returns name, version and number of rules, as in {@code student-risk 2026.2 (5 rules)}. */
    @Override
    public String toString() {
        String version = rules.version().isEmpty() ? "" : " " + rules.version();
        return rules.name() + version + " (" + rules.rules().size() + " rules)";
    }
}
