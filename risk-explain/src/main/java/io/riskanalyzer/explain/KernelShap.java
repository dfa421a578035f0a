package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;

/**
 * Explains any scorer by Shapley values against a background, estimated by weighted least squares over coalitions.
 *
 * <p>With {@code v(S)}, the mean score of the background with the terms in S taken from the row, the contributions minimise
 * {@code Σ_S w(|S|) (v(S) − v(∅) − Σ_{i∈S} φᵢ)²} under the condition {@code Σ φᵢ = v(all) − v(∅)}, where
 * {@code w(s) = (n − 1) / (C(n, s) · s · (n − s))}. The condition is solved, not approached: base and contributions add up to
 * the score, whatever the coalitions. If all of them are taken, the contributions are those of {@link ExactShapley}; else the
 * smallest and largest coalitions are all taken, and others are drawn, each with its complement.
 *
 * <pre>{@code
 * Explainer explainer = KernelShap.of(model, Background.of(test.frame())).coalitions(500).seed(7);
 * }</pre>
 *
 * <p>A row costs {@code coalitions} scores for each row of the background, by default 210,000 at 26 features and 100 rows:
 * {@link PermutationShap} needs far fewer for the same accuracy, and is the one to take unless values must compare with other
 * tools. The least squares are solved once, when the explainer is made; it holds {@code terms × coalitions} numbers. The
 * coalitions are drawn from the seed, so a row has the same contributions alone, in any frame and on any thread. Allocates
 * nothing per row. Immutable and thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1705.07874">Lundberg, Lee, A unified approach to interpreting model predictions, 2017</a>
 * @see <a href="https://proceedings.mlr.press/v130/covert21a.html">Covert, Lee, Improving KernelSHAP: practical Shapley value
 *     estimation via linear regression, 2021, for the condition and the pairs</a>
 */
public final class KernelShap implements Explainer {
    /** The default of the Python package shap: this, and two for each term. */
    private static final int DEFAULT_COALITIONS = 2048;

    private final ShapGame game;
    private final int coalitions;
    private final long seed;
    private final KernelWeights weights;

    private KernelShap(ShapGame game, int coalitions, long seed) {
        this.game = game;
        this.coalitions = coalitions;
        this.seed = seed;
        this.weights = new KernelWeights(Coalitions.draw(game.terms(), coalitions, seed));
    }

    /**
     * Returns the explainer of a scorer, with seed 1 and {@code 2048 + 2 · terms} coalitions, or all if they are fewer.
     *
     * @param scorer the scorer
     * @param background what its scores are explained against
     * @return the explainer
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the background lacks a feature of the scorer
     * @throws IllegalArgumentException if the scorer looks at no feature, or a row of the background is not legal for it
     */
    public static KernelShap of(RiskScorer scorer, Background background) {
        ShapGame game = new ShapGame(scorer, background);
        return new KernelShap(game, DEFAULT_COALITIONS + 2 * game.terms(), 1);
    }

    /**
     * Returns a copy with another number of coalitions.
     *
     * @param number how many coalitions are scored at most, without that of none and that of all; at least two for each term
     * @return the copy
     * @throws IllegalArgumentException if the number is less than twice the number of terms
     */
    public KernelShap coalitions(int number) {
        if (number < 2 * game.terms()) {
            throw new IllegalArgumentException("The number of coalitions (" + number
                    + ") must be at least two for each term, but " + game.terms()
                    + " × 2 are more.\nMaybe leave it out, or take PermutationShap, which needs fewer scores.");
        }
        return new KernelShap(game, number, seed);
    }

    /**
     * Returns a copy whose coalitions are drawn from another seed.
     *
     * @param newSeed the seed
     * @return the copy
     */
    public KernelShap seed(long newSeed) {
        return new KernelShap(game, coalitions, newSeed);
    }

    /**
     * Returns what is explained.
     *
     * @return the scorer
     */
    public RiskScorer scorer() {
        return game.scorer();
    }

    /**
     * Returns what scores are explained against.
     *
     * @return the background
     */
    public Background background() {
        return game.background();
    }

    /**
     * Returns how many coalitions are scored at most.
     *
     * @return the number
     */
    public int coalitions() {
        return coalitions;
    }

    /**
     * Returns what the coalitions are drawn from.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    @Override
    public RowExplainer bind(FeatureSet features) {
        return new Bound(game, features, weights);
    }

    @Override
    public String toString() {
        return "Shapley values by " + weights.coalitions() + " coalitions of " + game;
    }

    private static final class Bound extends BoundShap {
        private final KernelWeights weights;
        private final ThreadLocal<Mix> rooms = ThreadLocal.withInitial(Mix::new);

        Bound(ShapGame game, FeatureSet features, KernelWeights weights) {
            super(game, features);
            this.weights = weights;
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            Mix mix = rooms.get();
            mix.begin(row);
            for (int coalition = 0; coalition < weights.coalitions(); coalition++) {
                weights.add(coalition, worth(mix, weights.termsOf(coalition)) - game.base(), mix.sums);
            }
            weights.finish(scorer.score(row) - game.base(), mix.sums, contributions);
            return game.base();
        }

        /** The mean score of the background with some terms of the subject. */
        private double worth(Mix mix, int[] terms) {
            double sum = 0;
            for (int other = 0; other < game.rows(); other++) {
                mix.leaveOut(other);
                for (int term : terms) {
                    mix.put(term);
                }
                sum += mix.score();
            }
            return sum / game.rows();
        }
    }
}
