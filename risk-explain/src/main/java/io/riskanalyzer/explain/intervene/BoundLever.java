package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A lever bound to the rows of a plan: it knows which of its values can make a difference. Thread-safe. */
final class BoundLever {
    private static final int MOST_VALUES = 10_000;

    private final Lever lever;
    private final Feature feature;
    private final Cells cells;
    private final double least;
    private final double greatest;
    private final Steps steps;
    private final int[] slots;
    private final List<NumberFeature> carried = new ArrayList<>();
    private final List<Cells> carriedCells = new ArrayList<>();
    private final boolean isSmooth;

    BoundLever(Lever lever, PlanCells plan) {
        FeatureSet features = plan.features();
        this.lever = lever;
        slots = new int[1 + lever.followers().size()];
        slots[0] = features.slotOf(lever.feature());
        feature = features.get(slots[0]);
        cells = plan.of(feature);
        boolean smooth = cells.isSmooth();
        for (int i = 1; i < slots.length; i++) {
            Lever.Follower follower = lever.followers().get(i - 1);
            slots[i] = features.slotOf(follower.feature());
            NumberFeature other = (NumberFeature) features.get(slots[i]);
            carried.add(other);
            carriedCells.add(plan.of(other));
            smooth |= follower.isRule() || carriedCells.get(i - 1).isSmooth();
        }
        isSmooth = smooth;
        if (feature instanceof NumberFeature number) {
            least = Math.max(lever.least(), Math.max(number.min(), -Double.MAX_VALUE));
            greatest = Math.min(lever.greatest(), Math.min(number.max(), Double.MAX_VALUE));
            steps = stepsOf(number);
        } else {
            least = Math.max(lever.least(), 0);
            greatest = lever.greatest();
            steps = Steps.NONE;
        }
    }

    /** Where every value makes a difference there must be steps. */
    private Steps stepsOf(NumberFeature number) {
        double step = lever.step();
        if (!isSmooth) {
            return Double.isNaN(step) ? Steps.NONE : Steps.of(step);
        }
        double range = greatest - least;
        if (!(range <= Double.MAX_VALUE / 4)) {
            throw new IllegalArgumentException("The range of the lever of " + number.name() + " (" + least + " to "
                    + greatest + ") must have two ends, but every value makes a difference to the score."
                    + "\nMaybe add .within(least, greatest).inSteps(…) to the lever.");
        }
        Steps found = Double.isNaN(step) ? Steps.hundredthOf(range) : Steps.of(step);
        if (!(range / found.step() <= MOST_VALUES)) {
            throw new IllegalArgumentException("The step of " + number.name() + " (" + found.step()
                    + ") must make at most " + MOST_VALUES + " values of the range, but it makes "
                    + range / found.step()
                    + ".\nMaybe take a larger step, or a narrower range.");
        }
        return found;
    }

    Feature feature() {
        return feature;
    }

    /** The slots that it changes: its own, then those that it carries. */
    int[] slots() {
        return slots.clone();
    }

    /** What can be done for a row. */
    Options optionsOf(double[] row) {
        double from = row[slots[0]];
        List<Double> targets = new ArrayList<>();
        if (!Double.isNaN(from) && !cells.isCode(from)) {
            addTargets(row, from, targets);
        }
        targets.removeIf(to -> !(to >= least && to <= greatest) // NaN too
                || to == from
                || cells.isCode(to)
                || !feature.accepts(to)
                || !(feature instanceof CategoryFeature<?> || lever.direction().allows(from, to)));
        List<Double> ordered = targets.stream()
                .distinct()
                .sorted(Comparator.<Double>comparingDouble(to -> lever.effort(from, to))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        double[][] values = new double[ordered.size() + 1][];
        double[] efforts = new double[values.length];
        values[0] = valuesAt(row, from);
        for (int i = 1; i < values.length; i++) {
            double to = ordered.get(i - 1);
            values[i] = valuesAt(row, to);
            efforts[i] = lever.effort(from, to);
        }
        return new Options(slots.clone(), values, efforts);
    }

    private void addTargets(double[] row, double from, List<Double> targets) {
        if (!(feature instanceof NumberFeature)) {
            int levels = feature instanceof CategoryFeature<?> category
                    ? category.levels().size()
                    : 2;
            for (int level = 0; level < levels; level++) {
                targets.add((double) level);
            }
            return;
        }
        if (isSmooth) {
            steps.addAll(least, greatest, targets);
            return;
        }
        double[] starts = startsOf(row, from);
        for (int i = 0; i <= starts.length; i++) {
            double first = Math.max(least, i == 0 ? -Double.MAX_VALUE : starts[i - 1]);
            double last = Math.min(greatest, i == starts.length ? Double.MAX_VALUE : Math.nextDown(starts[i]));
            if (first > last || (first <= from && from <= last)) {
                continue; // nothing changes within the cell of the present value
            }
            targets.add(first > from ? steps.first(first, last) : steps.last(first, last));
        }
    }

    /** Where the score may jump as the feature goes up: by itself, or by what it carries. */
    private double[] startsOf(double[] row, double from) {
        TreeSet<Double> starts = new TreeSet<>(cells.starts());
        for (int i = 1; i < slots.length; i++) {
            double perUnit = lever.followers().get(i - 1).perUnit();
            double value = row[slots[i]];
            if (perUnit != 0 && !Double.isNaN(value)) {
                for (double start : carriedCells.get(i - 1).starts()) {
                    double at = from + (start - value) / perUnit;
                    double rounding = 4 * Math.ulp(Math.max(Math.abs(at), Math.abs(from)));
                    starts.add(at - rounding); // one of the three is on the other side, whatever is rounded
                    starts.add(at);
                    starts.add(at + rounding);
                }
            }
        }
        return starts.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[] valuesAt(double[] row, double to) {
        double[] values = new double[slots.length];
        double from = row[slots[0]];
        values[0] = to;
        for (int i = 1; i < slots.length; i++) {
            double value = row[slots[i]];
            double after = lever.followers().get(i - 1).after(value, from, to);
            NumberFeature other = carried.get(i - 1);
            boolean stays = Double.isNaN(value)
                    || Double.isNaN(after)
                    || Double.compare(from, to) == 0
                    || carriedCells.get(i - 1).isCode(value);
            values[i] = stays ? value : Math.max(other.min(), Math.min(other.max(), after));
        }
        return values;
    }
}
