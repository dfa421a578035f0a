package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RiskScorer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to a score gives the same bits on real data, which are not part of the project. */
@EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
class RealDataParityTest {
    private static final long SEED = 1;
    private static final int EPOCHS = 2; // enough for weights that differ

    static Stream<RealData> sets() {
        return RealData.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyWayToScore_byModel_givesTheSameBits(RealData data, @TempDir Path folder) {
        Dataset training = data.dataset(sources());
        RiskScorer model = LogisticTrainer.builder()
                .stochastic(EPOCHS, 0.03)
                .seed(SEED)
                .build()
                .train(training);
        requireParity(
                data, training, model, Bands.below(0.1, "A").below(0.4, "B").otherwise("C"), folder);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyWayToScore_byRules_givesTheSameBits(RealData data, @TempDir Path folder) {
        Dataset training = data.dataset(sources());
        RiskScorer rules = ManyRules.of(training.frame(), SEED);
        requireParity(
                data, training, rules, Bands.below(-10, "A").below(10, "B").otherwise("C"), folder);
    }

    private static Path sources() {
        return Path.of(System.getenv("RISK_DATA"));
    }

    private static void requireParity(RealData data, Dataset training, RiskScorer scorer, Bands bands, Path folder) {
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(training.features()))
                .scorer(scorer)
                .bands(bands)
                .build();
        Frame frame = data.frame(sources(), training.features());
        assertThat(frame.rows()).isPositive();
        Schema<Map<String, ?>> permuted = Schema.ofMaps(Parity.permuted(training.features(), SEED));
        Parity.require(analyzer, permuted, Parity.maps(frame), folder.resolve("it.plan.json"))
                .requireOf("read from the file", analyzer, frame);
    }
}
