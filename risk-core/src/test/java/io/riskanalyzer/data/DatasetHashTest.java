package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetHashTest {
    private static final NumberFeature X = Feature.number("x").optional();
    private static final NumberFeature Y = Feature.number("y");
    private static final CategoryFeature<String> SEX = Feature.category("sex", "f", "m");
    private static final FeatureSet FEATURES = FeatureSet.of(X, Y, SEX);

    private static List<double[]> rows() {
        return new ArrayList<>(List.of(new double[] {1, 2, 0}, new double[] {3, 4, 1}, new double[] {5, 6, 0}));
    }

    private static Dataset dataset(FeatureSet features, List<double[]> rows) {
        return Dataset.of(Frames.of(features, rows), new boolean[] {true, false, false});
    }

    private static final Dataset DATASET = dataset(FEATURES, rows());

    private static String changed(int row, int slot, double value) {
        List<double[]> rows = rows();
        rows.get(row)[slot] = value;
        return dataset(FEATURES, rows).hash();
    }

    @Test
    void hash_sameData_isTheSame() {
        assertThat(dataset(FEATURES, rows()).hash()).isEqualTo(DATASET.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void hash_anyValueChanged_differs() {
        List<String> hashes = new ArrayList<>(List.of(DATASET.hash()));
        for (int row = 0; row < 3; row++) {
            hashes.add(changed(row, 0, Double.NaN));
            hashes.add(changed(row, 0, 9));
            hashes.add(changed(row, 1, Math.nextUp(rows().get(row)[1])));
            hashes.add(changed(row, 2, 1 - rows().get(row)[2]));
        }

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void hash_negativeZero_isZero() {
        assertThat(changed(0, 1, -0.0)).isEqualTo(changed(0, 1, 0));
    }

    @Test
    void hash_anyNaN_isMissing() {
        assertThat(changed(0, 0, Double.longBitsToDouble(0x7ff8_0000_0000_0123L)))
                .isEqualTo(changed(0, 0, Double.NaN));
    }

    @Test
    void hash_labelChanged_differs() {
        assertThat(Dataset.of(DATASET.frame(), new boolean[] {true, false, true})
                        .hash())
                .isNotEqualTo(DATASET.hash());
    }

    @Test
    void hash_weightChanged_differs() {
        assertThat(List.of(
                        DATASET.hash(),
                        DATASET.weighted(1, 1, 2).hash(),
                        DATASET.weighted(1, 1, 1).hash(),
                        DATASET.weighted(2, 1, 1).hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hash_orderOfRows_matters() {
        assertThat(DATASET.take(0, 2, 1).hash()).isNotEqualTo(DATASET.hash());
    }

    @Test
    void hash_namesAndProperties_matter() {
        assertThat(List.of(
                        DATASET.hash(),
                        dataset(FeatureSet.of(Y, X, SEX), rows()).hash(),
                        dataset(FeatureSet.of(X, Feature.number("z"), SEX), rows())
                                .hash(),
                        dataset(FeatureSet.of(X, Y.within(0, 10), SEX), rows()).hash(),
                        dataset(FeatureSet.of(X, Y, Feature.category("sex", "f", "d")), rows())
                                .hash()))
                .doesNotHaveDuplicates();
    }

    @Test
    void hash_lateLevelOfMany_matters() {
        List<String> levels = new ArrayList<>(
                IntStream.range(0, 20).mapToObj(i -> "level" + i).toList());
        String before = dataset(FeatureSet.of(X, Y, Feature.category("sex", levels)), rows())
                .hash();

        levels.set(17, "renamed");

        assertThat(dataset(FeatureSet.of(X, Y, Feature.category("sex", levels)), rows())
                        .hash())
                .isNotEqualTo(before);
    }

    @Test
    void hash_auditedAttributesAndIds_areLeftOut() {
        List<double[]> otherSexes = rows();
        otherSexes.forEach(row -> row[2] = 1 - row[2]);
        Frame.Builder withIds = Frame.builder(FEATURES);
        for (int i = 0; i < 3; i++) {
            withIds.add(rows().get(i), 70 + i, "s" + i);
        }
        String hash = DATASET.audit(SEX).hash();

        assertThat(dataset(FEATURES, otherSexes).audit(SEX).hash()).isEqualTo(hash);
        assertThat(Dataset.of(withIds.build(), DATASET.labels()).audit(SEX).hash())
                .isEqualTo(hash);
        assertThat(hash).isNotEqualTo(DATASET.hash());
    }
}
