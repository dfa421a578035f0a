package io.riskanalyzer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.NumberFeature;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinsTest {
    private static final NumberFeature AGE = Feature.number("age").in("years");
    private static final CategoryFeature<String> HOME =
            Feature.category("home", "own", "rent", "free", "car").unknownAs("rent");
    private static final Bins AGES = new Bins.Numbers(
            AGE,
            List.of(25.0, 35.5),
            List.of(
                    new Bins.SpecialCode("refused", List.of(-1.0, 30.0)),
                    new Bins.SpecialCode("unknown", List.of(0.0))));

    @Test
    void indexOf_number_isIntervalFromCutToBelowTheNext() {
        assertThat(AGES.indexOf(Math.nextDown(25))).isZero();
        assertThat(AGES.indexOf(25)).isEqualTo(1);
        assertThat(AGES.indexOf(Math.nextDown(35.5))).isEqualTo(1);
        assertThat(AGES.indexOf(35.5)).isEqualTo(2);
        assertThat(AGES.indexOf(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(AGES.indexOf(Double.POSITIVE_INFINITY)).isEqualTo(2);
    }

    @Test
    void indexOf_specialCode_isNoInterval() {
        assertThat(AGES.indexOf(30)).isEqualTo(3);
        assertThat(AGES.indexOf(Math.nextUp(30))).isEqualTo(1);
        assertThat(AGES.indexOf(-1)).isEqualTo(3);
        assertThat(AGES.indexOf(-0.0)).isEqualTo(4);
        assertThat(AGES.indexOf(Double.NaN)).isEqualTo(5);
        assertThat(AGES.kind(4)).isEqualTo(Bins.Kind.SPECIAL);
    }

    @Test
    void label_ofNumber_isInWords() {
        assertThat(labels(AGES))
                .containsExactly(
                        "below 25 years",
                        "25 to below 35.5 years",
                        "at least 35.5 years",
                        "refused",
                        "unknown",
                        "missing");
        assertThat(labels(new Bins.Numbers(AGE, List.of()))).containsExactly("any value", "missing");
    }

    @Test
    void indexOf_level_isItsGroup() {
        Bins homes = new Bins.Levels(HOME, List.of(List.of("free", "rent"), List.of("own")));
        assertThat(homes.indexOf(0)).isEqualTo(1);
        assertThat(homes.indexOf(1)).isZero();
        assertThat(homes.indexOf(2)).isZero();
        assertThat(homes.indexOf(3)).isEqualTo(2); // in no group
        assertThat(homes.indexOf(Feature.UNKNOWN_LEVEL)).isEqualTo(2);
        assertThat(homes.indexOf(Double.NaN)).isEqualTo(3);
        assertThat(labels(homes)).containsExactly("free or rent", "own", "unseen, car", "missing");
    }

    @Test
    void indexOf_flag_isNoYesOrMissing() {
        Bins flags = new Bins.Flags(Feature.flag("late"));
        assertThat(List.of(flags.indexOf(0), flags.indexOf(1), flags.indexOf(Double.NaN)))
                .containsExactly(0, 1, 2);
        assertThat(labels(flags)).containsExactly("no", "yes", "missing");
    }

    private static List<String> labels(Bins bins) {
        return java.util.stream.IntStream.range(0, bins.count())
                .mapToObj(bins::label)
                .toList();
    }

    @Test
    void new_cutsThatDescend_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.Numbers(AGE, List.of(2.0, 1.0)))
                .withMessageStartingWith("The cuts of age (1.0 after 2.0) must ascend.");
    }

    @Test
    void new_valueInTwoCodes_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.Numbers(
                        AGE,
                        List.of(),
                        List.of(new Bins.SpecialCode("a", List.of(0.0)), new Bins.SpecialCode("b", List.of(-0.0)))))
                .withMessageStartingWith(
                        "The value of special code b of age (-0.0) must be in one code alone, but is in a");
    }

    @Test
    void new_codeWithoutValues_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.SpecialCode("none", List.of()))
                .withMessageStartingWith("The values of the special code none ([]) must be finite, and at least one.");
    }

    @Test
    void new_levelOfNoCategory_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.Levels(HOME, List.of(List.of("boat"))))
                .withMessageStartingWith("The level (boat) must be one of home");
    }

    @Test
    void new_levelInTwoGroups_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.Levels(HOME, List.of(List.of("own"), List.of("rent", "own"))))
                .withMessageStartingWith("The level of home (own) must be in one group alone");
    }

    @Test
    void new_emptyGroup_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bins.Levels(HOME, List.of(List.of())))
                .withMessageStartingWith("The groups of home ([[]]) must be at least one");
    }

    @Test
    void kind_ofBinThatIsNotThere_isRefused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> AGES.kind(6))
                .withMessageStartingWith("The bin of age (6) must be from 0 to 5.");
    }
}
