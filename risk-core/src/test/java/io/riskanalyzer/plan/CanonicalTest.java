package io.riskanalyzer.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTest {
    private static Node parsed(String json) {
        return NodeParser.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new Source("x"));
    }

    private static String hash(String json) {
        return Canonical.hash(parsed(json));
    }

    @Test
    void hash_ofDocument_isThatOfItsCanonicalText() {
        // printf '{"a":[1,0x3fe8000000000000,true],"b":"\\u000a\\"ß"}' | sha256sum
        assertThat(hash("{ 'b' : '\\n\\\"ß', 'a': [ 1.0, 75e-2, true ] }"))
                .isEqualTo("4deb96e866cf44887f27e689b34c33834221ef5410f2923c6eef24db7f474307");
    }

    @Test
    void hash_ofAnotherLayout_isSame() {
        String file = PlanText.of(SamplePlans.points());
        String flat = file.replace("\n", "").replaceAll("  +", " ");
        assertThat(flat).isNotEqualTo(file);
        assertThat(PlanText.load(flat).id()).isEqualTo(SamplePlans.points().id());
        PlanContract.requireSame(PlanText.load(flat), SamplePlans.points());
    }

    @Test
    void hash_ofSameNumbersWrittenOtherwise_isSame() {
        for (String thirty : List.of("30.0", "3e1", "300e-1", "30.000")) {
            assertThat(hash("[" + thirty + "]")).as(thirty).isEqualTo(hash("[30]"));
        }
        assertThat(hash("[0.10]")).isEqualTo(hash("[1E-1]"));
        assertThat(hash("[-0]")).isEqualTo(hash("[-0.0]"));
    }

    @Test
    void hash_ofOtherValues_differs() {
        assertThat(List.of(
                                "0",
                                "-0.0",
                                "'0'",
                                "false",
                                "[]",
                                "{}",
                                "''",
                                "0.1",
                                "'0x3fb999999999999a'",
                                "['a','b']",
                                "['ab']")
                        .stream()
                        .map(value -> hash("{'x':" + value + "}"))
                        .distinct())
                .hasSize(11);
    }

    @Test
    void hashOfParts_withoutVectorsAndRemarks_isSame() {
        Node.Fields with = (Node.Fields) parsed("{'vectors': 1, 'a': {'remarks': {'x': 'y'}, 'b': [{'remarks': {}}]}}");
        Node.Fields without = (Node.Fields) parsed("{'a': {'b': [{}]}}");
        assertThat(Canonical.hashOfParts(with)).isEqualTo(Canonical.hashOfParts(without));
        assertThat(Canonical.hash(with)).isNotEqualTo(Canonical.hash(without));
    }
}
