package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.rules.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is to be said of single rules, and of one rule beside another. */
final class RuleFindings {
    private final Inquiry inquiry;
    private final RuleSpace space;
    private final List<Rule> rules;
    private final Set<Integer> constant = new HashSet<>();

    RuleFindings(Inquiry inquiry) {
        this.inquiry = inquiry;
        this.space = inquiry.space();
        this.rules = space.rules().rules();
    }

    void find() {
        for (int rule = 0; rule < rules.size(); rule++) {
            findConstant(rule);
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!constant.contains(rule)) {
                findRedundant(rule);
            }
        }
        findImplied();
    }

    private void findConstant(int rule) {
        String code = rules.get(rule).code();
        String condition = rules.get(rule).when().describe();
        CellNode node = space.conditions()[rule];
        Result fires = inquiry.find(Goals.that(node), "whether rule " + code + " can fire.", code);
        if (fires.outcome() == Outcome.NONE) {
            constant.add(rule);
            inquiry.note(
                    Kind.NEVER_FIRES,
                    List.of(code),
                    "Rule " + code + " never fires: no legal row has " + condition + ".");
            return;
        }
        Result rests = inquiry.find(Goals.without(node), "whether rule " + code + " always fires.", code);
        if (rests.outcome() == Outcome.NONE) {
            constant.add(rule);
            inquiry.note(
                    Kind.ALWAYS_FIRES,
                    List.of(code),
                    "Rule " + code + " always fires: every legal row has " + condition + ".");
        }
    }

    /** A part is redundant if the condition says the same with <i>true</i>, or with <i>false</i>, in its place. */
    private void findRedundant(int rule) {
        List<Condition> leaves = Leaves.of(rules.get(rule).when());
        Set<Condition> told = new LinkedHashSet<>();
        for (int position = 0; position < leaves.size() && leaves.size() > 1; position++) {
            String code = rules.get(rule).code();
            Condition leaf = leaves.get(position);
            if (told.contains(leaf)) {
                continue;
            }
            CellNode node = space.conditions()[rule];
            String question = "whether rule " + code + " needs that " + leaf.describe() + ".";
            CellNode wider = replaced(rule, position, CellNode.TRUE);
            if (inquiry.find(Goals.that(wider, node), question, code).outcome() == Outcome.NONE) {
                told.add(leaf);
                noteRedundant(code, leaf, "is true whenever it matters");
                continue;
            }
            CellNode narrower = replaced(rule, position, CellNode.FALSE);
            if (inquiry.find(Goals.that(node, narrower), question, code).outcome() == Outcome.NONE) {
                told.add(leaf);
                noteRedundant(code, leaf, "never decides, as the rest is true then or it is never true");
            }
        }
    }

    private void noteRedundant(String code, Condition leaf, String why) {
        inquiry.note(
                Kind.REDUNDANT_PART,
                List.of(code),
                "Rule " + code + " does not need \"" + leaf.describe() + "\": this part " + why + ".");
    }

    private CellNode replaced(int rule, int position, CellNode instead) {
        return CellNode.of(rules.get(rule).when(), (leaf, at) -> at == position ? instead : space.nodeOf(leaf));
    }

    private void findImplied() {
        boolean[][] implies = new boolean[rules.size()][rules.size()];
        for (int one = 0; one < rules.size(); one++) {
            for (int other = 0; other < rules.size(); other++) {
                implies[one][other] = one != other && implies(one, other);
            }
        }
        for (int one = 0; one < rules.size(); one++) {
            List<String> others = new ArrayList<>();
            for (int other = 0; other < rules.size(); other++) {
                boolean back = implies[other][one];
                if (implies[one][other] && back && one < other) {
                    List<String> both =
                            List.of(rules.get(one).code(), rules.get(other).code());
                    inquiry.note(
                            Kind.FIRES_TOGETHER,
                            both,
                            "Rules " + both.get(0) + " and " + both.get(1) + " always fire together.");
                } else if (implies[one][other] && !back) {
                    others.add(rules.get(other).code());
                }
            }
            if (!others.isEmpty()) {
                String code = rules.get(one).code();
                String list = String.join(", ", others);
                others.add(0, code);
                inquiry.note(Kind.IMPLIED, others, "Rule " + code + " fires only where " + list + " fires too.");
            }
        }
    }

    private boolean implies(int one, int other) {
        if (constant.contains(one) || constant.contains(other) || !space.shareFeature(one, other)) {
            return false;
        }
        String code = rules.get(one).code();
        String otherCode = rules.get(other).code();
        return inquiry.find(
                                Goals.that(space.conditions()[one], space.conditions()[other]),
                                "whether rule " + code + " can fire without " + otherCode + ".",
                                code,
                                otherCode)
                        .outcome()
                == Outcome.NONE;
    }
}
