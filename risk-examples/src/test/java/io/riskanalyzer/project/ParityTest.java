package io.riskanalyzer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.ScoringSession;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Allocations;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.models.LogisticTrainer;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParityTest {
    private static final long SEED = 20_260_101;
    private static final int SUBJECTS = 3_000;

    private enum Purpose {
        CAR,
        HOUSE,
        STUDY
    }

    private record Borrower(
            double income,
            int age,
            float utilisation,
            @Nullable Double debt,
            boolean homeowner,
            @Nullable Boolean guaranteed,
            Purpose purpose,
            @Nullable String region) {}

    private static final NumberFeature INCOME = Feature.number("income").within(0, 1e9);
    private static final NumberFeature AGE =
            Feature.number("age").within(18, 120).in("years");
    private static final NumberFeature UTILISATION =
            Feature.number("utilisation").optional();
    private static final NumberFeature DEBT = Feature.number("debt").optional().sensitive();
    private static final FlagFeature HOMEOWNER = Feature.flag("homeowner");
    private static final FlagFeature GUARANTEED = Feature.flag("guaranteed").optional();
    private static final CategoryFeature<Purpose> PURPOSE = Feature.category("purpose", Purpose.class);
    private static final CategoryFeature<String> REGION = Feature.category("region", "north", "south", "other")
            .unknownAs("other")
            .optional();
    private static final Schema<Borrower> BORROWERS =
            Schema.ofRecord(Borrower.class, INCOME, AGE, UTILISATION, DEBT, HOMEOWNER, GUARANTEED, PURPOSE, REGION);
    private static final Schema<Borrower> PERMUTED = Schema.ofRecord(
            Borrower.class, Parity.permuted(BORROWERS.features(), SEED).stream().toArray(Feature[]::new));

    static Stream<Named<RiskScorer>> scorers() {
        Frame frame = Frame.of(BORROWERS, borrowers());
        SplittableRandom random = new SplittableRandom(SEED);
        boolean[] defaulted = new boolean[frame.rows()];
        for (int i = 0; i < defaulted.length; i++) {
            defaulted[i] = 60_000 * random.nextDouble() > frame.value(i, 0);
        }
        Stream<RiskScorer> scorers = Stream.of(
                ManyRules.of(frame, SEED),
                LogisticTrainer.builder().stochastic(5, 0.03).seed(SEED).build().train(Dataset.of(frame, defaulted)));
        return scorers.map(scorer -> Named.of(scorer.name(), scorer));
    }

    private static List<Borrower> borrowers() {
        SplittableRandom random = new SplittableRandom(SEED);
        String[] regions = {"north", "south", "other", "atlantis", null};
        Boolean[] truths = {true, false, null};
        List<Borrower> borrowers = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            borrowers.add(new Borrower(
                    random.nextInt(20) == 0 ? 0 : Math.exp(9 + 2 * random.nextDouble()),
                    18 + random.nextInt(70),
                    random.nextInt(10) == 0 ? Float.NaN : (float) random.nextDouble(),
                    random.nextInt(5) == 0 ? null : 1_000 * random.nextDouble(),
                    random.nextBoolean(),
                    truths[random.nextInt(truths.length)],
                    Purpose.values()[random.nextInt(3)],
                    regions[random.nextInt(regions.length)]));
        }
        return borrowers;
    }

    private static RiskAnalyzer<Borrower> analyzerOf(RiskScorer scorer) {
        return RiskAnalyzer.builder()
                .schema(BORROWERS)
                .scorer(scorer)
                .bands(
                        scorer.scale() == Scale.POINTS
                                ? Bands.below(-20, "A")
                                        .below(0, "B")
                                        .below(20.5, "C")
                                        .otherwise("D")
                                : Bands.below(0.1, "A")
                                        .below(0.3, "B")
                                        .below(0.6, "C")
                                        .otherwise("D"))
                .reasons(new ReasonSelection(5, ReasonSelection.Direction.EITHER))
                .build();
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void everyWayToScore_ofGeneratedBorrowers_givesTheSameBits(RiskScorer scorer, @TempDir Path folder) {
        RiskAnalyzer<Borrower> analyzer = analyzerOf(scorer);
        Parity.require(analyzer, PERMUTED, borrowers(), folder.resolve("borrowers.plan.json"));
        assertThat(analyzer.assessAll(Frame.of(BORROWERS, borrowers())).bandCounts())
                .as("the test tells something")
                .doesNotContain(0);
    }

    @ParameterizedTest
    @MethodSource("scorers")
    void session_scoringRecords_allocatesNothing(RiskScorer scorer) {
        ScoringSession<Borrower> session = analyzerOf(scorer).openSession();
        Borrower[] borrowers = borrowers().toArray(Borrower[]::new);
        double[] sum = {0};
        long bytes = Allocations.bytesOf(call -> {
            sum[0] += session.score(borrowers[2 * call % SUBJECTS]) + session.rawScore();
            sum[0] += session.score(borrowers[(2 * call + 1) % SUBJECTS]) + session.displayed();
            sum[0] += session.band().level();
        });
        assertThat(bytes).as("bytes for 200,000 scores of sum %s", sum[0]).isZero();
    }

    @Test
    void parity_ofScorerThatChangesItsMind_fails(@TempDir Path folder) {
        Drifting scorer = new Drifting();
        RiskAnalyzer<Borrower> analyzer =
                RiskAnalyzer.builder().schema(BORROWERS).scorer(scorer).build();
        scorer.calls.set(0);
        assertThatThrownBy(() -> Parity.require(analyzer, PERMUTED, borrowers(), folder.resolve("it.plan.json")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("as built, row 5, assess");
    }

    /** Gives another double from the eleventh score of the second round on; a row is scored twice there. */
    private static final class Drifting implements RiskScorer {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public String name() {
            return "drifting";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(INCOME);
        }

        @Override
        public Scale scale() {
            return Scale.POINTS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return row -> calls.incrementAndGet() > SUBJECTS + 10 ? Math.nextUp(0.1) : 0.1;
        }
    }
}
