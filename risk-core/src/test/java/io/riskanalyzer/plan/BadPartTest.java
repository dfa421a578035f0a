package io.riskanalyzer.plan;

import static io.riskanalyzer.plan.PlanText.changed;
import static io.riskanalyzer.plan.PlanText.damaged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files whose JSON is fine and whose parts are not. */
class BadPartTest {
    private static final String LEAST = PlanText.of(SamplePlans.least());
    private static final String POINTS = PlanText.of(SamplePlans.points());
    private static final String LINEAR = PlanText.of(SamplePlans.linear());
    private static final String EDITED = "Maybe the file was edited by hand; save the plan again.";
    private static final String DAMAGED = "Maybe the file was damaged; take it from where it was saved.";
    private static final String NEWER = "Maybe the file was made by a newer version; update what reads it.";

    static Stream<Arguments> fields() {
        return Stream.of(
                bad(
                        "unknown field of the document",
                        damaged(LEAST, "'id':", "'more': 1, 'id':"),
                        "4:11",
                        "The field (more) must be one of format, version, id, checksum, plan, but is none.",
                        NEWER),
                bad(
                        "unknown field of the plan",
                        changed(LEAST, "'display':", "'model': 1, 'display':"),
                        "17:14",
                        "The field (model) must be one of features, scorer, calibration, display, bands, policy, explainer, reasons, vectors, but is none.",
                        NEWER),
                bad(
                        "unknown field of a part",
                        changed(LEAST, "'offset': 0", "'offset': 0, 'ofset': 1"),
                        "17:119",
                        "The field (ofset) must be one of kind, module, version, shown, offset, factor, but is none.",
                        NEWER),
                bad(
                        "unknown field of the vectors",
                        changed(LEAST, "'rows': 2", "'rows': 2, 'columns': 1"),
                        "20:39",
                        "The field (columns) must be one of rows, values, rawScores, scores, levels, but is none.",
                        NEWER),
                bad(
                        "unknown remark",
                        changed(LINEAR, "'trainedAt':", "'by': 'me', 'trainedAt':"),
                        "58:27",
                        "The field (by) must be one of trainedAt, duration, but is none.",
                        NEWER),
                bad(
                        "remarks nobody asks",
                        changed(LEAST, "'offset': 0", "'offset': 0, 'remarks': {'by': 'me'}"),
                        "17:121",
                        "The field (remarks) must be one of kind, module, version, shown, offset, factor, but is none.",
                        NEWER),
                bad(
                        "text for number",
                        changed(LEAST, "'offset': 0", "'offset': '0'"),
                        "17:107",
                        "The field (offset) must be a number that a double holds, but is a text (\"0\").",
                        EDITED),
                bad(
                        "NaN where a number must be finite",
                        changed(LEAST, "'offset': 0", "'offset': 'NaN'"),
                        "17:16",
                        "The offset of the display (NaN) must be finite.",
                        "Maybe take 0."),
                bad(
                        "number for text",
                        changed(LEAST, "'shown': 'score'", "'shown': 1"),
                        "17:88",
                        "The field (shown) must be a text, but is a number (1).",
                        EDITED),
                bad(
                        "text that is no choice",
                        changed(LEAST, "'shown': 'score'", "'shown': 'SCORE'"),
                        "17:16",
                        "The field shown (SCORE) must be one of raw-score, score.",
                        EDITED),
                bad(
                        "text for flag",
                        changed(LEAST, "'optional': false", "'optional': 'false'"),
                        "9:110",
                        "The field (optional) must be true or false, but is a text (\"false\").",
                        EDITED),
                bad(
                        "number for list",
                        changed(POINTS, "'levels': ['north']", "'levels': 5"),
                        "58:123",
                        "The field (levels) must be a list, but is a number (5).",
                        EDITED),
                bad(
                        "number in texts",
                        changed(POINTS, "'levels': ['north']", "'levels': [5]"),
                        "58:124",
                        "The field (levels) must be a text, but is a number (5).",
                        EDITED),
                bad(
                        "text for part",
                        changed(POINTS, "'feature': {'ref': '/features/features/0'}", "'feature': 'attendance'"),
                        "39:80",
                        "The field (feature) must be an object, but is a text (\"attendance\").",
                        EDITED),
                bad(
                        "fraction for integer",
                        changed(LEAST, "'atMost': 4", "'atMost': 4.5"),
                        "19:92",
                        "The field (atMost) must be a whole number, but is a number (4.5).",
                        EDITED),
                bad(
                        "whole number of more than 32 bits",
                        changed(LEAST, "'atMost': 4", "'atMost': 4000000000"),
                        "19:16",
                        "The field atMost (4000000000) must fit in 32 bits.",
                        EDITED),
                bad(
                        "number between two doubles",
                        changed(LEAST, "'offset': 0", "'offset': 9007199254740993"),
                        "17:107",
                        "The field (offset) must be a number that a double holds, but is a number (9007199254740993).",
                        EDITED),
                bad(
                        "missing field",
                        changed(LEAST, "'offset': 0, ", ""),
                        "17:16",
                        "The field (offset) must be in this object, but is not.",
                        EDITED),
                bad(
                        "missing part",
                        changed(
                                LEAST,
                                "'display': {'kind': 'display-scale', 'module': 'risk-core', 'version': 1, 'shown': 'score', 'offset': 0, 'factor': 1},",
                                ""),
                        "6:11",
                        "The field (display) must be in this object, but is not.",
                        EDITED),
                bad(
                        "missing remark",
                        changed(LINEAR, "'trainedAt': '2026-03-01T10:15:30.123Z', ", ""),
                        "58:20",
                        "The field (trainedAt) must be in this object, but is not.",
                        EDITED),
                bad(
                        "missing remarks",
                        changed(
                                LINEAR,
                                ",\n        'remarks': {'trainedAt': '2026-03-01T10:15:30.123Z', 'duration': 'PT1.234S'}",
                                ""),
                        "47:21",
                        "The field (remarks) must be in this object, but is not.",
                        EDITED),
                bad(
                        "wrong remark",
                        changed(LINEAR, "2026-03-01T10:15:30.123Z", "yesterday"),
                        "47:21",
                        "The remark trainedAt (yesterday) must be a time of ISO 8601.",
                        EDITED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void load_ofWrongFields_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    static Stream<Arguments> parts() {
        return Stream.of(
                bad(
                        "part without kind",
                        changed(LEAST, "'kind': 'display-scale', ", ""),
                        "17:16",
                        "The field (kind) must be in this object, but is not.",
                        EDITED),
                bad(
                        "kind of a missing module",
                        changed(
                                LEAST,
                                "'kind': 'display-scale', 'module': 'risk-core'",
                                "'kind': 'tree-shap', 'module': 'risk-explain'"),
                        "17:16",
                        "The plan (plan.json) has a part (tree-shap), which needs risk-explain.",
                        "Maybe add risk-explain to the class path."),
                bad(
                        "unknown kind of a present module",
                        changed(LEAST, "'kind': 'display-scale'", "'kind': 'picture-scale'"),
                        "17:16",
                        "The plan (plan.json) has a part (picture-scale), which needs a newer risk-core.",
                        "Maybe update risk-core."),
                bad(
                        "newer version of a part",
                        changed(
                                LEAST,
                                "'kind': 'display-scale', 'module': 'risk-core', 'version': 1",
                                "'kind': 'display-scale', 'module': 'risk-core', 'version': 2"),
                        "17:16",
                        "The version of the part display-scale (2) must be 1, which is what is understood here.",
                        "Maybe update risk-core."),
                bad(
                        "version 0 of a part",
                        changed(
                                LEAST,
                                "'kind': 'display-scale', 'module': 'risk-core', 'version': 1",
                                "'kind': 'display-scale', 'module': 'risk-core', 'version': 0"),
                        "17:16",
                        "The version of the part display-scale (0) must be 1, which is what is understood here.",
                        "Maybe update risk-core."),
                bad(
                        "not base64",
                        changed(LEAST, "'AAAAAAAA8D8='", "'AAAA*AAA8D8='"),
                        "15:17",
                        "The field (points) must be the base64 of numbers of 8 bytes, but is not base64: Illegal base64 character 2a.",
                        DAMAGED),
                bad(
                        "base64 of a broken length",
                        changed(LEAST, "'AAAAAAAA8D8='", "'AAAA'"),
                        "15:17",
                        "The field (points) must be the base64 of numbers of 8 bytes, but has 3 bytes.",
                        DAMAGED),
                bad(
                        "base64 without padding",
                        changed(LEAST, "'AAAAAAAA8D8='", "'AAAAAAAA8D8'"),
                        "15:17",
                        "The field (points) must be the base64 of numbers of 8 bytes, but does not end as base64 does.",
                        DAMAGED),
                bad(
                        "base64 with stray bits",
                        changed(LEAST, "'AAAAAAAA8D8='", "'AAAAAAAA8D9='"),
                        "15:17",
                        "The field (points) must be the base64 of numbers of 8 bytes, but does not end as base64 does.",
                        DAMAGED),
                bad(
                        "fields that contradict each other",
                        changed(LEAST, "'AAAAAAAA8D8='", "''"),
                        "11:15",
                        "The points (0) must be as many as the conditions, but there are 1.",
                        "Maybe add 0."),
                bad(
                        "reference to nowhere",
                        changed(LEAST, "/features/features/0", "/features/features/1"),
                        "14:90",
                        "The reference (/features/features/1) must lead to a part of the plan, but does not.",
                        EDITED),
                bad(
                        "reference without path",
                        changed(LEAST, "/features/features/0", "late"),
                        "14:90",
                        "The reference (late) must lead to a part of the plan, but does not.",
                        EDITED),
                bad(
                        "reference to a list",
                        changed(LEAST, "/features/features/0", "/features/features"),
                        "14:90",
                        "The reference (/features/features) must lead to a part of the plan, but does not.",
                        EDITED),
                bad(
                        "reference to another type",
                        changed(LEAST, "/features/features/0", "/display"),
                        "14:90",
                        "The field (feature) must be of type FlagFeature, but is a part of kind display-scale.",
                        EDITED),
                bad(
                        "reference to where it stands in",
                        changed(LEAST, "/features/features/0", "/scorer"),
                        "14:90",
                        "The field (feature) must not refer to a part that it stands in.",
                        EDITED),
                bad(
                        "reference to itself",
                        changed(LEAST, "/features/features/0", "/scorer/conditions/0/feature"),
                        "14:90",
                        "The reference (/scorer/conditions/0/feature) must lead to a part of the plan, but does not.",
                        EDITED),
                bad(
                        "reference with more fields",
                        changed(
                                LEAST,
                                "{'ref': '/features/features/0'}",
                                "{'ref': '/features/features/0', 'kind': 'x'}"),
                        "14:130",
                        "The field (kind) must be one of ref, but is none.",
                        NEWER),
                bad(
                        "part of another type",
                        changed(
                                LEAST,
                                "'display': {'kind': 'display-scale', 'module': 'risk-core', 'version': 1, 'shown': 'score', 'offset': 0, 'factor': 1}",
                                "'display': {'ref': '/reasons'}"),
                        "17:16",
                        "The field (display) must be of type DisplayScale, but is a part of kind reason-selection.",
                        EDITED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parts")
    void load_ofWrongParts_isRefused(String what, String file, String message) {
        assertThat(PlanText.refusalOf(file)).isEqualTo(message);
    }

    private static Arguments bad(String what, String file, String place, String rule, String advice) {
        return arguments(what, file, "plan.json:" + place + ": " + rule + "\n" + advice);
    }
}
