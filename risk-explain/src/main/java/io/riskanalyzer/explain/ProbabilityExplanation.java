package io.riskanalyzer.explain;

import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Why the calibrated probability of a row is what it is: the reasons of its raw score, on the scale of the probability.
 *
 * <p>{@code base + Σ contributions = probability}. With g the calibration, b the base and φ the contributions of the raw score
 * s, the way from {@code b} to {@code s} is gone with all terms growing alike, and each term gets what the probability rises by
 * on its account: {@code ∫₀¹ g′(b + t Σφ) φᵢ dt = φᵢ (g(s) − g(b)) / (s − b)}, the value of Aumann and Shapley. Where s is b it
 * is {@code φᵢ g′(b)}. The order of the reasons and their signs are those of the raw score, and where a calibration is flat
 * between the two, all contributions are 0.
 *
 * <p>These are not the Shapley values of the probability: for those, explain a {@link CalibratedScorer}, which costs as much
 * more. Reasons of decisions stay those of the raw score; this is for reports, whose readers think in percent.
 *
 * <pre>{@code
 * ScoringPlan calibrated = ScoringPlan.builder(features, model).build();
 * Explanations why = Explanations.of(calibrated, test.frame());
 * System.out.println(ProbabilityExplanation.of(calibrated, why, 0)); // probability 0.31 = base 0.14, …
 * }</pre>
 *
 * <p>O(terms). Immutable and thread-safe.
 *
 * @param base the probability of the base of the raw score
 * @param parts what each term contributes, in the order of the terms, and of a plan what others do that are not named
 * @param probability the calibrated probability
 * @see <a href="https://doi.org/10.1515/9781400867080">Aumann, Shapley, Values of non-atomic games, 1974</a>
 * @see <a href="https://arxiv.org/abs/1703.01365">Sundararajan, Taly, Yan, Axiomatic attribution for deep networks, 2017, for
 *     the same integral in explanations</a>
 */
public record ProbabilityExplanation(double base, List<Part> parts, double probability) {

    /**
     * What one term contributes to the probability. No {@link Reason}, which speaks of the raw score.
     *
     * @param code the code of the term
     * @param contribution what it adds to the probability, in [−1, 1] unless terms of the raw score cancel out
     * @param text the reason for a person; values of sensitive features are withheld
     */
    public record Part(String code, double contribution, String text) {
        /** Returns the code and the contribution; texts are for the person concerned, not for logs. */
        @Override
        public String toString() {
            return code + " " + signed(contribution);
        }
    }

    /** Copies the parts. */
    public ProbabilityExplanation {
        parts = List.copyOf(parts);
    }

    /**
     * Explains the probability that a plan gives to a row. What the plan's reasons must not name, such as protected attributes,
     * is one part without a name, the last: {@code others}.
     *
     * @param plan the plan, whose scores are probabilities
     * @param explanations explanations of the plan's raw scores
     * @param row the row in these, from 0
     * @return the explanation
     * @throws IllegalArgumentException if the scores of the plan are points
     */
    public static ProbabilityExplanation of(ScoringPlan plan, Explanations explanations, int row) {
        CalibratedScorer.requireProbability(plan);
        ProbabilityExplanation all = of(plan.calibration(), explanations, row);
        List<Part> named = new ArrayList<>();
        TermSums others = new TermSums(1);
        for (int term = 0; term < all.parts.size(); term++) {
            Part part = all.parts.get(term);
            if (plan.reasons().mayName(explanations.explainer(), term)) {
                named.add(part);
            } else {
                others.add(0, part.contribution());
            }
        }
        int unnamed = all.parts.size() - named.size();
        if (unnamed > 0) {
            named.add(new Part("others", others.of(0), unnamed == 1 ? "another" : unnamed + " others together"));
        }
        return new ProbabilityExplanation(all.base, named, all.probability);
    }

    /**
     * Explains the probability that belongs to the raw score of a row.
     *
     * @param calibration makes the probability of the raw score
     * @param explanations explanations of raw scores
     * @param row the row in these, from 0
     * @return the explanation
     * @throws IllegalArgumentException if what the calibration gives is no probability
     */
    public static ProbabilityExplanation of(Calibration calibration, Explanations explanations, int row) {
        double[] contributions = explanations.ofRow(row);
        double[] values = new double[explanations.frame().features().size()];
        explanations.frame().copyRow(row, values);
        double rawBase = explanations.base(row);
        double rawScore = explanations.rawScore(row);
        double base = probability(calibration, rawBase);
        double probability = probability(calibration, rawScore);
        double[] shared = ProbabilityPath.share(calibration, rawBase, rawScore, contributions);
        List<Part> parts = new ArrayList<>();
        for (int term = 0; term < shared.length; term++) {
            Reason reason = explanations.explainer().reason(term, values, contributions[term]);
            parts.add(new Part(reason.code(), shared[term], reason.text()));
        }
        return new ProbabilityExplanation(base, parts, probability);
    }

    private static double probability(Calibration calibration, double rawScore) {
        double probability = calibration.probabilityOf(rawScore);
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("The calibrated score (" + probability + " of the raw score " + rawScore
                    + ") must be a probability, but it is not from 0 to 1.\nMaybe the scores are points.");
        }
        return probability;
    }

    /**
     * Returns the parts from the greatest contribution to the least, in either direction.
     *
     * @return the parts; those of one size in the order of the terms
     */
    public List<Part> sorted() {
        return parts.stream()
                .sorted(Comparator.comparingDouble((Part part) -> Math.abs(part.contribution()))
                        .reversed())
                .toList();
    }

    /**
     * Returns this explanation as JSON. It names its scale, so that nobody takes it for reasons of the raw score:
     * {@code {"scale":"probability","base":0.14,"probability":0.31,"parts":[{"code":"age","contribution":0.1,"text":"…"}]}}.
     *
     * @return the JSON on one line; numbers with all their digits
     */
    public String toJson() {
        return ProbabilityJson.of(this);
    }

    /** Returns the probability, the base and the parts without their texts, on the scale of the probability. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "probability %.4g = base %.4g", probability, base));
        for (Part part : sorted()) {
            text.append(", ").append(part);
        }
        return text.toString();
    }

    private static String signed(double contribution) {
        return String.format(Locale.ROOT, "%+.4g", contribution);
    }
}
