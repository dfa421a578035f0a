package io.riskanalyzer.models.internal;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The logistic loss {@code Σ wᵢ ln(1 + exp(−sᵢ ηᵢ))}, where {@code sᵢ} is 1 for a positive and −1 for a negative row, with
 * its first two derivatives by the weights of the columns.
 *
 * <p>Rows are worked on in pieces of fixed size, and the sums of the pieces added in order, so that the result does not
 * depend on the number of threads. Adding up in tiles within pieces keeps rounding errors small too.
 */
final class LogisticLoss {
    private static final int TILE = 256;
    private static final int PIECE = 64 * TILE;
    /** A rough second derivative is made of at least so many rows, and of so many for each column. */
    private static final int FEWEST_ROWS = 16_384;

    private static final int FEWEST_ROWS_A_COLUMN = 256;
    /** The pieces' second derivatives take this many numbers at most. */
    private static final int ROOM = 1 << 22;

    private final DesignMatrix x;
    private final boolean[] labels;
    private final double[] weights;
    private final int piece;

    LogisticLoss(DesignMatrix x, boolean[] labels, double[] weights) {
        this.x = x;
        this.labels = labels;
        this.weights = weights;
        long size = (long) (x.columns() + 1) * (x.columns() + 1);
        long most = Math.max(1, ROOM / size);
        this.piece = (int) Math.max(PIECE, (x.rows + most - 1) / most);
    }

    /** The loss at one place. Not changed once it is made. */
    static final class Point {
        double loss;
        final double[] gradient;
        private final double @Nullable [] hessian; // shape (columns × columns), all of it

        private Point(int columns, boolean isCurved) {
            gradient = new double[columns];
            hessian = isCurved ? new double[columns * columns] : null;
        }

        /** Returns the second derivative of a point that was asked for it. */
        double[] hessian() {
            return Objects.requireNonNull(hessian, "the point was made without its second derivative");
        }
    }

    int columns() {
        return x.columns();
    }

    /** Returns the log-odds of the positives, by weight. */
    double logOdds() {
        double positive = 0;
        double all = 0;
        for (int row = 0; row < labels.length; row++) {
            positive += labels[row] ? weights[row] : 0;
            all += weights[row];
        }
        return StrictMath.log(positive / (all - positive));
    }

    /** Returns the loss and its first derivative. */
    Point at(double[] beta) {
        return at(beta, 0);
    }

    /** Returns the loss and its first two derivatives. */
    Point curvedAt(double[] beta) {
        return at(beta, 1);
    }

    /** Returns the loss and its first derivative, with a second one that is made of a part of the rows if they are many. */
    Point roughlyCurvedAt(double[] beta) {
        return at(beta, Math.max(1, x.rows / Math.max(FEWEST_ROWS, FEWEST_ROWS_A_COLUMN * columns())));
    }

    /** The second derivative is made of one tile in so many; of none for 0. */
    private Point at(double[] beta, int oneIn) {
        int pieces = Math.max(1, (x.rows + piece - 1) / piece);
        Sums[] sums = IntStream.range(0, pieces)
                .parallel()
                .mapToObj(i -> {
                    Sums own = new Sums(oneIn);
                    for (int from = i * piece; from < Math.min(x.rows, (i + 1) * piece); from += TILE) {
                        own.add(beta, from, Math.min(TILE, x.rows - from));
                    }
                    return own;
                })
                .toArray(Sums[]::new);
        for (int i = 1; i < pieces; i++) {
            sums[0].add(sums[i]);
        }
        return sums[0].point();
    }

    /** Sums over some rows, with the scratch to make them. */
    private final class Sums {
        private final int full = x.full.length;
        private final int coded = x.coded + 1; // the last one is none
        private final double[] eta = new double[TILE];
        private final double[] residual = new double[TILE];
        private final double[] curvature = new double[TILE];
        private final double[] fullGradient = new double[full];
        private final double[] codedGradient = new double[coded];
        private double loss;
        private double weight;

