package io.riskanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentJsonTest {
    private static final RiskAssessment ASSESSMENT = new RiskAssessment(
            0.25,
            -1.5,
            25,
            new Band("B", 1, 0.1, Double.POSITIVE_INFINITY),
            List.of(new Reason("ATT-1", 0.75, "Attendance \"62 %\"")),
            "abc",
            "2026.2");

    @Test
    void ofJson_whatWasWritten_isEqual() {
        assertThat(RiskAssessment.ofJson(ASSESSMENT.toJson())).isEqualTo(ASSESSMENT);
    }

    @Test
    void ofJson_unknownFields_areSkippedOnEveryLevel() {
        String json = ASSESSMENT
                .toJson()
                .replace("{\"score\"", "{\"model\":{\"score\":[1,{\"band\":2}]},\"score\"")
                .replace("\"level\":", "\"colour\":null,\"level\":")
                .replace("\"contribution\":", "\"rank\":[[]],\"contribution\":");
        assertThat(json).contains("model", "colour", "rank");
        assertThat(RiskAssessment.ofJson(json)).isEqualTo(ASSESSMENT);
    }

    @Test
    void ofJson_withoutVersion_hasNone() {
        String json = ASSESSMENT.toJson().replace(",\"version\":\"2026.2\"", "");
        assertThat(json).doesNotContain("version");
        assertThat(RiskAssessment.ofJson(json).version()).isEmpty();
        assertThat(RiskAssessment.ofJson(json).planId()).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"rawScore\":-1.5,", "\"level\":1,", "\"code\":\"ATT-1\",", ",\"planId\":\"abc\""})
    void ofJson_fieldMissing_isRefused(String field) {
        String json = ASSESSMENT.toJson().replace(field, "");
        assertThat(json).isNotEqualTo(ASSESSMENT.toJson());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RiskAssessment.ofJson(json))
                .withMessageContaining("must have the fields");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"score\":1,\"score\":1}", "{\"score\":\"high\"}"})
    void ofJson_noAssessment_isRefused(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> RiskAssessment.ofJson(json));
    }

    @Test
    void ofJson_anyPrefix_isRefused() {
        String json = ASSESSMENT.toJson();
        for (int length = 0; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThatIllegalArgumentException()
                    .as("%d characters", length)
                    .isThrownBy(() -> RiskAssessment.ofJson(cut));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RiskAssessment.ofJson(json + " 1"));
    }
}
