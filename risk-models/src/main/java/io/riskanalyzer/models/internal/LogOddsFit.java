package io.riskanalyzer.models.internal;

import java.util.Arrays;

/**
 * A logistic regression of few columns with slopes that are not negative: the weights of least log loss
 * {@code Σ w (ln(1 + exp(η)) − t η)} with {@code η = slopes · columns + intercept}. By Newton's method with step halving,
 * to the precision of doubles; where the best slopes would be negative, on the face of the legal ones.
 *
 * <p>The targets {@code t} lie between 0 and 1, never at them, so that the loss has a finite minimum even if the outcomes
 * are apart.
 */
public final class LogOddsFit {
    private static final int MOST_STEPS = 200;
    private static final int MOST_HALVINGS = 60;
    private static final double RIDGE = 1e-14;
    private static final double ENOUGH = 1e-13;

    private final double[][] columns;
    private final double[] targets;
    private final double[] weights;
    private final double[] centres;
    private final double[] scales;

    private LogOddsFit(double[][] columns, double[] targets, double[] weights, Intercept intercept) {
        int slopes = columns.length;
        int all = slopes + (intercept == Intercept.FITTED ? 1 : 0);
        double most = Arrays.stream(weights).max().orElse(1);
        this.weights = Arrays.stream(weights).map(w -> w / most).toArray();
        this.targets = targets;
        this.columns = new double[all][];
        this.centres = new double[slopes];
        this.scales = new double[slopes];
        for (int j = 0; j < slopes; j++) {
            WeightedColumn column = new WeightedColumn(columns[j], this.weights);
            double spread = column.standardDeviation();
            if (intercept == Intercept.FITTED) {
                centres[j] = column.mean();
                scales[j] = spread;
            } else {
                scales[j] = Math.hypot(column.mean(), spread);
            }
            this.columns[j] = scaled(columns[j], centres[j], scales[j]);
        }
        if (all > slopes) {
            this.columns[slopes] = new double[targets.length];
            Arrays.fill(this.columns[slopes], 1);
        }
    }

    /** Whether an intercept is fitted, or is 0. */
    public enum Intercept {
        /** It is fitted. */
        FITTED,
        /** It is 0. */
        ZERO
    }

    private static double[] scaled(double[] column, double centre, double scale) {
        return Arrays.stream(column)
                .map(x -> scale > 0 ? (x - centre) / scale : 0)
                .toArray();
    }

    /**
     * Fits.
     *
     * @param columns finite, at most two, shape (columns, rows)
     * @param targets in (0, 1), shape (rows)
     * @param weights above 0, shape (rows)
     * @param intercept whether there is an intercept
     * @return the slopes, in the order of the columns, then the intercept
     */
    public static double[] of(double[][] columns, double[] targets, double[] weights, Intercept intercept) {
        return new LogOddsFit(columns, targets, weights, intercept).best();
    }

    private double[] best() {
        int faces = 1 << scales.length;
        double[] best = {};
        double least = Double.POSITIVE_INFINITY;
        for (int face = faces - 1; face >= 0; face--) { // the whole first: if it is legal, it is the best
            double[] fit = newton(face);
            boolean legal = true;
            for (int j = 0; j < scales.length; j++) {
                legal &= fit[j] >= 0;
            }
            if (legal && lossOf(fit) < least) {
                best = fit;
                least = lossOf(fit);
                if (face == faces - 1) {
                    break;
                }
            }
        }
        return unscaled(best);
    }

    private double[] unscaled(double[] fit) {
        double[] result = new double[scales.length + 1];
        double intercept = fit.length > scales.length ? fit[scales.length] : 0;
        for (int j = 0; j < scales.length; j++) {
            result[j] = scales[j] > 0 ? fit[j] / scales[j] : 0;
            intercept -= result[j] * centres[j];
        }
        result[scales.length] = intercept;
        return result;
    }

    /** The best coefficients on the scaled columns, with the slopes that the face leaves out at 0. */
    private double[] newton(int face) {
        double[] at = new double[columns.length];
        double loss = lossOf(at);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(at, face);
            double length = Arrays.stream(direction).map(Math::abs).max().orElse(0);
            double size = Arrays.stream(at).map(Math::abs).max().orElse(0);
            double[] next = moved(at, direction, 1);
            double nextLoss = lossOf(next);
            for (int halved = 1; !(nextLoss <= loss) && halved <= MOST_HALVINGS; halved++) {
                next = moved(at, direction, Math.scalb(1.0, -halved));
                nextLoss = lossOf(next);
            }
            if (!(nextLoss <= loss)) {
                return at; // no shorter step is better: rounding is all that is left
            }
            at = next;
            loss = nextLoss;
            if (length <= ENOUGH * (1 + size)) {
                return at;
            }
        }
        return at;
    }

    private static double[] moved(double[] at, double[] direction, double by) {
        double[] moved = at.clone();
        for (int j = 0; j < at.length; j++) {
            moved[j] += by * direction[j];
        }
        return moved;
    }

    private double lossOf(double[] coefficients) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < targets.length; i++) {
            double logOdds = logOdds(i, coefficients);
            double loss =
                    Math.max(logOdds, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(logOdds))) - targets[i] * logOdds;
            double term = weights[i] * loss - lost; // Kahan's sum
            double next = sum + term;
            lost = (next - sum) - term;
            sum = next;
        }
        return sum;
    }

    private double logOdds(int row, double[] coefficients) {
        double logOdds = 0;
        for (int j = 0; j < coefficients.length; j++) {
            logOdds += coefficients[j] * columns[j][row];
        }
        return logOdds;
    }

    private double[] direction(double[] at, int face) {
        int size = at.length;
        double[][] system = new double[size][size + 1];
        for (int i = 0; i < targets.length; i++) {
            double probability = 1 / (1 + StrictMath.exp(-logOdds(i, at)));
            double curvature = weights[i] * probability * (1 - probability);
            double slope = weights[i] * (targets[i] - probability);
            for (int j = 0; j < size; j++) {
                system[j][size] += slope * columns[j][i];
                for (int k = 0; k < size; k++) {
                    system[j][k] += curvature * columns[j][i] * columns[k][i];
                }
            }
        }
        for (int j = 0; j < size; j++) {
            boolean free = j >= scales.length || ((face >> j) & 1) == 1;
            if (free && scalesOrOne(j) > 0) {
                system[j][j] += RIDGE * system[j][j] + Double.MIN_NORMAL;
            } else {
                fix(system, j);
            }
        }
        return solved(system);
    }

    private double scalesOrOne(int column) {
        return column < scales.length ? scales[column] : 1;
    }

    /** Makes the step of a coefficient 0. */
    private static void fix(double[][] system, int coefficient) {
        for (double[] row : system) {
            row[coefficient] = 0;
        }
        Arrays.fill(system[coefficient], 0);
        system[coefficient][coefficient] = 1;
    }

    /** Gauss with pivots; the systems have up to three rows. */
    private static double[] solved(double[][] system) {
        int size = system.length;
        for (int pivot = 0; pivot < size; pivot++) {
            int largest = pivot;
            for (int row = pivot + 1; row < size; row++) {
                largest = Math.abs(system[row][pivot]) > Math.abs(system[largest][pivot]) ? row : largest;
            }
            double[] swapped = system[pivot];
            system[pivot] = system[largest];
            system[largest] = swapped;
            for (int row = pivot + 1; row < size; row++) {
                double factor = system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= size; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double rest = system[row][size];
            for (int column = row + 1; column < size; column++) {
                rest -= system[row][column] * solution[column];
            }
            solution[row] = rest / system[row][row];
        }
        return solution;
    }
}
