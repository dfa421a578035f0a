package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What holds for every picture that there is. */
class PictureTest {
    private static final int MOST_BYTES = 20_000;
    private static final int MOST_BYTES_OF_A_CLOUD = 100_000;
    private static final Pattern PLACE = Pattern.compile("M(-?[0-9.]+) (-?[0-9.]+)");

    static Stream<Picture> pictures() {
        return SampleReport.of().sections().stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Picture.class::isInstance)
                .map(Picture.class::cast);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svg_isADocumentWithTitleAndDescription(Picture picture) {
        Document document = Xml.of(picture.svg());
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("picture-title picture-text");
        Element title = Xml.elements(document, "title").get(0);
        Element text = Xml.elements(document, "desc").get(0);
        assertThat(title.getAttribute("id")).isEqualTo("picture-title");
        assertThat(title.getTextContent()).isEqualTo(picture.title());
        assertThat(text.getAttribute("id")).isEqualTo("picture-text");
        assertThat(text.getTextContent()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svg_isSmall(Picture picture) {
        int most = picture.svg().contains("class=\"point ") ? MOST_BYTES_OF_A_CLOUD : MOST_BYTES;
        assertThat(picture.svg().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(most);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svg_hasNumbersAlone_whereNumbersBelong(Picture picture) {
        assertThat(picture.svg()).doesNotContain("NaN", "Infinity", "∞", "E-", "null");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void svg_keepsEverythingInsideItsFrame(Picture picture) {
        Document document = Xml.of(picture.svg());
        String[] box = document.getDocumentElement().getAttribute("viewBox").split(" ", -1);
        double width = Double.parseDouble(box[2]);
        double height = Double.parseDouble(box[3]);
        for (Element text : Xml.elements(document, "text")) {
            double x = Double.parseDouble(text.getAttribute("x"));
            double room = Lettering.widthOf(shown(text));
            double left = switch (text.getAttribute("text-anchor")) {
                case "start" -> x;
                case "middle" -> x - room / 2;
                default -> x - room;
            };
            assertThat(left).as(text.getTextContent()).isGreaterThan(-6);
            assertThat(left + room).as(text.getTextContent()).isLessThan(width + 6);
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(8.0, height - 2);
        }
        for (Element path : Xml.elements(document, "path")) {
            PLACE.matcher(path.getAttribute("d")).results().forEach(place -> {
                assertThat(Double.parseDouble(place.group(1))).isBetween(0.0, width);
                assertThat(Double.parseDouble(place.group(2))).isBetween(0.0, height);
            });
        }
    }

    private static String shown(Element text) {
        return text.getLastChild().getTextContent();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void data_tellsTheNumbers(Picture picture) {
        assertThat(picture.data().rows()).isNotEmpty();
    }

    @Test
    void titledAndNoted_changeNothingElse() {
        Picture picture = Charts.bars("before", Axis.of("points"), List.of(Quantity.of("a", 1)));
        Picture after = picture.titled("after <b>").noted("see");
        assertThat(after.title()).isEqualTo("after <b>");
        assertThat(after.note()).isEqualTo("see");
        assertThat(after.svg()).isEqualTo(picture.svg().replace(">before</title>", ">after &lt;b&gt;</title>"));
        assertThatThrownBy(() -> picture.titled(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
