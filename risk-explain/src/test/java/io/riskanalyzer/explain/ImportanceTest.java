package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static Importance of(Double... values) {
        return new Importance("age", FeatureSet.of(Feature.number("age")), true, List.of(values));
    }

    @Test
    void mean_ofRepeats_isTheirAverage() {
        assertThat(of(0.5, 0.25, 0.75, -0.5).mean()).isEqualTo(0.25); // numpy 1.24.2: np.mean(values)
    }

    @Test
    void standardDeviation_ofRepeats_isThatOfThePopulation() {
        assertThat(of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0).standardDeviation())
                .isEqualTo(2.0); // numpy 1.24.2: np.std(values)
    }

    @Test
    void standardDeviation_ofOneRepeat_isZero() {
        assertThat(of(0.3).standardDeviation()).isZero();
    }

    @Test
    void importance_withoutValue_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(ImportanceTest::of)
                .withMessage("The values of age (none) must be one for each repeat, of which there is at least one."
                        + "\nMaybe repeat once.");
    }
}
