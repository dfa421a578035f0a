package io.riskanalyzer.plan;

import static io.riskanalyzer.plan.PlanText.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose parts are well formed and say what cannot be. */
class BadContentTest {
    private static final String LEAST = PlanText.of(SamplePlans.least());
    private static final String LEAF =
            "{'kind': 'flag-is', 'module': 'risk-core', 'version': 1, 'feature': {'ref': '/features/features/0'}, 'value': true}";
    private static final String POINTS = PlanText.of(SamplePlans.points());
    private static final String LINEAR = PlanText.of(SamplePlans.linear());
    private static final String EDITED = "Maybe the file was edited by hand; save the plan again.";

    static Stream<Arguments> contents() {
        return Stream.of(
                bad(
                        "range turned round",
                        changed(POINTS, "'min': 0, 'max': 1,", "'min': 2, 'max': 1,"),
                        "10:9",
                        "The range of attendance (2 to 1) must have a least value that is not above the greatest.",
                        "Maybe exchange the two."),
                bad(
                        "time that is none",
                        changed(POINTS, "'PT720H'", "'30 days'"),
                        "13:9",
                        "The field knownAt (30 days) must be a duration of ISO 8601, such as PT0S.",
                        EDITED),
                bad(
                        "negative time",
                        changed(POINTS, "'PT720H'", "'-PT720H'"),
                        "13:9",
                        "The time at which feesOverdue becomes known (PT-720H) must not be negative.",
                        "Maybe count it from the start of the observation."),
                bad(
                        "level twice",
                        changed(POINTS, "['north', 'south']", "['north', 'north']"),
                        "24:9",
                        "The level 2 of region (north) must differ from the others, but is there twice.",
                        "Maybe remove one."),
                bad(
                        "unknown read as no level",
                        changed(POINTS, "'unknownAs': 'law'", "'unknownAs': 'lav'"),
                        "14:9",
                        "The level (lav) must be one of programme, but programme has arts, law, Späße \"π\" \\ 𝄞.",
                        "Maybe law is meant."),
                bad(
                        "gap between bands",
                        changed(POINTS, "'from': 30, 'to': 60", "'from': 31, 'to': 60"),
                        "77:14",
                        "The bands ([GREEN, AMBER, RED]) must be numbered from 0 and cover all scores without gap or overlap, but do not.",
                        EDITED),
                bad(
                        "bands out of order",
                        changed(POINTS, "'from': 30, 'to': 60", "'from': 30, 'to': 20"),
                        "77:14",
                        "The cut of band AMBER (20) must be above the cut before, but that is 30.",
                        "Maybe name the bands from the least risk to the greatest."),
                bad(
                        "cut beyond probabilities",
                        changed(LINEAR, "0.3", "3"),
                        "6:11",
                        "The cut of band B (3) must be between 0 and 1, but not 0 or 1 itself, since the scores are probabilities.",
                        "Maybe write 5 % as 0.05, or the cut is meant on the raw score's scale."),
                bad(
                        "two features of one name",
                        changed(POINTS, "'name': 'averageMark'", "'name': 'attendance'"),
                        "7:17",
                        "The feature (attendance) must have a name of its own, but it is there twice.",
                        "Maybe rename one of the two."),
                bad(
                        "scorer of another schema",
                        changed(
                                POINTS,
                                "'feature': {'ref': '/features/features/0'}",
                                "'feature': {'kind': 'number-feature', 'module': 'risk-core', 'version': 1, 'name': 'attandance', 'optional': false, 'sensitive': false, 'knownAt': 'PT0S', 'min': 0, 'max': 1, 'unit': ''}"),
                        "35:15",
                        "The feature (attandance) must be in the schema, but that has attendance, averageMark, income, feesOverdue, programme, region.",
                        "Maybe add attandance to the schema."),
                bad(
                        "too few vectors",
                        changed(LEAST, "'rows': 2", "'rows': 3"),
                        "20:16",
                        "The test vectors (3 rows) must be from 1 to 256 rows of 1 values with a raw score, a score and a level each, but there are 2 values, 2 raw scores, 2 scores and 2 levels.",
                        EDITED),
                bad(
                        "no vectors",
                        changed(
                                LEAST,
                                "'rows': 2, 'values': 'AAAAAAAAAAAAAAAAAADwPw==', 'rawScores': 'AAAAAAAAAAAAAAAAAADwPw==', 'scores': 'AAAAAAAAAAAAAAAAAADwPw==', 'levels': 'AAAAAAAAAAA='",
                                "'rows': 0, 'values': '', 'rawScores': '', 'scores': '', 'levels': ''"),
                        "20:16",
                        "The test vectors (0 rows) must be from 1 to 256 rows of 1 values with a raw score, a score and a level each, but there are 0 values, 0 raw scores, 0 scores and 0 levels.",
                        EDITED),
                bad(
                        "vector that is not legal",
                        changed(LEAST, "'values': 'AAAAAAAAAAAAAAAAAADwPw=='", "'values': 'AAAAAAAAAAAAAAAAAADwQA=='"),
                        "20:16",
                        "The row 2 of the test vectors (late 65536.0) must be legal for the features, but is not.",
                        "Maybe the file was edited by hand."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void load_ofWrongContent_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                bad(
                        "few lines that stand for billions",
                        laugh(LEAST),
                        "14:2901",
                        "The parts within this and (12582911, references followed) must be at most 10000000.",
                        "Maybe the file is not to be trusted."),
                bad(
                        "parts in parts without end",
                        chain(LEAST),
                        "14:6218",
                        "The parts of a plan must stand at most 64 deep in each other, references followed, but this one is deeper.",
                        "Maybe the file is not to be trusted."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void load_ofHostileReferences_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    private static Arguments bad(String what, String file, String place, String rule, String advice) {
        return arguments(what, file, "plan.json:" + place + ": " + rule + "\n" + advice);
    }

    /** Conditions of which each stands for the one before twice. */
    private static String laugh(String file) {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String before = "{'ref': '/scorer/conditions/" + i + "'}";
            conditions.append(", ").append(joined(i, before + ", " + before));
        }
        return changed(file, LEAF, LEAF + conditions);
    }

    /** Conditions of which each stands for the one after. */
    private static String chain(String file) {
        StringBuilder conditions = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            conditions
                    .append(joined(i, "{'ref': '/scorer/conditions/" + (i + 1) + "'}"))
                    .append(", ");
        }
        return changed(file, LEAF, conditions + LEAF);
    }

    private static String joined(int number, String parts) {
        return "{'kind': '" + (number % 2 == 0 ? "or" : "and") + "', 'module': 'risk-core', 'version': 1, 'parts': ["
                + parts + "]}";
    }
}
