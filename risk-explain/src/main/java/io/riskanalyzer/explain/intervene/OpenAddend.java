package io.riskanalyzer.explain.intervene;

import java.util.Arrays;

/** An addend of which nothing is known but the levers that it depends on. */
final class OpenAddend implements Addend {
    private final int[] levers;

    OpenAddend(int[] levers) {
        this.levers = levers;
    }

    @Override
    public double least(int[] choice) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double greatestGain(int lever, int option) {
        return Arrays.stream(levers).anyMatch(own -> own == lever) ? Double.POSITIVE_INFINITY : 0;
    }
}
