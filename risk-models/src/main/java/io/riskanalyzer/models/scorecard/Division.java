package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.models.internal.Tails;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best way to join fine bins to bins, of all ways that the settings allow.
 *
 * <p>The information value of bins is a sum over them, and what neighbours must keep to is about pairs. So the best value of
 * bins up to one from {@code s} to {@code j} is that bin's own value and the best of those that end with a bin from
 * {@code k} to {@code s − 1} which may stand before it: a dynamic programme over (s, j), for {@code n} fine bins O(n² log n)
 * time where no pair of neighbours is refused by a test, and O(n³) at most; for each number of bins again where the number
 * is bounded and the bounds matter.
 *
 * <p>The runs that end before {@code s} are held in the order of their event rates. The trend leaves the lower or the upper
 * part of that order, whose best value is known; only if a test refuses that one are the others looked at.
 *
 * <p>Each bin costs {@value #PRICE} of value, so that of two ways that are equal but for rounding the one of fewer bins is
 * taken; of two that are equal still, that whose last bin, and then the one before it, begins lower. Immutable.
 */
final class Division {
    /** What a bin must add, in nats. */
    static final double PRICE = 1e-10;

    /** By so much a share may miss its bound: 0.07 of 100 is a little more than 7. */
    static final double ROUNDING = 1e-12;

    private static final double NONE = Double.NEGATIVE_INFINITY;

    /** How the rate of a bin must lie to that of the bin before it. */
    private enum Way {
        ANY,
        UP,
        DOWN
    }

    private final FineBins fine;
    private final BinningForm form;
    private final int size;
    private final boolean isTested;
    private final double squaredZ;
    private final boolean[] isBin; // at start · size + end, as all below
    private final double[] rates;
    private final double[] weights;
    private final double[] inverses;
    private final short[] order; // at s · size: the starts of the bins that end before s, by ascending rate
    private final int[] orderSize; // of each s
    private final short @Nullable [] upTo; // how many of the order are low enough for a bin that rises
    private final short @Nullable [] from; // how many are too low for a bin that falls

    Division(FineBins fine, BinningForm form, boolean[] isFixed) {
        this.fine = fine;
        this.form = form;
        this.size = fine.size();
        this.isTested = form.leastDifference() > 0 || form.greatestPValue() < 1;
        this.squaredZ = form.greatestPValue() < 1 ? squaredQuantile(form.greatestPValue()) : 0;
        isBin = new boolean[size * size];
        rates = new double[size * size];
        weights = new double[size * size];
        inverses = new double[size * size];
        findBins(isFixed);
        order = new short[size * size];
        orderSize = new int[size];
        for (int s = 1; s < size; s++) {
            sort(s);
        }
        Trend trend = form.trend();
        upTo = trend == Trend.NONE || trend == Trend.DESCENDING ? null : new short[size * size];
        from = trend == Trend.NONE || trend == Trend.ASCENDING ? null : new short[size * size];
        findPlaces();
    }

    private static double squaredQuantile(double pValue) {
        double quantile = pValue == 0 ? Double.POSITIVE_INFINITY : Tails.normalQuantile(1 - pValue);
        return quantile * quantile;
    }

    private void findBins(boolean[] isFixed) {
        double all = fine.weight(0, size - 1);
        double least = leastWeight(form.leastShare() * all);
        for (int start = 0; start < size; start++) {
            for (int end = start; end < size && (end == start || !isFixed[end]); end++) {
                double events = fine.events(start, end);
                double nonEvents = fine.nonEvents(start, end);
                double weight = events + nonEvents;
                boolean isOnly = start == 0 && end == size - 1;
                isBin[start * size + end] = (isOnly || (events > 0 && nonEvents > 0))
                        && weight >= least
                        && weight <= form.greatestShare() * all * (1 + ROUNDING)
                        && events >= form.leastEvents()
                        && nonEvents >= form.leastNonEvents();
                rates[start * size + end] = events / weight;
                weights[start * size + end] = weight;
                inverses[start * size + end] = 1 / weight;
            }
        }
    }

    /** Whole rows, of which one of twenty bins by quantiles has a twentieth rounded down; or a weight that is less than one. */
    static double leastWeight(double exact) {
        double rounded = exact * (1 + ROUNDING);
        return rounded >= 1 ? Math.floor(rounded) : exact * (1 - ROUNDING);
    }

    /** Puts the bins that end before {@code s} in the order of their rates; those that are near each other differ little. */
    private void sort(int s) {
        int at = s * size;
        int end = s - 1;
        int count = 0;
        for (int start = 0; start < s; start++) {
            if (isBin[start * size + end]) {
                double rate = rates[start * size + end];
                int place = count++;
                while (place > 0 && rates[order[at + place - 1] * size + end] > rate) {
                    order[at + place] = order[at + place - 1];
                    place--;
                }
                order[at + place] = (short) start;
            }
        }
        orderSize[s] = count;
    }

    private void findPlaces() {
        for (int s = 1; s < size; s++) {
            for (int end = s; end < size; end++) {
                int bin = s * size + end;
                if (isBin[bin] && upTo != null) {
                    upTo[bin] = (short) place(s, rates[bin], true);
                }
                if (isBin[bin] && from != null) {
                    from[bin] = (short) place(s, rates[bin], false);
                }
            }
        }
    }

    /** How many bins before {@code s} are at least by the least difference below a rate, or not by so much above it. */
    private int place(int s, double rate, boolean isBelow) {
        int low = 0;
        int high = orderSize[s];
        while (low < high) {
            int middle = (low + high) >>> 1;
            double other = rates[order[s * size + middle] * size + s - 1];
            boolean isBefore =
                    isBelow ? rate - other >= form.leastDifference() : !(other - rate >= form.leastDifference());
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        return low;
    }

    /**
     * Returns where the best bins begin.
     *
     * @return the first fine bin of each, ascending, the first of them 0; null if nothing is allowed
     */
    int @Nullable [] best() {
        double[] values = new double[size * size];
        for (int end = 0; end < size; end++) {
            for (int start = 0; start <= end; start++) {
                int bin = start * size + end;
                values[bin] = isBin[bin] ? fine.iv(start, end) - PRICE : NONE;
            }
        }
        Found best = null;
        for (Way[] ways : ways()) {
            Found found = search(values, ways);
            if (found != null && (best == null || found.value > best.value)) {
                best = found;
            }
        }
        return best == null ? null : best.starts;
    }

    /** The least and the greatest number of bins that all settings but those of that number allow; null for none. */
    int @Nullable [] possible() {
        int least = Integer.MAX_VALUE;
        int greatest = 0;
        double[] ones = new double[size * size];
        for (Way[] ways : ways()) {
            Arrays.fill(ones, 1);
            Found most = new Search(ones, ways).free().found();
            Arrays.fill(ones, -1);
            Found fewest = new Search(ones, ways).free().found();
            if (most != null && fewest != null) {
                greatest = Math.max(greatest, most.starts.length);
                least = Math.min(least, fewest.starts.length);
            }
        }
        return greatest == 0 ? null : new int[] {least, greatest};
    }

    private List<Way[]> ways() {
        Way[] any = {Way.ANY};
        Way[] up = {Way.UP};
        Way[] down = {Way.DOWN};
        return switch (form.trend()) {
            case NONE -> List.<Way[]>of(any);
            case ASCENDING -> List.<Way[]>of(up);
            case DESCENDING -> List.<Way[]>of(down);
            case AUTOMATIC -> List.of(up, down);
            case PEAK -> List.<Way[]>of(new Way[] {Way.UP, Way.DOWN});
            case VALLEY -> List.<Way[]>of(new Way[] {Way.DOWN, Way.UP});
        };
    }

    private @Nullable Found search(double[] values, Way[] ways) {
        Search search = new Search(values, ways);
        Found free = search.free().found();
        if (free == null || (free.starts.length >= form.leastBins() && free.starts.length <= form.greatestBins())) {
            return free;
        }
        return search.counted();
    }

    /** Bins and their value. */
    private static final class Found {
        private final double value;
        private final int[] starts;

        Found(double value, int[] starts) {
            this.value = value;
            this.starts = starts;
        }
    }

    /** A way through the fine bins by one kind of value and one trend. */
    private final class Search {
        private final double[] values;
        private final Way[] ways; // of the phases: that of a peak, once it fell, rises no more
        private final double[] sources = new double[size]; // of the order of one s
        private final int[] sourceSteps = new int[size];
        private final int[] tops = new int[size]; // the best source of those up to each, or from each on

        Search(double[] values, Way[] ways) {
            this.values = values;
            this.ways = ways;
        }

        /** The best for any number of bins. */
        Layer free() {
            Layer layer = new Layer(ways.length);
            layer.begin(values);
            fill(layer, layer, null, 0);
            return layer;
        }

        /** The best for a number of bins within the bounds. */
        @Nullable
        Found counted() {
            boolean isBounded = form.greatestBins() < size;
            int layers = Math.min(size, isBounded ? form.greatestBins() : form.leastBins());
            if (form.leastBins() > layers) {
                return null;
            }
            Layer before = new Layer(ways.length);
            before.begin(values);
            Found best = form.leastBins() <= 1 ? before.found() : null;
            for (int bins = 2; bins <= layers; bins++) {
                Layer layer = new Layer(ways.length);
                layer.before = before;
                boolean isLast = bins == layers; // which stands for more bins too, if their number is not bounded
                fill(layer, before, isLast && !isBounded ? layer : null, isLast && isBounded ? size - 1 : 0);
                Found found = bins >= form.leastBins() ? layer.found() : null;
                if (found != null && (best == null || found.value > best.value)) {
                    best = found;
                }
                before = layer;
            }
            return best;
        }

        /** Finds the best for all bins that end with {@code leastEnd} or later. */
        private void fill(Layer layer, Layer source, @Nullable Layer other, int leastEnd) {
            for (int s = 1; s < size; s++) {
                for (int phase = 0; phase < ways.length; phase++) {
                    collect(s, phase, source, other);
                    for (int end = Math.max(s, leastEnd); end < size; end++) {
                        int bin = s * size + end;
                        if (isBin[bin]) {
                            int chosen = chosen(s, end, phase);
                            if (chosen >= 0) {
                                layer.best[phase][bin] = sources[chosen] + values[bin];
                                layer.steps[phase][bin] = sourceSteps[chosen];
                            }
                        }
                    }
                }
            }
        }

        /** Takes the best value of each bin that ends before {@code s}, in any phase up to this one. */
        private void collect(int s, int phase, Layer source, @Nullable Layer other) {
            int count = orderSize[s];
            for (int i = 0; i < count; i++) {
                int start = order[s * size + i];
                int bin = start * size + s - 1;
                sources[i] = NONE;
                for (int p = 0; p <= phase; p++) {
                    offer(i, source.best[p][bin], Layer.step(start, p, false));
                    if (other != null) {
                        offer(i, other.best[p][bin], Layer.step(start, p, true));
                    }
                }
            }
            boolean isDown = ways[phase] == Way.DOWN;
            for (int n = 0; n < count; n++) {
                int i = isDown ? count - 1 - n : n;
                int top = n == 0 ? i : tops[isDown ? i + 1 : i - 1];
                tops[i] = isBetter(i, top, s) ? i : top;
            }
        }

        private void offer(int i, double value, int step) {
            if (value > sources[i]) {
                sources[i] = value;
                sourceSteps[i] = step;
            }
        }

        private boolean isBetter(int i, int other, int s) {
            return sources[i] > sources[other]
                    || (sources[i] == sources[other] && order[s * size + i] < order[s * size + other]);
        }

        /** The place in the order of the best bin that may stand before one; negative for none. */
        private int chosen(int s, int end, int phase) {
            int bin = s * size + end;
            int low = 0;
            int high = orderSize[s];
            if (ways[phase] == Way.UP && upTo != null) {
                high = upTo[bin];
            } else if (ways[phase] == Way.DOWN && from != null) {
                low = from[bin];
            }
            if (low >= high) {
                return -1;
            }
            int top = tops[ways[phase] == Way.DOWN ? low : high - 1];
            if (sources[top] == NONE) {
                return -1;
            }
            return !isTested || areDifferent(s, end, top) ? top : chosenOfOthers(s, end, low, high);
        }

        private int chosenOfOthers(int s, int end, int low, int high) {
            int best = -1;
            double value = NONE;
            for (int i = low; i < high; i++) {
                double source = sources[i];
                if (source >= value && source > NONE) {
                    boolean isMore = source > value || order[s * size + i] < order[s * size + best];
                    if (isMore && areDifferent(s, end, i)) {
                        best = i;
                        value = source;
                    }
                }
            }
            return best;
        }

        /** By {@link FineBins#squaredZ}, with one division. */
        private boolean areDifferent(int s, int end, int place) {
            int one = order[s * size + place] * size + s - 1;
            int other = s * size + end;
            double difference = rates[other] - rates[one];
            if (!(Math.abs(difference) >= form.leastDifference())) {
                return false;
            }
            if (squaredZ == 0) {
                return true;
            }
            double weight = weights[one] + weights[other];
            double pooled = (rates[one] * weights[one] + rates[other] * weights[other]) / weight;
            double variance = pooled * (1 - pooled) * (inverses[one] + inverses[other]);
            return difference * difference >= squaredZ * variance;
        }
    }

    /** The best value of bins up to each, by phase, and the step from the bin before. */
    private final class Layer {
        private final double[][] best;
        private final int[][] steps;
        private @Nullable Layer before;

        Layer(int phases) {
            best = new double[phases][size * size];
            steps = new int[phases][size * size];
            for (double[] values : best) {
                Arrays.fill(values, NONE);
            }
        }

        static int step(int start, int phase, boolean isOfThisLayer) {
            return start << 2 | phase << 1 | (isOfThisLayer ? 1 : 0);
        }

        /** Lets every bin that begins with the first fine bin be the first one. */
        void begin(double[] values) {
            for (int end = 0; end < size; end++) {
                best[0][end] = isBin[end] ? values[end] : NONE;
            }
        }

        @Nullable
        Found found() {
            int last = size - 1;
            int start = -1;
            int phase = 0;
            double value = NONE;
            for (int s = 0; s < size; s++) {
                for (int p = 0; p < best.length; p++) {
                    if (best[p][s * size + last] > value) {
                        value = best[p][s * size + last];
                        start = s;
                        phase = p;
                    }
                }
            }
            return start < 0 ? null : new Found(value, starts(start, phase));
        }

        private int[] starts(int lastStart, int lastPhase) {
            int[] starts = new int[size];
            int at = size;
            Layer layer = this;
            int end = size - 1;
            int start = lastStart;
            int phase = lastPhase;
            starts[--at] = start;
            while (start > 0) {
                int step = layer.steps[phase][start * size + end];
                end = start - 1;
                start = step >> 2;
                phase = step >> 1 & 1;
                if (layer.before != null && (step & 1) == 0) {
                    layer = layer.before;
                }
                starts[--at] = start;
            }
            return Arrays.copyOfRange(starts, at, size);
        }
    }
}
