package io.riskanalyzer.models.internal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Minimises the logistic loss plus {@code l1 Σ |βⱼ| + l2/2 Σ βⱼ²}, where the first column, the intercept, is not
 * penalised, by Newton's method with step halving. With an {@code l1} the quadratic model of each step is minimised by
 * coordinate descent (proximal Newton, as in glmnet: Friedman, Hastie and Tibshirani 2010, doi:10.18637/jss.v033.i01).
 *
 * <p>Without, a second derivative, of a part of the rows where they are many, serves for as many steps as each is a small
 * part of the one before: it is what costs, a gradient costs little beside it.
 */
final class NewtonSolver {
    private static final int MOST_STEPS = 100;
    private static final int MOST_SWEEPS = 20_000;
    private static final int MOST_HALVINGS = 40;
    /** Convergence is quadratic: after a step of this size the next one would be near its square. */
    private static final double LAST_STEP = 1e-7;
    /** With a second derivative of an earlier place it is linear: the steps go on until they are as small as this. */
    private static final double LAST_OF_MANY_STEPS = 1e-10;
    /** Steps by an earlier second derivative must be at most this part of the one before. */
    private static final double SHRINKING = 0.3;
    /** So often a new second derivative may be a rough one. */
    private static final int ROUGH = 2;
    /** A column of which less than this is its own is a combination of others. */
    private static final double DEPENDENT = 1e-10;

    /** Rows that are told apart ever better lose their curvature, and the column that does it becomes dependent. */
    private static final double VANISHED = 1e-13;

    /** Coordinate descent ends at a move of this size. */
    private static final double LAST_SWEEP = 1e-12;
    /** So much of the loss is rounding. */
    private static final double NOISE = 1e-13;

    private final LogisticLoss loss;
    private final double l1;
    private final double l2;
    private final int size;

    NewtonSolver(LogisticLoss loss, double l1, double l2) {
        this.loss = loss;
        this.l1 = l1;
        this.l2 = l2;
        this.size = loss.columns();
    }

    /**
     * What was found: the weights, the loss there, without penalty, and the factor of its second derivative, null if there
     * is a penalty.
     */
    static final class Solution {
        final double[] beta;
        final LogisticLoss.Point point;
        final @Nullable Cholesky information;

        private Solution(double[] beta, LogisticLoss.Point point, @Nullable Cholesky information) {
            this.beta = beta;
            this.point = point;
            this.information = information;
        }
    }

