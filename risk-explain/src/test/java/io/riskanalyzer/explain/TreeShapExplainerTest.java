package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RandomRows;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;

/** {@link TreeShap} keeps the contract of explainers, whichever way it works. */
class TreeShapExplainerTest {
    private static final TypicalValues TYPICAL = TypicalValues.of(Frames.of(
            LinearModels.FEATURES, RandomRows.of(LinearModels.FEATURES, 3).next(50)));

    private static TreeShap shap(RiskScorer scorer) {
        return TreeShap.of((TreeEnsemble) scorer).typical(TYPICAL);
    }

    /** Trees of random splits. */
    private abstract static class Trees extends ExplainerContract {
        @Override
        protected FeatureSet features() {
            return LinearModels.FEATURES;
        }

        @Override
        protected Stream<TreeEnsemble> scorers() {
            return Stream.of(
                    TreeEnsembles.random(Scale.PROBABILITY, 2, 5, 2), // one group of leaves and several
                    SmallTrees.vine(LinearModels.FEATURES, 12)); // too deep for tables
        }
    }

    @Nested
    class WithTables extends Trees {
        @Override
        protected Explainer explainerOf(RiskScorer scorer) {
            return shap(scorer);
        }
    }

    @Nested
    class WithoutTables extends Trees {
        @Override
        protected Explainer explainerOf(RiskScorer scorer) {
            return shap(scorer).tablesUpTo(0);
        }
    }

    @Nested
    class AgainstBackground extends Trees {
        @Override
        protected Explainer explainerOf(RiskScorer scorer) {
            return shap(scorer)
                    .against(Backgrounds.random(3, 5)
                            .group("place", Backgrounds.FEATURES.get("origin"), Backgrounds.FEATURES.get("programme")));
        }
    }

    @Nested
    class AgainstBackgroundWithoutTables extends Trees {
        @Override
        protected Explainer explainerOf(RiskScorer scorer) {
            return shap(scorer).against(Backgrounds.random(2, 5)).tablesUpTo(0);
        }
    }
}
