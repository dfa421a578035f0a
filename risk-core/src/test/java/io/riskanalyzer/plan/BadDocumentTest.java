package io.riskanalyzer.plan;

import static io.riskanalyzer.plan.PlanText.damaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no JSON document of a plan. */
class BadDocumentTest {
    private static final String LEAST = PlanText.of(SamplePlans.least());
    private static final String NOT_JSON = "Maybe it was damaged or edited by hand; take it from where it was saved.";
    private static final String CUT = "Maybe it was cut off while it was copied; copy it again.";
    private static final String ALTERED =
            "Maybe the file was damaged or edited by hand; take it from where it was saved.";
    private static final String EDITED = "Maybe the file was edited by hand; save the plan again.";

    static Stream<Arguments> notJson() {
        return Stream.of(
                bad("empty file", "", "1:1", "The plan file must be a JSON object, but is empty.", CUT),
                bad("blank file", "  \n ", "1:1", "The plan file must be a JSON object, but is empty.", CUT),
                bad(
                        "not JSON",
                        "hello",
                        "1:1",
                        "The plan file must be a JSON object, but begins otherwise.",
                        "Maybe this is another file, or an editor put a byte order mark before it."),
                bad(
                        "byte order mark",
                        "\uFEFF" + LEAST,
                        "1:1",
                        "The plan file must be a JSON object, but begins otherwise.",
                        "Maybe this is another file, or an editor put a byte order mark before it."),
                bad(
                        "truncated",
                        LEAST.substring(0, 700),
                        "14:115",
                        "The plan file must be complete, but ends here.",
                        CUT),
                bad(
                        "truncated in a text",
                        LEAST.substring(0, 100),
                        "4:49",
                        "The plan file must be complete, but ends here.",
                        CUT),
                bad(
                        "second document",
                        LEAST + "{}",
                        "23:1",
                        "The plan file must end with its closing brace, but something follows.",
                        "Maybe two files were joined; keep the first."),
                bad(
                        "trailing garbage",
                        LEAST + "x",
                        "23:1",
                        "The plan file must end with its closing brace, but something follows.",
                        "Maybe two files were joined; keep the first."),
                bad(
                        "field twice",
                        damaged(LEAST, "'offset': 0", "'offset': 0, 'offset': 0"),
                        "17:110",
                        "The field (offset) must be in an object once, but is there twice.",
                        "Maybe remove one."),
                bad(
                        "NaN without quotes",
                        damaged(LEAST, "'offset': 0", "'offset': NaN"),
                        "17:110",
                        "The plan file must be strict JSON within the limits of a plan, but: Non-standard token 'NaN'.",
                        NOT_JSON),
                bad(
                        "null",
                        damaged(LEAST, "'offset': 0", "'offset': null"),
                        "17:107",
                        "A value of a plan must be an object, a list, a text, a number, true or false, but is null.",
                        "Maybe leave the field out."),
                bad(
                        "whole number of more than 64 bits",
                        damaged(LEAST, "'atMost': 4", "'atMost': 40000000000000000000"),
                        "19:92",
                        "A whole number (40000000000000000000) must fit in 64 bits.",
                        "Maybe write it with an exponent."),
                bad(
                        "number beyond a double",
                        damaged(LEAST, "'atMost': 4", "'atMost': 1e999"),
                        "19:92",
                        "A number (1e999) must fit in a double.",
                        "Maybe write \"Infinity\"."),
                bad(
                        "long number",
                        damaged(LEAST, "'atMost': 4", "'atMost': 1" + "0".repeat(60)),
                        "19:153",
                        "The plan file must be strict JSON within the limits of a plan, but: Number value length (61) exceeds the maximum allowed (50).",
                        NOT_JSON),
                bad(
                        "long name",
                        damaged(LEAST, "'atMost'", "'" + "a".repeat(120) + "'"),
                        "19:204",
                        "The plan file must be strict JSON within the limits of a plan, but: Name length (120) exceeds the maximum allowed (100).",
                        NOT_JSON),
                bad(
                        "too deep",
                        damaged(LEAST, "'offset': 0", "'offset': " + "[".repeat(70) + "]".repeat(70)),
                        "17:168",
                        "Objects and lists of a plan must stand at most 64 deep in each other, but this one is deeper.",
                        "Maybe the file is not a plan."),
                bad(
                        "control character in a text",
                        damaged(LEAST, "'name': 'late'", "'name': 'la\tte'"),
                        "9:93",
                        "The plan file must be strict JSON within the limits of a plan, but: Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value.",
                        NOT_JSON),
                bad(
                        "comment",
                        damaged(LEAST, "'offset'", "/* x */ 'offset'"),
                        "17:97",
                        "The plan file must be strict JSON within the limits of a plan, but: Unexpected character ('/' (code 47)).",
                        NOT_JSON),
                bad(
                        "single quotes",
                        LEAST.replace("\"offset\"", "'offset'"),
                        "17:97",
                        "The plan file must be strict JSON within the limits of a plan, but: Unexpected character (''' (code 39)): was expecting double-quote to start field name.",
                        NOT_JSON),
                bad(
                        "leading zero",
                        damaged(LEAST, "'offset': 0", "'offset': 00"),
                        "17:108",
                        "The plan file must be strict JSON within the limits of a plan, but: Invalid numeric value: Leading zeroes not allowed.",
                        NOT_JSON),
                bad(
                        "comma before a brace",
                        damaged(LEAST, "'factor': 1", "'factor': 1,"),
                        "17:122",
                        "The plan file must be strict JSON within the limits of a plan, but: Unexpected character ('}' (code 125)): was expecting double-quote to start field name.",
                        NOT_JSON));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notJson")
    void load_ofNoStrictJson_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    static Stream<Arguments> otherDocuments() {
        return Stream.of(
                bad(
                        "a list",
                        "[1]",
                        "1:1",
                        "The plan file must be a JSON object, but is a list.",
                        "Maybe this is another file."),
                bad(
                        "changed letter",
                        damaged(LEAST, "'late'", "'lake'"),
                        "5:15",
                        "The checksum of the plan (sha256:010750a8dce6f10549570bf4855938a43fc04182ecf07529dc207…) must be that of its content, but that is sha256:5f65243d211bd66b77b90560c672893075a55eb0ab34cc310151c5a1ba9da374.",
                        ALTERED),
                bad(
                        "changed id",
                        LEAST.replaceFirst("\"id\": \"[^\"]*\"", "\"id\": \"abc\""),
                        "4:9",
                        "The id of the plan (abc) must be that of its content, but that is fcfa61bdc11afe8f3473776964d824e12b33b9574975a845bbb39b7b30cd9935.",
                        ALTERED),
                bad(
                        "another format",
                        damaged(LEAST, "risk-analyzer-plan", "other"),
                        "2:13",
                        "The format of a plan file must be \"risk-analyzer-plan\", but is not.",
                        "Maybe this is another file."),
                bad(
                        "no format",
                        damaged(LEAST, "'format': 'risk-analyzer-plan',", ""),
                        "1:1",
                        "The format of a plan file must be \"risk-analyzer-plan\", but is not.",
                        "Maybe this is another file."),
                bad(
                        "newer version",
                        damaged(LEAST, "'version': 1,\n  'id'", "'version': 2, 'new': 3,\n  'id'"),
                        "3:14",
                        "The version of the plan file (2) must be 1, which is what is understood here.",
                        "Maybe update risk-core."),
                bad(
                        "version as a text",
                        damaged(LEAST, "'version': 1,\n  'id'", "'version': '1',\n  'id'"),
                        "3:14",
                        "The field (version) must be a whole number, but is a text (\"1\").",
                        EDITED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherDocuments")
    void load_ofAnotherDocument_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    private static Arguments bad(String what, String file, String place, String rule, String advice) {
        return arguments(what, file, "plan.json:" + place + ": " + rule + "\n" + advice);
    }
}
