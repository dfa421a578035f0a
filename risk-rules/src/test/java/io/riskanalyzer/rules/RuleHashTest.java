package io.riskanalyzer.rules;

import static io.riskanalyzer.rules.RuleSets.ATTENDANCE;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.feature.Feature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleHashTest {

    @Test
    void hash_ofVersion_isSame() {
        RuleSet rules = RuleSets.grouped();

        assertThat(rules.withVersion("3").hash()).isEqualTo(rules.hash()).matches("[0-9a-f]{64}");
        assertThat(rules.withVersion("3")).isNotEqualTo(rules);
    }

    // The hash must never change: people compare it with that of last year.
    // printf '%s' '<the text>' | sha256sum
    @Test
    void hash_ofRuleSet_isThatOfCanonicalText() {
        RuleSet rules = RuleSet.of(
                "r \"1\"",
                5,
                List.of(new Rule(
                        ATTENDANCE.below(0.75).and(ATTENDANCE.isMissing().not()), 40, "A", "Low.")));

        assertThat(RuleHash.textOf(rules))
                .isEqualTo("(rules \"r \\\"1\\\"\" 4014000000000000"
                        + "(feature \"attendance\"(number 0000000000000000 3ff0000000000000 \"\") required open PT0S)"
                        + "(rule \"A\" 4044000000000000 \"Low.\" - -"
                        + "(and(test \"attendance\" below 3fe8000000000000)(test \"attendance\" known))))");
        assertThat(rules.hash()).isEqualTo("bd5123119def8066ae8842fe7677052e8eb364e7f8918e040d014f2ea7e67cb4");
    }

    @Test
    void hash_ofDifferentRules_differs() {
        Map<String, RuleSet> hashes = new HashMap<>();
        for (long seed = 0; seed < 200; seed++) {
            RuleSet rules = new RandomRules(seed).rules;
            assertThat(hashes.put(rules.hash(), rules)).as("seed %d", seed).isNull();
            RuleSet otherBase = RuleSet.of(rules.name(), rules.base() + 1, rules.entries());
            assertThat(otherBase.hash()).isNotEqualTo(rules.hash());
        }
        Rule rule = new Rule(ATTENDANCE.below(0.75), 40, "A", "Low.");
        Rule sensitive = new Rule(ATTENDANCE.sensitive().below(0.75), 40, "A", "Low.");
        Rule unit = new Rule(Feature.number("attendance").within(0, 1).in("%").below(0.75), 40, "A", "Low.");
        List<RuleSet> sets = List.of(
                RuleSet.of("r", 0, List.of(rule)),
                RuleSet.of("r", 0, List.of(sensitive)),
                RuleSet.of("r", 0, List.of(unit)),
                RuleSet.of("r", 0, List.of(new RuleGroup("g", HitPolicy.ALL, List.of(rule)))),
                RuleSet.of("r", 0, List.of(new RuleGroup("g", HitPolicy.FIRST, List.of(rule)))));
        assertThat(sets).extracting(RuleSet::hash).doesNotHaveDuplicates();
    }
}
