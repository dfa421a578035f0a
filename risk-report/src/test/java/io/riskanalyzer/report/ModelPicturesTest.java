package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.model.TreeEnsemble.Side;
import io.riskanalyzer.model.TreeEnsembleBuilder;
import io.riskanalyzer.score.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelPicturesTest {
    private static final NumberFeature AGE = Feature.number("age").sensitive();

    @Test
    void shapes_areInTheOrderOfTheirSize() {
        assertThat(ModelPictures.shapes(SampleReport.model(), SampleReport.frame()))
                .extracting(Picture::title)
                .containsExactly("loan_percent_income", "income", "home_owner", "purpose");
    }

    @Test
    void shapes_tellWhatIsAdded() {
        List<Picture> shapes = ModelPictures.shapes(SampleReport.model(), SampleReport.frame());
        assertThat(shapes.get(3).data().rows())
                .containsExactly(
                        List.of("venture", "0.6"),
                        List.of("debt consolidation", "0.35"),
                        List.of("home improvement", "0.11"),
                        List.of("education", "-0.05"),
                        List.of("car", "-0.2"));
        assertThat(shapes.get(0).note()).endsWith("Missing: −0.19.");
        assertThat(shapes.get(0).data().rows().get(0)).last().isEqualTo("-0.76"); // 0.01 + 3.1 (x − 0.25), x near 0
    }

    @Test
    void shapes_ofASensitiveFeature_hideWhereItsValuesLie() {
        assertThat(shape(AGE, 20, 30, 40).svg()).doesNotContain("\"area muted\"");
        assertThat(shape(Feature.number("age"), 20, 30, 40).svg()).contains("\"area muted\"");
    }

    @Test
    void shapes_ofConstantOrMissingValues_areDrawn() {
        assertThat(Xml.of(shape(AGE, 30, 30).svg())).isNotNull();
        Picture missing = shape(Feature.number("age").optional(), Double.NaN, Double.NaN);
        assertThat(Xml.texts(missing)).contains("(missing)", "0.700");
    }

    private static Picture shape(NumberFeature feature, double... values) {
        Frame.Builder frame = Frame.builder(FeatureSet.of(feature));
        for (int row = 0; row < values.length; row++) {
            frame.add(new double[] {values[row]}, row + 1, null);
        }
        LinearTerm term = new LinearTerm.Slope(feature, 0.1, 25, 0.7);
        return ModelPictures.shapes(new LinearModel("m", 0, List.of(term), SampleReport.PROVENANCE), frame.build())
                .get(0);
    }

    @Test
    void shapes_overNoRow_areRefused() {
        Frame none = Frame.builder(SampleReport.FEATURES).build();
        assertThatThrownBy(() -> ModelPictures.shapes(SampleReport.model(), none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The number of rows (0) must be at least 1");
    }

    @Test
    void tree_showsConditionsSharesAndValues() {
        Picture picture = ModelPictures.tree(SampleReport.tree(), 0);
        assertThat(Xml.texts(picture))
                .contains("income < 31000", "100.0 % of the rows", "15.0 % of the rows", "81.0 %", "yes", "no");
        assertThat(picture.data().rows())
                .hasSize(8)
                .contains(List.of("loan_percent_income ≥ 0.31, and home_owner is false", "81.0 %", "15.0 %"));
    }

    @Test
    void tree_ofALeafAlone_isDrawn() {
        TreeEnsemble model = TreeEnsemble.builder("stub", Scale.LOG_ODDS, SampleReport.FEATURES)
                .leaf(0.5, 10)
                .build(-1, SampleReport.PROVENANCE);
        Picture picture = ModelPictures.tree(model, 0);
        assertThat(Xml.texts(picture)).containsExactly("−0.5", "100.0 % of the rows");
        assertThat(picture.data().rows()).containsExactly(List.of("always", "-0.5", "100.0 %"));
    }

    @Test
    void tree_ofMany_showsWhatALeafAdds() {
        TreeEnsemble model = TreeEnsemble.builder("boosted", Scale.LOG_ODDS, SampleReport.FEATURES)
                .leaf(0.5, 10)
                .leaf(0.25, 10)
                .build(-1, SampleReport.PROVENANCE);
        Picture picture = ModelPictures.tree(model, 1);
        assertThat(picture.title()).isEqualTo("boosted, tree 2 of 2");
        assertThat(Xml.texts(picture)).contains("+0.25");
        assertThatThrownBy(() -> ModelPictures.tree(model, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void tree_thatIsDeep_isCutAfterTheFifthSplitAndToldWhole() {
        TreeEnsembleBuilder builder = TreeEnsemble.builder("deep", Scale.LOG_ODDS, SampleReport.FEATURES);
        for (int depth = 0; depth < 9; depth++) {
            builder.below(SampleReport.INCOME, 1_000.0 * (9 - depth), Side.LEFT, 10 - depth);
        }
        builder.leaf(0, 1);
        for (int leaf = 1; leaf <= 9; leaf++) {
            builder.leaf(leaf, 1);
        }
        Picture picture = ModelPictures.tree(builder.build(0, SampleReport.PROVENANCE), 0);
        assertThat(Xml.texts(picture)).contains("…", "50.0 % of the rows");
        assertThat(picture.data().rows()).hasSize(10);
    }
}
