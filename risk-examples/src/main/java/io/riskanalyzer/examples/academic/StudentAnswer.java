package io.riskanalyzer.examples.academic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskanalyzer.Assessments;
import io.riskanalyzer.explain.intervene.Counterfactual;
import io.riskanalyzer.explain.intervene.CounterfactualAnswer;
import io.riskanalyzer.explain.intervene.Lever;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is told of one student.
 *
 * @param score the probability of an average below 2
 * @param level the band
 * @param factors the top risk factors
 */
record StudentAnswer(double score, String level, List<String> factors) {
    private static final int DIGITS = 2;

    static StudentAnswer of(Assessments assessments, int row) {
        return new StudentAnswer(
                assessments.score(row),
                assessments.band(row).name(),
                assessments.reasons(row).stream().map(Reason::text).toList());
    }

    /** The answer as a service would send it. */
    String json() {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("risk_score", BigDecimal.valueOf(score).setScale(DIGITS, RoundingMode.HALF_UP));
        answer.put("risk_level", level);
        ArrayNode top = answer.putArray("top_risk_factors");
        factors.forEach(top::add);
        try {
            return new ObjectMapper().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written.", e);
        }
    }

    /** The least that would have to change for the student to be at low risk. */
    static CounterfactualAnswer wayOut(ScoringPlan plan, double[] row) {
        return Counterfactual.builder(plan)
                .lever(Lever.raising(AcademicFeatures.ATTENDANCE).inSteps(0.01).effortPerUnit(100))
                .lever(Lever.raising(AcademicFeatures.STUDY).inSteps(0.25).effortPerUnit(4))
                .lever(Lever.raising(AcademicFeatures.MATH).inSteps(1).effortPerUnit(1))
                .lever(Lever.raising(AcademicFeatures.READING).inSteps(1).effortPerUnit(1))
                .lever(Lever.raising(AcademicFeatures.SCIENCE).inSteps(1).effortPerUnit(1))
                .build()
                .of(row, "Low");
    }
}
