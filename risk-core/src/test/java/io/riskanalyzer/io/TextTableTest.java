package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTableTest {
    private static int indexOf(TextTable table, String text) {
        Slice slice = new Slice();
        slice.set(("<" + text + ">").toCharArray(), 1, text.length());
        return table.indexOf(slice);
    }

    @Test
    void indexOf_textWithinLongerArray_isFound() {
        TextTable table = TextTable.of(List.of("a", "abc", "", "abcdefgh", "Ünï"));
        assertThat(table.texts()).containsExactly("a", "abc", "", "abcdefgh", "Ünï");
        assertThat(indexOf(table, "abcdefgh")).isEqualTo(3);
        assertThat(indexOf(table, " Ünï ")).isEqualTo(4);
        assertThat(indexOf(table, "")).isEqualTo(2);
        assertThat(indexOf(table, "ab")).isEqualTo(-1);
        assertThat(indexOf(table, "abcdefgi")).isEqualTo(-1);
    }

    @Test
    void indexOf_textsOfEqualHash_areToldApart() {
        TextTable table = TextTable.of(List.of("AaAa", "BBBB", "AaBB", "BBAa"));
        assertThat(indexOf(table, "BBBB")).isEqualTo(1);
        assertThat(indexOf(table, "BBAa")).isEqualTo(3);
    }

    @Test
    void indexOf_randomTexts_agreesWithMap() {
        long seed = 11;
        Random random = new Random(seed);
        Map<String, Integer> known = new HashMap<>();
        TextTable table = new TextTable();
        for (int i = 0; i < 20_000; i++) {
            String text = Integer.toString(random.nextInt(5_000), 2 + random.nextInt(30));
            assertThat(indexOf(table, text)).as("%s, seed %d", text, seed).isEqualTo(known.getOrDefault(text, -1));
            if (known.putIfAbsent(text, known.size()) == null) {
                table.add(text);
            }
        }
        assertThat(table.size()).isEqualTo(known.size());
    }
}
