package io.riskanalyzer.explain;

import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.RowExplainer;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Explains any scorer by Shapley values against a background, estimated from random orders of its features.
 *
 * <p>For each row of the background the features of the subject are put in one after another, in a random order and then in
 * its reverse; what the score rises by at a feature is counted for it. The contribution is the mean over all these walks, the
 * base the mean score of the background. Each walk leads from a row of the background to the subject, so base and
 * contributions add up to the score, however few walks there are. Order and reverse together are exact where no more than two
 * features interact; other errors fall with the root of the number of orders, to the values of {@link ExactShapley}.
 *
 * <pre>{@code
 * Explainer explainer = PermutationShap.of(model, Background.of(test.frame())).permutations(5).seed(7);
 * Explanations why = Explanations.of(explainer, test.frame());
 * }</pre>
 *
 * <p>A row costs at most {@code 2 · terms · orders} scores for each row of the background: 5,200 at 26 features, 100 rows and
 * one order. Features in which the two rows agree cost nothing. The orders are drawn from the seed when the explainer is made,
 * so a row has the same contributions alone, in any frame and on any thread. Allocates nothing per row. Immutable and
 * thread-safe.
 *
 * @see <a href="https://doi.org/10.1016/j.cor.2008.04.004">Castro, Gómez, Tejada, Polynomial calculation of the Shapley
 *     value based on sampling, 2009</a>
 * @see <a href="https://jmlr.org/papers/v23/21-0439.html">Mitchell, Cooper, Frank, Holmes, Sampling permutations for Shapley
 *     value estimation, 2022, for orders and their reverse</a>
 */
public final class PermutationShap implements Explainer {
    /** By default there are so many orders for each row of the background that there are at least this many in all. */
    private static final int DEFAULT_ORDERS = 100;

    private static final int MOST_PLACES = 1 << 28;

    private final ShapGame game;
    private final int permutations;
    private final long seed;
    private final int[][] orders;

    private PermutationShap(ShapGame game, int permutations, long seed) {
        this.game = game;
        this.permutations = permutations;
        this.seed = seed;
        this.orders = new int[game.rows() * permutations][game.terms()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int[] order : orders) {
            for (int i = 0; i < order.length; i++) { // Fisher and Yates, from the inside out
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
        }
    }

    /**
     * Returns the explainer of a scorer, with seed 1 and as many orders for each row of the background as make 100 in all.
     *
     * @param scorer the scorer
     * @param background what its scores are explained against
     * @return the explainer
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the background lacks a feature of the scorer
     * @throws IllegalArgumentException if the scorer looks at no feature, or a row of the background is not legal for it
     */
    public static PermutationShap of(RiskScorer scorer, Background background) {
        int rows = background.rows().rows();
        return new PermutationShap(new ShapGame(scorer, background), (DEFAULT_ORDERS + rows - 1) / rows, 1);
    }

    /**
     * Returns a copy with another number of orders.
     *
     * @param number how many orders are drawn for each row of the background, each walked there and back; at least 1
     * @return the copy
     * @throws IllegalArgumentException if the number is less than 1, or the orders of all rows together have more than 2²⁸
     *     places, which is a gigabyte
     */
    public PermutationShap permutations(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of permutations (" + number
                    + ") must be at least 1, but nothing would be explained by fewer.\nMaybe leave it out.");
        }
        double places = (double) number * game.rows() * game.terms();
        if (places > MOST_PLACES) {
            throw new IllegalArgumentException("The number of permutations (" + number + ") of " + game.terms()
                    + " terms for each of " + game.rows() + " rows must have at most " + MOST_PLACES
                    + " places in all, but has " + String.format(Locale.ROOT, "%.0f", places)
                    + ".\nMaybe leave it out: 100 orders in all are a good start.");
        }
        return new PermutationShap(game, number, seed);
    }

    /**
     * Returns a copy whose orders are drawn from another seed.
     *
     * @param newSeed the seed
     * @return the copy
     */
    public PermutationShap seed(long newSeed) {
        return new PermutationShap(game, permutations, newSeed);
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
     * Returns the number of orders for each row of the background.
     *
     * @return the number, at least 1
     */
    public int permutations() {
        return permutations;
    }

    /**
     * Returns what the orders are drawn from.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    @Override
    public RowExplainer bind(FeatureSet features) {
        return new Bound(game, features, orders);
    }

    @Override
    public String toString() {
        return "Shapley values by " + permutations + (permutations == 1 ? " permutation of " : " permutations of ")
                + game;
    }

    private static final class Bound extends BoundShap {
        private final int[][] orders;
        private final ThreadLocal<Room> rooms = ThreadLocal.withInitial(Room::new);

        Bound(ShapGame game, FeatureSet features, int[][] orders) {
            super(game, features);
            this.orders = orders;
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            Room room = rooms.get();
            room.begin(row);
            double score = scorer.score(row);
            for (int i = 0; i < orders.length; i++) {
                int other = i % game.rows();
                room.walk(orders[i], other, score, 0, 1);
                room.walk(orders[i], other, score, orders[i].length - 1, -1);
            }
            room.sums.means(2.0 * orders.length, contributions);
            return game.base();
        }

        private final class Room extends Mix {

            /** Walks from a row of the background to the subject, through an order from one of its ends. */
            void walk(int[] order, int other, double score, int from, int direction) {
                leaveOut(other);
                int left = findVarying();
                double before = game.scoreOf(other);
                for (int i = from; left > 0; i += direction) {
                    int term = order[i];
                    if (!isSame(term)) {
                        left--;
                        put(term);
                        double after = left == 0 ? score : score();
                        sums.addRise(term, before, after);
                        before = after;
                    }
                }
            }
        }
    }
}
