package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Frames;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.SchemaMismatchException;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private static final NumberFeature A = Feature.number("a");
    private static final NumberFeature B = Feature.number("b");
    private static final Frame ROWS = Frames.of(FeatureSet.of(A, B), new double[] {1, 2}, new double[] {3, 4});

    @Test
    void of_noRow_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Background.of(ROWS.take()))
                .withMessageStartingWith("The rows of a background (0) must be at least one");
    }

    @Test
    void group_thatDoesNotFit_isRefused() {
        Background background = Background.of(ROWS).group("both", A);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> background.group("", B))
                .withMessageContaining("(\"\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> background.group("a", B))
                .withMessageContaining("(\"a\")");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> background.group("both", B))
                .withMessageContaining("both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> background.group("none"))
                .withMessageContaining("(none)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> background.group("second", A))
                .withMessageContaining("The feature of the group second (a) must be in one group");
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> background.group("other", Feature.number("c")))
                .withMessageContaining("(c)");
    }

    @Test
    void copies_ofBackground_keepTheRest() {
        TypicalValues typical = TypicalValues.of(ROWS.features(), 7, 8);
        Background background = Background.of(ROWS).group("both", A, B).stored().typical(typical);

        assertThat(background.isStored()).isTrue();
        assertThat(background.groups()).containsOnlyKeys("both");
        assertThat(background.typical()).isSameAs(typical);
        assertThat(background.rows()).isSameAs(ROWS);
        assertThat(Background.of(ROWS).isStored()).isFalse();
        assertThat(Background.of(ROWS).typical().of(A)).isEqualTo(1);
        assertThat(background).hasToString("background of 2 rows");
    }
}
