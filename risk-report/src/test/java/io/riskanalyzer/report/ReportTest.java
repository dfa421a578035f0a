package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;

class ReportTest {
    private static final String HOSTILE =
            "</style></title><script>alert('x')</script><img src=x onerror=\"alert(1)\">&amp;\u0000]]>";

    @Test
    void html_ofEveryKindOfBlock_isWellFormed() {
        Document page = Xml.of(SampleReport.of().html());
        assertThat(page.getDocumentElement().getTagName()).isEqualTo("html");
        assertThat(Xml.elements(page, "svg")).hasSize(38);
        assertThat(Xml.elements(page, "details")).hasSize(38);
    }

    @Test
    void html_makesNoRequestAndRunsNoScript() {
        String html = SampleReport.of().html();
        assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
                .doesNotContainIgnoringCase(
                        "http:", "https:", "//", "url(", "@import", "@font-face", "<script", "<link");
        Document page = Xml.of(html);
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            NamedNodeMap attributes = all.item(i).getAttributes();
            for (int j = 0; j < attributes.getLength(); j++) {
                String name = attributes.item(j).getNodeName();
                assertThat(name)
                        .doesNotStartWith("on")
                        .isNotIn("src", "srcset", "style", "data", "action", "xlink:href");
                if (name.equals("href")) {
                    assertThat(attributes.item(j).getNodeValue()).matches("#section-[0-9]+");
                }
            }
        }
    }

    @Test
    void html_forbidsTheBrowserToRequestAnything() {
        Document page = Xml.of(SampleReport.of().html());
        Element policy = Xml.elements(page, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow();
        assertThat(policy.getAttribute("content"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
    }

    @Test
    void html_hasEveryIdOnceAndWhatIsReferredTo() {
        Document page = Xml.of(SampleReport.of().html());
        NodeList all = page.getElementsByTagName("*");
        List<String> ids = java.util.stream.IntStream.range(0, all.getLength())
                .mapToObj(i -> ((Element) all.item(i)).getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (Element picture : Xml.elements(page, "svg")) {
            assertThat(ids).contains(picture.getAttribute("aria-labelledby").split(" ", -1));
        }
        for (Element link : Xml.elements(page, "a")) {
            assertThat(ids).contains(link.getAttribute("href").substring(1));
        }
    }

    @Test
    void html_ofEqualContent_hasEqualBytesInEveryPlace() {
        String html = SampleReport.of().html();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(SampleReport.of().html()).isEqualTo(html);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void html_ofPictures_hasTextsToSearch() {
        List<String> texts = Xml.texts(Xml.of(SampleReport.of().html()), "text");
        assertThat(texts)
                .contains("recall", "precision", "observed share of positives", "refer", "true positives")
                .contains("loan_percent_income", "home_owner is false", "debt consolidation", "training rows")
                .anyMatch(text -> text.matches("XGBoost, AUC 0\\.[0-9]{4}"));
    }

    @Test
    void html_withHostileTexts_showsThemAsTheyAre() {
        String html = Report.titled(HOSTILE)
                .subtitled(HOSTILE)
                .with(Section.titled(HOSTILE)
                        .saying(HOSTILE)
                        .with(Table.of(HOSTILE, HOSTILE).row(HOSTILE))
                        .with(Charts.bars(HOSTILE, Axis.of(HOSTILE), List.of(Quantity.of(HOSTILE, 1)))
                                .noted(HOSTILE))
                        .with(Charts.lines(
                                HOSTILE,
                                Axis.of(HOSTILE),
                                Axis.of(HOSTILE),
                                List.of(
                                        Line.of(HOSTILE, new double[] {1}, new double[] {1}),
                                        Line.of(HOSTILE, new double[] {1}, new double[] {2})))))
                .html();
        Document page = Xml.of(html);
        assertThat(Xml.elements(page, "script")).isEmpty();
        assertThat(Xml.elements(page, "img")).isEmpty();
        assertThat(Xml.elements(page, "style")).hasSize(1);
        assertThat(html).doesNotContain("<script", "<img");
        assertThat(Xml.texts(page, "h1")).containsExactly(HOSTILE.replace('\u0000', '\ufffd'));
    }

    @Test
    void html_withoutSections_isAPage() {
        Document page = Xml.of(Report.titled("Nothing yet").html());
        assertThat(Xml.texts(page, "h1")).containsExactly("Nothing yet");
        assertThat(Xml.elements(page, "nav")).isEmpty();
    }

    @Test
    void save_writesThePage(@TempDir Path folder) {
        Path file = folder.resolve("page.html");
        Report report = Report.titled("风险 α").with(Section.titled("One"));
        report.save(file);
        assertThat(file).content().isEqualTo(report.html());
    }

    @Test
    void save_intoNoFolder_namesTheFile(@TempDir Path folder) {
        Path file = folder.resolve("none").resolve("page.html");
        assertThatThrownBy(() -> Report.titled("One").save(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Maybe its folder does not exist");
    }

    @Test
    void with_answersAnotherReport() {
        Report before = Report.titled("One");
        Report after = before.with(Section.titled("A"));
        assertThat(before.sections()).isEmpty();
        assertThat(after.sections()).hasSize(1);
        assertThat(after).hasToString("One (1 sections)");
    }

    @Test
    void titled_blank_isRefused() {
        assertThatThrownBy(() -> Report.titled(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The title of a report (\" \") must not be blank, but it is.\nMaybe name it for people.");
        assertThatThrownBy(() -> Section.titled("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Section.titled("A").saying(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