        private final int oneIn; // what follows is empty if it is 0
        private double curvedWeight;
        private final double[][] curved; // full columns times curvature
        private final double[] curvedRow;
        private final double[] fullByFull;
        private final double[] codedByFull;
        private final double[] codedByCoded;

        Sums(int oneIn) {
            this.oneIn = oneIn;
            int rows = oneIn > 0 ? full : 0;
            this.curved = new double[rows][TILE];
            this.curvedRow = new double[rows];
            this.fullByFull = new double[rows * full];
            this.codedByFull = new double[rows * coded];
            this.codedByCoded = new double[oneIn > 0 ? coded * coded : 0];
        }

        void add(double[] beta, int from, int length) {
            predict(beta, from, length);
            compare(from, length);
            addGradient(from, length);
            double tile = 0;
            for (int r = 0; r < length; r++) {
                tile += weights[from + r];
            }
            weight += tile;
            if (oneIn > 0 && from / TILE % oneIn == 0) {
                curvedWeight += tile;
                addFull(from, length);
                addCoded(from, length);
            }
        }

        private void predict(double[] beta, int from, int length) {
            Arrays.fill(eta, 0, length, beta[0]);
            int column = 1;
            for (; column + 3 < full; column += 4) {
                predictFour(beta, column, from, length);
            }
            for (; column < full; column++) {
                double factor = beta[column];
                double[] values = x.full[column];
                for (int r = 0; r < length; r++) {
                    eta[r] += factor * values[from + r];
                }
            }
            double @Nullable [] values = x.values;
            int at = from * x.slots;
            for (int r = 0; r < length; r++) {
                double sum = eta[r];
                for (int slot = 0; slot < x.slots; slot++, at++) {
                    int code = x.codes[at];
                    if (code < x.coded) {
                        sum += values == null ? beta[full + code] : values[at] * beta[full + code];
                    }
                }
                eta[r] = sum;
            }
        }

        private void predictFour(double[] beta, int j, int from, int length) {
            double[] column0 = x.full[j];
            double[] column1 = x.full[j + 1];
            double[] column2 = x.full[j + 2];
            double[] column3 = x.full[j + 3];
            double weight0 = beta[j];
            double weight1 = beta[j + 1];
            double weight2 = beta[j + 2];
            double weight3 = beta[j + 3];
            for (int r = 0; r < length; r++) {
                eta[r] += weight0 * column0[from + r]
                        + weight1 * column1[from + r]
                        + weight2 * column2[from + r]
                        + weight3 * column3[from + r];
            }
        }

        private void compare(int from, int length) {
            double product = 1; // of factors from 1 to 2, all of one weight: one logarithm for many rows
            double common = 0;
            double sum = 0;
            for (int r = 0; r < length; r++) {
                double w = weights[from + r];
                double odds = StrictMath.exp(-Math.abs(eta[r]));
                double likelier = 1 / (1 + odds);
                boolean likely = eta[r] >= 0;
                double p = likely ? likelier : odds * likelier;
                double rest = likely ? odds * likelier : likelier;
                boolean positive = labels[from + r];
                residual[r] = w * (positive ? -rest : p);
                curvature[r] = w * p * rest;
                if (likely != positive) {
                    sum += w * Math.abs(eta[r]);
                }
                if (w != common || product > 1e300) {
                    sum += common * StrictMath.log(product);
                    product = 1;
                    common = w;
                }
                product *= 1 + odds;
            }
            loss += sum + common * StrictMath.log(product);
        }

        private void addGradient(int from, int length) {
            for (int j = 0; j < full; j++) {
                fullGradient[j] += dot(residual, x.full[j], from, length);
            }
            double @Nullable [] values = x.values;
            int at = from * x.slots;
            for (int r = 0; r < length; r++) {
                for (int slot = 0; slot < x.slots; slot++, at++) {
                    codedGradient[x.codes[at]] += values == null ? residual[r] : residual[r] * values[at];
                }
            }
        }

