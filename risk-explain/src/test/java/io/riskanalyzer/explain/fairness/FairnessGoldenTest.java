package io.riskanalyzer.explain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.score.Bands;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What src/test/reference/fairness.py computes with pandas 1.5.3, scikit-learn 1.2.1 and scipy 1.10.1. */
class FairnessGoldenTest {
    /** Both sides add up to 32,561 numbers in double, in another order. */
    private static final Offset<Double> SAME = Offset.offset(1e-12);

    private static final GroupMetric[] ALL = {
        GroupMetric.FAVOURABLE_SHARE,
        GroupMetric.BAD_SHARE,
        GroupMetric.FAVOURABLE_GIVEN_GOOD,
        GroupMetric.FAVOURABLE_GIVEN_BAD,
        GroupMetric.UNFAVOURABLE_GIVEN_GOOD,
        GroupMetric.UNFAVOURABLE_GIVEN_BAD,
        GroupMetric.GOOD_GIVEN_FAVOURABLE,
        GroupMetric.BAD_GIVEN_FAVOURABLE,
        GroupMetric.BAD_GIVEN_UNFAVOURABLE,
        GroupMetric.GOOD_GIVEN_UNFAVOURABLE,
        GroupMetric.ACCURACY,
        GroupMetric.MEAN_SCORE,
        GroupMetric.CALIBRATION_GAP,
        GroupMetric.CALIBRATION_ERROR,
        GroupMetric.AUC,
        GroupMetric.AUC_OF_OWN_BAD,
        GroupMetric.AUC_OF_OWN_GOOD
    };

    private static final Map<String, GroupMetric> BY_NAME =
            Stream.of(ALL).collect(Collectors.toMap(GroupMetric::name, Function.identity()));

    @Test
    void run_weightedRows_isWhatPandasSays() {
        requireGolden("generated", GoldenFairness.generated(), 177);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
    void run_adult_isWhatPandasSays() {
        requireGolden("adult", GoldenFairness.adult(), 348);
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "RISK_DATA", matches = ".+")
    void run_germanCredit_isWhatPandasSays() {
        requireGolden("german-credit", GoldenFairness.german(), 180);
    }

    private static void requireGolden(String name, GoldenFairness.Scored scored, int lines) {
        FairnessReport report = FairnessAudit.favourableUpTo("low")
                .by(scored.sex())
                .by(scored.race())
                .byIntersection(scored.sex(), scored.race())
                .metrics(ALL)
                .resamples(100)
                .build()
                .run(
                        Bands.below(scored.cut(), "low").otherwise("high"),
                        GoldenFairness.unboxed(scored.scores()),
                        scored.data());
        List<String[]> golden = GoldenFairness.golden(name);
        assertThat(golden).hasSize(lines);
        SoftAssertions softly = new SoftAssertions();
        for (String[] line : golden) {
            double expected = Double.parseDouble(line[3]);
            double found = found(report.by(line[0].split(" × ")), line[1], line[2]);
            if (line[2].startsWith("p:")) { // relative: they are as small as 1e-180
                softly.assertThat(found / expected).as(String.join(";", line)).isEqualTo(1, Offset.offset(1e-8));
            } else {
                softly.assertThat(found).as(String.join(";", line)).isEqualTo(expected, SAME);
            }
        }
        softly.assertAll();
    }

    private static double found(Breakdown by, String group, String what) {
        String[] levels = group.split(", ");
        if (what.startsWith("p:")) {
            return by.disparity(BY_NAME.get(what.substring(2)), levels)
                    .orElseThrow()
                    .pValue();
        }
        if (what.startsWith("difference:")) {
            return by.gap(Criterion.valueOf(what.substring(11)))
                    .orElseThrow()
                    .difference()
                    .value();
        }
        if (what.startsWith("ratio:")) {
            Interval ratio =
                    by.gap(Criterion.valueOf(what.substring(6))).orElseThrow().ratio();
            return ratio == null ? Double.NaN : ratio.value();
        }
        return by.figure(BY_NAME.get(what), levels).value();
    }
}
