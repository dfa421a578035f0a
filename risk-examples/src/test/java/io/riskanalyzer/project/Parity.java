package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.ScoringSession;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * All the ways to a score: they give the same bits, bands and reasons, in whatever order and from whatever source the
 * features come, before and after a plan was saved.
 */
final class Parity {
    private final List<RiskAssessment> expected;

    private Parity(List<RiskAssessment> expected) {
        this.expected = expected;
    }

    /**
     * Requires that an analyzer answers the same for its subjects by each way.
     *
     * @param analyzer the analyzer
     * @param permuted reads the same subjects into features of another order
     * @param subjects the subjects, none of which the analyzer rejects
     * @param planFile where the plan is saved
     * @return the answers, to be required of more sources
     */
    static <T> Parity require(RiskAnalyzer<T> analyzer, Schema<T> permuted, List<T> subjects, Path planFile) {
        Parity parity = new Parity(subjects.stream().map(analyzer::assess).toList());
        parity.requireOf("as built", analyzer, subjects);
        Frame frame = Frame.of(analyzer.schema(), subjects);
        List<Map<String, ?>> maps = maps(frame);
        Schema<Map<String, ?>> ofMaps = Schema.ofMaps(analyzer.schema().features());
        analyzer.plan().save(planFile);
        ScoringPlan loaded = ScoringPlan.load(planFile);
        loaded.verify();

        parity.requireOf("over a permuted schema", analyzer.over(permuted), subjects);
        parity.requireOf("over maps", analyzer.over(ofMaps), maps);
        parity.requireOf("over permuted maps", analyzer.over(Schema.ofMaps(permuted.features())), maps);
        parity.requireOf("loaded", RiskAnalyzer.of(loaded, analyzer.schema()), subjects);
        parity.requireOf("loaded, over a permuted schema", RiskAnalyzer.of(loaded, permuted), subjects);
        parity.requireOf("loaded, over maps", RiskAnalyzer.of(loaded, ofMaps), maps);
        parity.requireOf(
                "loaded, from a permuted frame", RiskAnalyzer.of(loaded, ofMaps), frame.select(permuted.features()));
        return parity;
    }

    /** Returns the features in another order. */
    static FeatureSet permuted(FeatureSet features, long seed) {
        List<Feature> shuffled = new ArrayList<>(features.stream().toList());
        Collections.shuffle(shuffled, new Random(seed));
        return FeatureSet.of(shuffled);
    }

    /** Returns the rows of a frame as maps: a missing value is absent. */
    static List<Map<String, ?>> maps(Frame frame) {
        List<Map<String, ?>> maps = new ArrayList<>();
        double[] row = new double[frame.features().size()];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            Map<String, Object> map = new HashMap<>();
            for (int slot = 0; slot < row.length; slot++) {
                if (!Double.isNaN(row[slot])) {
                    map.put(
                            frame.features().get(slot).name(),
                            decoded(frame.features().get(slot), row[slot]));
                }
            }
            maps.add(map);
        }
        return maps;
    }

    private static Object decoded(Feature feature, double value) {
        if (feature instanceof FlagFeature) {
            return value == 1;
        }
        if (feature instanceof CategoryFeature<?> category) {
            return value == Feature.UNKNOWN_LEVEL
                    ? "never seen"
                    : category.levels().get((int) value);
        }
        return value;
    }

    private <T> void requireOf(String source, RiskAnalyzer<T> analyzer, List<T> subjects) {
        ScoringSession<T> session = analyzer.openSession();
        for (int i = 0; i < expected.size(); i++) {
            RiskAssessment one = expected.get(i);
            requireSame(source, i, "assess", analyzer.assess(subjects.get(i)), one);
            requireSame(source, i, "session", session.score(subjects.get(i)), one.score());
            requireSame(source, i, "raw score of the session", session.rawScore(), one.rawScore());
            requireSame(source, i, "displayed score of the session", session.displayed(), one.displayed());
            requireSame(source, i, "band of the session", session.band(), one.band());
        }
        requireOf(source, analyzer, Frame.of(analyzer.schema(), subjects));
    }

    /** Requires the same answers for the subjects that were read into a frame. */
    void requireOf(String source, RiskAnalyzer<?> analyzer, Frame frame) {
        Assessments assessments = analyzer.assessAll(frame);
        double[] scores = analyzer.scoreAll(frame);
        assertThat(assessments.rejected()).as(source).isEqualTo(frame.rejected());
        assertThat(assessments.rows()).as(source).isEqualTo(expected.size());
        assertThat(scores).as(source).hasSize(expected.size());
        for (int i = 0; i < scores.length; i++) {
            requireSame(source, i, "assessAll", assessments.assessment(i), expected.get(i));
            requireSame(source, i, "scoreAll", scores[i], expected.get(i).score());
        }
    }

    /** Compares numbers by their bits, those in an assessment too: records and boxes do. */
    private static void requireSame(String source, int row, String way, Object actual, Object wanted) {
        if (!actual.equals(wanted)) { // beforehand, as most of the time would go into descriptions
            assertThat(actual).as("%s, row %d, %s", source, row, way).isEqualTo(wanted);
        }
    }
}