        private static double dot(double[] a, double[] column, int from, int length) {
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            int r = 0;
            for (; r + 3 < length; r += 4) {
                sum0 += a[r] * column[from + r];
                sum1 += a[r + 1] * column[from + r + 1];
                sum2 += a[r + 2] * column[from + r + 2];
                sum3 += a[r + 3] * column[from + r + 3];
            }
            for (; r < length; r++) {
                sum0 += a[r] * column[from + r];
            }
            return (sum0 + sum1) + (sum2 + sum3);
        }

        private void addFull(int from, int length) {
            for (int i = 0; i < full; i++) {
                double[] product = curved[i];
                double[] column = x.full[i];
                for (int r = 0; r < length; r++) {
                    product[r] = curvature[r] * column[from + r];
                }
                int j = 0;
                for (; j + 3 <= i; j += 4) {
                    addFour(product, i * full + j, j, from, length);
                }
                for (; j <= i; j++) {
                    fullByFull[i * full + j] += dot(product, x.full[j], from, length);
                }
            }
        }

        /** Adds the products of one column with four others: what is read once is used four times. */
        private void addFour(double[] product, int to, int j, int from, int length) {
            double[] column0 = x.full[j];
            double[] column1 = x.full[j + 1];
            double[] column2 = x.full[j + 2];
            double[] column3 = x.full[j + 3];
            double sum0 = 0;
            double sum1 = 0;
            double sum2 = 0;
            double sum3 = 0;
            for (int r = 0; r < length; r++) {
                double p = product[r];
                sum0 += p * column0[from + r];
                sum1 += p * column1[from + r];
                sum2 += p * column2[from + r];
                sum3 += p * column3[from + r];
            }
            fullByFull[to] += sum0;
            fullByFull[to + 1] += sum1;
            fullByFull[to + 2] += sum2;
            fullByFull[to + 3] += sum3;
        }

        private void addCoded(int from, int length) {
            double @Nullable [] values = x.values;
            int slots = x.slots;
            for (int r = 0; r < length && slots > 0; r++) {
                for (int j = 0; j < full; j++) {
                    curvedRow[j] = curved[j][r];
                }
                int start = (from + r) * slots;
                for (int a = 0; a < slots; a++) {
                    int code = x.codes[start + a];
                    if (code == x.coded) {
                        continue;
                    }
                    double value = values == null ? 1 : values[start + a];
                    addRow(code * full, value);
                    double curve = curvature[r] * value;
                    int row = code * coded;
                    for (int b = 0; b <= a; b++) {
                        codedByCoded[row + x.codes[start + b]] += values == null ? curve : curve * values[start + b];
                    }
                }
            }
        }

        private void addRow(int to, double value) {
            for (int j = 0; j < full; j++) {
                codedByFull[to + j] += value * curvedRow[j];
            }
        }

        void add(Sums other) {
            loss += other.loss;
            weight += other.weight;
            curvedWeight += other.curvedWeight;
            add(fullGradient, other.fullGradient);
            add(codedGradient, other.codedGradient);
            add(fullByFull, other.fullByFull);
            add(codedByFull, other.codedByFull);
            add(codedByCoded, other.codedByCoded);
        }

        private static void add(double[] to, double[] more) {
            for (int i = 0; i < to.length; i++) {
                to[i] += more[i];
            }
        }

        Point point() {
            int columns = columns();
            Point point = new Point(columns, oneIn > 0);
            point.loss = loss;
            System.arraycopy(fullGradient, 0, point.gradient, 0, full);
            System.arraycopy(codedGradient, 0, point.gradient, full, x.coded);
            double[] hessian = point.hessian;
            double scale = oneIn == 1 ? 1 : weight / curvedWeight;
            for (int i = 0; i < columns && hessian != null; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = i < full
                            ? fullByFull[i * full + j]
                            : j < full
                                    ? codedByFull[(i - full) * full + j]
                                    : codedByCoded[(i - full) * coded + j - full];
                    hessian[i * columns + j] = scale * value;
                    hessian[j * columns + i] = scale * value;
                }
            }
            return point;
        }
    }
}
