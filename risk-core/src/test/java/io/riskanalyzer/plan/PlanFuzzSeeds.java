package io.riskanalyzer.plan;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the inputs that {@link PlanReaderFuzzTest} begins with; the folder is the argument. */
final class PlanFuzzSeeds {
    private PlanFuzzSeeds() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        String points = PlanText.of(SamplePlans.points());
        String trees = PlanText.of(trees(TreeEnsembles.random(Scale.LOG_ODDS, 2, 3, 1)));
        Files.writeString(folder.resolve("points.json"), points);
        Files.writeString(folder.resolve("linear.json"), PlanText.of(SamplePlans.linear()));
        Files.writeString(folder.resolve("least.json"), PlanText.of(SamplePlans.least()));
        Files.writeString(folder.resolve("trees.json"), trees);
        Files.writeString(folder.resolve("truncated.json"), trees.substring(0, trees.length() * 3 / 4));
        Files.writeString(folder.resolve("altered.json"), PlanText.damaged(trees, "log-odds", "log-o\u0000ds"));
        Files.writeString(folder.resolve("newer.json"), PlanText.damaged(trees, "'version': 1", "'version': 2"));
        Files.writeString(folder.resolve("oversized.json"), trees + " ".repeat(1 << 12) + "x");
        Files.writeString(folder.resolve("nested.json"), "{\"format\":" + "[".repeat(5000));
        Files.writeString(folder.resolve("deep.json"), PlanText.of(deep(200)));
    }

    private static ScoringPlan trees(TreeEnsemble model) {
        return ScoringPlan.builder(LinearModels.FEATURES, model).build();
    }

    /** A tree that is one long branch. */
    static ScoringPlan deep(int depth) {
        Feature x = Feature.number("x");
        TreeEnsembleBuilder tree = TreeEnsemble.builder("deep", Scale.LOG_ODDS, FeatureSet.of(x));
        for (int i = 0; i < depth; i++) {
            tree.below(x, i, TreeEnsemble.Side.LEFT, 1);
        }
        for (int i = 0; i <= depth; i++) {
            tree.leaf(i, 1);
        }
        return ScoringPlan.builder(FeatureSet.of(x), tree.build(0, SamplePlans.PROVENANCE))
                .build();
    }
}
