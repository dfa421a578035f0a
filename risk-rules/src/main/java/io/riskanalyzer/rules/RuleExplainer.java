package io.riskanalyzer.rules;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonText;
import io.riskanalyzer.score.RowExplainer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Explains the score of a rule set: each rule is a term, with what is left of its points in its group. */
record RuleExplainer(RuleSet ruleSet) implements Explainer {

    @Override
    public RowExplainer bind(FeatureSet features) {
        return new Bound(ruleSet, features);
    }

    @Override
    public String toString() {
        return "the rules of " + ruleSet.name();
    }

    private static final class Bound implements RowExplainer {
        private final double base;
        private final List<Rule> rules;
        private final ReasonText.RowText[] texts;
        private final CompiledRules[] compiled;
        private final List<Set<Feature>> features;

        Bound(RuleSet ruleSet, FeatureSet features) {
            this.base = ruleSet.base();
            this.rules = ruleSet.rules();
            this.compiled = RuleCompiler.compile(ruleSet, features);
            this.texts =
                    rules.stream().map(rule -> rule.template().bind(features)).toArray(ReasonText.RowText[]::new);
            this.features = rules.stream()
                    .map(rule -> Collections.unmodifiableSet(rule.when().features()))
                    .toList();
        }

        @Override
        public int terms() {
            return rules.size();
        }

        @Override
        public Set<Feature> features(int term) {
            return features.get(term);
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            for (CompiledRules part : compiled) {
                part.contribute(row, contributions);
            }
            return base;
        }

        @Override
        public void explain(Frame frame, int from, int to, double[] bases, double[] contributions) {
            Arrays.fill(bases, 0, to - from, base);
            Lanes lanes = Lanes.forRows(to - from);
            for (int start = from; start < to; start += lanes.size()) {
                int end = start + Math.min(lanes.size(), to - start);
                for (CompiledRules part : compiled) {
                    part.contribute(frame, start, end, lanes, contributions, (start - from) * terms(), terms());
                }
            }
        }

        @Override
        public String code(int term) {
            return rules.get(term).code();
        }

        @Override
        public Reason reason(int term, double[] row, double contribution) {
            return new Reason(rules.get(term).code(), contribution, texts[term].of(row));
        }
    }
}
