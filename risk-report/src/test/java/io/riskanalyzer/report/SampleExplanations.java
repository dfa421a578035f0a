package io.riskanalyzer.report;

import static io.riskanalyzer.report.SampleReport.FEATURES;
import static io.riskanalyzer.report.SampleReport.INCOME;
import static io.riskanalyzer.report.SampleReport.OWNER;
import static io.riskanalyzer.report.SampleReport.PROVENANCE;
import static io.riskanalyzer.report.SampleReport.PURPOSE;
import static io.riskanalyzer.report.SampleReport.RATE;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.Effects;
import io.riskanalyzer.explain.Explanations;
import io.riskanalyzer.explain.PermutationImportance;
import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.Surrogate;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Explanations of the sample report: of a model that explains itself, and of a scorer whose features interact. */
final class SampleExplanations {
    static final Frame FRAME = SampleReport.frame();
    static final Explanations EXPLANATIONS =
            Explanations.of(SampleReport.model().explainer(), FRAME);

    /** The owners of a home do not mind the rate, the others do, the more the less they earn. */
    static final RiskScorer TANGLED = new RiskScorer() {
        @Override
        public String name() {
            return "tangled";
        }

        @Override
        public Set<Feature> features() {
            return Set.of(INCOME, RATE, PURPOSE, OWNER);
        }

        @Override
        public Scale scale() {
            return Scale.LOG_ODDS;
        }

        @Override
        public RowScorer bind(FeatureSet features) {
            return row -> {
                double rate = Double.isNaN(row[1]) ? 0.4 : row[1];
                double purpose = row[2] == 4 ? 0.8 : 0.1 * row[2];
                double burden = row[3] == 1 ? 0.5 * rate : 6 * rate * Math.min(1, 30_000 / row[0]);
                return -2 + burden + purpose - (row[0] > 60_000 ? 0.7 : 0);
            };
        }
    };

    private SampleExplanations() {}

    static Block[] blocks() {
        Effects effects = Effects.of(TANGLED, FRAME);
        return new Block[] {
            ExplanationPictures.summary(ShapSummary.of(EXPLANATIONS)),
            importance(),
            ExplanationPictures.swarm(EXPLANATIONS),
            ExplanationPictures.waterfall(EXPLANATIONS, 20),
            ExplanationPictures.swarm(wide()),
            ExplanationPictures.waterfall(wide(), 3),
            ExplanationPictures.dependence(EXPLANATIONS, RATE, INCOME),
            ExplanationPictures.dependence(EXPLANATIONS, PURPOSE, OWNER),
            ExplanationPictures.effect(effects.partialDependence(RATE)),
            ExplanationPictures.effect(effects.accumulated(RATE)),
            ExplanationPictures.effect(effects.partialDependence(PURPOSE)),
            ExplanationPictures.effect(effects.accumulated(PURPOSE)),
            ExplanationPictures.effect(effects.individual(RATE, 40)),
            ExplanationPictures.effect(effects.individual(OWNER, 40).centred()),
            ExplanationPictures.effect(effects.points(7).partialDependence(RATE, PURPOSE)),
            ExplanationPictures.interactions(effects.interactions(60, RATE, OWNER, INCOME, PURPOSE)),
            ExplanationPictures.effect(effects.points(9).partialDependence(RATE, INCOME)),
            Tables.surrogate(new Surrogate(SampleReport.tree(), 0.871, 0.934, 1_400, 600)),
        };
    }

    private static Picture importance() {
        boolean[] labels = new boolean[FRAME.rows()];
        RowScorer scorer = TANGLED.bind(FEATURES);
        SplittableRandom random = new SplittableRandom(8);
        double[] row = new double[FEATURES.size()];
        for (int i = 0; i < labels.length; i++) {
            FRAME.copyRow(i, row);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-scorer.score(row)));
        }
        return ExplanationPictures.importance(PermutationImportance.DEFAULTS.run(TANGLED, Dataset.of(FRAME, labels)));
    }

    /** More terms than a picture shows. */
    static Explanations wide() {
        List<NumberFeature> features = IntStream.range(0, 15)
                .mapToObj(i -> i == 2
                        ? Feature.number("age in whole years at application").sensitive()
                        : Feature.number(i == 3 ? "months since the last missed payment of any kind" : "x" + i))
                .toList();
        SplittableRandom random = new SplittableRandom(12);
        Frame.Builder frame = Frame.builder(FeatureSet.of(features));
        double[] row = new double[features.size()];
        for (int i = 0; i < 400; i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.rint(random.nextDouble() * random.nextDouble() * 80) / (j % 3 == 0 ? 1 : 4);
            }
            frame.add(row, i + 1, null);
        }
        List<LinearTerm> terms = IntStream.range(0, 15)
                .<LinearTerm>mapToObj(
                        i -> new LinearTerm.Slope(features.get(i), (i % 2 == 0 ? 1 : -1) * 0.3 / (i + 1), 8, 0))
                .toList();
        return Explanations.of(new LinearModel("wide", 0.5, terms, PROVENANCE).explainer(), frame.build());
    }
}
