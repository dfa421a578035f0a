package io.riskanalyzer.examples.academic;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.fairness.AccessFactors;
import io.riskanalyzer.explain.fairness.FairnessAudit;
import io.riskanalyzer.explain.fairness.FairnessReport;
import io.riskanalyzer.explain.fairness.GapDecomposition;
import io.riskanalyzer.explain.fairness.GroupPair;
import io.riskanalyzer.explain.fairness.SmallCells;
import java.util.stream.IntStream;

/**
 * How the assessments fall on groups that no model sees, and what lies behind the gap between rich and poor.
 *
 * @param audit the decisions by group
 * @param gap which features make the scores of the poorest quarter differ from those of the richest
 * @param access what the groups have and have not
 */
record Inequality(FairnessReport audit, GapDecomposition gap, AccessFactors access) {

    /**
     * Audits the assessments.
     *
     * @param analyzer what assesses
     * @param students who is assessed
     * @param explained the first of the students, explained
     */
    static Inequality of(RiskAnalyzer<?> analyzer, Dataset students, Explanations explained) {
        Dataset first = students.take(IntStream.range(0, explained.rows()).toArray());
        FairnessReport audit = FairnessAudit.favourableUpTo("Medium")
                .by(AcademicFeatures.GENDER)
                .by(AcademicFeatures.RACE)
                .by(AcademicFeatures.STATUS)
                .build()
                .run(analyzer, students);
        return new Inequality(
                audit,
                GapDecomposition.ofContributions(new GroupPair<>(AcademicFeatures.STATUS, "1", "4"), explained, first),
                AccessFactors.of(
                        AcademicFeatures.STATUS,
                        students,
                        SmallCells.DEFAULT,
                        AcademicFeatures.INTERNET,
                        AcademicFeatures.STUDY,
                        AcademicFeatures.SUPPORT,
                        AcademicFeatures.JOB,
                        AcademicFeatures.ATTENDANCE));
    }
}
