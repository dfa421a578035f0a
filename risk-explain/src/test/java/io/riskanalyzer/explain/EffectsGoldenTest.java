package io.riskanalyzer.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.explain.EffectCurve.Point;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with scikit-learn 1.2.1 and numpy. The command is in effects-golden.csv. */
class EffectsGoldenTest {
    /** Means of 400 probabilities, and up to 20 of their differences, added in another order. */
    private static final double ROUNDING = 1e-13;

    private static final Effects EFFECTS = Effects.of(GoldenData.SCORER, GoldenData.UNWEIGHTED.frame());
    private static final Effects WEIGHTED = EFFECTS.weighted(Objects.requireNonNull(GoldenData.WEIGHTED.weights()));

    record Golden(String kind, boolean isWeighted, Feature feature, List<String[]> lines) {
        EffectCurve curve() {
            Effects effects = isWeighted ? WEIGHTED : EFFECTS;
            return kind.equals("pdp") ? effects.partialDependence(feature) : effects.accumulated(feature);
        }

        @Override
        public String toString() {
            return kind + " of " + feature.name() + (isWeighted ? ", weighted" : "");
        }
    }

    static Stream<Golden> curves() {
        Map<String, List<String[]>> curves =
                lines("pdp", "ale").collect(Collectors.groupingBy(line -> line[0] + line[1] + line[2]));
        return curves.values().stream()
                .map(lines -> new Golden(
                        lines.get(0)[0],
                        Boolean.parseBoolean(lines.get(0)[1]),
                        GoldenData.FEATURES.get(lines.get(0)[2]),
                        lines));
    }

    private static Stream<String[]> lines(String... kinds) {
        List<String> wanted = List.of(kinds);
        return GoldenData.lines("effects-golden.csv").stream().filter(line -> wanted.contains(line[0]));
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    @Test
    void curves_areAllThere() {
        assertThat(curves()).hasSize(21);
    }

    @ParameterizedTest
    @MethodSource("curves")
    void curve_isThatOfTheReference(Golden golden) {
        List<Point> points = golden.curve().points();

        assertThat(points)
                .extracting(Point::value)
                .containsExactlyElementsOf(
                        golden.lines.stream().map(line -> number(line[4])).toList());
        for (int i = 0; i < points.size(); i++) {
            assertThat(points.get(i).effect()).isCloseTo(number(golden.lines.get(i)[5]), within(ROUNDING));
        }
    }

    @Test
    void surface_isThatOfTheReference() {
        EffectSurface surface = EFFECTS.points(5).partialDependence(GoldenData.MARK, GoldenData.ATTEMPTS);
        List<String> pairs = new ArrayList<>();
        List<Double> effects = new ArrayList<>();
        for (int i = 0; i < surface.firstValues().size(); i++) {
            for (int j = 0; j < surface.secondValues().size(); j++) {
                double mark = surface.firstValues().get(i);
                pairs.add((Double.isNaN(mark) ? "" : mark) + "/"
                        + surface.secondValues().get(j));
                effects.add(surface.effect(i, j));
            }
        }
        List<String[]> golden = lines("surface").toList();

        assertThat(pairs)
                .containsExactlyElementsOf(golden.stream().map(line -> line[4]).toList());
        for (int i = 0; i < golden.size(); i++) {
            assertThat(effects.get(i)).isCloseTo(number(golden.get(i)[5]), within(ROUNDING));
        }
    }

    @Test
    void interactions_areThoseOfTheReference() {
        Interactions found = EFFECTS.interactions(400, GoldenData.ATTENDANCE, GoldenData.MARK, GoldenData.FEES_OVERDUE);

        FeatureSet features = GoldenData.FEATURES;
        List<String[]> golden = lines("h1", "h2").toList();
        assertThat(golden).hasSize(6);
        for (String[] line : golden) {
            Interactions.Strength strength = line[3].isEmpty()
                    ? found.of(features.get(line[2]))
                    : found.of(features.get(line[3]), features.get(line[2]));
            assertThat(strength.hSquared()).isCloseTo(number(line[4]), within(1e-12));
            assertThat(strength.deviation()).isCloseTo(number(line[5]), within(ROUNDING));
        }
        assertThat(found.toString())
                .startsWith("Interactions in 400 rows (H², deviation of the score):\n two features\n"
                        + "  attendance and mark         0.0182  0.03341\n");
    }
}
