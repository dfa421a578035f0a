package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.LinearModel;
import io.riskanalyzer.model.LinearTerm;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.TreeEnsemble;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RiskScorer;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Finds where the answer of a plan may jump, from what scorer and policy tell of themselves. */
final class PlanCells {
    private final ScoringPlan plan;

    PlanCells(ScoringPlan plan) {
        this.plan = plan;
    }

    FeatureSet features() {
        return plan.features();
    }

    Cells of(Feature feature) {
        TreeSet<Double> starts = new TreeSet<>();
        if (!(feature instanceof NumberFeature number)) {
            return new Cells(starts, Set.of(), false);
        }
        for (double cut : plan.policy().cutsOf(number)) {
            addBothSides(cut, starts);
        }
        RiskScorer scorer = plan.scorer();
        boolean beginsAtCuts = scorer instanceof TreeEnsemble || scorer instanceof Scorecard;
        double[] cuts = scorer.cutsOf(number);
        for (double cut : cuts) {
            if (beginsAtCuts) {
                starts.add(cut + 0.0);
            } else {
                addBothSides(cut, starts); // a rule may say "at most"
            }
        }
        boolean isSmooth = scorer instanceof LinearModel linear
                ? isSmooth(linear, number)
                : !beginsAtCuts && cuts.length == 0 && uses(scorer, number);
        return new Cells(starts, scorer instanceof Scorecard card ? codesOf(card, number) : Set.of(), isSmooth);
    }

    private static void addBothSides(double cut, Set<Double> starts) {
        starts.add(cut + 0.0);
        starts.add(Math.nextUp(cut));
    }

    private static boolean isSmooth(LinearModel model, NumberFeature number) {
        return model.terms().stream()
                .anyMatch(term -> term.feature().name().equals(number.name()) && !(term instanceof LinearTerm.Steps));
    }

    private static boolean uses(RiskScorer scorer, Feature feature) {
        return scorer.features().stream().anyMatch(used -> used.name().equals(feature.name()));
    }

    private static Set<Double> codesOf(Scorecard card, NumberFeature number) {
        Set<Double> codes = new HashSet<>();
        card.characteristics().stream()
                .map(line -> line.bins())
                .filter(bins -> bins.feature().name().equals(number.name()))
                .filter(Bins.Numbers.class::isInstance)
                .map(Bins.Numbers.class::cast)
                .flatMap(bins -> bins.specials().stream())
                .forEach(special -> special.values().forEach(value -> codes.add(value + 0.0)));
        return codes;
    }
}
