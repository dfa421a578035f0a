package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.rules.RuleTrace.Test;
import io.riskanalyzer.rules.RuleTrace.TracedRule;
import io.riskanalyzer.rules.RuleTrace.Truth;
import io.riskanalyzer.rules.RuleTrace.Turn;
import io.riskanalyzer.score.RowExplainer;
import java.util.ArrayList;
import java.util.List;

/** Traces the rules of a rule set for rows of given features. */
final class RuleTracer {
    private static final String WITHHELD = "(withheld)";

    private final RuleSet rules;
    private final FeatureSet features;
    private final RowExplainer explainer;

    RuleTracer(RuleSet rules, FeatureSet features) {
        this.rules = rules;
        this.features = features;
        this.explainer = rules.explainer().bind(features);
    }

    RuleTrace trace(double[] row) {
        double[] points = new double[explainer.terms()];
        explainer.explain(row, points);
        List<TracedRule> traced = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            Rule rule = rules.rules().get(i);
            List<Condition> leaves = Leaves.of(rule.when());
            List<Test> tests = leaves.stream().map(leaf -> test(leaf, row)).toList();
            List<Turn> turns = new ArrayList<>();
            for (Feature feature : rule.when().features()) {
                addTurn(rule.when(), leaves, feature, row, turns);
            }
            traced.add(new TracedRule(rule, truthOf(rule.when(), row), points[i], tests, turns));
        }
        return new RuleTrace(rules.name(), rules.bind(features).score(row), rules.base(), traced);
    }

    private Truth truthOf(Condition condition, double[] row) {
        if (condition.bind(features).test(row)) {
            return Truth.TRUE;
        }
        return condition.not().bind(features).test(row) ? Truth.FALSE : Truth.UNKNOWN;
    }

    private Test test(Condition leaf, double[] row) {
        Feature feature = Leaves.featureOf(leaf);
        int slot = features.slotOf(feature);
        String seen = isSensitive(feature) ? WITHHELD : RoundNumbers.text(features.get(slot), row[slot]);
        return new Test(leaf, seen, truthOf(leaf, row));
    }

    /** Whoever calls it sensitive is obeyed, be it the rule or the schema. */
    private boolean isSensitive(Feature feature) {
        return feature.isSensitive() || features.get(features.slotOf(feature)).isSensitive();
    }

    /** Tries the values of one feature; what the row has of the others stays. */
    private void addTurn(Condition when, List<Condition> leaves, Feature feature, double[] row, List<Turn> turns) {
        int slot = features.slotOf(feature);
        FeatureCells cells = new FeatureCells(features.get(slot), leaves);
        RowTest test = when.bind(features);
        boolean isFired = test.test(row);
        double[] changed = row.clone();
        double nearest = Double.NaN;
        List<Integer> turning = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            changed[slot] = cells.get(cell).from();
            if (test.test(changed) != isFired) {
                turning.add(cell);
                double value = cells.get(cell).nearest(row[slot]);
                if (cell < cells.present() && !(Math.abs(value - row[slot]) >= Math.abs(nearest - row[slot]))) {
                    nearest = value;
                }
            }
        }
        if (turning.isEmpty()) {
            return;
        }
        if (isSensitive(feature)) {
            turns.add(new Turn(feature, Double.NaN, Double.NaN, feature.name() + " " + WITHHELD + " may turn it"));
            return;
        }
        String outcome = isFired ? " and it would not fire" : " and it would fire";
        if (feature instanceof NumberFeature && !Double.isNaN(row[slot]) && !Double.isNaN(nearest)) {
            String text = feature.name() + " " + toward(cells, nearest, row[slot]) + outcome;
            turns.add(new Turn(feature, nearest, nearest - row[slot], text));
        } else {
            int first = turning.get(0);
            turns.add(new Turn(
                    feature, cells.valueOf(first), Double.NaN, feature.name() + " " + named(cells, turning) + outcome));
        }
    }

    /** Where a number must go, and how far that is. A limit that is not itself enough is told as such. */
    private static String toward(FeatureCells cells, double value, double seen) {
        boolean up = value > seen;
        double before = up ? Math.nextDown(value) : Math.nextUp(value);
        boolean beyond = digits(before) < digits(value);
        double told = beyond ? before : value;
        String unit = RoundNumbers.text(cells.feature(), told);
        if (told == seen) {
            return (up ? "above " : "below ") + unit;
        }
        String distance = up ? RoundNumbers.difference(told, seen) : RoundNumbers.difference(seen, told);
        String far = distance + (up ? " more" : " less");
        return (beyond ? (up ? "above " : "below ") + unit + " (more than " + far + ")" : unit + " (" + far + ")");
    }

    private static int digits(double value) {
        return RoundNumbers.text(value).length();
    }

    /** The values of cells, those of a number as ranges. */
    private static String named(FeatureCells cells, List<Integer> turning) {
        List<String> names = new ArrayList<>();
        for (int cell : turning) {
            FeatureCells.Cell range = cells.get(cell);
            names.add(
                    range.from() < range.to()
                            ? RangeText.of(range.from(), range.to())
                            : RoundNumbers.text(cells.feature(), range.from()));
        }
        return String.join(" or ", names);
    }
}