    /**
     * Finds the minimum.
     *
     * @throws IllegalArgumentException if there is none, as when the columns tell the outcomes apart and nothing is
     *     penalised
     */
    Solution solve() {
        double[] beta = new double[size];
        beta[0] = loss.logOdds();
        LogisticLoss.Point point = isPlain() || l1 > 0 ? loss.curvedAt(beta) : loss.roughlyCurvedAt(beta);
        boolean[] dependent = dependent(point);
        Curvature curvature = l1 > 0 ? null : new Curvature(penalised(point, dependent));
        double last = Double.POSITIVE_INFINITY;
        int refreshed = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean isExact = step == 0 && isPlain();
            double[] direction;
            if (curvature == null) {
                direction = descend(beta, point);
                isExact = true;
            } else {
                direction = curvature.step(downhill(beta, point, dependent));
                if (!(size(direction) <= SHRINKING * last)) {
                    isExact = isPlain() || refreshed++ >= ROUGH;
                    point = isExact ? loss.curvedAt(beta) : loss.roughlyCurvedAt(beta);
                    curvature = new Curvature(penalised(point, dependent));
                    direction = curvature.step(downhill(beta, point, dependent));
                }
            }
            double largest = size(direction);
            if (!(largest <= Double.MAX_VALUE) || (curvature != null && hasVanished(curvature.factor, dependent))) {
                break;
            }
            double weight = size(beta);
            double before = objective(beta, point);
            double part = 1;
            double[] next = moved(beta, direction, part);
            LogisticLoss.Point there = at(next);
            for (int i = 0; i < MOST_HALVINGS && !(objective(next, there) <= before + NOISE * Math.abs(before)); i++) {
                part /= 2;
                next = moved(beta, direction, part);
                there = at(next);
            }
            if (curvature != null) {
                curvature.learn(beta, next, downhill(beta, point, dependent), downhill(next, there, dependent));
            }
            beta = next;
            point = there;
            last = part * largest;
            if (last <= (isExact ? LAST_STEP : LAST_OF_MANY_STEPS) * (1 + weight)) {
                return new Solution(
                        beta, point, isPlain() ? factor(loss.curvedAt(beta).hessian(), dependent) : null);
            }
        }
        throw new IllegalArgumentException(
                isPlain()
                        ? "The features must not tell outcomes apart without an error where no weight is penalised, but some do:"
                                + " the weights grow for ever.\nMaybe penalise them: l2(1)."
                        : "The weights must converge within " + MOST_STEPS + " steps, but they still move."
                                + "\nMaybe take a greater penalty, or look for values of extreme size.");
    }

    /**
     * A second derivative that is not quite that of the place, mended by what each step taught of it (L-BFGS: Liu and
     * Nocedal 1989, doi:10.1007/BF01589116).
     */
    private static final class Curvature {
        private final Cholesky factor;
        private final List<double[]> moves = new ArrayList<>();
        private final List<double[]> changes = new ArrayList<>();

        Curvature(Cholesky factor) {
            this.factor = factor;
        }

        double[] step(double[] downhill) {
            double[] right = downhill.clone();
            double[] parts = new double[moves.size()];
            for (int i = parts.length - 1; i >= 0; i--) {
                parts[i] = dot(moves.get(i), right) / dot(moves.get(i), changes.get(i));
                add(right, -parts[i], changes.get(i));
            }
            double[] step = factor.solve(right);
            for (int i = 0; i < parts.length; i++) {
                double part = parts[i] - dot(changes.get(i), step) / dot(moves.get(i), changes.get(i));
                add(step, part, moves.get(i));
            }
            return step;
        }

        void learn(double[] from, double[] to, double[] downhillFrom, double[] downhillTo) {
            double[] move = to.clone();
            add(move, -1, from);
            double[] change = downhillFrom.clone();
            add(change, -1, downhillTo);
            if (dot(move, change) > 0) {
                moves.add(move);
                changes.add(change);
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static void add(double[] to, double times, double[] more) {
            for (int i = 0; i < to.length; i++) {
                to[i] += times * more[i];
            }
        }
    }

    /** Coordinate descent needs the second derivative of every place. */
    private LogisticLoss.Point at(double[] beta) {
        return l1 > 0 ? loss.curvedAt(beta) : loss.at(beta);
    }

    private static double size(double[] vector) {
        double largest = 0;
        for (double value : vector) {
            largest = Math.max(largest, Math.abs(value)); // NaN stays
        }
        return largest;
    }

    /** Tells the columns that are combinations of others; where weights are penalised there are none. */
    private boolean[] dependent(LogisticLoss.Point start) {
        boolean[] dependent = new boolean[size];
        if (isPlain()) {
            Cholesky first = Cholesky.of(start.hessian(), size, DEPENDENT);
            for (int j = 0; j < size; j++) {
                dependent[j] = first.isLeftOut(j);
            }
        }
        return dependent;
    }

    private boolean isPlain() {
        return l1 == 0 && l2 == 0;
    }

    private double objective(double[] beta, LogisticLoss.Point point) {
        double penalty = 0;
        for (int j = 1; j < size; j++) {
            penalty += l1 * Math.abs(beta[j]) + l2 / 2 * beta[j] * beta[j];
        }
        return point.loss + penalty;
    }

    private static double[] moved(double[] beta, double[] direction, double part) {
        double[] moved = beta.clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] += part * direction[j];
        }
        return moved;
    }

    /** The factor of the second derivative of loss and penalty. */
    private Cholesky penalised(LogisticLoss.Point point, boolean[] dependent) {
        double[] matrix = point.hessian().clone();
        for (int j = 1; j < size; j++) {
            matrix[j * size + j] += l2;
        }
        return factor(matrix, dependent);
    }

    /** Against the slope of loss and penalty, along the columns that are not left out. */
    private double[] downhill(double[] beta, LogisticLoss.Point point, boolean[] dependent) {
        double[] right = new double[size];
        for (int j = 0; j < size; j++) {
            right[j] = dependent[j] ? 0 : -point.gradient[j] - (j == 0 ? 0 : l2 * beta[j]);
        }
        return right;
    }

    /** Whether the curvature along one more column has vanished, since it tells outcomes apart. */
    private boolean hasVanished(@Nullable Cholesky factor, boolean[] dependent) {
        return isPlain() && factor != null && factor.leftOut() > count(dependent);
    }

    private static int count(boolean[] dependent) {
        int count = 0;
        for (boolean is : dependent) {
            count += is ? 1 : 0;
        }
        return count;
    }

    /** The factor without the columns that depend on others; later steps leave out the same ones as the first. */
    private Cholesky factor(double[] hessian, boolean[] dependent) {
        double[] matrix = hessian.clone();
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size && dependent[j]; i++) {
                matrix[i * size + j] = 0;
                matrix[j * size + i] = 0;
            }
        }
        return Cholesky.of(matrix, size, isPlain() ? VANISHED : 0);
    }

    /** Returns the step to the minimum of the quadratic model with both penalties, by coordinate descent. */
    private double[] descend(double[] beta, LogisticLoss.Point point) {
        double[] step = new double[size];
        double[] hessian = point.hessian();
        double[] slope = point.gradient.clone(); // of the quadratic model at beta + step
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double largest = 0;
            for (int j = 0; j < size; j++) {
                double curvature = hessian[j * size + j];
                double now = beta[j] + step[j];
                double ridge = j == 0 ? 0 : l2;
                if (curvature + ridge > 0) {
                    double to = shrunk(curvature * now - slope[j], j == 0 ? 0 : l1) / (curvature + ridge);
                    double move = to - now;
                    if (move != 0) {
                        step[j] += move;
                        for (int i = 0; i < size; i++) {
                            slope[i] += move * hessian[j * size + i];
                        }
                        largest = Math.max(largest, Math.abs(move));
                    }
                }
            }
            if (largest <= LAST_SWEEP) {
                break;
            }
        }
        for (int j = 1; j < size; j++) {
            if (beta[j] + step[j] == 0) {
                step[j] = -beta[j];
            }
        }
        return step;
    }

    private static double shrunk(double value, double by) {
        return value > by ? value - by : value < -by ? value + by : 0;
    }
}
