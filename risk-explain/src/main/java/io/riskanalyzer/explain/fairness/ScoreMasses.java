package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.explain.internal.CompensatedSum;
import io.riskanalyzer.metric.Metric;
import java.util.Arrays;

/**
 * Places for scores, ascending. The weights of a group are two masses a place: shape (2 · places), those of good outcomes
 * first, then those of bad ones. Immutable.
 */
final class ScoreMasses {
    private static final int CALIBRATION_BINS = 10;

    /** No place, where no score is looked at. */
    static final ScoreMasses NONE = new ScoreMasses(new double[0], new int[0], new int[0]);

    /** The score of each cell, shape (2 · places): its mean where scores share a place. */
    private final double[] scores;

    private final int[] calibrationBin;
    private final int[] placeOf;

    private ScoreMasses(double[] scores, int[] calibrationBin, int[] placeOf) {
        this.scores = scores;
        this.calibrationBin = calibrationBin;
        this.placeOf = placeOf;
    }

    /** A place for each score that occurs. */
    static ScoreMasses exact(double[] scoreOf) {
        double[] sorted = scoreOf.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0.0; // −0 is 0
        }
        Arrays.sort(sorted);
        int places = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[places - 1]) {
                sorted[places++] = sorted[i];
            }
        }
        int[] placeOf = new int[scoreOf.length];
        for (int row = 0; row < placeOf.length; row++) {
            placeOf[row] = Arrays.binarySearch(sorted, 0, places, scoreOf[row] + 0.0);
        }
        double[] scores = new double[2 * places];
        System.arraycopy(sorted, 0, scores, 0, places);
        System.arraycopy(sorted, 0, scores, places, places);
        int[] bins = new int[places];
        int bin = 0;
        for (int place = 0; place < places; place++) { // closed on the right, as Metrics.ece has them
            while (bin < CALIBRATION_BINS - 1 && scores[place] > (double) (bin + 1) / CALIBRATION_BINS) {
                bin++;
            }
            bins[place] = bin;
        }
        return new ScoreMasses(scores, bins, placeOf);
    }

    /** About so many places of equal weight, none across two bins of the calibration error; this one if it has no more. */
    ScoreMasses coarse(double[] all, int most) {
        if (places() <= most) {
            return this;
        }
        double share = Arrays.stream(all).sum() / most;
        int[] joined = new int[places()];
        int place = 0;
        double filled = 0;
        for (int i = 0; i < joined.length; i++) {
            if (i > 0 && (filled >= share || calibrationBin[i] != calibrationBin[i - 1])) {
                place++;
                filled = 0;
            }
            joined[i] = place;
            filled += all[i] + all[places() + i];
        }
        int count = place + 1;
        double[] sums = new double[2 * count];
        double[] masses = new double[2 * count];
        int[] bins = new int[count];
        for (int i = 0; i < scores.length; i++) {
            int cell = i < joined.length ? joined[i] : count + joined[i - joined.length];
            sums[cell] += all[i] * scores[i];
            masses[cell] += all[i];
            bins[cell % count] = calibrationBin[i % joined.length];
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = masses[cell] > 0 ? sums[cell] / masses[cell] : 0;
        }
        int[] places = new int[placeOf.length];
        Arrays.setAll(places, row -> joined[placeOf[row]]);
        return new ScoreMasses(sums, bins, places);
    }

    int places() {
        return calibrationBin.length;
    }

    /** The place of a row's score. */
    int placeOf(int row) {
        return placeOf[row];
    }

    /** The masses of the rows that are not in a group. */
    static double[] others(double[] all, double[] own) {
        double[] others = new double[all.length];
        Arrays.setAll(others, i -> Math.max(0, all[i] - own[i]));
        return others;
    }

    double mean(double[] own) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum weight = new CompensatedSum();
        for (int i = 0; i < own.length; i++) {
            sum.add(own[i] * scores[i]);
            weight.add(own[i]);
        }
        return sum.value() / weight.value();
    }

    double badShare(double[] own) {
        CompensatedSum bad = new CompensatedSum();
        CompensatedSum all = new CompensatedSum();
        for (int i = 0; i < own.length; i++) {
            all.add(own[i]);
            bad.add(i < places() ? 0 : own[i]);
        }
        return bad.value() / all.value();
    }

    /** {@code Σ over bins |Σ weight · score − Σ weight of bad outcomes| / Σ weight}. */
    double calibrationError(double[] own) {
        CompensatedSum[] gaps = new CompensatedSum[CALIBRATION_BINS];
        Arrays.setAll(gaps, i -> new CompensatedSum());
        CompensatedSum weight = new CompensatedSum();
        int places = places();
        for (int place = 0; place < places; place++) {
            double good = own[place];
            double bad = own[places + place];
            if (good + bad > 0) {
                CompensatedSum gap = gaps[calibrationBin[place]];
                gap.add(good * scores[place]);
                gap.add(bad * (scores[places + place] - 1));
                weight.add(good);
                weight.add(bad);
            }
        }
        CompensatedSum error = new CompensatedSum();
        for (CompensatedSum gap : gaps) {
            error.add(Math.abs(gap.value()));
        }
        return error.value() / weight.value();
    }

    /** The probability that one of the bads scores higher than one of the goods; those of one place count half. */
    double auc(double[] ofGoods, double[] ofBads) {
        int places = places();
        CompensatedSum pairs = new CompensatedSum();
        CompensatedSum goods = new CompensatedSum();
        CompensatedSum bads = new CompensatedSum();
        for (int place = 0; place < places; place++) {
            double good = ofGoods[place];
            double bad = ofBads[places + place];
            if (bad > 0) {
                pairs.add(bad * (goods.value() + good / 2));
                bads.add(bad);
            }
            goods.add(good);
        }
        return pairs.value() / bads.value() / goods.value();
    }

    /** A metric of the cells that have a mass. */
    double measuredBy(Metric metric, double[] own) {
        int count = (int) Arrays.stream(own).filter(mass -> mass > 0).count();
        double[] cellScores = new double[count];
        boolean[] labels = new boolean[count];
        double[] weights = new double[count];
        int at = 0;
        for (int i = 0; i < own.length; i++) {
            if (own[i] > 0) {
                cellScores[at] = scores[i];
                labels[at] = i >= places();
                weights[at++] = own[i];
            }
        }
        return metric.of(cellScores, labels, weights);
    }
}
