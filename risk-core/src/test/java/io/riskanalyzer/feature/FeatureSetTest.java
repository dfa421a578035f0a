package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law");
    private static final FeatureSet FEATURES = FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME);

    @Test
    void of_features_keepsTheirOrder() {
        assertThat(FEATURES).containsExactly(ATTENDANCE, FEES_OVERDUE, PROGRAMME);
        assertThat(FEATURES.names()).containsExactly("attendance", "feesOverdue", "programme");
        assertThat(FEATURES.size()).isEqualTo(3);
        assertThat(FEATURES.get(1)).isEqualTo(FEES_OVERDUE);
    }

    @Test
    void of_list_doesNotChangeWithTheList() {
        List<Feature> list = new ArrayList<>(List.of(ATTENDANCE));
        FeatureSet features = FeatureSet.of(list);

        list.add(FEES_OVERDUE);

        assertThat(features).containsExactly(ATTENDANCE);
    }

    @Test
    void of_nameTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureSet.of(ATTENDANCE, Feature.flag("attendance")))
                .withMessage("The feature (attendance) must have a name of its own, but it is there twice."
                        + "\nMaybe rename one of the two.");
    }

    @Test
    void get_name_isThatFeature() {
        assertThat(FEATURES.get("feesOverdue")).isEqualTo(FEES_OVERDUE);
        assertThat(FEATURES.contains("feesOverdue")).isTrue();
        assertThat(FEATURES.contains("FeesOverdue")).isFalse();
    }

    @Test
    void get_misspeltName_isRefusedWithTheNearest() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> FEATURES.get("atendance"))
                .withMessage("The feature (atendance) must be one of attendance, feesOverdue, programme."
                        + "\nMaybe attendance is meant.");
    }

    @Test
    void slotOf_feature_isItsPosition() {
        assertThat(FEATURES.slotOf(PROGRAMME)).isEqualTo(2);
        assertThat(FEATURES.slotOf(Feature.number("attendance").optional().sensitive()))
                .isZero();
    }

    @Test
    void slotOf_otherReadingOfUnknownLevels_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> FEATURES.slotOf(PROGRAMME.unknownAs("law")))
                .withMessage("The feature (programme (category of arts, law, unknown as law)) must be encoded as in the"
                        + " schema, but there it is programme (category of arts, law)."
                        + "\nMaybe use the same constant in both places.");
    }

    @Test
    void slotOf_emptySet_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> FeatureSet.of().slotOf(ATTENDANCE))
                .withMessage("The feature (attendance) must be in the schema, but that has no feature."
                        + "\nMaybe add attendance to the schema.");
    }

    @Test
    void without_names_keepsTheOthers() {
        assertThat(FEATURES.without("feesOverdue")).containsExactly(ATTENDANCE, PROGRAMME);
        assertThat(FEATURES.without()).isEqualTo(FEATURES);
    }

    @Test
    void without_nameThatIsNotThere_isRefused() {
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> FEATURES.without("income"))
                .withMessage("The feature (income) must be one of attendance, feesOverdue, programme.");
    }

    @Test
    void with_more_putsThemAtTheEnd() {
        assertThat(FeatureSet.of(ATTENDANCE).with(PROGRAMME, FEES_OVERDUE))
                .containsExactly(ATTENDANCE, PROGRAMME, FEES_OVERDUE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FEATURES.with(FEES_OVERDUE))
                .withMessageStartingWith("The feature (feesOverdue) must have a name of its own");
    }

    @Test
    void knownBy_cutoff_keepsWhatIsKnownInTime() {
        NumberFeature week1 = Feature.number("week1").knownAt(Duration.ofDays(7));
        NumberFeature week2 = Feature.number("week2").knownAt(Duration.ofDays(14));

        assertThat(FeatureSet.of(week2, ATTENDANCE, week1).knownBy(Duration.ofDays(7)))
                .containsExactly(ATTENDANCE, week1);
    }

    @Test
    void equals_orderAndProperties_matter() {
        assertThat(FEATURES)
                .isEqualTo(FeatureSet.of(List.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME)))
                .hasSameHashCodeAs(FeatureSet.of(ATTENDANCE, FEES_OVERDUE, PROGRAMME))
                .isNotEqualTo(FeatureSet.of(FEES_OVERDUE, ATTENDANCE, PROGRAMME))
                .isNotEqualTo(FeatureSet.of(ATTENDANCE.optional(), FEES_OVERDUE, PROGRAMME));
    }

    @Test
    void toString_features_areTheirNames() {
        assertThat(FEATURES).hasToString("attendance, feesOverdue, programme");
        assertThat(FeatureSet.of(IntStream.rangeClosed(1, 14)
                        .mapToObj(i -> Feature.number("x" + i))
                        .toList()))
                .hasToString("x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12 and 2 more");
    }
}
