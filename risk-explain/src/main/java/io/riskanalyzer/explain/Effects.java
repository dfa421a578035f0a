package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.EffectCurve.Kind;
import io.riskanalyzer.explain.EffectCurve.Point;
import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.RiskScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What features do to the scores of many rows, whatever the scorer is: partial dependence, individual curves, accumulated
 * local effects and the strength of interactions.
 *
 * <pre>{@code
 * Effects effects = Effects.of(model, test.frame()).points(30);
 *
 * EffectCurve curve = effects.partialDependence(ATTENDANCE);
 * EffectCurve steps = effects.accumulated(ATTENDANCE);
 * IceCurves people = effects.individual(ATTENDANCE, 50).centred();
 * Interactions interactions = effects.interactions(200, ATTENDANCE, AVERAGE_MARK);
 * }</pre>
 *
 * <p>A number is looked at where it is: at every value that occurs if those are at most {@link #points(int) points}, at
 * quantiles otherwise; a category at its levels and a flag at its sides that occur. A missing value is a point of its own
 * if it occurs; an unknown level counts as what the feature reads it as.
 *
 * <p>All of it tells what the scorer does, not what would happen to people. Partial dependence and H² score rows that may
 * never occur where features depend on each other; accumulated effects do not.
 *
 * <p>Immutable and thread-safe; the same bits on any number of threads. A thread holds one column and the scores of the
 * rows, the rest is shared.
 */
public final class Effects {
    private static final int POINTS = 20;
    private static final long SEED = 1;

    private final Frame frame;
    private final Scoring scoring;
    private final Scale scale;
    private final double[] weights;
    private final int points;
    private final int threads;

    private Effects(Frame frame, Scoring scoring, Scale scale, double[] weights, int points, int threads) {
        this.frame = frame;
        this.scoring = scoring;
        this.scale = scale;
        this.weights = weights;
        this.points = points;
        this.threads = threads;
    }

    private static Effects of(Frame frame, Scoring scoring, Scale scale) {
        if (frame.rows() == 0) {
            throw new IllegalArgumentException(
                    "The number of rows (0) must be at least 1.\nMaybe a filter or a split left nothing.");
        }
        double[] ones = new double[frame.rows()];
        Arrays.fill(ones, 1);
        int threads = Runtime.getRuntime().availableProcessors();
        return new Effects(frame, scoring, scale, ones, POINTS, threads);
    }

    /**
     * Returns the effects on the scores that a plan without a calibration gives: log-odds become probabilities, points
     * stay.
     *
     * @param scorer the scorer
     * @param frame the rows, with every feature of the scorer; at least one
     * @return the effects at up to 20 points, on all cores
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the scorer
     * @throws IllegalArgumentException if there is no row
     */
    public static Effects of(RiskScorer scorer, Frame frame) {
        boolean isMapped = scorer.calibration() != null;
        return of(frame, Scoring.by(scorer, frame.features()), isMapped ? Scale.PROBABILITY : scorer.scale());
    }

    /**
     * Returns the effects on raw scores, on which additive models are straight sums.
     *
     * @param scorer the scorer
     * @param frame the rows, with every feature of the scorer; at least one
     * @return the effects at up to 20 points, on all cores
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the scorer
     * @throws IllegalArgumentException if there is no row
     */
    public static Effects ofRawScore(RiskScorer scorer, Frame frame) {
        return of(frame, Scoring.raw(scorer, frame.features()), scorer.scale());
    }

    /**
     * Returns the effects on the calibrated scores of a plan.
     *
     * @param plan the plan
     * @param frame the rows, with every feature of the plan, which must accept their values; at least one
     * @return the effects at up to 20 points, on all cores
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan
     * @throws IllegalArgumentException if there is no row, or the plan refuses one
     */
    public static Effects of(ScoringPlan plan, Frame frame) {
        return of(Explanations.rowsFor(plan, frame), Scoring.by(plan), plan.scoreScale());
    }

    /**
     * Returns a copy in which each row counts as the given weight.
     *
     * @param newWeights the weights, finite and not negative, not all 0, shape (rows); copied
     * @return the copy
     * @throws IllegalArgumentException if the shapes differ, or a weight is negative or not finite, or all are 0
     */
    public Effects weighted(double... newWeights) {
        if (newWeights.length != frame.rows()) {
            throw new IllegalArgumentException("The weights (" + newWeights.length
                    + ") must be one for each row, but there are " + frame.rows()
                    + " rows.\nMaybe they are those of another frame.");
        }
        double[] copy = newWeights.clone();
        for (double weight : copy) {
            if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("The weight of a row (" + weight
                        + ") must be a finite number of at least 0, but it is not.\nMaybe leave the row out.");
            }
        }
        double total = CompensatedSum.of(copy);
        if (!(total > 0 && total <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The sum of the weights (" + total
                    + ") must be finite and above 0, but it is not.\nMaybe leave the weights out.");
        }
        return new Effects(frame, scoring, scale, copy, points, threads);
    }

    /**
     * Returns a copy that looks at numbers at another number of points.
     *
     * @param most the greatest number of points along one feature, at least 2; 20 unless told
     * @return the copy
     * @throws IllegalArgumentException if the number is less than 2
     */
    public Effects points(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("The number of points (" + most
                    + ") must be at least 2, but one point is no curve.\nMaybe leave it out: 20 are taken then.");
        }
        return new Effects(frame, scoring, scale, weights, most, threads);
    }

    /**
     * Returns a copy that works on another number of threads.
     *
     * @param number how many work at once, at least 1; a thread for each available processor unless told
     * @return the copy, which gives the same bits
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Effects onThreads(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The number of threads (" + number + ") must be at least 1.\nMaybe leave it out.");
        }
        return new Effects(frame, scoring, scale, weights, points, number);
    }

    /**
     * Returns the partial dependence of the score on a feature: at each value, the mean score if every row had it. Scores
     * all rows once for each point; of a tree ensemble, the trees alone that ask for the feature.
     *
     * @param feature the feature
     * @return the curve; that of a feature that the scorer does not look at is flat
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows do not have the feature
     * @see <a href="https://doi.org/10.1214/aos/1013203451">Friedman, Greedy function approximation: a gradient boosting
     *     machine, 2001</a>
     */
    public EffectCurve partialDependence(Feature feature) {
        int slot = frame.features().slotOf(feature);
        Grid grid = gridOf(slot);
        double[] values = grid.values();
        int[] rows = grid.rowsOf(columnOf(slot));
        Substitution substitution = new Substitution(scoring, frame);
        double[] means = resultsOf(values.length, i -> meanOf(substitution.scoresOf(rows[i], slot)));
        return curve(Kind.PARTIAL_DEPENDENCE, grid, values, means, grid.allShares());
    }

    /**
     * Returns the partial dependence of the score on two features together. Scores all rows once for each pair of points:
     * fewer {@link #points(int) points}, or a sample of the rows, are a good start.
     *
     * @param first one feature
     * @param second another feature
     * @return the surface
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows do not have a feature
     * @throws IllegalArgumentException if the two are one
     */
    public EffectSurface partialDependence(Feature first, Feature second) {
        int one = frame.features().slotOf(first);
        int other = frame.features().slotOf(second);
        if (one == other) {
            throw new IllegalArgumentException("The second feature (" + second.name()
                    + ") must be another than the first, but it is the same.\nMaybe ask for the curve of one feature.");
        }
        Grid across = gridOf(one);
        Grid up = gridOf(other);
        double[] firstValues = across.values();
        double[] secondValues = up.values();
        int columns = secondValues.length;
        double[] means = resultsOf(
                Math.multiplyExact(firstValues.length, columns),
                i -> meanOf(scoring.scoresOf(frame.with(one, constant(firstValues[i / columns]))
                        .with(other, constant(secondValues[i % columns])))));
        List<List<Double>> effects = new ArrayList<>();
        for (int i = 0; i < firstValues.length; i++) {
            effects.add(listOf(Arrays.copyOfRange(means, i * columns, (i + 1) * columns)));
        }
        return new EffectSurface(
                across.feature(), up.feature(), scale, listOf(firstValues), listOf(secondValues), effects);
    }

    /**
     * Returns the score of single rows along a feature, for rows that are drawn at random, the same ones at each call.
     *
     * @param feature the feature
     * @param most how many rows are drawn at most, at least 1; 50 read well
     * @return their curves, in the order of the rows
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows do not have the feature
     * @throws IllegalArgumentException if the number is less than 1
     */
    public IceCurves individual(Feature feature, int most) {
        int slot = frame.features().slotOf(feature);
        int[] rows = sampleOf(most);
        Frame sample = frame.take(rows);
        Grid grid = gridOf(slot);
        double[] values = grid.values();
        double[][] scores = new double[rows.length][values.length];
        Workers.forEach(
                values.length,
                i -> {
                    double[] column = new double[rows.length];
                    Arrays.fill(column, values[i]);
                    double[] own = scoring.scoresOf(sample.with(slot, column));
                    for (int row = 0; row < own.length; row++) {
                        scores[row][i] = own[row];
                    }
                },
                threads,
                (done, total) -> {});
        double[] own = new double[rows.length];
        sample.copyColumn(slot, 0, own.length, own);
        return new IceCurves(grid, scale, rows, own, weightsOf(rows), scores);
    }

    /**
     * Returns the accumulated local effects of a feature: what small steps along it do to rows that are there, added up.
     * Unlike a partial dependence it does not look at rows that never occur.
     *
     * <p>Between two neighbouring points, each row in between is scored at both; the mean differences are added up from
     * the least point on, and centred so that their mean over the rows is 0 (along a number by the trapezoids between the
     * points). The levels of a category are put in an order first, so that neighbours are alike in the other features: by
     * Kolmogorov–Smirnov distances of numbers and total variation of the others, added up and scaled to one dimension, as
     * in the paper. Rows whose value is missing are left out, so the shares may add up to less than 1; nothing is their
     * neighbour. Scores all rows twice.
     *
     * @param feature the feature
     * @return the curve; a single point of effect 0 where there is one value alone
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows do not have the feature
     * @throws IllegalArgumentException if every value is missing
     * @see <a href="https://doi.org/10.1111/rssb.12377">Apley, Zhu, Visualizing the effects of predictor variables in black
     *     box supervised learning models, 2020</a>
     */
    public EffectCurve accumulated(Feature feature) {
        int slot = frame.features().slotOf(feature);
        Grid grid = gridOf(slot);
        if (grid.known().length == 0) {
            throw new IllegalArgumentException("The values of " + feature.name() + " (" + frame.rows()
                    + " rows) must not all be missing, but they are.\nMaybe take another feature.");
        }
        LocalEffects local = new LocalEffects(frame, slot, weights, grid, scoring, threads);
        boolean isCategory = grid.feature() instanceof CategoryFeature<?>;
        double[] effects =
                isCategory ? local.ofLevels(LevelOrder.of(frame, slot, weights, grid, points)) : local.ofNumber();
        return curve(Kind.ACCUMULATED_EFFECT, grid, grid.known(), effects, grid.shares());
    }

    /**
     * Returns how strongly features interact, in rows that are drawn at random, the same ones at each call. Scores the
     * {@code n} drawn rows {@code n} times for each feature and each pair.
     *
     * @param most how many rows are drawn at most, at least 2; 200 are a good start
     * @param features the features, at least one, none twice
     * @return the interactions
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows do not have a feature
     * @throws IllegalArgumentException if the number is less than 2, there is no feature, or one is there twice
     */
    public Interactions interactions(int most, Feature... features) {
        if (most < 2 || features.length == 0) {
            throw new IllegalArgumentException("The rows and features (" + most + " and " + features.length
                    + ") must be at least 2 and 1, but one of them is less.\nMaybe take 200 rows.");
        }
        int[] rows = sampleOf(most);
        int[] slots = FeatureSet.of(features).stream()
                .mapToInt(frame.features()::slotOf)
                .toArray();
        return new InteractionSample(frame.take(rows), weightsOf(rows), scoring, threads).of(scale, slots);
    }

    private Grid gridOf(int slot) {
        return Grid.of(frame.features().get(slot), columnOf(slot), weights, points);
    }

    private double[] columnOf(int slot) {
        double[] column = new double[frame.rows()];
        frame.copyColumn(slot, 0, column.length, column);
        return column;
    }

    private double[] constant(double value) {
        double[] column = new double[frame.rows()];
        Arrays.fill(column, value);
        return column;
    }

    private double meanOf(double[] scores) {
        return CompensatedSum.ofProducts(scores, weights) / CompensatedSum.of(weights);
    }

    private double[] resultsOf(int tasks, IntToDoubleFunction task) {
        return Workers.resultsOf(tasks, task, threads, (done, total) -> {});
    }

    private int[] sampleOf(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of rows (" + most + ") must be at least 1.\nMaybe take 50.");
        }
        int[] order = Permutation.of(frame.rows(), SEED, "sample of effects", 0);
        int[] drawn =
                Arrays.stream(order).filter(row -> weights[row] > 0).limit(most).toArray();
        Arrays.sort(drawn);
        return drawn;
    }

    private double[] weightsOf(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray();
    }

    private EffectCurve curve(Kind kind, Grid grid, double[] values, double[] effects, double[] shares) {
        List<Point> all = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            all.add(new Point(values[i], effects[i], shares[i]));
        }
        all.sort(Comparator.comparingDouble(Point::value));
        return new EffectCurve(kind, grid.feature(), scale, all);
    }

    private static List<Double> listOf(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Override
    public String toString() {
        return "effects on the scores of " + frame.rows() + " rows";
    }
}
