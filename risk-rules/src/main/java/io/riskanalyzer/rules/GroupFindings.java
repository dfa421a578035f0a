package io.riskanalyzer.rules;

import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.rules.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is to be said of the groups of a rule set. */
final class GroupFindings {
    private final Inquiry inquiry;

    GroupFindings(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    void find() {
        for (EntryBounds entry : inquiry.space().entries()) {
            if (entry.entry() instanceof RuleGroup group) {
                CellNode[] conditions =
                        Arrays.copyOfRange(inquiry.space().conditions(), entry.first(), entry.first() + entry.size());
                if (group.hitPolicy() == HitPolicy.ALL) {
                    findCap(group, entry, conditions, 1, group.greatest());
                    findCap(group, entry, conditions, -1, group.least());
                } else {
                    findShadowed(group, conditions);
                    findGap(group, conditions);
                    findOverlaps(group, conditions);
                }
            }
        }
    }

    private void findShadowed(RuleGroup group, CellNode[] conditions) {
        List<Rule> rules = group.rules();
        for (int i = 0; i < conditions.length; i++) {
            int rule = i;
            int[] before = IntStream.range(0, conditions.length)
                    .filter(other -> goesBefore(group, other, rule))
                    .toArray();
            String code = rules.get(rule).code();
            String question = "whether rule " + code + " of group " + group.name() + " ever counts.";
            if (before.length == 0 || isNever(conditions[rule], code, question)) {
                continue; // that it never fires is told already
            }
            CellNode[] others =
                    Arrays.stream(before).mapToObj(other -> conditions[other]).toArray(CellNode[]::new);
            Result counts = inquiry.find(Goals.that(conditions[rule], others), question, code);
            if (counts.outcome() == Outcome.NONE) {
                inquiry.note(
                        Kind.SHADOWED,
                        List.of(code),
                        "Rule " + code + " never counts: whenever it fires, a rule of group " + group.name()
                                + " that goes before it does too.");
            }
        }
    }

    private boolean isNever(CellNode condition, String code, String question) {
        return inquiry.find(Goals.that(condition), question, code).outcome() != Outcome.FOUND;
    }

    private static boolean goesBefore(RuleGroup group, int other, int rule) {
        double points = group.rules().get(rule).points();
        double others = group.rules().get(other).points();
        return group.hitPolicy() == HitPolicy.FIRST
                ? other < rule
                : others > points || (others == points && other < rule);
    }

    private void findGap(RuleGroup group, CellNode[] conditions) {
        Result gap = inquiry.find(
                Goals.without(conditions), "whether a rule of group " + group.name() + " always fires.", group.name());
        if (gap.outcome() == Outcome.FOUND) {
            inquiry.note(
                    Kind.GAP,
                    List.of(group.name()),
                    "Group " + group.name() + " leaves a gap: none of its rules fires for some row.",
                    gap.cells());
        }
    }

    private void findOverlaps(RuleGroup group, CellNode[] conditions) {
        for (int one = 0; one < conditions.length; one++) {
            List<String> codes = new ArrayList<>();
            List<int[]> witnesses = new ArrayList<>();
            String code = group.rules().get(one).code();
            for (int other = one + 1; other < conditions.length; other++) {
                CellNode[] both = {conditions[one], conditions[other]};
                String otherCode = group.rules().get(other).code();
                Result overlap = inquiry.find(
                        Goals.where(both, states -> states[0] != CellNode.NEVER && states[1] != CellNode.NEVER),
                        "whether rules " + code + " and " + otherCode + " overlap.",
                        code,
                        otherCode);
                if (overlap.outcome() == Outcome.FOUND) {
                    codes.add(otherCode);
                    witnesses.add(overlap.cells());
                }
            }
            if (!codes.isEmpty()) {
                String list = String.join(", ", codes);
                codes.add(0, code);
                String sentence = "Rule " + code + " of group " + group.name() + " overlaps with " + list + ".";
                inquiry.note(Kind.OVERLAP, codes, sentence, witnesses.get(0));
            }
        }
    }

    /** Looks at one limit of a group: the greatest sum for a sign of 1, the least for −1. */
    private void findCap(RuleGroup group, EntryBounds entry, CellNode[] conditions, int sign, double cap) {
        if (Double.isInfinite(cap)) {
            return;
        }
        String name = group.name();
        String limit = (sign > 0 ? "at most " : "at least ") + RoundNumbers.text(cap);
        String question = "whether group " + name + " needs the limit of " + limit + ".";
        Result beyond = inquiry.find(
                Goals.most(conditions, states -> sign * entry.sumOf(states, 0, sign)),
                sign * cap,
                Math.nextUp(sign * cap),
                question,
                name);
        if (beyond.outcome() == Outcome.NONE) {
            inquiry.note(
                    Kind.CAP_NEVER_BINDS,
                    List.of(name),
                    "The limit of group " + name + " (" + limit + ") never binds: its sum never goes beyond.");
        } else if (beyond.outcome() == Outcome.FOUND) {
            Result within = inquiry.find(
                    Goals.where(
                            conditions,
                            states ->
                                    mayWork(group, states, sign) && sign * entry.sumOf(states, 0, -sign) <= sign * cap),
                    question,
                    name);
            if (within.outcome() == Outcome.NONE) {
                inquiry.note(
                        Kind.CAP_ALWAYS_BINDS,
                        List.of(name),
                        "The limit of group " + name + " (" + limit
                                + ") always binds: whenever one of its rules works that way, the sum goes beyond.",
                        beyond.cells());
            }
        }
    }

    /** Whether a rule whose points have the sign may be true. */
    private static boolean mayWork(RuleGroup group, byte[] states, int sign) {
        return IntStream.range(0, states.length)
                .anyMatch(rule -> states[rule] != CellNode.NEVER
                        && sign * group.rules().get(rule).points() > 0);
    }
}
