package io.riskanalyzer.explain.intervene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What lowering the raw score costs at least: the linear relaxation of the multiple-choice knapsack, whose items are the
 * options with their efforts and greatest gains (Sinha and Zoltners 1979, <a
 * href="https://doi.org/10.1287/opre.27.3.503">doi:10.1287/opre.27.3.503</a>).
 */
final class EffortBound {
    private final double[] leastEffort;
    private final double[] mostGain;
    private final int[] byMostGain;
    private final Segment[] segments;

    /** A stretch of the hull of one lever: so much gain more for so much effort more. */
    private record Segment(int lever, double effort, double gain) {
        double price() {
            return effort / gain;
        }
    }

    /**
     * @param options the options of each lever
     * @param gains the greatest gain of each option of each lever
     */
    EffortBound(Options[] options, double[][] gains) {
        leastEffort = new double[options.length];
        mostGain = new double[options.length];
        List<Segment> all = new ArrayList<>();
        for (int lever = 0; lever < options.length; lever++) {
            leastEffort[lever] = options[lever].size() > 1 ? options[lever].effort(1) : Double.POSITIVE_INFINITY;
            mostGain[lever] = Arrays.stream(gains[lever]).max().orElseThrow();
            addHull(lever, options[lever], gains[lever], all);
        }
        segments = all.stream()
                .sorted(Comparator.comparingDouble(Segment::price).thenComparingInt(Segment::lever))
                .toArray(Segment[]::new);
        byMostGain = IntStream.range(0, options.length)
                .boxed()
                .sorted(Comparator.comparingDouble(lever -> -mostGain[lever]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The options by rising effort lie on or below a concave hull of gains; its segments get dearer and dearer. */
    private static void addHull(int lever, Options options, double[] gains, List<Segment> all) {
        double effort = 0;
        double gain = 0;
        int at = 0;
        while (true) {
            int best = -1;
            double bestPrice = Double.POSITIVE_INFINITY;
            for (int option = at + 1; option < options.size(); option++) {
                double price = (options.effort(option) - effort) / (gains[option] - gain);
                if (gains[option] > gain && price <= bestPrice) {
                    best = option;
                    bestPrice = price;
                }
            }
            if (best < 0) {
                return;
            }
            all.add(new Segment(lever, options.effort(best) - effort, gains[best] - gain));
            effort = options.effort(best);
            gain = gains[best];
            at = best;
        }
    }

    /**
     * Returns what the open levers cost at least to lower the raw score by so much.
     *
     * @param choice the option of each lever, {@link Addend#OPEN} where it is not decided
     * @param need by how much the score must fall
     * @param changes how many levers may still change
     * @return the least effort, ∞ if they cannot
     */
    double least(int[] choice, double need, int changes) {
        double any = leastChange(choice);
        if (changes == 0 || any == Double.POSITIVE_INFINITY || mostOf(choice, changes) < need) {
            return Double.POSITIVE_INFINITY;
        }
        double effort = 0;
        double left = need;
        for (Segment segment : segments) {
            if (left <= 0) {
                break;
            }
            if (choice[segment.lever] == Addend.OPEN) {
                effort += segment.gain > left ? segment.effort * (left / segment.gain) : segment.effort;
                left -= segment.gain;
            }
        }
        return Math.max(effort, any);
    }

    private double leastChange(int[] choice) {
        double least = Double.POSITIVE_INFINITY;
        for (int lever = 0; lever < choice.length; lever++) {
            if (choice[lever] == Addend.OPEN) {
                least = Math.min(least, leastEffort[lever]);
            }
        }
        return least;
    }

    private double mostOf(int[] choice, int changes) {
        double most = 0;
        int left = changes;
        for (int i = 0; i < byMostGain.length && left > 0; i++) {
            int lever = byMostGain[i];
            if (choice[lever] == Addend.OPEN && mostGain[lever] > 0) {
                most += mostGain[lever];
                left--;
            }
        }
        return most;
    }

    /** The open lever in whose options the cheapest way down ends, −1 if there is none. */
    int critical(int[] choice, double need) {
        double left = need;
        int last = -1;
        for (Segment segment : segments) {
            if (choice[segment.lever] == Addend.OPEN) {
                last = segment.lever;
                left -= segment.gain;
                if (left <= 0) {
                    break;
                }
            }
        }
        return last;
    }
}
