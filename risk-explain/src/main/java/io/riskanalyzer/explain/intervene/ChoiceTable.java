package io.riskanalyzer.explain.intervene;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** An addend that is worked out for every choice of the few levers that it depends on. */
final class ChoiceTable implements Addend {
    /** More choices are not worked out. */
    static final int MOST = 20_000;

    /** Up to so many choices are looked through at each node of a search. */
    private static final int FEW = 512;

    private final int[] levers;
    private final int[] sizes;
    private final double[] values;
    private final double least;

    private ChoiceTable(int[] levers, int[] sizes, double[] values) {
        this.levers = levers;
        this.sizes = sizes;
        this.values = values;
        this.least = Arrays.stream(values).min().orElseThrow();
    }

    /** Whether the choices of some levers are few enough. */
    static boolean isSmall(int[] levers, Options[] options) {
        long choices = 1;
        for (int lever : levers) {
            choices *= options[lever].size();
            if (choices > MOST) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param levers those that the function depends on
     * @param options the options of all levers
     * @param row the row as it is; not changed
     * @param function what is worked out
     */
    static ChoiceTable of(int[] levers, Options[] options, double[] row, ToDoubleFunction<double[]> function) {
        int[] sizes = Arrays.stream(levers).map(lever -> options[lever].size()).toArray();
        double[] values = new double[Arrays.stream(sizes).reduce(1, (a, b) -> a * b)];
        int[] chosen = new int[levers.length];
        for (int i = 0; i < values.length; i++) {
            double[] changed = row.clone();
            for (int j = 0; j < levers.length; j++) {
                options[levers[j]].apply(chosen[j], changed);
            }
            values[i] = function.applyAsDouble(changed);
            next(chosen, sizes);
        }
        return new ChoiceTable(levers, sizes, values);
    }

    /** The next choice; the first lever turns fastest. */
    private static void next(int[] chosen, int[] sizes) {
        for (int j = 0; j < chosen.length && ++chosen[j] == sizes[j]; j++) {
            chosen[j] = 0;
        }
    }

    @Override
    public double least(int[] choice) {
        if (values.length > FEW) {
            return least;
        }
        double found = Double.POSITIVE_INFINITY;
        int[] chosen = new int[levers.length];
        for (double value : values) {
            if (value < found && agrees(chosen, choice)) {
                found = value;
            }
            next(chosen, sizes);
        }
        return found;
    }

    private boolean agrees(int[] chosen, int[] choice) {
        for (int j = 0; j < levers.length; j++) {
            int decided = choice[levers[j]];
            if (decided != OPEN && decided != chosen[j]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double greatestGain(int lever, int option) {
        int place = 0;
        while (place < levers.length && levers[place] != lever) {
            place++;
        }
        if (place == levers.length) {
            return 0;
        }
        int stride = 1;
        for (int j = 0; j < place; j++) {
            stride *= sizes[j];
        }
        double gain = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (i / stride % sizes[place] == 0) { // where the lever leaves the row as it is
                gain = Math.max(gain, values[i] - values[i + option * stride]);
            }
        }
        return gain;
    }
}
