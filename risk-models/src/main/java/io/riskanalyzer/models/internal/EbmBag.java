package io.riskanalyzer.models.internal;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One boosting of all shapes, on some of the rows, until the others no longer gain: feature after feature, round after
 * round, each time a small tree on one of them, at a low rate.
 *
 * <p>A row keeps its odds, not its log-odds: a step multiplies them by one of a few factors, so that no exponential is
 * taken for a row.
 */
final class EbmBag {
    /** Odds stay within these bounds, far beyond any that matter. */
    private static final double MOST_ODDS = 1e100;

    private static final double LEAST_ODDS = 1e-100;
    /** A round must lower the loss by this much of it to count as better. */
    private static final double TOLERANCE = 1e-5;

    private final EbmForm form;
    private final BinnedRows train;
    private final BinnedRows held;
    private final double[] odds;
    private final double[] heldOdds;
    private final double[][] weightOf;
    private final ShapeTree[] trees;
    private final double[][] steps;
    private final double[][] factors;
    private final double[][] slopes;
    private final double[][] curvatures;

    /** Shapes by feature and place, in log-odds. */
    private double[][] shapes;

    private final double intercept;

    EbmBag(EbmForm form, int[] directions, BinnedRows train, BinnedRows held) {
        this.form = form;
        this.train = train;
        this.held = held;
        int features = train.features();
        weightOf = new double[features][];
        trees = new ShapeTree[features];
        steps = new double[features][];
        factors = new double[features][];
        slopes = new double[features][];
        curvatures = new double[features][];
        shapes = new double[features][];
        for (int feature = 0; feature < features; feature++) {
            Places places = train.places.get(feature);
            int size = places.count() + 1;
            weightOf[feature] = train.weightsOf(feature);
            trees[feature] =
                    new ShapeTree(places, weightOf[feature], directions[feature], form.leaves(), form.leastWeight());
            steps[feature] = new double[size];
            factors[feature] = new double[size];
            Arrays.fill(factors[feature], 1);
            slopes[feature] = new double[size];
            curvatures[feature] = new double[size];
            shapes[feature] = new double[size];
        }
        double positives = 0;
        double all = 0;
        for (int i = 0; i < train.rows(); i++) {
            positives += train.labels[i] ? train.weights[i] : 0;
            all += train.weights[i];
        }
        double first = positives / (all - positives);
        intercept = StrictMath.log(first);
        odds = new double[train.rows()];
        heldOdds = new double[held.rows()];
        Arrays.fill(odds, first);
        Arrays.fill(heldOdds, first);
    }

    /** Boosts until the rows that were held back no longer gain; the best shapes count. */
    void boost(BooleanSupplier cancelled) {
        int features = train.features();
        double best = heldLoss();
        double mark = best;
        int since = 0;
        double[][] kept = copy(shapes);
        for (int round = 0; round < form.rounds() && since < form.patience(); round++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("The training was ended before it was done.");
            }
            for (int feature = 0; feature < features; feature++) {
                int before = feature == 0 ? features - 1 : feature - 1;
                accumulate(before, feature);
                step(feature);
            }
            double loss = heldLoss();
            if (loss < best) {
                best = loss;
                kept = copy(shapes);
            }
            if (loss < mark * (1 - TOLERANCE)) {
                mark = loss;
                since = 0;
            } else {
                since++;
            }
        }
        shapes = kept;
    }

    private static double[][] copy(double[][] arrays) {
        return Arrays.stream(arrays).map(double[]::clone).toArray(double[][]::new);
    }

    /** Applies the last step, of the feature before, and sums up what the rows ask for by the next feature's places. */
    private void accumulate(int before, int feature) {
        double[] factor = factors[before];
        char[] codesBefore = train.codes[before];
        char[] codes = train.codes[feature];
        double[] slope = slopes[feature];
        double[] curvature = curvatures[feature];
        Arrays.fill(slope, 0);
        Arrays.fill(curvature, 0);
        for (int i = 0; i < odds.length; i++) {
            double o = Math.min(MOST_ODDS, Math.max(LEAST_ODDS, odds[i] * factor[codesBefore[i]]));
            odds[i] = o;
            double rest = 1 / (1 + o);
            double p = o * rest;
            double w = train.weights[i];
            int code = codes[i];
            slope[code] += train.labels[i] ? w * rest : -w * p;
            curvature[code] += w * p * rest;
        }
    }

    private void step(int feature) {
        double[] step = steps[feature];
        trees[feature].grow(slopes[feature], curvatures[feature], weightOf[feature], form.learningRate(), step);
        for (int place = 0; place < step.length; place++) {
            shapes[feature][place] += step[place];
            factors[feature][place] = StrictMath.exp(step[place]);
        }
        char[] codes = held.codes[feature];
        double[] factor = factors[feature];
        for (int i = 0; i < heldOdds.length; i++) {
            heldOdds[i] = Math.min(MOST_ODDS, Math.max(LEAST_ODDS, heldOdds[i] * factor[codes[i]]));
        }
    }

    private double heldLoss() {
        double loss = 0;
        for (int i = 0; i < heldOdds.length; i++) {
            loss += held.weights[i] * StrictMath.log1p(held.labels[i] ? 1 / heldOdds[i] : heldOdds[i]);
        }
        return loss;
    }

    /** Returns what each place of a feature adds, in log-odds. */
    double[] shape(int feature) {
        return shapes[feature];
    }

    /** Returns the log-odds before any shape. */
    double intercept() {
        return intercept;
    }
}
