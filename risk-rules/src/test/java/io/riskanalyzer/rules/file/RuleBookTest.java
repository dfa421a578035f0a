package io.riskanalyzer.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature MARK =
            Feature.number("average mark").within(0, 100).in("%").optional();
    private static final FlagFeature FEES = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law", "science")
            .unknownAs("arts")
            .optional();
    private static final NumberFeature INCOME = Feature.number("income")
            .within(0, Double.POSITIVE_INFINITY)
            .in("EUR")
            .optional()
            .sensitive()
            .knownAt(Duration.ofDays(30));
    private static final CategoryFeature<String> DEVICE =
            Feature.category("device", "phone", "no").unknownAsMissing();
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, MARK, FEES, PROGRAMME, INCOME, DEVICE);

    @TempDir
    Path folder;

    private static RuleSet rules() {
        LocalDate september = LocalDate.of(2026, 9, 1);
        return RuleSet.named("student-risk")
                .version("2026.2")
                .startingAt(5)
                .when(FEES.isTrue().and(ATTENDANCE.below(0.9)))
                .add(15)
                .because("FEE-1", "Fees are overdue and attendance is slipping.")
                .group("attendance")
                .atMost(50)
                .atLeast(-5)
                .when(ATTENDANCE.below(0.75))
                .add(40)
                .until(september.minusDays(1))
                .because("ATT-1", "Attendance {attendance:%} is below 75 %.")
                .when(ATTENDANCE.below(0.8))
                .add(40)
                .from(september)
                .because("ATT-1", "Attendance {attendance:%} is below 80 %.")
                .when(ATTENDANCE.atLeast(0.95))
                .add(-10)
                .because("ATT-2", "Attendance is excellent: {attendance:%}.")
                .end()
                .firstOf("mark")
                .when(MARK.below(40).or(MARK.isMissing()))
                .add(30)
                .because("MARK-1", "The average mark is {average mark}.")
                .when(MARK.below(55).and(PROGRAMME.isOneOf("law", "science").or(INCOME.between(0, 1000))))
                .add(12.5)
                .because("MARK-2", "The average mark is {average mark}, which is low.")
                .end()
                .build();
    }

    private static RuleBook book() {
        return new RuleBook(
                FEATURES,
                rules(),
                Bands.below(30, "GREEN").below(60, "AMBER").otherwise("RED"),
                RulePolicy.named("hard-limits")
                        .when(ATTENDANCE.below(0.1))
                        .knockOut()
                        .because("NO-1", "Attendance {attendance:%} is next to nothing.")
                        .when(DEVICE.is("no"))
                        .atLeast("AMBER")
                        .because("NO-2", "There is no device.")
                        .build());
    }

    @Test
    void parse_file_isWhatItSays() {
        assertThat(Books.student()).isEqualTo(book());
        assertThat(Books.student().rules().hash()).isEqualTo(rules().hash());
    }

    @Test
    void toYaml_ofBook_isForPeople() {
        assertThat(book().toYaml()).startsWith("""
                name: student-risk
                version: "2026.2"
                base: 5
                features:
                  attendance: {kind: number, from: 0, to: 1}
                  average mark: {kind: number, from: 0, to: 100, unit: "%", optional: true}
                  feesOverdue: {kind: flag}
                  programme: {kind: category, levels: [arts, law, science], unknownAs: arts, optional: true}
                  income: {kind: number, from: 0, unit: EUR, optional: true, sensitive: true, knownAt: PT720H}
                  device: {kind: category, levels: [phone, "no"], unknownAsMissing: true, optional: true}
                rules:
                  - code: FEE-1
                    when: feesOverdue is yes and attendance is below 0.9
                    points: 15
                    text: Fees are overdue and attendance is slipping.
                  - group: attendance
                    atLeast: -5
                    atMost: 50
                    rules:
                      - code: ATT-1
                        when: attendance is below 0.75
                        points: 40
                        text: Attendance {attendance:%} is below 75 %.
                        until: 2026-08-31
                """).contains("""
                  - group: mark
                    hitPolicy: first
                    rules:
                      - code: MARK-1
                        when: "'average mark' is below 40 % or 'average mark' is missing"
                """).endsWith("""
                bands:
                  - {name: GREEN, below: 30}
                  - {name: AMBER, below: 60}
                  - {name: RED}
                policy:
                  name: hard-limits
                  rules:
                    - code: NO-1
                      when: attendance is below 0.1
                      knockOut: true
                      text: Attendance {attendance:%} is next to nothing.
                    - code: NO-2
                      when: device is no
                      atLeast: AMBER
                      text: There is no device.
                """);
    }

    @Test
    void toJson_ofBook_isForPeople() {
        assertThat(book().toJson()).startsWith("""
                {
                  "name": "student-risk",
                  "version": "2026.2",
                  "base": 5,
                  "features": {
                    "attendance": {"kind": "number", "from": 0, "to": 1},
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.yaml", "book.yml", "BOOK.YAML", "book.json"})
    void save_book_loadsEqual(String name) {
        Path file = folder.resolve(name);

        book().save(file);

        assertThat(RuleBook.load(file)).isEqualTo(book());
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(folder.toFile().list()).containsExactly(name);
    }

    @Test
    void save_overYaml_keepsLeadingComment() throws IOException {
        Path file = folder.resolve("book.yaml");
        Files.writeString(file, Books.YAML);

        book().save(file);

        assertThat(Files.readString(file))
                .startsWith(
                        "# What the committee decided on 3 March.\n# Ask the dean's office before you change it.\n\nname:")
                .doesNotContain("not more than 50");
        assertThat(RuleBook.load(file)).isEqualTo(book());
    }

    @Test
    void save_conditionOfSinglePart_isRefused() throws IOException {
        Path file = folder.resolve("book.yaml");
        Files.writeString(file, "as it was");
        Condition single = new Condition.And(List.of(ATTENDANCE.below(0.5)));
        RuleSet rules = RuleSet.of("x", 0, List.of(new Rule(single, 1, "A", "A.")));
        RuleBook book = new RuleBook(FeatureSet.of(ATTENDANCE), rules, Bands.NONE, Policy.NONE);

        assertThatIllegalStateException()
                .isThrownBy(() -> book.save(file))
                .withMessageStartingWith("The rule book (x (1 rules)) must be the same after it is written and read");
        assertThat(file).hasContent("as it was");
    }

    @Test
    void at_day_isBookOfDay() {
        RuleBook today = book().at(LocalDate.of(2026, 10, 1));

        assertThat(today.rules()).isEqualTo(rules().at(LocalDate.of(2026, 10, 1)));
        assertThat(today.policy()).isEqualTo(book().policy());
        ScoringPlan plan = ScoringPlan.builder(today.features(), today.rules())
                .bands(today.bands())
                .policy(today.policy())
                .build();
        assertThat(plan.scorer().version()).isEqualTo("2026.2");
    }

    @Test
    void load_onFeaturesOfApplication_takesThem() throws IOException {
        Path file = folder.resolve("book.yaml");
        Files.writeString(file, Books.YAML);

        assertThat(RuleBook.load(file, FEATURES.with(Feature.flag("more")))).isEqualTo(book());

        Files.writeString(file, """
                name: short
                rules:
                  - {code: A, when: feesOverdue is yes, points: 1, text: Overdue.}
                """);
        assertThat(RuleBook.load(file, FEATURES).features()).isEqualTo(FEATURES);
        assertThatThrownBy(() -> RuleBook.load(file))
                .isInstanceOf(RuleFormatException.class)
                .hasMessageStartingWith(file + ":1:1: The rule book must have the key features, but has not.");
    }

    @Test
    void load_featuresThatDiffer_areTold() throws IOException {
        Path file = folder.resolve("book.yaml");
        Files.writeString(file, Books.YAML);
        FeatureSet known = FeatureSet.of(
                ATTENDANCE.within(0, 2), MARK, FEES.sensitive(), PROGRAMME, INCOME, Feature.flag("devise"));

        assertThatThrownBy(() -> RuleBook.load(file, known))
                .isInstanceOfSatisfying(
                        RuleFormatException.class,
                        e -> assertThat(e.problems())
                                .extracting(RuleFormatException.Problem::line)
                                .containsExactly(8, 10, 13))
                .hasMessage("""
                        %1$s:8:3: The feature (attendance (number from 0 to 1)) must be declared as in the application, but there it is attendance (number from 0 to 2).
                        Maybe the file is older than the application, or the other way round.
                        %1$s:10:3: The feature (feesOverdue (flag)) must be declared as in the application, but there it is feesOverdue (flag, sensitive).
                        Maybe the file is older than the application, or the other way round.
                        %1$s:13:3: The feature (device) must be one of attendance, average mark, feesOverdue, programme, income, devise.
                        Maybe devise is meant.""".formatted(file));
    }

    @Test
    void new_partsThatDoNotFit_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(
                        FeatureSet.of(ATTENDANCE.sensitive(), MARK, FEES, PROGRAMME, INCOME),
                        rules(),
                        Bands.NONE,
                        Policy.NONE))
                .withMessageContaining("must be declared as in the book");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(FEATURES, rules(), Bands.NONE, book().policy()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RuleBook(
                        FEATURES, rules(), Bands.NONE, (features, bands) -> Policy.NONE.bind(features, Bands.NONE)))
                .withMessageContaining("must be a RulePolicy");
    }

    @Test
    void load_otherEndingOrNoFile_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuleBook.load(Path.of("rules.txt")))
                .withMessage("""
                        The rule file (rules.txt) must end with .yaml, .yml or .json, which tells its format, but does not.
                        Maybe rename it.""");
        assertThatThrownBy(() -> RuleBook.load(folder.resolve("none.yaml"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void load_notUtf8_tellsThePlace() throws IOException {
        Path file = folder.resolve("book.yaml");
        Files.write(file, "name: x\ntext: für\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> RuleBook.load(file)).hasMessage("""
                %s:2:8: The file must be written in UTF-8, but has other bytes here.
                Maybe save it with the encoding UTF-8.""".formatted(file));
    }

    @Test
    void load_byteOrderMarkAndWindowsLines_areIgnored() {
        assertThat(RuleBook.parse("\ufeff" + Books.YAML.replace("\n", "\r\n"), "a.yaml"))
                .isEqualTo(book());
        assertThat(RuleBook.parse(
                        "\ufeff" + book().toJson().replace("\n", "\r\n").replace("  ", "\t"), "a.json"))
                .isEqualTo(book());
    }
}
