package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.models.internal.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Chooses the columns of a regression on weights of evidence. */
final class StepwiseFit {
    private final WoeRows rows;
    private final StepwiseSelection selection;
    private final IntConsumer progress;
    private final double penalty;
    private final Map<Integer, String> leftOut = new TreeMap<>();
    private int fits;

    /**
     * Creates the choice.
     *
     * @param rows the columns to choose from
     * @param selection how to choose
     * @param progress is told the number of regressions so far
     */
    StepwiseFit(WoeRows rows, StepwiseSelection selection, IntConsumer progress) {
        this.rows = rows;
        this.selection = selection;
        this.progress = progress;
        this.penalty = selection.criterion() == StepwiseSelection.Criterion.BIC ? StrictMath.log(rows.weight()) : 2;
    }

    /** Why each column that was not chosen was left out. */
    Map<Integer, String> leftOut() {
        return leftOut;
    }

    /** The regression on the chosen columns, of a sign that does not contradict the bins if that is asked for. */
    WoeRows.Fit choose(int columns, ScorecardTrainer.Signs signs) {
        List<Integer> all = IntStream.range(0, columns).boxed().toList();
        WoeRows.Fit fit = switch (selection.direction()) {
            case NONE -> fit(all);
            case FORWARD -> forward(all);
            case BACKWARD -> backward(fit(all));
        };
        return signs == ScorecardTrainer.Signs.AS_BINNED ? withSigns(fit) : fit;
    }

    private WoeRows.Fit fit(List<Integer> chosen) {
        WoeRows.Fit fit = rows.fit(chosen);
        progress.accept(++fits);
        return fit;
    }

    /** The lower, the better. */
    private double criterion(WoeRows.Fit fit) {
        return penalty * (fit.columns().size() + 1) - 2 * fit.logLikelihood();
    }

    private double pValue(WoeRows.Fit fit, int place) {
        double error = fit.errors().get(place);
        return Double.isNaN(error) ? 1 : Tails.ofNormal(fit.estimates().get(place) / error);
    }

    private boolean byPValue() {
        return selection.criterion() == StepwiseSelection.Criterion.P_VALUE;
    }

    private WoeRows.Fit forward(List<Integer> all) {
        List<Integer> chosen = new ArrayList<>();
        WoeRows.Fit best = null;
        double reached = Double.POSITIVE_INFINITY; // something has to come in
        while (chosen.size() < all.size()) {
            WoeRows.Fit step = null;
            double ofStep = Double.POSITIVE_INFINITY;
            for (int column : all) {
                if (!chosen.contains(column)) {
                    List<Integer> more = new ArrayList<>(chosen);
                    more.add(column);
                    WoeRows.Fit tried = fit(more);
                    double value = byPValue() ? pValue(tried, more.size() - 1) : criterion(tried);
                    if (step == null || value < ofStep) {
                        step = tried;
                        ofStep = value;
                    }
                }
            }
            boolean improves = byPValue() ? ofStep <= selection.level() || best == null : ofStep < reached;
            if (!improves || step == null) {
                break;
            }
            best = step;
            reached = ofStep;
            chosen = new ArrayList<>(step.columns());
        }
        List<Integer> stays = chosen.stream().sorted().toList();
        explain(all, stays);
        return fit(stays); // in the order of the features
    }

    private WoeRows.Fit backward(WoeRows.Fit all) {
        WoeRows.Fit best = all;
        while (best.columns().size() > 1) {
            WoeRows.Fit step = byPValue() ? withoutLeastTelling(best) : withoutOne(best);
            if (step.columns().size() == best.columns().size()) {
                break;
            }
            best = step;
        }
        explain(all.columns(), best.columns());
        return best;
    }

    private WoeRows.Fit withoutLeastTelling(WoeRows.Fit fit) {
        int worst = 0;
        for (int place = 1; place < fit.estimates().size(); place++) {
            worst = pValue(fit, place) > pValue(fit, worst) ? place : worst;
        }
        return pValue(fit, worst) > selection.level() ? fit(without(fit, worst)) : fit;
    }

    private WoeRows.Fit withoutOne(WoeRows.Fit fit) {
        WoeRows.Fit best = fit;
        for (int place = 0; place < fit.estimates().size(); place++) {
            WoeRows.Fit tried = fit(without(fit, place));
            best = criterion(tried) < criterion(best) ? tried : best;
        }
        return best;
    }

    /** Leaves out the column of the greatest wrong estimate, one at a time, since the others change with it. */
    private WoeRows.Fit withSigns(WoeRows.Fit chosen) {
        WoeRows.Fit fit = chosen;
        while (true) {
            int wrong = -1;
            for (int place = 0; place < fit.estimates().size(); place++) {
                double estimate = fit.estimates().get(place);
                if (estimate > 0 && (wrong < 0 || estimate > fit.estimates().get(wrong))) {
                    wrong = place;
                }
            }
            if (wrong < 0 || fit.columns().size() == 1) {
                return fit;
            }
            leftOut.put(
                    fit.columns().get(wrong),
                    String.format(
                            Locale.ROOT,
                            "its coefficient (%.3g) would contradict its bins beside the other features",
                            fit.estimates().get(wrong)));
            fit = fit(without(fit, wrong));
        }
    }

    private void explain(List<Integer> all, List<Integer> stays) {
        String why = "the selection by " + selection.criterion() + (byPValue() ? " at " + selection.level() : "")
                + " did not want it";
        all.stream().filter(column -> !stays.contains(column)).forEach(column -> leftOut.put(column, why));
    }

    private static List<Integer> without(WoeRows.Fit fit, int place) {
        List<Integer> less = new ArrayList<>(fit.columns());
        less.remove(place);
        return less;
    }
}
