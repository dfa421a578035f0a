package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance");
    private static final NumberFeature GRADE = Feature.number("grade").optional();
    private static final FlagFeature LEFT = Feature.flag("left").optional();
    private static final CategoryFeature<String> SEX = Feature.category("sex", "f", "m");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, GRADE, LEFT, SEX);

    private static final Frame FRAME = Frames.of(
            FEATURES,
            new double[] {0.1, 8, 1, 0},
            new double[] {0.2, 12, 0, 1},
            new double[] {0.3, 15, 1, 0},
            new double[] {0.4, 3, 0, 1});
    private static final Dataset DATASET = Dataset.of(FRAME, new boolean[] {true, false, true, false});

    private static double[] weights(Dataset data) {
        return IntStream.range(0, data.rows()).mapToDouble(data::weight).toArray();
    }

    @Test
    void of_labels_areCopied() {
        boolean[] labels = {true, false, true, false};
        Dataset data = Dataset.of(FRAME, labels);

        labels[0] = false;
        data.labels()[1] = true;

        assertThat(data.labels()).containsExactly(true, false, true, false);
        assertThat(data.label(0)).isTrue();
        assertThat(data.positives()).isEqualTo(2);
    }

    @Test
    void of_labels_hasNoWeightsAndAuditsNothing() {
        assertThat(DATASET.weights()).isNull();
        assertThat(DATASET.weight(2)).isEqualTo(1);
        assertThat(DATASET.audited().features()).isEmpty();
        assertThat(DATASET.audited().rows()).isEqualTo(4);
    }

    @Test
    void of_otherNumberOfLabels_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(FRAME, new boolean[3]))
                .withMessage("The labels (3) must be one for each row, but there are 4 rows."
                        + "\nMaybe some rows were rejected: see rejected() of the frame.");
    }

    @Test
    void of_condition_isTheLabelAndItsFeaturesAreTakenOut() {
        Dataset data = Dataset.of(FRAME, GRADE.below(10).or(LEFT.isTrue()));

        assertThat(data.labels()).containsExactly(true, false, true, true);
        assertThat(data.features()).containsExactly(ATTENDANCE, SEX);
        assertThat(data.frame().value(3, 0)).isEqualTo(0.4);
    }

    @Test
    void of_conditionOnFeatureThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> Dataset.of(FRAME, Feature.flag("defaulted").isTrue()))
                .withMessageStartingWith("The feature (defaulted) must be in the schema");
    }

    @Test
    void of_conditionOnMissingValue_isRefusedByRow() {
        Frame frame = Frames.of(FEATURES, new double[] {0.1, 8, 1, 0}, new double[] {0.2, Double.NaN, 1, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(frame, GRADE.below(10)))
                .withMessage("The outcome of row 2 (grade is below 10) must be known, but a value that it needs is"
                        + " missing.\nMaybe leave out the rows whose outcome is not known yet.");
    }

    @Test
    void of_conditionThatDoesNotNeedTheMissingValue_isKnown() {
        Frame frame = Frames.of(FEATURES, new double[] {0.2, Double.NaN, 1, 0}, new double[] {0.2, Double.NaN, 0, 0});

        assertThat(Dataset.of(frame, GRADE.isMissing()).labels()).containsExactly(true, true);
        assertThat(Dataset.of(frame.take(0), GRADE.below(10).or(LEFT.isTrue())).label(0))
                .isTrue();
        assertThat(Dataset.of(frame.take(1), GRADE.below(10).and(LEFT.isTrue())).label(0))
                .isFalse();
    }

    @Test
    void weighted_weights_areCopied() {
        double[] weights = {1, 2, 0, 0.5};
        Dataset data = DATASET.weighted(weights);

        weights[0] = 9;

        assertThat(data.weights()).containsExactly(1, 2, 0, 0.5);
        assertThat(weights(data)).containsExactly(1, 2, 0, 0.5);
        assertThat(DATASET.weights()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "NaN, missing", "Infinity, ∞", "-0.0001, -0.0001"})
    void weighted_badWeight_isRefusedByRow(double weight, String shown) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATASET.weighted(1, weight, 1, 1))
                .withMessage("The weight of row 2 (" + shown + ") must be a finite number of at least 0."
                        + "\nMaybe leave the row out.");
    }

    @Test
    void weighted_otherNumber_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATASET.weighted(1, 2))
                .withMessageStartingWith("The weights (2) must be one for each row, but there are 4 rows.");
    }

    @Test
    void weightedBy_column_becomesTheWeight() {
        Dataset data = DATASET.weightedBy(GRADE);

        assertThat(data.weights()).containsExactly(8, 12, 15, 3);
        assertThat(data.features()).containsExactly(ATTENDANCE, LEFT, SEX);
    }

    @Test
    void weightedBy_badValue_isRefusedByRow() {
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(GRADE), new double[] {-3}), new boolean[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.weightedBy(GRADE))
                .withMessage(
                        "The grade of row 1 (-3) must be a finite number of at least 0.\nMaybe leave the row out.");
    }

    @Test
    void weightedBy_badValueOfSensitiveFeature_isWithheld() {
        NumberFeature income = Feature.number("income").sensitive();
        Dataset data = Dataset.of(Frames.of(FeatureSet.of(income), new double[] {-73519}), new boolean[1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.weightedBy(income))
                .withMessage("The income of row 1 (withheld) must be a finite number of at least 0."
                        + "\nMaybe leave the row out.");
    }

    @Test
    void weightedBy_featureThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> DATASET.weightedBy(Feature.number("weight")));
    }

    @Test
    void audit_columns_areTakenOutOfTheFeatures() {
        Dataset data = DATASET.weighted(1, 2, 3, 4).audit(SEX);

        assertThat(data.features()).containsExactly(ATTENDANCE, GRADE, LEFT);
        assertThat(data.audited().features()).containsExactly(SEX);
        assertThat(IntStream.range(0, 4).mapToDouble(i -> data.audited().value(i, 0)))
                .containsExactly(0.0, 1.0, 0.0, 1.0);
        assertThat(data.audited().number(3)).isEqualTo(4);
        assertThat(data.labels()).isEqualTo(DATASET.labels());
        assertThat(data.weights()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void audit_oneAfterTheOther_areBothAudited() {
        CategoryFeature<String> town = Feature.category("town", "here", "there").unknownAsMissing();
        Dataset data =
                Dataset.of(Frames.of(FeatureSet.of(SEX, ATTENDANCE, town), new double[] {1, 0.5, -1}), new boolean[1]);

        Dataset audited = data.audit(SEX).audit(town);

        assertThat(audited.audited().features()).containsExactly(SEX, town);
        assertThat(audited.audited().value(0, 0)).isEqualTo(1);
        assertThat(audited.audited().value(0, 1)).isEqualTo(Feature.UNKNOWN_LEVEL);
        assertThat(audited.features()).containsExactly(ATTENDANCE);
    }

    @Test
    void audit_attributeThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> DATASET.audit(Feature.category("origin", "here")))
                .withMessageStartingWith("The feature (origin) must be in the schema");
    }

    @Test
    void take_rows_takesEverythingThatBelongsToThem() {
        Dataset data = DATASET.weighted(1, 2, 3, 4).audit(SEX).take(3, 0, 0);

        assertThat(data.labels()).containsExactly(false, true, true);
        assertThat(data.weights()).containsExactly(4, 1, 1);
        assertThat(data.frame().value(0, 0)).isEqualTo(0.4);
        assertThat(data.audited().value(0, 0)).isEqualTo(1);
        assertThat(data.audited().value(2, 0)).isEqualTo(0);
    }

    @Test
    void filter_predicate_keepsTheOrder() {
        Dataset data = DATASET.filter(DATASET::label);

        assertThat(data.rows()).isEqualTo(2);
        assertThat(data.frame().number(1)).isEqualTo(3);
    }

    @Test
    void toString_dataset_tellsItsShape() {
        assertThat(DATASET).hasToString("Dataset of 4 rows × 4 features, 2 positive");
    }
}
