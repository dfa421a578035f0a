package io.riskanalyzer.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake in a file, and what its author reads. */
class RuleBookRefusalTest {

    private static void assertRefused(String text, String name, String message) {
        assertThatThrownBy(() -> RuleBook.parse(text, name))
                .isInstanceOf(RuleFormatException.class)
                .hasMessage(message);
    }

    /** What is replaced in the file of the tests, by what, and what the reader says of it. */
    static List<List<String>> mistakes() {
        return List.of(
                List.of("points: 15", "pionts: 15", """
                        r.yaml:15:5: The rule FEE-1 must have the key points, but has not.
                        Maybe add points: 10.
                        r.yaml:17:5: The key (pionts) of the rule FEE-1 must be one of code, when, points, text, from, until.
                        Maybe points is meant."""),
                List.of("points: 15", "points: fifteen", """
                        r.yaml:17:13: The points of the rule FEE-1 must be a finite number, but is the text "fifteen".
                        Maybe write the digits alone, with a decimal point."""),
                List.of("points: 15", "points: 0", """
                        r.yaml:17:13: The points of the rule on "feesOverdue is yes and attendance is below 0.9" (0.0) must be finite and not 0.
                        Maybe take 10, or −10 where the rule lowers the risk."""),
                List.of("points: 15", "points:", """
                        r.yaml:17:12: The points of the rule FEE-1 must be a finite number, but is empty.
                        Maybe write 10."""),
                List.of("feesOverdue is yes and attendance", "feesOverdue is yes and attendence", """
                        r.yaml:16:34: The condition of the rule FEE-1 is not understood. The feature (attendence) must be one of attendance, average mark, feesOverdue, programme, income, device.
                        Maybe attendance is meant."""),
                List.of("\"'average mark' is below 40 %", "\"'average mark' is belov 40 %", """
                        r.yaml:43:34: The condition of the rule MARK-1 is not understood. The comparison of average mark (belov) must be one of below, at most, above, at least, between, missing, known.
                        Maybe below is meant."""),
                List.of("one of law, science or", "one of law, sience or", """
                        r.yaml:47:15: The condition of the rule MARK-2 is not understood. The level of programme (sience) must be one of arts, law, science.
                        Maybe science is meant."""),
                List.of("text: Fees are overdue and", "text: Fees {fees} are overdue and", """
                        r.yaml:18:11: The placeholder of rule FEE-1 ({fees}) must name one of its features, but those are feesOverdue, attendance.
                        Maybe {feesOverdue} or {attendance} is meant."""),
                List.of("text: Fees are overdue and attendance is slipping.", "text: 12", """
                        r.yaml:18:11: The text of the rule FEE-1 must be a text, but is the number 12.
                        Maybe write it in quotes: "12"."""),
                List.of("version: \"2026.2\"", "version: 2026.2", """
                        r.yaml:5:10: The version of the rule book must be a text, but is the number 2026.2.
                        Maybe write it in quotes: "2026.2"."""),
                List.of("code: ATT-2", "code: FEE-1", """
                        r.yaml:34:15: The code (FEE-1) must be of one rule alone, but the rule in line 15 has it too.
                        Maybe number the rules."""),
                List.of("from: 2026-09-01", "from: 2026-08-31", """
                        r.yaml:29:15: The code (ATT-1) must be of one rule alone on each day, but the rule in line 24 has it too.
                        Maybe number the rules."""),
                List.of("from: 2026-09-01", "from: 1.9.2026", """
                        r.yaml:33:15: The from of the rule ATT-1 must be a day, but is the text "1.9.2026".
                        Maybe write year, month and day: 2026-09-01."""),
                List.of("from: 2026-09-01", "from: 2026-09-01\n        until: 2026-08-01", """
                        r.yaml:34:16: The last day of a rule (2026-08-01) must not be before the first, but that is 2026-09-01.
                        Maybe exchange the two."""),
                List.of("atMost: 50", "atMost: -1", """
                        r.yaml:21:13: The greatest sum of group attendance (-1.0) must be 0 or positive, since no rule may be true.
                        Maybe start the rule set at these points."""),
                List.of("atMost: 50", "atmost: 50", """
                        r.yaml:21:5: The key (atmost) of the group attendance must be one of group, hitPolicy, atLeast, atMost, rules.
                        Maybe atMost is meant."""),
                List.of("hitPolicy: first", "hitPolicy: fist", """
                        r.yaml:40:16: The hitPolicy (fist) of the group mark must be one of all, first, highest.
                        Maybe first is meant."""),
                List.of("group: mark", "group: attendance", """
                        r.yaml:39:12: The group (attendance) must have a name of its own, but the one in line 20 has it too.
                        Maybe put their rules together."""),
                List.of("{kind: flag}", "{kind: falg}", """
                        r.yaml:10:23: The kind (falg) of the feature feesOverdue must be one of number, flag, category.
                        Maybe take one of these."""),
                List.of("{kind: flag}", "flag", """
                        r.yaml:10:16: The feature feesOverdue must have the key kind: number, flag or category.
                        Maybe write {kind: number, from: 0, to: 1}."""),
                List.of("{kind: flag}", "{kind: flag, unit: EUR}", """
                        r.yaml:10:29: The key (unit) of the feature feesOverdue must be one of kind, optional, sensitive, knownAt.
                        Maybe remove it."""),
                List.of("{kind: flag}", "{kind: flag, optional: yes}", """
                        r.yaml:10:39: The optional of the feature feesOverdue must be true or false, but is the text "yes".
                        Maybe write true, or remove the line."""),
                List.of("from: 0, to: 1}", "from: 1, to: 0}", """
                        r.yaml:8:3: The range of attendance (1 to 0) must have a least value that is not above the greatest.
                        Maybe exchange the two."""),
                List.of("levels: [arts, law, science]", "levels: [arts, law, 3]", """
                        r.yaml:11:51: The level of the feature programme must be a text, but is the number 3.
                        Maybe write it in quotes."""),
                List.of("unknownAs: arts", "unknownAs: art", """
                        r.yaml:11:3: The level (art) must be one of programme, but programme has arts, law, science.
                        Maybe arts is meant."""),
                List.of("knownAt: P30D", "knownAt: 30 days", """
                        r.yaml:12:88: The knownAt of the feature income must be a duration, but is the text "30 days".
                        Maybe write 30 days as P30D, and 12 hours as PT12H."""),
                List.of("{name: AMBER, below: 60}", "{name: AMBER, below: 20}", """
                        r.yaml:54:26: The cut of band AMBER (20) must be above the cut before, but that is 30.
                        Maybe name the bands from the least risk to the greatest."""),
                List.of("{name: AMBER, below: 60}", "{name: AMBER}", """
                        r.yaml:54:5: The band AMBER must have the key below, but has not.
                        Maybe add below: 30."""),
                List.of("{name: RED}", "{name: RED, below: 90}", """
                        r.yaml:55:24: The band RED must be for all scores that are left, since it is the last.
                        Maybe remove below here, or add a band behind it."""),
                List.of("{name: RED}", "{name: GREEN}", """
                        r.yaml:55:12: The name of band 3 (GREEN) must differ from the others, but band 1 has it too.
                        Maybe number the bands."""),
                List.of("atLeast: AMBER", "atLeast: AMBAR", """
                        r.yaml:65:16: The band (AMBAR) of the policy's rule NO-2 must be one of GREEN, AMBER, RED.
                        Maybe AMBER is meant."""),
                List.of("atLeast: AMBER", "atLeast: AMBER\n      atMost: RED", """
                        r.yaml:66:15: The policy's rule NO-2 must decide one thing, but has atLeast and atMost.
                        Maybe write one of knockOut: true, override: RED, atLeast: AMBER, atMost: AMBER."""),
                List.of("knockOut: true", "knockOut: false", """
                        r.yaml:61:17: The knockOut of the policy's rule NO-1 must be true, but is false.
                        Maybe remove the rule."""),
                List.of("base: 5", "base: 5\nbase: 6", """
                        r.yaml:7:1: The key (base) must be there once, but is in line 6 too.
                        Maybe remove one of the two."""),
                List.of("base: 5", "- base: 5", """
                        r.yaml:6:1: The file must be YAML, but expected <block end>, but found '-'.
                        Maybe the line before is indented otherwise, or a quote or bracket is open."""),
                List.of("base: 5", "base: &five 5", """
                        r.yaml:6:7: The file must do without anchors (& and *), but has one here.
                        Maybe put the text in quotes."""),
                List.of("base: 5", "base: !!int 5", """
                        r.yaml:6:7: The file must do without tags, but has tag:yaml.org,2002:int here.
                        Maybe put a text that begins with ! in quotes."""),
                List.of("base: 5", "---\nbase: 5", """
                        r.yaml:6:1: The file must be one document, but another begins here.
                        Maybe remove the line ---."""),
                List.of("base: 5", "? [a, b]\n: 5", """
                        r.yaml:6:3: The key must be a text, but is a block or a list.
                        Maybe put a text that begins with a bracket in quotes."""));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void parse_mistake_isToldWithItsPlace(List<String> mistake) {
        assertThat(Books.YAML).contains(mistake.get(0));

        assertRefused(Books.YAML.replace(mistake.get(0), mistake.get(1)), "r.yaml", mistake.get(2));
    }

    @Test
    void parse_severalMistakes_areToldAtOnceInOrder() {
        String text = Books.YAML
                .replace("points: 15", "points: x")
                .replace("hitPolicy: first", "hitPolicy: last")
                .replace("- {name: RED}", "- {nam: RED}")
                .replace("knockOut: true", "knockOut: 1");

        assertThatThrownBy(() -> RuleBook.parse(text, "r.yaml"))
                .isInstanceOfSatisfying(
                        RuleFormatException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.line() + ":" + problem.column())
                                .containsExactly("17:13", "40:16", "55:5", "55:6", "61:17"));
    }

