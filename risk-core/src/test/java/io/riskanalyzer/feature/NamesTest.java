package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    private static final List<String> NAMES = List.of("attendance", "averageMark", "feesOverdue", "cash", "M", "F");

    @ParameterizedTest
    @CsvSource({
        "atendance, attendance", "fees_overdue, feesOverdue", "AVERAGEMARK, averageMark", "average_mrk, averageMark",
        "Cash, cash", "cahs, ", "m, M", "cas, cash"
    })
    void nearest_misspeltName_isThatOne(String given, String near) {
        assertThat(Names.nearest(given, NAMES)).isEqualTo(near);
    }

    @ParameterizedTest
    @CsvSource({"card", "X", "''", "exhaustedAttempts", "income"})
    void nearest_otherName_isNone(String given) {
        assertThat(Names.nearest(given, NAMES)).isNull();
    }

    @Test
    void nearest_twoAlike_isTheLeastDistant() {
        assertThat(Names.nearest("attendance2", List.of("attendance12", "attendance", "attendance3")))
                .isEqualTo("attendance12");
        assertThat(Names.nearest("attendance", List.of("attendances", "Attendance")))
                .isEqualTo("Attendance");
    }

    @Test
    void nearest_hugeText_isNotCompared() {
        assertThat(Names.nearest("x".repeat(5_000_000), NAMES)).isNull();
    }

    @Test
    void suggestion_nearName_isASecondLine() {
        assertThat(Names.suggestion("atendance", NAMES)).isEqualTo("\nMaybe attendance is meant.");
        assertThat(Names.suggestion("income", NAMES)).isEmpty();
    }

    @Test
    void list_upToTwelveNames_isAllOfThem() {
        assertThat(Names.list(List.of("a", "b"))).isEqualTo("a, b");
        assertThat(Names.list(Collections.nCopies(12, "x"))).isEqualTo("x, x, x, x, x, x, x, x, x, x, x, x");
        assertThat(Names.list(
                        IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).toList()))
                .isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 1 more");
    }

    @Test
    void shown_longText_isCut() {
        assertThat(Names.shown("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(Names.shown("x".repeat(81))).isEqualTo("x".repeat(79) + "…");
    }

    @Test
    void shown_lineBreaks_areBlanks() {
        assertThat(Names.shown("a\nb\r\tc")).isEqualTo("a b  c");
    }
}
