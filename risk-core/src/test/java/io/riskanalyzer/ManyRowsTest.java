package io.riskanalyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many rows are scored on all cores, and nobody can tell. */
class ManyRowsTest {
    private static final FeatureSet FEATURES = LinearModels.FEATURES;
    private static final TreeEnsemble MODEL = TreeEnsembles.random(Scale.LOG_ODDS, 9, 5, 6);

    private static RiskAnalyzer<Map<String, ?>> analyzer() {
        return RiskAnalyzer.builder()
                .schema(Schema.ofMaps(FEATURES))
                .scorer(MODEL)
                .bands(Bands.below(0.4, "low").otherwise("high"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 20_000})
    void scoreAndAssess_anyNumberOfRows_giveWhatEachRowGives(int size) {
        List<double[]> rows = RandomRows.of(FEATURES, size).next(size);
        Frame frame = Frames.of(FEATURES, rows);
        RiskAnalyzer<Map<String, ?>> analyzer = analyzer();
        double[] raw = rows.stream().mapToDouble(MODEL.bind(FEATURES)::score).toArray();
        Assessments assessments = analyzer.assessAll(frame);
        assertThat(analyzer.scoreAll(frame)).containsExactly(assessments.scores());
        for (int row = 0; row < size; row++) {
            assertThat(assessments.rawScore(row)).isEqualTo(raw[row]);
            assertThat(assessments.band(row)).isEqualTo(analyzer.plan().bands().bandOf(assessments.score(row)));
        }
    }

    @Test
    void assessAll_withListener_tellsItInOrderOnTheThreadOfTheCaller() {
        List<double[]> rows = RandomRows.of(FEATURES, 1).next(10_000);
        List<double[]> told = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        analyzer()
                .observedBy((row, score, band) -> {
                    told.add(row.clone());
                    threads.add(Thread.currentThread());
                })
                .assessAll(Frames.of(FEATURES, rows));
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(told).hasSameSizeAs(rows);
        IntStream.range(0, told.size()).forEach(row -> assertThat(told.get(row)).containsExactly(rows.get(row)));
    }

    @Test
    void inParallel_blockThatFails_failsTheWhole() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RowBlocks.inParallel(10_000, (from, to) -> {
                    throw new IllegalStateException("block");
                }));
    }
}
