package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of WCAG 2.1: contrast 4.5 of text, 3 of what is drawn. */
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #(\\p{XDigit}{6});");
    private static final double STRONGEST_SHADE = 0.36;

    private static Map<String, double[]> palette(String name) {
        String css = Stylesheet.PICTURE;
        int dark = css.indexOf("prefers-color-scheme: dark");
        int end = css.indexOf(".picture {");
        String part = name.equals("light") ? css.substring(0, dark) : css.substring(dark, end);
        Map<String, double[]> colours = new LinkedHashMap<>();
        Matcher matcher = COLOUR.matcher(part);
        while (matcher.find()) {
            int rgb = Integer.parseInt(matcher.group(2), 16);
            colours.put(matcher.group(1), new double[] {rgb >> 16, rgb >> 8 & 255, rgb & 255});
        }
        assertThat(colours).hasSize(12);
        return colours;
    }

    /** WCAG 2.1: relative luminance and contrast ratio. */
    private static double contrast(double[] one, double[] other) {
        double first = luminance(one) + 0.05;
        double second = luminance(other) + 0.05;
        return Math.max(first, second) / Math.min(first, second);
    }

    private static double luminance(double[] colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double share = colour[i] / 255;
            sum += weights[i] * (share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void text_onPaper_isReadable(String name) {
        Map<String, double[]> palette = palette(name);
        assertThat(contrast(palette.get("ink"), palette.get("paper"))).isGreaterThan(7);
        assertThat(contrast(palette.get("muted"), palette.get("paper"))).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void text_onTheStrongestShade_isReadable(String name) {
        Map<String, double[]> palette = palette(name);
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = STRONGEST_SHADE * palette.get("shade")[i] + (1 - STRONGEST_SHADE) * palette.get("paper")[i];
        }
        assertThat(Stylesheet.PICTURE).contains(".shade8 { fill-opacity: .36; }");
        assertThat(contrast(palette.get("ink"), mixed)).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void inks_onPaper_areVisible(String name) {
        Map<String, double[]> palette = palette(name);
        for (int ink = 0; ink < 6; ink++) {
            assertThat(contrast(palette.get("ink" + ink), palette.get("paper")))
                    .as("ink" + ink)
                    .isGreaterThan(3);
        }
        assertThat(contrast(palette.get("axis"), palette.get("paper"))).isGreaterThan(3);
    }

    /** Machado, Oliveira and Fernandes 2009, severity 1, in linear RGB: full vision, protan, deutan, tritan. */
    private static final List<double[][]> VISIONS = List.of(
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            new double[][] {
                {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
            },
            new double[][] {
                {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
            },
            new double[][] {
                {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
            });

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void inks_inEveryColourVision_differ(String name) {
        Map<String, double[]> palette = palette(name);
        for (int vision = 0; vision < VISIONS.size(); vision++) {
            for (int one = 0; one < 6; one++) {
                for (int other = 0; other < one; other++) {
                    double[] first = lab(palette.get("ink" + one), VISIONS.get(vision));
                    double[] second = lab(palette.get("ink" + other), VISIONS.get(vision));
                    double distance =
                            Math.hypot(first[0] - second[0], Math.hypot(first[1] - second[1], first[2] - second[2]));
                    assertThat(distance)
                            .as("vision %d, inks %d and %d", vision, one, other)
                            .isGreaterThan(25);
                }
            }
        }
    }

    /** CIE L*a*b*, white D65. */
    private static double[] lab(double[] colour, double[][] vision) {
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double share = colour[j] / 255;
                seen[i] += vision[i][j] * (share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4));
            }
            seen[i] = Math.max(0, seen[i]);
        }
        double x = root((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047);
        double y = root(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
        double z = root((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }
}
