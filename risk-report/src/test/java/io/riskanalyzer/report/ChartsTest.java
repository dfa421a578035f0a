package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Axis POINTS = Axis.of("points");

    private static long drawn(Picture picture, String style) {
        return Xml.elements(Xml.of(picture.svg()), "*").stream()
                .filter(element -> element.getAttribute("class").matches(style))
                .count();
    }

    @Test
    void lines_withIntervals_haveRibbons() {
        Line line = new Line("test", List.of(new Line.Point(1, 0.5, 0.4, 0.6), new Line.Point(2, 0.6, 0.55, 0.7)));
        Picture picture = Charts.lines("Learning", Axis.of("rows"), POINTS, List.of(line));
        assertThat(drawn(picture, "area ink0")).isEqualTo(1);
        assertThat(picture.data().rows())
                .containsExactly(List.of("test", "1", "0.5", "0.4", "0.6"), List.of("test", "2", "0.6", "0.55", "0.7"));
    }

    @Test
    void lines_ofOnePoint_areDrawn() {
        Picture picture =
                Charts.lines("One", POINTS, POINTS, List.of(Line.of("a", new double[] {3}, new double[] {3})));
        assertThat(drawn(picture, "marker ink0")).isEqualTo(1);
        assertThat(drawn(picture, "area ink0")).isZero();
    }

    @Test
    void lines_onALogarithmicAxis_refuseZero() {
        List<Line> lines = List.of(Line.of("a", new double[] {0, 1}, new double[] {1, 1}));
        assertThatThrownBy(() -> Charts.lines("One", Axis.logarithmic("rows"), POINTS, lines))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The value of rows (0.0) must be above 0");
    }

    @Test
    void line_ofWrongPoints_isRefused() {
        assertThatThrownBy(() -> Line.of("a", new double[] {1}, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(NaN) must be a number");
        assertThatThrownBy(() -> Line.of("a", new double[] {2, 1}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sort the points");
        assertThatThrownBy(() -> Line.of("a", new double[] {2, 1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Line.Point(1, 2, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bars_beginAtZeroAndShowTheirSide() {
        Picture picture = Charts.bars(
                "Why", POINTS, List.of(Quantity.of("up", 40), Quantity.of("down", -20), Quantity.of("no", 0)));
        assertThat(drawn(picture, "bar soft ink0")).isEqualTo(2);
        assertThat(drawn(picture, "bar soft ink1")).isEqualTo(1);
        assertThat(Xml.texts(picture)).contains("40", "−20", "0", "up", "down");
    }

    @Test
    void bars_ofZerosAlone_areDrawn() {
        assertThat(Xml.texts(Charts.bars("Why", POINTS, List.of(Quantity.of("none", 0)))))
                .contains("none", "0");
    }

    @Test
    void bars_onALogarithmicAxis_areRefused() {
        assertThatThrownBy(() -> Charts.bars("a", Axis.logarithmic("x"), List.of(Quantity.of("b", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("draw dots");
    }

    @Test
    void bars_ofLongLabels_showAllWhenAskedAndInTheTable() {
        String name = "a feature with a name that nobody would want to read in a picture";
        Picture picture = Charts.bars("Long", POINTS, List.of(Quantity.of(name, 1)));
        assertThat(Xml.texts(Xml.of(picture.svg()), "title")).contains(name);
        assertThat(picture.data().rows().get(0)).contains(name);
    }

    @Test
    void dots_needNotBeginAtZero() {
        Picture picture = Charts.dots("AUC", POINTS, List.of(new Quantity("a", 0.91, 0.9, 0.92)));
        assertThat(Xml.texts(picture)).contains("0.900", "0.920").doesNotContain("0");
        assertThat(drawn(picture, "whisker ink0")).isEqualTo(1);
    }

    @Test
    void quantity_outsideItsInterval_isRefused() {
        assertThatThrownBy(() -> new Quantity("auc", 0.5, 0.6, 0.7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The interval of auc ([0.6, 0.7]) must contain the value, but that is 0.5."
                        + "\nMaybe exchange its ends, or give the value as both for no interval.");
        assertThatThrownBy(() -> Quantity.of("auc", Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void axis_within_reachesAtLeastSoFar() {
        Picture picture = Charts.dots("AUC", Axis.percent("share").within(0, 1), List.of(Quantity.of("a", 0.5)));
        assertThat(Xml.texts(picture)).contains("0 %", "100 %", "50.0 %");
        assertThatThrownBy(() -> POINTS.within(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> POINTS.within(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Axis.of(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
