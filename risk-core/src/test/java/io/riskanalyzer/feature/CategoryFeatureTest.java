package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryFeatureTest {
    private enum Programme {
        ARTS,
        LAW,
        SCIENCE;

        @Override
        public String toString() {
            return "The programme " + name();
        }
    }

    private enum None {}

    private static final CategoryFeature<String> PROGRAMME = Feature.category("programme", "arts", "law", "science");

    @Test
    void category_ofEnum_hasTheNamesOfItsConstants() {
        assertThat(Feature.category("programme", Programme.class).levels()).containsExactly("ARTS", "LAW", "SCIENCE");
    }

    @Test
    void category_ofList_doesNotChangeWithTheList() {
        List<String> levels = new ArrayList<>(List.of("arts", "law"));
        CategoryFeature<String> feature = Feature.category("programme", levels);

        levels.set(0, "science");

        assertThat(feature.levels()).containsExactly("arts", "law");
    }

    @Test
    void category_noLevel_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Feature.category("programme"))
                .withMessage("The levels of programme (none) must be at least one."
                        + "\nMaybe declare a flag or a number instead.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Feature.category("programme", None.class))
                .withMessageStartingWith("The levels of programme (none) must be at least one.");
    }

    @Test
    void category_blankLevel_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Feature.category("programme", "arts", ""))
                .withMessage("The level 2 of programme (\"\") must not be blank."
                        + "\nMaybe make the feature optional: a blank is a missing value.");
    }

    @Test
    void category_levelTwice_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Feature.category("programme", "arts", "law", "arts"))
                .withMessage("The level 3 of programme (arts) must differ from the others, but is there twice."
                        + "\nMaybe remove one.");
    }

    @Test
    void indexOf_level_isItsPosition() {
        assertThat(PROGRAMME.indexOf("law")).isEqualTo(1);
        assertThat(PROGRAMME.indexOf("Law")).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2, true", "3, false", "0.5, false", "-1, false", "-2, false"})
    void accepts_rejectsUnknown_isIndexOfLevel(double value, boolean accepted) {
        assertThat(PROGRAMME.accepts(value)).isEqualTo(accepted);
    }

    @Test
    void accepts_unknownLevel_ifTheFeatureSaysHowToReadIt() {
        assertThat(PROGRAMME.unknownAs("law").accepts(Feature.UNKNOWN_LEVEL)).isTrue();
        assertThat(PROGRAMME.unknownAsMissing().accepts(Feature.UNKNOWN_LEVEL)).isTrue();
        assertThat(PROGRAMME.optional().accepts(Feature.UNKNOWN_LEVEL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, arts", "2, science", "-1, unknown", "NaN, missing"})
    void format_value_isTheLevel(double value, String text) {
        assertThat(PROGRAMME.format(value)).isEqualTo(text);
    }

    @Test
    void resolve_unknownLevel_isWhatItIsReadAs() {
        assertThat(PROGRAMME.unknownAs("law").resolve(Feature.UNKNOWN_LEVEL)).isEqualTo(1);
        assertThat(PROGRAMME.unknownAsMissing().resolve(Feature.UNKNOWN_LEVEL)).isNaN();
        assertThat(PROGRAMME.resolve(Feature.UNKNOWN_LEVEL)).isNaN();
    }

    @Test
    void resolve_otherValue_isItself() {
        assertThat(PROGRAMME.unknownAs("law").resolve(2)).isEqualTo(2);
        assertThat(PROGRAMME.unknownAs("law").resolve(Double.NaN)).isNaN();
    }

    @Test
    void unknownAs_enumConstant_isReadByName() {
        CategoryFeature<Programme> feature =
                Feature.category("programme", Programme.class).unknownAs(Programme.LAW);

        assertThat(feature.resolve(Feature.UNKNOWN_LEVEL)).isEqualTo(1);
        assertThat(feature.rejectsUnknown()).isFalse();
    }

    @Test
    void unknownAs_levelThatThereIsNot_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROGRAMME.unknownAs("sciences"))
                .withMessage("The level (sciences) must be one of programme, but programme has arts, law, science."
                        + "\nMaybe science is meant.");
    }

    @Test
    void unknownAsMissing_copy_isOptional() {
        assertThat(PROGRAMME.unknownAsMissing().isOptional()).isTrue();
    }

    @Test
    void unknownIn_otherFeature_isWhatThatOneUnderstands() {
        CategoryFeature<String> reordered = Feature.category("programme", "law", "science", "arts");

        assertThat(PROGRAMME.unknownAs("arts").unknownIn(reordered)).isEqualTo(2);
        assertThat(PROGRAMME.unknownAsMissing().unknownIn(reordered)).isNaN();
        assertThat(PROGRAMME.unknownIn(reordered)).isEqualTo(Feature.UNKNOWN_LEVEL);
        assertThat(PROGRAMME.unknownAs("arts").unknownIn(reordered.unknownAs("law")))
                .isEqualTo(Feature.UNKNOWN_LEVEL);
        assertThat(PROGRAMME.unknownAs("law").unknownIn(Feature.category("programme", "arts")))
                .isEqualTo(Feature.UNKNOWN_LEVEL);
    }

    @Test
    void isOneOf_noLevel_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(PROGRAMME::isOneOf)
                .withMessage("The levels asked of programme (none) must be at least one."
                        + "\nMaybe leave the condition away.");
    }

    @Test
    void is_levelThatThereIsNot_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PROGRAMME.is("medicine"))
                .withMessage("The level (medicine) must be one of programme, but programme has arts, law, science.");
    }

    @Test
    void equals_sameLevelsFromEnumAndText_isTrue() {
        CategoryFeature<Programme> declared = Feature.category("programme", Programme.class);
        CategoryFeature<String> reloaded = Feature.category("programme", "ARTS", "LAW", "SCIENCE");

        assertThat(declared).isEqualTo(reloaded).hasSameHashCodeAs(reloaded);
        assertThat(declared.unknownAs(Programme.LAW)).isEqualTo(reloaded.unknownAs("LAW"));
    }

    @Test
    void equals_otherLevelsOrderOrPolicy_isFalse() {
        assertThat(PROGRAMME)
                .isNotEqualTo(Feature.category("programme", "law", "arts", "science"))
                .isNotEqualTo(Feature.category("programme", "arts", "law"))
                .isNotEqualTo(PROGRAMME.unknownAs("arts"))
                .isNotEqualTo(PROGRAMME.unknownAsMissing());
    }

    @Test
    void toString_properties_areNamed() {
        assertThat(PROGRAMME).hasToString("programme (category of arts, law, science)");
        assertThat(PROGRAMME.unknownAs("law").sensitive())
                .hasToString("programme (category of arts, law, science, unknown as law, sensitive)");
        assertThat(PROGRAMME.unknownAsMissing())
                .hasToString("programme (category of arts, law, science, unknown as missing, optional)");
    }

    @Test
    void toString_manyLevels_namesTheFirstTwelve() {
        List<String> levels =
                IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();

        assertThat(Feature.category("digit", levels))
                .hasToString("digit (category of 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more)");
    }
}