    @Test
    void parse_json_hasSameMessages() {
        String json = Books.student().toJson();

        assertRefused(json.replace("\"points\": 15", "\"pionts\": \"x\""), "r.json", """
                r.json:26:5: The rule FEE-1 must have the key points, but has not.
                Maybe add points: 10.
                r.json:29:7: The key (pionts) of the rule FEE-1 must be one of code, when, points, text, from, until.
                Maybe points is meant.""");
        assertRefused(
                json.replace("feesOverdue is yes and attendance", "feesOverdue is yes and attendence"), "r.json", """
                r.json:28:39: The condition of the rule FEE-1 is not understood. The feature (attendence) must be one of attendance, average mark, feesOverdue, programme, income, device.
                Maybe attendance is meant.""");
        assertRefused(json.replace("\"base\": 5,", "\"base\": 5, \"base\": 6,"), "r.json", """
                r.json:4:14: The key (base) must be there once, but is in line 4 too.
                Maybe remove one of the two.""");
        assertRefused(json + "x", "r.json", """
                r.json:92:1: The file must be JSON, but Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false').
                Maybe a comma, a quote or a bracket is missing or too many; comments need a .yaml file.""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                "[]",
                "rules",
                "3",
                "---\n---\n",
                "null",
                "\t",
                "{",
                "a: b: c",
                "- x\n y",
                "\u0000",
                "*a"
            })
    void parse_noBook_isRefused(String text) {
        assertThatThrownBy(() -> RuleBook.parse(text, "r.yaml")).isInstanceOf(RuleFormatException.class);
        assertThatThrownBy(() -> RuleBook.parse(text, "r.json")).isInstanceOf(RuleFormatException.class);
    }

    @Test
    void parse_bombs_areRefusedSoon() {
        for (String bomb :
                List.of("[".repeat(1_000_000), "{a: ".repeat(100_000), "- ".repeat(100_000), "a: [".repeat(1000))) {
            assertThatThrownBy(() -> RuleBook.parse(bomb, "r.yaml"))
                    .isInstanceOf(RuleFormatException.class)
                    .hasMessageContaining("must");
        }
        assertThatThrownBy(() -> RuleBook.parse("[".repeat(1_000_000), "r.json"))
                .isInstanceOf(RuleFormatException.class)
                .hasMessageContaining("at most 32 deep");
        assertThatThrownBy(() -> RuleBook.parse("name: " + "9".repeat(20_000_000), "r.yaml"))
                .isInstanceOf(RuleFormatException.class)
                .hasMessageContaining("The file must have at most");
    }

    @Test
    void message_ofManyProblems_isCut() {
        StringBuilder text = new StringBuilder(Books.YAML);
        for (int i = 0; i < 100; i++) {
            text.append("key").append(i).append(": 1\n");
        }

        assertThatThrownBy(() -> RuleBook.parse(text.toString(), "r.yaml"))
                .isInstanceOfSatisfying(
                        RuleFormatException.class, e -> assertThat(e.problems()).hasSize(100))
                .hasMessageEndingWith("… and 80 more.");
    }
}
