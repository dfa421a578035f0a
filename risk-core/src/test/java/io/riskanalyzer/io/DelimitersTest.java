package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DelimitersTest {
    private static char find(String text) {
        return Delimiters.find(text, false, 0);
    }

    @Test
    void find_header_decides() {
        assertThat(find("a,b\n")).isEqualTo(',');
        assertThat(find("a;b")).isEqualTo(';');
        assertThat(find("a\tb\r\n1\t2")).isEqualTo('\t');
    }

    @Test
    void find_noDelimiter_isComma() {
        assertThat(find("")).isEqualTo(',');
        assertThat(find("a\n1\n")).isEqualTo(',');
        assertThat(find("a|b\n1|2\n")).isEqualTo(',');
    }

    @Test
    void find_otherDelimitersInText_areOutvoted() {
        assertThat(find("a,b;c\n1;x, y\n2;z\n")).isEqualTo(';');
        assertThat(find("a;b\n1,5;2,5\n3,5;4,5\n")).isEqualTo(';');
        assertThat(find("x\n\"a,b\";c\n")).isEqualTo(',');
    }

    @Test
    void find_quotedDelimiters_doNotCount() {
        assertThat(find("\"a,b\";\"c,d\"\n\"1,2\";\"3,\n4\"\n")).isEqualTo(';');
        assertThat(find("\"a \"\"x\"\";y\",b\n1,2\n")).isEqualTo(',');
    }

    @Test
    void find_brokenLines_areOvercome() {
        assertThat(find("a;b\n1;\"x\"y\n2;z\n\"open;3\n4;5\n")).isEqualTo(';');
        assertThat(Delimiters.find("\"x\"y;1\n2;3\n", false, 2)).isEqualTo(';');
    }

    @Test
    void find_knownNumberOfColumns_decides() {
        assertThat(Delimiters.find("1,5;2,5\n", false, 2)).isEqualTo(';');
        assertThat(Delimiters.find("1,5;2,5\n", false, 3)).isEqualTo(',');
        assertThat(Delimiters.find("1;2\n", false, 5)).isEqualTo(';');
    }

    @Test
    void find_cutSample_ignoresLastRow() {
        assertThat(Delimiters.find("a;b\n1;2\n3;\"x,", true, 0)).isEqualTo(';');
        assertThat(Delimiters.find("a;b,c\n1;2,3\n4", true, 0)).isEqualTo(',');
    }

    @Test
    void find_equalShares_goToMoreCells() {
        assertThat(find("a;b,c;d\n1;2,3;4\n")).isEqualTo(';');
    }
}
