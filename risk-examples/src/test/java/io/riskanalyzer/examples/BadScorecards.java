package io.riskanalyzer.examples;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.examples.BadInput.Call;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.model.Bins;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.model.ScorecardExplainer;
import io.riskanalyzer.models.scorecard.PointsScale;
import io.riskanalyzer.models.scorecard.RejectInference;
import io.riskanalyzer.models.scorecard.ScorecardTrainer;
import io.riskanalyzer.models.scorecard.StepwiseSelection;
import io.riskanalyzer.score.ReasonCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Scorecards, their training and their reasons that are refused. */
final class BadScorecards {
    private static final NumberFeature AGE = Feature.number("age");
    private static final Bins AGES = new Bins.Numbers(AGE, List.of(25.0, 35.0));
    private static final Characteristic LINE = new Characteristic(AGES, List.of(10.0, 25.0, 40.0, 5.0), 20, 30);
    private static final Provenance BY_HAND =
            new Provenance("by hand", Map.of(), 0, "", 0, 0, Map.of(), Instant.EPOCH, Duration.ZERO);
    private static final Scorecard CARD = new Scorecard("loans", 0, List.of(LINE), null, BY_HAND);

    private BadScorecards() {}

    /** Rows of an age that tells nothing, of both outcomes. */
    private static Dataset untold() {
        SplittableRandom random = new SplittableRandom(1);
        Frame.Builder frame = Frame.builder(FeatureSet.of(AGE));
        boolean[] labels = new boolean[400];
        for (int i = 0; i < labels.length; i++) {
            frame.add(new double[] {random.nextInt(18, 80)}, i + 1, null);
            labels[i] = i % 4 == 0;
        }
        return Dataset.of(frame.build(), labels);
    }

    static List<BadInput> all() {
        return List.of(
                card(
                        "Points for fewer bins",
                        "new Characteristic(bins of age, List.of(10, 25, 40), …)",
                        () -> LINE.with(List.of(10.0, 25.0, 40.0))),
                card(
                        "Points that are no number",
                        "new Characteristic(bins of age, List.of(10, 25, NaN, 5), …)",
                        () -> LINE.with(List.of(10.0, 25.0, Double.NaN, 5.0))),
                card(
                        "Scorecard without lines",
                        "new Scorecard(\"loans\", 0, List.of(), …)",
                        () -> new Scorecard("loans", 0, List.of(), null, BY_HAND)),
                card(
                        "Cuts that descend",
                        "new Bins.Numbers(age, List.of(35, 25))",
                        () -> new Bins.Numbers(AGE, List.of(35.0, 25.0))),
                card(
                        "Probability of points that have none",
                        "card.probabilityAt(600) of a card without calibration",
                        () -> CARD.probabilityAt(600)),
                card(
                        "Nobody approved",
                        "ScorecardExplainer.belowApproved(card, rows, 600)",
                        () -> ScorecardExplainer.belowApproved(CARD, untold().frame(), 600)),
                card(
                        "Features that tell nothing",
                        "trainer.leastIv(0.1) … .train(rows)",
                        () -> ScorecardTrainer.builder().leastIv(0.1).build().train(untold())),
                card("No points to double the odds", "PointsScale.pdo(0)", () -> PointsScale.pdo(0)),
                card("Range exchanged", "PointsScale.between(850, 300)", () -> PointsScale.between(850, 300)),
                card("Level of a selection", "StepwiseSelection.forward(5)", () -> StepwiseSelection.forward(5)),
                card(
                        "Nobody refused",
                        "RejectInference.of(trainer, accepted, no rows)",
                        () -> RejectInference.of(
                                ScorecardTrainer.DEFAULTS,
                                untold(),
                                Frame.builder(FeatureSet.of(AGE)).build())),
                card(
                        "Catalogue that is not there",
                        "ReasonCatalogue.of(\"no.reasons\", loader, Locale.ENGLISH)",
                        () -> ReasonCatalogue.of("no.reasons", BadScorecards.class.getClassLoader(), Locale.ENGLISH)),
                card(
                        "Text of another feature",
                        ".text(Locale.ENGLISH, \"age\", \"Your income of {income} is low.\")",
                        () -> ReasonCatalogue.builder()
                                .text(Locale.ENGLISH, "age", "Your income of {income} is low.")
                                .build()
                                .explaining(CARD.explainer())
                                .bind(FeatureSet.of(AGE))));
    }

    private static BadInput card(String title, String given, Call call) {
        return new BadInput(Kind.SCORECARD, title, given, folder -> BadInput.refusalOf(call));
    }
}
