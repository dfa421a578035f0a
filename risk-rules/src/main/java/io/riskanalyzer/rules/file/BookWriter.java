package io.riskanalyzer.rules.file;

import io.riskanalyzer.rules.HitPolicy;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleEntry;
import io.riskanalyzer.rules.RuleGroup;
import io.riskanalyzer.rules.RulePolicy;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.score.Bands;
import java.time.LocalDate;
import java.util.List;

/** Turns a rule book into the nodes of a file. What is as usual is left out. */
final class BookWriter {
    private BookWriter() {}

    static FileNode.Fields write(RuleBook book) {
        RuleSet rules = book.rules();
        Output out = new Output().text(BookKeys.NAME, rules.name());
        if (!rules.version().isEmpty()) {
            out.text(BookKeys.VERSION, rules.version());
        }
        if (rules.base() != 0) {
            out.number(BookKeys.BASE, rules.base());
        }
        out.node(BookKeys.FEATURES, FeatureBlocks.write(book.features()));
        out.items(
                BookKeys.RULES, rules.entries().stream().map(BookWriter::entry).toList());
        if (!book.bands().equals(Bands.NONE)) {
            out.items(BookKeys.BANDS, BandBlocks.write(book.bands()));
        }
        if (book.policy() instanceof RulePolicy policy) {
            out.node(BookKeys.POLICY, PolicyBlocks.write(policy));
        }
        return out.fields();
    }

    private static FileNode.Fields entry(RuleEntry entry) {
        if (entry instanceof RuleGroup group) {
            return group(group);
        }
        return rule(entry.rules().get(0));
    }

    private static FileNode.Fields group(RuleGroup group) {
        Output out = new Output().text(BookKeys.GROUP, group.name());
        if (group.hitPolicy() != HitPolicy.ALL) {
            out.text(BookKeys.HIT_POLICY, group.hitPolicy().toString());
        }
        if (group.least() > Double.NEGATIVE_INFINITY) {
            out.number(BookKeys.AT_LEAST, group.least());
        }
        if (group.greatest() < Double.POSITIVE_INFINITY) {
            out.number(BookKeys.AT_MOST, group.greatest());
        }
        List<FileNode.Fields> rules =
                group.rules().stream().map(BookWriter::rule).toList();
        return out.items(BookKeys.RULES, rules).fields();
    }

    private static FileNode.Fields rule(Rule rule) {
        return new Output()
                .text(BookKeys.CODE, rule.code())
                .text(BookKeys.WHEN, rule.when().describe())
                .number(BookKeys.POINTS, rule.points())
                .text(BookKeys.TEXT, rule.text())
                .day(BookKeys.FROM, rule.validity().from(), LocalDate.MIN)
                .day(BookKeys.UNTIL, rule.validity().until(), LocalDate.MAX)
                .fields();
    }
}
