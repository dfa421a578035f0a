package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * A model that imitates the scores of another scorer and that people can read, such as a small tree, and how well it does
 * so on rows that it has not seen. It tells what a scorer roughly does; it is no reason for a single score.
 *
 * <pre>{@code
 * Trainer tree = TreeTrainer.builder().maxDepth(3).build();
 * Surrogate surrogate = Surrogate.of(model, test.frame(), tree, 1);
 * System.out.println(surrogate);
 * }</pre>
 *
 * <p>Any {@link Trainer} of labelled rows learns to imitate probabilities: each row is there twice, as a positive of weight
 * p and as a negative of weight 1 − p, where p is its score.
 *
 * <p>A tree that splits by Gini impurity then splits as a regression tree of p does by variance. For a node with n rows
 * and mean m, its weight is n, its positive share m and its weighted impurity {@code 2 n m (1 − m) = 2 Σp − 2 n m²}. Over
 * the children of a split Σp is the same whatever the split, so the least impurity is the greatest {@code Σ n m²}; and the
 * sum of squares within the children is {@code Σp² − Σ n m²}, least at the same split. A leaf tells m, the mean score.
 * Minimum sizes count twice as many rows, or the same weight; a trainer that draws rows or stops by significance sees
 * twice as many.
 *
 * @param model the imitation
 * @param rSquared how much of the variance of the scores it tells on held-out rows: {@code 1 − Σ(p − q)² / Σ(p − p̄)²}, at
 *     most 1, below 0 if the mean is closer; 1 where all scores are alike and met
 * @param sameBand the share of held-out rows that get the same band from both, 1 without bands
 * @param trainingRows how many rows it has learnt from
 * @param heldOutRows how many rows it was measured on
 * @see <a href="https://doi.org/10.5555/2998828.2998832">Craven, Shavlik, Extracting tree-structured representations of
 *     trained networks, 1996</a>
 */
public record Surrogate(Model model, double rSquared, double sameBand, int trainingRows, int heldOutRows) {
    private static final double HELD_OUT = 0.3;

    /**
     * Imitates the scores that a plan without a calibration gives.
     *
     * @param scorer the scorer, of log-odds or probabilities
     * @param frame the rows, with every feature of the scorer; at least 10
     * @param trainer learns the imitation
     * @param seed decides which 30 % of the rows are held out
     * @return the imitation; its {@link #sameBand} is 1, as there are no bands
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the scorer
     * @throws IllegalArgumentException if the scores are no probabilities, the rows are fewer than 10, or the trainer cannot
     *     learn from them
     */
    public static Surrogate of(RiskScorer scorer, Frame frame, Trainer trainer, long seed) {
        Scale scale = scorer.calibration() == null ? scorer.scale() : Scale.PROBABILITY;
        return of(frame, Scoring.by(scorer, frame.features()), scale, Bands.NONE, trainer, seed);
    }

    /**
     * Imitates the calibrated scores of a plan.
     *
     * @param plan the plan, whose scores are probabilities
     * @param frame the rows, with every feature of the plan, which must accept their values; at least 10
     * @param trainer learns the imitation
     * @param seed decides which 30 % of the rows are held out
     * @return the imitation
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan
     * @throws IllegalArgumentException if the scores are no probabilities, the plan refuses a row, the rows are fewer than
     *     10, or the trainer cannot learn from them
     */
    public static Surrogate of(ScoringPlan plan, Frame frame, Trainer trainer, long seed) {
        Frame rows = Explanations.rowsFor(plan, frame);
        return of(rows, Scoring.by(plan), plan.scoreScale(), plan.bands(), trainer, seed);
    }

    private static Surrogate of(Frame frame, Scoring scoring, Scale scale, Bands bands, Trainer trainer, long seed) {
        if (scale != Scale.PROBABILITY) {
            throw new IllegalArgumentException("The scale of the scores (" + scale
                    + ") must be PROBABILITY, but a score that is none cannot be a weight."
                    + "\nMaybe imitate a plan with a calibration.");
        }
        int heldOut = (int) (HELD_OUT * frame.rows());
        if (heldOut < 3) {
            throw new IllegalArgumentException("The number of rows (" + frame.rows()
                    + ") must be at least 10, but no less can be held out of them.\nMaybe take those of the training.");
        }
        int[] order = Permutation.of(frame.rows(), seed, "held out of a surrogate", 0);
        int[] test = Arrays.copyOf(order, heldOut);
        int[] train = Arrays.copyOfRange(order, heldOut, order.length);
        Arrays.sort(test);
        Arrays.sort(train);
        Model model = trainer.train(softlyLabelled(frame.take(train), scoring));
        Frame unseen = frame.take(test);
        double[] scores = scoring.scoresOf(unseen);
        double[] imitated = Scoring.by(model, unseen.features()).scoresOf(unseen);
        return new Surrogate(
                model, rSquared(scores, imitated), sameBand(bands, scores, imitated), train.length, test.length);
    }

    /** Every row twice, as a positive and as a negative, weighted by how likely each is. */
    private static Dataset softlyLabelled(Frame rows, Scoring scoring) {
        double[] scores = scoring.scoresOf(rows);
        int[] twice = new int[2 * scores.length];
        boolean[] labels = new boolean[twice.length];
        double[] weights = new double[twice.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = i / 2;
            labels[i] = i % 2 == 0;
            weights[i] = labels[i] ? scores[i / 2] : 1 - scores[i / 2];
        }
        Duration latest = rows.features().stream()
                .map(Feature::knownAt)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return Dataset.of(rows.take(twice), labels).weighted(weights).decidedAt(latest); // what is imitated saw it all
    }

    private static double rSquared(double[] scores, double[] imitated) {
        double mean = CompensatedSum.of(scores) / scores.length;
        CompensatedSum missed = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int i = 0; i < scores.length; i++) {
            missed.add((scores[i] - imitated[i]) * (scores[i] - imitated[i]));
            all.add((scores[i] - mean) * (scores[i] - mean));
        }
        if (all.value() > 0) {
            return 1 - missed.value() / all.value();
        }
        return missed.value() == 0 ? 1 : 0;
    }

    private static double sameBand(Bands bands, double[] scores, double[] imitated) {
        int same = 0;
        for (int i = 0; i < scores.length; i++) {
            same += bands.bandOf(scores[i]).equals(bands.bandOf(imitated[i])) ? 1 : 0;
        }
        return (double) same / scores.length;
    }

    /** Returns the fidelity, and the model as it tells itself. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "R² %.3f, same band %.1f %%, on %d held-out rows:\n%s",
                rSquared,
                sameBand * 100,
                heldOutRows,
                model);
    }
}
