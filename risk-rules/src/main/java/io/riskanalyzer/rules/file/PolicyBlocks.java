package io.riskanalyzer.rules.file;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.rules.PolicyRule;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies, from a file and to it. */
final class PolicyBlocks {
    private final Problems problems;
    private final Conditions conditions;

    /**
     * Starts.
     *
     * @param conditions reads the condition of a block
     */
    PolicyBlocks(Problems problems, Conditions conditions) {
        this.problems = problems;
        this.conditions = conditions;
    }

    /** Reads the condition of a block. */
    @FunctionalInterface
    interface Conditions {
        @Nullable
        Condition of(Block block);
    }

    /** The policy of a book; none, if it has none or something is wrong with it. */
    Policy read(Block book, Bands bands) {
        FileNode node = book.find(BookKeys.POLICY);
        Block block = node == null ? null : Block.open(node, "policy", BookKeys.POLICY_BLOCK, problems);
        if (block == null) {
            return Policy.NONE;
        }
        String name = block.text(BookKeys.NAME, "hard-limits");
        List<PolicyRule> rules = new ArrayList<>();
        Map<String, Place> codes = new HashMap<>();
        for (FileNode item : block.items(BookKeys.RULES, "a list, each item with code, when, knockOut and text")) {
            PolicyRule rule = rule(item, bands, codes);
            if (rule != null) {
                rules.add(rule);
            }
        }
        if (name == null || rules.isEmpty() || !problems.areNone()) {
            return Policy.NONE;
        }
        try {
            return RulePolicy.of(name, rules);
        } catch (IllegalArgumentException e) {
            block.refused(name.isBlank() ? BookKeys.NAME : BookKeys.RULES, e);
            return Policy.NONE;
        }
    }

    private @Nullable PolicyRule rule(FileNode item, Bands bands, Map<String, Place> codes) {
        String what = "policy's rule" + BookReader.named(item, BookKeys.CODE);
        Block block = Block.open(item, what, BookKeys.POLICY_RULE, problems);
        if (block == null) {
            return null;
        }
        String code = block.text(BookKeys.CODE, "BKR-1");
        Condition when = conditions.of(block);
        PolicyRule.Effect effect = effect(block, bands);
        String text = block.text(BookKeys.TEXT, "Why the band is decided.");
        if (code == null || when == null || effect == null || text == null) {
            return null;
        }
        Place before = codes.putIfAbsent(code, block.placeOf(BookKeys.CODE));
        if (before != null) {
            block.problem(
                    BookKeys.CODE,
                    "The code (" + Problems.shown(code)
                            + ") must be of one rule of the policy alone, but the rule in line " + before.line()
                            + " has it too.",
                    "number the rules");
        }
        try {
            return new PolicyRule(when, effect, code, text);
        } catch (IllegalArgumentException e) {
            block.refused(code.isBlank() ? BookKeys.CODE : BookKeys.TEXT, e);
            return null;
        }
    }

    private PolicyRule.@Nullable Effect effect(Block block, Bands bands) {
        List<String> given = new ArrayList<>(BookKeys.EFFECTS.keySet());
        given.add(BookKeys.KNOCK_OUT);
        given.removeIf(key -> !block.has(key));
        if (given.size() != 1) {
            block.problem(
                    given.isEmpty() ? BookKeys.CODE : given.get(1),
                    "The " + block.what() + " must decide one thing, but has "
                            + (given.isEmpty() ? "none" : String.join(" and ", given)) + ".",
                    "write one of knockOut: true, override: RED, atLeast: AMBER, atMost: AMBER");
            return null;
        }
        String key = given.get(0);
        if (key.equals(BookKeys.KNOCK_OUT)) {
            return knockOut(block);
        }
        String band = block.textIfAny(key);
        List<String> names = bands.all().stream().map(Band::name).toList();
        if (band != null && !names.contains(band) && !bands.equals(Bands.NONE)) {
            problems.add(block.placeOf(key), Block.unknownValue("band", band, "of the " + block.what() + " ", names));
        }
        return band == null
                ? null
                : BookKeys.EFFECTS.getOrDefault(key, PolicyRule.Instead::new).apply(band);
    }

    private static PolicyRule.@Nullable Effect knockOut(Block block) {
        FileNode value = block.find(BookKeys.KNOCK_OUT);
        if (value instanceof FileNode.Flag flag && flag.value()) {
            return new PolicyRule.KnockOut();
        }
        block.problem(
                BookKeys.KNOCK_OUT,
                "The knockOut of the " + block.what() + " must be true, but is "
                        + (value == null ? "absent" : value.described()) + ".",
                "remove the rule");
        return null;
    }

    static FileNode.Fields write(RulePolicy policy) {
        List<FileNode.Fields> rules = new ArrayList<>();
        for (PolicyRule rule : policy.rules()) {
            Output out = new Output()
                    .text(BookKeys.CODE, rule.code())
                    .text(BookKeys.WHEN, rule.when().describe());
            PolicyRule.Effect effect = rule.effect();
            if (effect instanceof PolicyRule.Instead instead) {
                out.text(BookKeys.OVERRIDE, instead.band());
            } else if (effect instanceof PolicyRule.AtLeast least) {
                out.text(BookKeys.AT_LEAST, least.band());
            } else if (effect instanceof PolicyRule.AtMost most) {
                out.text(BookKeys.AT_MOST, most.band());
            } else {
                out.flag(BookKeys.KNOCK_OUT);
            }
            rules.add(out.text(BookKeys.TEXT, rule.text()).fields());
        }
        return new Output()
                .text(BookKeys.NAME, policy.name())
                .items(BookKeys.RULES, rules)
                .fields();
    }
}
