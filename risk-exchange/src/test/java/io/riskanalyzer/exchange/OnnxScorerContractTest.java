package io.riskanalyzer.exchange;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.model.LinearModels;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.TreeEnsembles;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import io.riskanalyzer.score.ScorerContract;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

class OnnxScorerContractTest extends ScorerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return Stream.of(
                scorer(LinearModels.shaped(1), 1),
                scorer(TreeEnsembles.random(Scale.PROBABILITY, 20, 5, 1), 1),
                scorer(TreeEnsembles.random(Scale.LOG_ODDS, 20, 5, 2), 64));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }

    /** The runtime takes and gives its own tensors. */
    @Override
    protected boolean allocatesNothing() {
        return false;
    }

    static OnnxScorer scorer(Model model, int rowsAtOnce) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        OnnxModels.write(model, file);
        return OnnxScorer.builder(
                        model.name() + " by ONNX", FeatureSet.of(List.copyOf(model.features())), model.scale())
                .rowsAtOnce(rowsAtOnce)
                .of(file.toByteArray());
    }
}
