package io.riskanalyzer.models.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleFeaturesTest {
    private static final int ROWS = 2000;
    private static final NumberFeature NOISE = Feature.number("noise");
    private static final NumberFeature HONEST = Feature.number("honest");
    private static final NumberFeature LEAVING = Feature.number("leavingDay").optional();
    private static final NumberFeature U_SHAPED = Feature.number("uShaped");
    private static final FlagFeature LATE = Feature.flag("late");
    private static final CategoryFeature<String> ID = Feature.category(
            "id", IntStream.range(0, ROWS).mapToObj(i -> "id" + i).toList());
    private static final CategoryFeature<String> STATUS = Feature.category("status", "open", "closed", "sold");

    /** Rows of which half are positive. */
    private static Dataset data(long seed, Feature... features) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureSet set = FeatureSet.of(features);
        Frame.Builder frame = Frame.builder(set);
        boolean[] labels = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean label = random.nextBoolean();
            labels[row] = label;
            List<Double> values = new ArrayList<>();
            for (Feature feature : set) {
                values.add(value(feature, label, row, random));
            }
            frame.add(values.stream().mapToDouble(Double::doubleValue).toArray(), row + 1, null);
        }
        return Dataset.of(frame.build(), labels);
    }

    private static double value(Feature feature, boolean label, int row, SplittableRandom random) {
        return switch (feature.name()) {
            case "honest" -> random.nextDouble() - (label ? 0.2 : 0);
            case "leavingDay" -> label && random.nextInt(20) > 0 ? random.nextInt(365) : Double.NaN;
            case "uShaped" ->
                label ? random.nextDouble(-1, 1) : random.nextDouble(1, 2) * (random.nextBoolean() ? 1 : -1);
            case "late" -> label == random.nextInt(10) > 0 ? 1 : 0;
            case "id" -> row;
            case "status" -> label ? 1 : 2 * random.nextInt(2);
            default -> random.nextDouble();
        };
    }

    private static SingleFeature of(SingleFeatures report, Feature feature) {
        return report.features().stream()
                .filter(single -> single.name().equals(feature.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_missingnessThatTellsTheOutcome_isSuspicious() {
        SingleFeatures report = SingleFeatures.of(data(1, NOISE, LEAVING, HONEST));

        SingleFeature leaving = of(report, LEAVING);
        assertThat(leaving.missingAuc()).isCloseTo(0.975, within(0.01));
        assertThat(leaving.isSuspicious()).isTrue();
        assertThat(report.suspicious()).containsExactly(leaving);
        assertThat(report.features().get(0)).isEqualTo(leaving);
    }

    @Test
    void of_anyOrderOfValues_isFound() {
        SingleFeatures report = SingleFeatures.of(data(2, NOISE, U_SHAPED, STATUS));

        assertThat(of(report, U_SHAPED).auc()).isGreaterThan(0.95);
        assertThat(of(report, STATUS).auc()).isGreaterThan(0.99);
        assertThat(report.suspicious()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_levelOfEachRowOrNoise_tellsNothing(long seed) {
        SingleFeatures report = SingleFeatures.of(data(seed, ID, NOISE));

        assertThat(of(report, ID).auc()).as("seed %s", seed).isCloseTo(0.5, within(0.05));
        assertThat(of(report, NOISE).auc()).as("seed %s", seed).isCloseTo(0.5, within(0.05));
        assertThat(of(report, NOISE).missingAuc()).isEqualTo(0.5);
        assertThat(report.suspicious()).isEmpty();
    }

    @Test
    void of_featureFarAheadOfTheRest_isSuspicious() {
        SingleFeatures report = SingleFeatures.of(data(3, HONEST, LATE, NOISE));

        assertThat(of(report, LATE).auc()).isBetween(0.88, 0.92);
        assertThat(report.suspicious()).extracting(SingleFeature::name).containsExactly("late");
    }

    @Test
    void of_onlyFeature_leadsNobody() {
        assertThat(SingleFeatures.of(data(3, LATE)).suspicious()).isEmpty();
    }

    @Test
    void of_orderedFeature_hasTheAreaOfItsValuesOrBins() {
        Dataset data = data(4, HONEST);
        double[] column = new double[ROWS];
        data.frame().copyColumn(0, 0, ROWS, column);

        double auc = 1 - Metrics.AUC.of(column, data.labels());

        assertThat(of(SingleFeatures.of(data), HONEST).auc()).isBetween(auc, auc + 0.02);
    }

    @Test
    void of_weights_count() {
        Dataset data = data(5, LATE, NOISE);
        double[] weights = IntStream.range(0, ROWS)
                .mapToDouble(row -> data.label(row) == (data.frame().value(row, 0) > 0) ? 1 : 0)
                .toArray();

        assertThat(of(SingleFeatures.of(data.weighted(weights)), LATE).auc()).isEqualTo(1);
    }

    @Test
    void of_twice_givesTheSame() {
        assertThat(SingleFeatures.of(data(6, HONEST, U_SHAPED)))
                .isEqualTo(SingleFeatures.of(data(6, HONEST, U_SHAPED)));
    }

    @Test
    void of_oneOutcome_isRefused() {
        Dataset data = Dataset.of(data(1, NOISE).frame(), new boolean[ROWS]);

        assertThatIllegalArgumentException().isThrownBy(() -> SingleFeatures.of(data));
    }

    @Test
    void toString_report_marksTheSuspicious() {
        assertThat(SingleFeatures.of(data(7, NOISE, STATUS)).toString())
                .matches("feature +auc +missing\nstatus +[01]\\.\\d{4} +0\\.5000 +!\nnoise +0\\.\\d{4} +0\\.5000");
    }
}
