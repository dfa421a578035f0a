package io.riskanalyzer.models.scorecard;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of any number of weighted values in little memory (the merging of Munro and Paterson 1980 with the
 * weights of Agarwal et al., Mergeable summaries, 2012, doi:10.1145/2213556.2213562).
 *
 * <p>Values wait in a buffer. When it is full they become a summary: values, each of which stands for all from it up to the
 * next, with their weight. Two summaries of as many buffers become one of twice as many. To be no longer than
 * {@value #ENTRIES} + 1, a summary joins neighbours to groups of at most {@code 2 W / 4096} of its weight {@code W}; so a
 * heavier value stays by itself. Every joining moves so much weight at most past any value: after {@code n} values the
 * weight below a value is known to {@code 2 (2 + log₂(n / 8192)) / 4096} of all, 0.5 % for 5 million, and in practice to much
 * less. Nothing is random: the same values in the same order are the same bytes. Mutable, for one thread.
 */
final class QuantileSketch {
    static final int ENTRIES = 4096;

    /** So much of the weight is added to bins that are not cut exactly, lest half of them miss the least share of a bin. */
    private static final double SLACK = 0.002;

    private static final int BUFFER = 2 * ENTRIES;

    private final double[] values = new double[BUFFER];
    private final double[] weights = new double[BUFFER];
    private final List<@Nullable Summary> summaries = new ArrayList<>(); // at place i one of 2^i buffers, or none
    private int buffered;
    private boolean isExact = true;

    /** Values in ascending order, each once, with the weights from each up to the next. */
    private static final class Summary {
        private final double[] values;
        private final double[] weights;

        Summary(double[] values, double[] weights) {
            this.values = values;
            this.weights = weights;
        }

        static Summary of(double[] unsorted, double[] weights) {
            double[] values = unsorted.clone();
            Arrays.sort(values);
            int count = 0;
            for (double value : values) {
                if (count == 0 || value > values[count - 1]) {
                    values[count++] = value;
                }
            }
            values = Arrays.copyOf(values, count);
            double[] sums = new double[count];
            for (int i = 0; i < unsorted.length; i++) {
                sums[Arrays.binarySearch(values, unsorted[i])] += weights[i];
            }
            return new Summary(values, sums);
        }

        Summary with(Summary other) {
            int all = values.length + other.values.length;
            double[] both = Arrays.copyOf(values, all);
            System.arraycopy(other.values, 0, both, values.length, other.values.length);
            double[] weightsOfBoth = Arrays.copyOf(weights, all);
            System.arraycopy(other.weights, 0, weightsOfBoth, weights.length, other.weights.length);
            return of(both, weightsOfBoth);
        }

        /** Joins neighbours; the first of a group stands for it. */
        Summary shortened() {
            if (values.length <= ENTRIES) {
                return this;
            }
            double most = 2 * Arrays.stream(weights).sum() / ENTRIES;
            double[] firsts = new double[values.length];
            double[] sums = new double[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (count > 0 && sums[count - 1] + weights[i] <= most) {
                    sums[count - 1] += weights[i];
                } else {
                    firsts[count] = values[i];
                    sums[count++] = weights[i];
                }
            }
            return new Summary(Arrays.copyOf(firsts, count), Arrays.copyOf(sums, count));
        }
    }

    /** Adds a value that is not NaN, of a weight above 0. */
    void add(double value, double weight) {
        if (buffered == BUFFER) {
            carry(0, shortened(Summary.of(values, weights)));
            buffered = 0;
        }
        values[buffered] = value + 0.0; // −0 is 0
        weights[buffered++] = weight;
    }

    private Summary shortened(Summary summary) {
        isExact &= summary.values.length <= ENTRIES;
        return summary.shortened();
    }

    private void carry(int from, Summary summary) {
        Summary carried = summary;
        int place = from;
        while (summaries.size() <= place) {
            summaries.add(null);
        }
        for (Summary here = summaries.get(place); here != null; here = summaries.get(place)) {
            carried = shortened(here.with(carried));
            summaries.set(place++, null);
            if (summaries.size() == place) {
                summaries.add(null);
            }
        }
        summaries.set(place, carried);
    }

    void merge(QuantileSketch other) {
        int count = other.buffered;
        isExact &= other.isExact;
        double[] more = Arrays.copyOf(other.values, count);
        double[] weightsOfMore = Arrays.copyOf(other.weights, count);
        List<@Nullable Summary> theirs = new ArrayList<>(other.summaries);
        for (int i = 0; i < theirs.size(); i++) {
            Summary summary = theirs.get(i);
            if (summary != null) {
                carry(i, summary);
            }
        }
        for (int i = 0; i < count; i++) {
            add(more[i], weightsOfMore[i]);
        }
    }

    /** Returns the cuts between bins of about the same weight, by the rule of {@link QuantileCuts}; once it is not exact, of a few bins less. */
    double[] cuts(int bins) {
        Summary all = Summary.of(Arrays.copyOf(values, buffered), Arrays.copyOf(weights, buffered));
        for (Summary summary : summaries) {
            all = summary == null ? all : all.with(summary);
        }
        int fewer = isExact ? bins : Math.max(2, (int) (1 / (1.0 / bins + SLACK)));
        return QuantileCuts.ofSorted(all.values, all.weights, fewer);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeBoolean(isExact);
        write(out, Arrays.copyOf(values, buffered), weights);
        out.writeInt(summaries.size());
        for (Summary summary : summaries) {
            out.writeBoolean(summary != null);
            if (summary != null) {
                write(out, summary.values, summary.weights);
            }
        }
    }

    private static void write(DataOutputStream out, double[] values, double[] weights) throws IOException {
        out.writeInt(values.length);
        for (int i = 0; i < values.length; i++) {
            out.writeDouble(values[i]);
            out.writeDouble(weights[i]);
        }
    }

    static QuantileSketch read(DataInputStream in) throws IOException {
        QuantileSketch sketch = new QuantileSketch();
        sketch.isExact = in.readBoolean();
        Summary buffer = readSummary(in, BUFFER);
        sketch.buffered = buffer.values.length;
        System.arraycopy(buffer.values, 0, sketch.values, 0, sketch.buffered);
        System.arraycopy(buffer.weights, 0, sketch.weights, 0, sketch.buffered);
        int count = in.readInt();
        if (count < 0 || count > Integer.SIZE) {
            throw new IOException("they have summaries without sense: " + count);
        }
        for (int i = 0; i < count; i++) {
            sketch.summaries.add(in.readBoolean() ? readSummary(in, ENTRIES + 1) : null);
        }
        return sketch;
    }

    private static Summary readSummary(DataInputStream in, int most) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > most) {
            throw new IOException("they have lengths without sense: " + count);
        }
        double[] values = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readDouble();
            weights[i] = in.readDouble();
        }
        return new Summary(values, weights);
    }
}
