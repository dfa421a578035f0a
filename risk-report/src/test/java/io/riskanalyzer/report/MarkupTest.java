package io.riskanalyzer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void text_withSignsOfMarkup_isEscaped() {
        assertThat(new Markup()
                        .leaf("p", "a < b && \"c\" > 'd'", "title", "\"><script>")
                        .toString())
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'</p>");
    }

    @Test
    void text_withWhatXmlForbids_isReplaced() {
        assertThat(new Markup()
                        .text("a\u0000b\u001bc\u0085d\ud800e\uffffe\tf\n")
                        .toString())
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffde\tf\n");
    }

    @Test
    void text_ofEveryPlane_stays() {
        assertThat(new Markup().text("naïve — 風險 😀").toString()).isEqualTo("naïve — 風險 😀");
    }

    @Test
    void toString_whileAnElementIsOpen_fails() {
        Markup open = new Markup().open("p");
        assertThatThrownBy(open::toString)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[p]");
    }
}
