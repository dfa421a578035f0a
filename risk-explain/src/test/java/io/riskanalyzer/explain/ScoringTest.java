package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.LogisticCalibration;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoringTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final int ROWS = 20_000;

    private static Frame frame() {
        Frame.Builder rows = Frame.builder(FeatureSet.of(AGE));
        for (int i = 0; i < ROWS; i++) {
            rows.add(new double[] {i / 1e4 - 1}, i + 1, null);
        }
        return rows.build();
    }

    private record Ages(Scale scale, RowScorer bound) implements RiskScorer {
        @Override
        public String name() {
            return "ages";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(AGE);
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return bound;
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void scoresOf_anyScale_areAsWithoutCalibration(Scale scale) {
        double[] scores =
                Scoring.by(new Ages(scale, row -> row[0]), FeatureSet.of(AGE)).scoresOf(frame());

        assertThat(scores).hasSize(ROWS);
        for (int i = 0; i < ROWS; i++) {
            double age = i / 1e4 - 1;
            assertThat(scores[i])
                    .isEqualTo(scale == Scale.LOG_ODDS ? LogisticCalibration.STANDARD.probabilityOf(age) : age);
        }
    }

    @Test
    void scoresOf_interruptedThread_stopsAfterTheBlock() {
        List<Integer> starts = new ArrayList<>();
        RowScorer interrupting = new RowScorer() {
            @Override
            public double score(double[] row) {
                return 0;
            }

            @Override
            public void score(Frame frame, int from, int to, double[] scores) {
                starts.add(from);
                Thread.currentThread().interrupt();
            }
        };
        Scoring scoring = Scoring.by(new Ages(Scale.POINTS, interrupting), FeatureSet.of(AGE));

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> scoring.scoresOf(frame()));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(starts).containsExactly(0);
    }
}
