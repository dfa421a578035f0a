package io.riskanalyzer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatasetDecisionTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final NumberFeature WEEK_4 = Feature.number("week4").knownAt(Duration.ofDays(28));
    private static final NumberFeature EXAM = Feature.number("exam").knownAt(Duration.ofDays(90));
    private static final Dataset DATA =
            Dataset.of(Frames.of(FeatureSet.of(AGE, EXAM, WEEK_4), new double[] {20, 3, 4}), new boolean[1]);

    @Test
    void requireKnownAtDecision_undeclared_isTheStartOfTheObservation() {
        assertThatIllegalArgumentException()
                .isThrownBy(DATA::requireKnownAtDecision)
                .withMessage(
                        "The features to learn from must be known by the time of the decision (PT0S after the start"
                                + " of the observation), but later known are exam (after PT2160H), week4 (after PT672H)."
                                + "\nMaybe leave them out by knownBy(…) of the dataset, or tell the true time by"
                                + " decidedAt(…).");
    }

    @Test
    void requireKnownAtDecision_nothingLate_passes() {
        Dataset data = Dataset.of(DATA.frame().select(FeatureSet.of(AGE)), new boolean[1]);

        assertThatCode(data::requireKnownAtDecision).doesNotThrowAnyException();
    }

    @Test
    void decidedAt_lateFeature_isRefusedAtOnceAndAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.decidedAt(Duration.ofDays(28)))
                .withMessageContaining("(PT672H after")
                .withMessageContaining("later known are exam (after PT2160H).");
    }

    @Test
    void decidedAt_timeOfTheLatest_isLegalAndStaysWithCopies() {
        Dataset data = DATA.decidedAt(Duration.ofDays(90));

        assertThatCode(data.take(0, 0).weighted(1, 2).groupedBy(row -> "g")::requireKnownAtDecision)
                .doesNotThrowAnyException();
    }

    @Test
    void knownBy_decision_leavesOutWhatIsLaterAndMayTrain() {
        Dataset data = DATA.knownBy(Duration.ofDays(28));

        assertThat(data.features()).containsExactly(AGE, WEEK_4);
        assertThat(data.frame().value(0, 1)).isEqualTo(4);
        assertThatCode(data::requireKnownAtDecision).doesNotThrowAnyException();
    }
}
