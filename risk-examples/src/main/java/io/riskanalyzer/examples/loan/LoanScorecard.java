package io.riskanalyzer.examples.loan;

import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.RiskAssessment;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.scorecard.ScorecardFit;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.report.ModelPictures;
import io.riskanalyzer.report.Section;
import io.riskanalyzer.report.Tables;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonCatalogue;
import io.riskanalyzer.score.ReasonSelection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same loans by a scorecard: points that can be read out, and the reasons of a refusal in two languages. */
final class LoanScorecard {
    private static final int PICTURES = 4;

    private final Split split;
    private final ScorecardFit fit;
    private final RiskAnalyzer<Map<String, ?>> analyzer;
    private final double refusedFrom;

    private LoanScorecard(Split split, ScorecardFit fit, RiskAnalyzer<Map<String, ?>> analyzer, double refusedFrom) {
        this.split = split;
        this.fit = fit;
        this.analyzer = analyzer;
        this.refusedFrom = refusedFrom;
    }

    /**
     * Trains the scorecard.
     *
     * @param split the loans
     * @param refusedFrom the probability from which a loan is refused
     */
    static LoanScorecard of(Split split, double refusedFrom) {
        ScorecardFit fit = ScorecardTrainer.DEFAULTS.fit(split.train());
        Scorecard card = fit.scorecard();
        ReasonCatalogue reasons = ReasonCatalogue.of(
                "io.riskanalyzer.examples.loan.reasons",
                LoanScorecard.class.getClassLoader(),
                Locale.ENGLISH,
                Locale.GERMAN);
        RiskAnalyzer<Map<String, ?>> analyzer = RiskAnalyzer.builder()
                .schema(Schema.ofMaps(split.train().features()))
                .scorer(card)
                .bands(Bands.below(refusedFrom, "GRANT").otherwise("REFUSE"))
                .explainer(reasons.explaining(ScorecardExplainer.below(card, ScorecardExplainer.Baseline.MEAN)))
                .reasons(ReasonSelection.DEFAULT.withoutNaming(LoanFeatures.AGE)) // protected: scored, never named
                .build();
        return new LoanScorecard(split, fit, analyzer, refusedFrom);
    }

    ScoringPlan plan() {
        return analyzer.plan();
    }

    /** The loan of the least points among those that were not trained on. */
    private Map<String, Object> worst() {
        Dataset test = split.test();
        double[] scores = analyzer.scoreAll(test.frame());
        int worst = 0;
        for (int row = 1; row < scores.length; row++) {
            worst = scores[row] > scores[worst] ? row : worst;
        }
        Map<String, Object> loan = new HashMap<>();
        for (int slot = 0; slot < test.features().size(); slot++) {
            double value = test.frame().value(worst, slot);
            if (!Double.isNaN(value)) {
                loan.put(test.features().get(slot).name(), shown(slot, value));
            }
        }
        return loan;
    }

    private Object shown(int slot, double value) {
        return split.test().features().get(slot) instanceof CategoryFeature<?> category
                ? category.levels().get((int) value)
                : value;
    }

    @Override
    public String toString() {
        Dataset test = split.test();
        double[] scores = analyzer.scoreAll(test.frame());
        Map<String, Object> loan = worst();
        RiskAssessment english = analyzer.assess(loan);
        RiskAssessment german = analyzer.in(Locale.GERMAN).assess(loan);
        return String.format(
                        Locale.ROOT,
                        "The same loans by a scorecard, AUC %.4f and Brier score %.4f on the test loans:%n%s%n",
                        Metrics.AUC.of(scores, test.labels()),
                        Metrics.BRIER.of(scores, test.labels()),
                        fit)
                + String.format(
                        Locale.ROOT,
                        "Refused from a probability of %.1f %%. The loan of the fewest points has %.0f (%.1f %%): %s%n",
                        100 * refusedFrom,
                        english.displayed(),
                        100 * english.score(),
                        english.band())
                + texts(english)
                + texts(german);
    }

    private static String texts(RiskAssessment answer) {
        StringBuilder text = new StringBuilder();
        for (Reason reason : answer.reasons()) {
            text.append("  ").append(reason.text()).append('\n');
        }
        return text.append('\n').toString();
    }

    /** The points, and the bins of the first features, as a section of the page. */
    Section section() {
        List<BinningTable> tables = fit.tables();
        return Section.titled("The same as a scorecard")
                .saying("Points that a person adds up; high is good. The pictures are of the features that tell most.")
                .with(Tables.scorecard(fit.scorecard()))
                .with(tables.stream()
                        .sorted((a, b) -> Double.compare(b.iv(), a.iv()))
                        .limit(PICTURES)
                        .map(ModelPictures::binning)
                        .toList());
    }
}
