package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.model.Bins;
import io.riskanalyzer.models.scorecard.BinningTable.Bin;
import io.riskanalyzer.models.scorecard.BinningTable.NeighbourTest;
import io.riskanalyzer.models.scorecard.BinningTable.Totals;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Computes the figures of a table from its cells. */
final class TableFigures {
    /** The information value at which OptBinning's score is greatest (its {@code binning_quality_score}). */
    private static final double BEST_IV = 0.39573882184806863;

    private final Bins bins;
    private final double[] cells;
    private final double events;
    private final double nonEvents;

    TableFigures(Bins bins, double[] cells) {
        this.bins = bins;
        this.cells = cells;
        double bad = 0;
        double good = 0;
        for (int i = 0; i < cells.length; i += 2) {
            good += cells[i];
            bad += cells[i + 1];
        }
        this.events = bad;
        this.nonEvents = good;
        requireBoth();
    }

    private void requireBoth() {
        if (!(events > 0 && nonEvents > 0)) {
            throw new IllegalArgumentException("The outcomes by which "
                    + bins.feature().name()
                    + " is binned (" + events + " events, " + nonEvents + " others) must be both there, but one is not."
                    + "\nMaybe the label is true for all rows, or for none.");
        }
    }

    List<Bin> rows() {
        return IntStream.range(0, bins.count()).mapToObj(this::row).toList();
    }

    private Bin row(int bin) {
        double good = cells[2 * bin];
        double bad = cells[2 * bin + 1];
        return new Bin(
                bins.label(bin),
                bins.kind(bin),
                good + bad,
                bad,
                good,
                (good + bad) / (events + nonEvents),
                good + bad > 0 ? bad / (good + bad) : Double.NaN,
                Divergence.woe(bad, good, events, nonEvents),
                good + bad > 0 ? Divergence.iv(bad, good, events, nonEvents) : 0,
                Divergence.js(bad, good, events, nonEvents));
    }

    Totals totals(List<Bin> rows, List<NeighbourTest> neighbours) {
        List<Bin> ranked = rows.stream()
                .filter(bin -> bin.weight() > 0)
                .sorted(Comparator.comparingDouble(Bin::eventRate).reversed())
                .toList();
        double iv = rows.stream().mapToDouble(Bin::iv).sum();
        double hhi =
                ranked.stream().mapToDouble(bin -> bin.share() * bin.share()).sum();
        double equal = 1.0 / ranked.size();
        double normalized = ranked.size() == 1 ? 1 : Math.max(0, (hhi - equal) / (1 - equal));
        double significant =
                neighbours.stream().mapToDouble(test -> 1 - test.pValue()).reduce(1, (a, b) -> a * b);
        double u = iv / BEST_IV;
        return new Totals(
                events + nonEvents,
                events,
                nonEvents,
                iv,
                Math.max(0, rows.stream().mapToDouble(Bin::js).sum()),
                gini(ranked),
                ks(ranked),
                hhi,
                normalized,
                cramersV(ranked),
                u * StrictMath.exp((1 - u * u) / 2) * significant * (1 - normalized));
    }

    /** The probability that an event is in a bin of a higher rate than a non-event, less that of a lower one. */
    private double gini(List<Bin> ranked) {
        double before = 0;
        double sum = 0;
        for (Bin bin : ranked) {
            sum += bin.nonEvents() * (2 * before + bin.events());
            before += bin.events();
        }
        return Math.max(0, sum / (events * nonEvents) - 1);
    }

    private double ks(List<Bin> ranked) {
        double bad = 0;
        double good = 0;
        double greatest = 0;
        for (Bin bin : ranked) {
            bad += bin.events();
            good += bin.nonEvents();
            greatest = Math.max(greatest, bad / events - good / nonEvents);
        }
        return greatest;
    }

    private double cramersV(List<Bin> ranked) {
        double rate = events / (events + nonEvents);
        double overWeight = ranked.stream()
                .mapToDouble(bin -> bin.share() * (bin.eventRate() - rate) * (bin.eventRate() - rate))
                .sum();
        return Math.sqrt(overWeight / (rate * (1 - rate)));
    }
}
