package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.model.Bins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Joins the fine bins of one feature to the best ones that the settings allow. */
final class Joining {
    private final Bins fine;
    private final double[] cells;
    private final BinningForm form;
    private double events;
    private double nonEvents;

    /** Takes the non-events and the events of each fine bin in turn. */
    Joining(Bins fine, double[] cells, BinningForm form) {
        this.fine = fine;
        this.cells = cells;
        this.form = form;
        for (int i = 0; i < cells.length; i += 2) {
            nonEvents += cells[i];
            events += cells[i + 1];
        }
    }

    BinningTable table() {
        if (fine instanceof Bins.Flags || !(events > 0 && nonEvents > 0)) {
            return new BinningTable(fine, cells); // which refuses one outcome alone
        }
        if (fine instanceof Bins.Levels levels) {
            return joinedLevels(levels);
        }
        return joined((Bins.Numbers) fine);
    }

    private BinningTable joined(Bins.Numbers numbers) {
        int[] order = IntStream.range(0, numbers.regular()).toArray();
        boolean[] isFixed = new boolean[order.length];
        for (int i = 1; i < order.length; i++) {
            isFixed[i] = form.fixedCuts().contains(numbers.cuts().get(i - 1));
        }
        int[] starts = starts(List.of(), order, isFixed, form);
        List<Double> cuts = Arrays.stream(starts)
                .skip(1)
                .mapToObj(start -> numbers.cuts().get(start - 1))
                .toList();
        return table(new Bins.Numbers(numbers.feature(), cuts, numbers.specials()));
    }

    private BinningTable joinedLevels(Bins.Levels levels) {
        List<List<Integer>> groups = levelsInOrder(levels.regular());
        if (groups.isEmpty()) {
            return new BinningTable(levels, cells); // nothing is there to be joined
        }
        if (groups.size() > OptimalBinning.MOST_FINE_BINS) {
            throw new IllegalArgumentException("The levels of " + fine.feature().name() + " that are not rare ("
                    + groups.size() + ") must be at most " + OptimalBinning.MOST_FINE_BINS
                    + ".\nMaybe take a greater share for a rare level, such as 0.01.");
        }
        int[] starts = starts(groups, new int[0], new boolean[groups.size()], form.ofLevels());
        List<List<String>> joined = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : groups.size();
            joined.add(groups.subList(starts[i], end).stream()
                    .flatMap(List::stream)
                    .sorted()
                    .map(bin -> levels.groups().get(bin).get(0))
                    .toList());
        }
        return table(new Bins.Levels(levels.feature(), joined));
    }

    /** The levels that were seen, the rare ones together, by ascending event rate; of equal rates by their order. */
    private List<List<Integer>> levelsInOrder(int count) {
        double all = IntStream.range(0, count).mapToDouble(this::weight).sum();
        List<Integer> rare = new ArrayList<>();
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (weight(i) > 0) {
                if (weight(i) < form.categoryCutoff() * all * (1 - Division.ROUNDING)) {
                    rare.add(i);
                } else {
                    groups.add(List.of(i));
                }
            }
        }
        if (!rare.isEmpty()) {
            groups.add(rare);
        }
        groups.sort(Comparator.comparingDouble(this::rate).thenComparing(group -> group.get(0)));
        return groups;
    }

    private double weight(int bin) {
        return cells[2 * bin] + cells[2 * bin + 1];
    }

    private double rate(List<Integer> group) {
        double bad = group.stream().mapToDouble(bin -> cells[2 * bin + 1]).sum();
        return bad / group.stream().mapToDouble(this::weight).sum();
    }

    private int[] starts(List<List<Integer>> groups, int[] order, boolean[] isFixed, BinningForm settings) {
        int size = isFixed.length;
        double[] bad = new double[size];
        double[] good = new double[size];
        for (int i = 0; i < size; i++) {
            List<Integer> group = groups.isEmpty() ? List.of(order[i]) : groups.get(i);
            for (int bin : group) {
                good[i] += cells[2 * bin];
                bad[i] += cells[2 * bin + 1];
            }
        }
        Division division = new Division(new FineBins(bad, good, events, nonEvents), settings, isFixed);
        int[] starts = division.best();
        if (starts == null) {
            throw impossible(division.possible(), size, settings);
        }
        return starts;
    }

    private IllegalArgumentException impossible(int @Nullable [] possible, int size, BinningForm settings) {
        String name = fine.feature().name();
        if (possible == null) {
            return new IllegalArgumentException("The bins of " + name + " must keep to the settings ("
                    + settings.limits() + "), but no way to join its " + size
                    + " fine bins does.\nMaybe loosen one of them, or drop a fixed cut beyond the values.");
        }
        if (settings.leastBins() > possible[1]) {
            return new IllegalArgumentException("The least number of bins of " + name + " (" + settings.leastBins()
                    + ") must be possible, but the other settings (" + settings.limits() + ") allow " + possible[1]
                    + " at most.\nMaybe take that, more fine bins, or loosen another setting.");
        }
        return new IllegalArgumentException("The number of bins of " + name + " (from " + settings.leastBins() + " to "
                + settings.greatestBins() + ") must be possible, but the other settings (" + settings.limits()
                + ") allow only numbers from " + possible[0] + " to " + possible[1]
                + ", and not these.\nMaybe loosen one of them.");
    }

    /** The table of bins that are made of whole fine ones. */
    private BinningTable table(Bins joined) {
        double[] sums = new double[2 * joined.count()];
        for (int bin = 0; bin < fine.count(); bin++) {
            int to = place(joined, bin);
            sums[2 * to] += cells[2 * bin];
            sums[2 * to + 1] += cells[2 * bin + 1];
        }
        return new BinningTable(joined, sums);
    }

    private int place(Bins joined, int bin) {
        if (fine.kind(bin) != Bins.Kind.REGULAR) {
            return bin - fine.regular() + joined.regular(); // special, unseen and missing ones stay
        }
        if (fine instanceof Bins.Numbers numbers) {
            int at = 0;
            for (double cut : ((Bins.Numbers) joined).cuts()) {
                at += bin > 0 && cut <= numbers.cuts().get(bin - 1) ? 1 : 0;
            }
            return at;
        }
        CategoryFeature<?> category = (CategoryFeature<?>) fine.feature();
        return joined.indexOf(
                category.indexOf(((Bins.Levels) fine).groups().get(bin).get(0)));
    }
}
