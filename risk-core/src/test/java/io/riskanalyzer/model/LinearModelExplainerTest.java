package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.ExplainerContract;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinearModelExplainerTest extends ExplainerContract {

    @Override
    protected Stream<RiskScorer> scorers() {
        return LongStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(seed -> Stream.of(LinearModels.random(seed), LinearModels.shaped(seed)));
    }

    @Override
    protected FeatureSet features() {
        return LinearModels.FEATURES;
    }

    @Test
    void reason_ofUnknownLevel_tellsWhatItIsReadAs() {
        CategoryFeature<String> purpose =
                Feature.category("purpose", "car", "house").unknownAs("car");
        LinearModel model = new LinearModel(
                "m", 0, List.of(new LinearTerm.Levels(purpose, List.of(1.0, 2.0), 0)), LinearModels.provenance());
        RowExplainer explainer = model.explainer().bind(FeatureSet.of(purpose));
        assertThat(explainer.reason(0, new double[] {-1}, 1).text()).isEqualTo("purpose is unknown, read as car");
        assertThat(explainer.reason(0, new double[] {1}, 2).text()).isEqualTo("purpose is house");
    }

    @Test
    void reason_ofFeatureThatOnlyTheSchemaCallsSensitive_withholdsValue() {
        NumberFeature income = Feature.number("income");
        LinearModel model =
                new LinearModel("m", 0, List.of(new LinearTerm.Slope(income, 1, 28_000, 0)), LinearModels.provenance());
        RowExplainer explainer = model.explainer().bind(FeatureSet.of(income.sensitive()));
        assertThat(explainer.reason(0, new double[] {31_000}, 3_000).text()).isEqualTo("income is (withheld)");
    }
}
