package io.riskanalyzer.models.internal;

import org.jspecify.annotations.Nullable;

/**
 * Minimises the logistic loss plus {@code l1 Σ |βⱼ| + l2/2 Σ βⱼ²}, where the first column, the intercept, is not
 * penalised, by Newton's method with step halving. With an {@code l1} the quadratic model of each step is minimised by
 * coordinate descent (proximal Newton, as in glmnet: Friedman, Hastie and Tibshirani 2010, doi:10.18637/jss.v033.i01).
 *
 * <p>Without, a second derivative serves for as many steps as each is a small part of the one before: it is what costs, a
 * gradient costs little beside it.
 */
final class NewtonSolver {
    private static final int MOST_STEPS = 100;
    private static final int MOST_SWEEPS = 20_000;
    private static final int MOST_HALVINGS = 40;
    /** Convergence is quadratic: after a step of this size the next one would be near its square. */
    private static final double LAST_STEP = 1e-7;
    /** With a second derivative of an earlier place it is linear: the steps go on until they are as small as this. */
    private static final double LAST_OF_MANY_STEPS = 1e-11;
    /** Steps by an earlier second derivative must be at most this part of the one before. */
    private static final double SHRINKING = 0.1;
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
        LogisticLoss.Point point = loss.curvedAt(beta);
        boolean[] dependent = dependent(point);
        Cholesky factor = null;
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean isCurved = factor == null;
            double[] direction;
            if (l1 > 0) {
                direction = descend(beta, point);
            } else {
                factor = factor == null ? penalised(point, dependent) : factor;
                direction = factor.solve(downhill(beta, point, dependent));
                if (!isCurved && !(size(direction) <= SHRINKING * last)) {
                    point = loss.curvedAt(beta);
                    factor = penalised(point, dependent);
                    direction = factor.solve(downhill(beta, point, dependent));
                    isCurved = true;
                }
            }
            double largest = size(direction);
            if (!(largest <= Double.MAX_VALUE) || hasVanished(factor, dependent)) {
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
            beta = next;
            point = there;
            last = part * largest;
            if (last <= (isCurved ? LAST_STEP : LAST_OF_MANY_STEPS) * (1 + weight)) {
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
