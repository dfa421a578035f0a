package io.riskanalyzer.plan;

import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowPolicy;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Tries the parts of a plan on rows, and refuses parts that do not fit each other. */
final class Rehearsal {
    private static final double TOLERANCE = 1e-9;
    private static final int MOST_EXPLAINED = 64; // an explainer may need many scores for each row

    private final PlanParts parts;
    private final BoundPlan bound;

    Rehearsal(PlanParts parts) {
        requireCuts(parts);
        this.parts = parts;
        this.bound = new BoundPlan(parts, null);
        for (int term = 0; term < bound.explainer().terms(); term++) {
            bound.explainer().features(term).forEach(parts.features()::slotOf);
        }
    }

    private static void requireCuts(PlanParts parts) {
        for (double cut : parts.bands().cuts()) {
            if (parts.scoreScale() == Scale.PROBABILITY && !(cut > 0 && cut < 1)) {
                Band band = parts.bands().bandOf(Math.nextDown(cut));
                String text = BigDecimal.valueOf(cut).stripTrailingZeros().toPlainString();
                throw new IllegalArgumentException("The cut of band " + band + " (" + text
                        + ") must be between 0 and 1, but not 0 or 1 itself, since the scores are probabilities."
                        + "\nMaybe write 5 % as 0.05, or the cut is meant on the raw score's scale.");
            }
        }
    }

    /**
     * Tries the rows.
     *
     * @param rows legal rows, at least one
     * @return what the plan gives them
     * @throws IllegalArgumentException if a part breaks its contract
     */
    TestVectors play(double[][] rows) {
        double[] rawScores = rawScores(rows);
        requireCalibration(rows, rawScores);
        requireExplainer(rows, rawScores);
        requirePolicy(rows, rawScores);
        return TestVectors.of(bound, rows);
    }

    private double[] rawScores(double[][] rows) {
        String scorer = "The scorer (" + parts.scorer().name() + ") must ";
        RowScorer again = parts.scorer().bind(parts.features());
        double[] ofFrame = new double[rows.length];
        bound.rawScores(TestVectors.frame(parts.features(), rows), 0, rows.length, ofFrame);
        double[] rawScores = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i].clone();
            rawScores[i] = bound.rawScore(row);
            String to = " to the row with " + ProbeRows.described(rows[i], parts.features());
            if (!(Math.abs(rawScores[i]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(scorer + "give every legal row a finite score, but gives "
                        + rawScores[i] + to + ".\nMaybe it does not expect missing values or unknown levels.");
            }
            if (!Arrays.equals(row, rows[i])) {
                throw new IllegalArgumentException(scorer + "leave a row as it is, but changed"
                        + to.substring(" to".length()) + ".\nMaybe copy the row before working on it.");
            }
            double second = again.score(rows[i]);
            if (differ(rawScores[i], second)) {
                throw new IllegalArgumentException(scorer + "give the same score however often it is bound, but gives "
                        + rawScores[i] + " and " + second + to + ".\nMaybe it keeps state, or draws random numbers.");
            }
            if (differ(rawScores[i], ofFrame[i])) {
                throw new IllegalArgumentException(scorer + "score a frame to the same bits as its rows, but gives "
                        + rawScores[i] + " and in a frame " + ofFrame[i] + to
                        + ".\nMaybe leave score(Frame, …) as RowScorer has it.");
            }
        }
        return rawScores;
    }

    private static boolean differ(double a, double b) {
        return Double.doubleToLongBits(a) != Double.doubleToLongBits(b);
    }

    private void requireCalibration(double[][] rows, double[] rawScores) {
        if (parts.scoreScale() != Scale.PROBABILITY) {
            return;
        }
        int[] ascending = IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> rawScores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double before = 0;
        double rawBefore = Double.NaN;
        for (int i : ascending) {
            double score = bound.scoreOf(rawScores[i]);
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException(
                        parts.calibration() == Uncalibrated.SCORES
                                ? "The scorer (" + parts.scorer().name()
                                        + ") must give probabilities from 0 to 1, as its"
                                        + " scale says, but gives " + score + " to the row with "
                                        + ProbeRows.described(rows[i], parts.features())
                                        + ".\nMaybe its scale is POINTS or LOG_ODDS."
                                : "The calibration (" + named(parts.calibration())
                                        + ") must give probabilities from 0 to 1, but gives " + score
                                        + " to the raw score " + rawScores[i] + ".\nMaybe limit what it returns.");
            }
            if (score < before) {
                throw new IllegalArgumentException("The calibration (" + named(parts.calibration())
                        + ") must not decrease, but gives " + before + " to the raw score " + rawBefore + " and "
                        + score
                        + " to " + rawScores[i] + ".\nMaybe it was fitted with the labels exchanged.");
            }
            before = score;
            rawBefore = rawScores[i];
        }
    }

    private void requireExplainer(double[][] rows, double[] rawScores) {
        if (parts.explainer() == Explainer.NONE) {
            return;
        }
        RowExplainer explainer = bound.explainer();
        double[] contributions = new double[explainer.terms()];
        int step = (rows.length + MOST_EXPLAINED - 1) / MOST_EXPLAINED;
        for (int i = 0; i < rows.length; i += step) {
            double sum = explainer.explain(rows[i].clone(), contributions)
                    + Arrays.stream(contributions).sum();
            if (!(Math.abs(sum - rawScores[i]) <= TOLERANCE * Math.max(1, Math.abs(rawScores[i])))) {
                throw new IllegalArgumentException("The explainer (" + named(parts.explainer())
                        + ") must add up to the raw score of " + parts.scorer().name() + ", but gives " + sum
                        + " instead of " + rawScores[i] + " for the row with "
                        + ProbeRows.described(rows[i], parts.features()) + ".\nMaybe it was made from another model.");
            }
        }
    }

    private void requirePolicy(double[][] rows, double[] rawScores) {
        RowPolicy policy = parts.policy().bind(parts.features(), parts.bands());
        int bands = parts.bands().all().size();
        for (int i = 0; i < rows.length; i++) {
            double score = bound.scoreOf(rawScores[i]);
            int level =
                    policy.levelOf(rows[i], score, parts.bands().bandOf(score).level());
            if (level < 0 || level >= bands) {
                throw new IllegalArgumentException("The policy (" + named(parts.policy())
                        + ") must choose a level from 0 to " + (bands - 1) + ", but chooses " + level
                        + " for the row with " + ProbeRows.described(rows[i], parts.features())
                        + ".\nMaybe it was made for other bands.");
            }
        }
    }

    /** A part as messages name it. */
    private static String named(Object part) {
        String name = part.getClass().getName();
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$\\$Lambda.*", " lambda");
    }
}
