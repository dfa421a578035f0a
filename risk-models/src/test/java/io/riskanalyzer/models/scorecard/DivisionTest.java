package io.riskanalyzer.models.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riskanalyzer.models.internal.Tails;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the dynamic programme to a look at every way to join a few fine bins. */
class DivisionTest {
    private static final int CASES = 1500;

    /** The cells of fine bins, and what the bins must keep to. */
    private record Problem(List<Double> events, List<Double> nonEvents, BinningForm form, List<Boolean> isFixed) {

        static Problem draw(SplittableRandom random, Trend trend) {
            int size = 1 + random.nextInt(12);
            boolean isWeighted = random.nextInt(3) == 0;
            List<Double> events = new ArrayList<>();
            List<Double> nonEvents = new ArrayList<>();
            List<Boolean> isFixed = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                events.add(cell(random, isWeighted));
                nonEvents.add(cell(random, isWeighted));
                isFixed.add(i > 0 && random.nextInt(15) == 0);
            }
            events.set(0, events.get(0) + 1);
            nonEvents.set(0, nonEvents.get(0) + 1);
            int least = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
            int greatest = random.nextInt(3) == 0 ? least + random.nextInt(4) : Integer.MAX_VALUE;
            BinningForm form = new BinningForm(
                    20,
                    least,
                    greatest,
                    random.nextInt(2) == 0 ? random.nextDouble() / 4 : 0,
                    random.nextInt(3) == 0 ? 0.3 + 0.7 * random.nextDouble() : 1,
                    random.nextInt(3) == 0 ? random.nextInt(20) : 0,
                    random.nextInt(3) == 0 ? random.nextInt(20) : 0,
                    trend,
                    random.nextInt(3) == 0 ? random.nextDouble() / 5 : 0,
                    random.nextInt(2) == 0 ? random.nextDouble() / 2 : 1,
                    List.of(),
                    null,
                    0);
            return new Problem(events, nonEvents, form, isFixed);
        }

        private static double cell(SplittableRandom random, boolean isWeighted) {
            int whole = random.nextInt(6) == 0 ? 0 : random.nextInt(30);
            return isWeighted ? whole * random.nextDouble() : whole;
        }

        int @Nullable [] best() {
            boolean[] fixed = new boolean[isFixed.size()];
            for (int i = 0; i < fixed.length; i++) {
                fixed[i] = isFixed.get(i);
            }
            return new Division(
                            new FineBins(array(events), array(nonEvents), total(events), total(nonEvents)), form, fixed)
                    .best();
        }

        private static double[] array(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private static double total(List<Double> values) {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }

        /** The greatest value of all divisions that keep to everything; NaN for none. */
        double bruteForce() {
            double best = Double.NaN;
            for (int cuts = 0; cuts < 1 << (events.size() - 1); cuts++) {
                List<double[]> bins = bins(cuts);
                if (bins != null && keeps(bins)) {
                    double value = value(bins);
                    best = Double.isNaN(best) || value > best ? value : best;
                }
            }
            return best;
        }

        /** Events and non-events of each bin; null if a fixed cut is not there. */
        private @Nullable List<double[]> bins(int cuts) {
            List<double[]> bins = new ArrayList<>();
            for (int i = 0; i < events.size(); i++) {
                boolean begins = i == 0 || (cuts >> (i - 1) & 1) == 1;
                if (isFixed.get(i) && !begins) {
                    return null;
                }
                if (begins) {
                    bins.add(new double[2]);
                }
                bins.get(bins.size() - 1)[0] += events.get(i);
                bins.get(bins.size() - 1)[1] += nonEvents.get(i);
            }
            return bins;
        }

        private boolean keeps(List<double[]> bins) {
            double all = total(events) + total(nonEvents);
            for (double[] bin : bins) {
                double share = (bin[0] + bin[1]) / all;
                boolean isMixed = bins.size() == 1 || (bin[0] > 0 && bin[1] > 0);
                if (!(isMixed
                        && bin[0] + bin[1] >= leastWeight(form.leastShare() * all)
                        && share <= form.greatestShare() + 1e-12
                        && bin[0] >= form.leastEvents()
                        && bin[1] >= form.leastNonEvents())) {
                    return false;
                }
            }
            for (int i = 1; i < bins.size(); i++) {
                if (!areDifferent(bins.get(i - 1), bins.get(i))) {
                    return false;
                }
            }
            return bins.size() >= form.leastBins()
                    && bins.size() <= form.greatestBins()
                    && hasTrend(bins.stream().mapToDouble(Problem::rate).toArray());
        }

        private static double leastWeight(double exact) {
            return exact >= 1 ? Math.floor(exact + 1e-9) : exact - 1e-12;
        }

        private static double rate(double[] bin) {
            return bin[0] / (bin[0] + bin[1]);
        }

        private boolean areDifferent(double[] one, double[] other) {
            double w1 = one[0] + one[1];
            double w2 = other[0] + other[1];
            double pooled = (one[0] + other[0]) / (w1 + w2);
            double z = (rate(one) - rate(other)) / Math.sqrt(pooled * (1 - pooled) * (1 / w1 + 1 / w2));
            return Math.abs(rate(one) - rate(other)) >= form.leastDifference()
                    && Tails.ofNormal(z) <= form.greatestPValue();
        }

        private boolean hasTrend(double[] rates) {
            boolean rises = true;
            boolean falls = true;
            for (int i = 1; i < rates.length; i++) {
                rises &= rates[i] >= rates[i - 1];
                falls &= rates[i] <= rates[i - 1];
            }
            return switch (form.trend()) {
                case NONE -> true;
                case ASCENDING -> rises;
                case DESCENDING -> falls;
                case AUTOMATIC -> rises || falls;
                case PEAK -> turns(rates, 1);
                case VALLEY -> turns(rates, -1);
            };
        }

        private static boolean turns(double[] rates, int sign) {
            int i = 1;
            while (i < rates.length && sign * (rates[i] - rates[i - 1]) >= 0) {
                i++;
            }
            while (i < rates.length && sign * (rates[i] - rates[i - 1]) <= 0) {
                i++;
            }
            return i >= rates.length;
        }

        private double value(List<double[]> bins) {
            double sum = 0;
            for (double[] bin : bins) {
                double added = bin[0] > 0 && bin[1] > 0 ? 0 : 0.5;
                double bad = (bin[0] + added) / total(events);
                double good = (bin[1] + added) / total(nonEvents);
                sum += (good - bad) * Math.log(good / bad) - Division.PRICE;
            }
            return sum;
        }

        double value(int[] starts) {
            int cuts = 0;
            for (int i = 1; i < starts.length; i++) {
                cuts |= 1 << (starts[i] - 1);
            }
            List<double[]> bins = bins(cuts);
            assertThat(bins).isNotNull();
            assertThat(bins == null || keeps(bins)).isTrue();
            return bins == null ? Double.NaN : value(bins);
        }
    }

    @ParameterizedTest
    @EnumSource
    void best_ofFewBins_isThatOfBruteForce(Trend trend) {
        int solved = 0;
        int joinedLittle = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Problem problem = Problem.draw(new SplittableRandom(seed), trend);
            double expected = problem.bruteForce();
            int[] starts = problem.best();
            if (Double.isNaN(expected)) {
                assertThat(starts).as("seed %d, %s", seed, problem).isNull();
            } else {
                assertThat(starts).as("seed %d, %s", seed, problem).isNotNull();
                assertThat(starts == null ? Double.NaN : problem.value(starts))
                        .as("seed %d, %s, starts %s", seed, problem, Arrays.toString(starts))
                        .isCloseTo(expected, within(1e-9));
                solved++;
                joinedLittle += starts != null && starts.length > 1 ? 1 : 0;
            }
        }
        assertThat(solved).isGreaterThan(CASES / 3);
        assertThat(joinedLittle).isGreaterThan(CASES / 10);
    }

    @ParameterizedTest
    @EnumSource
    void possible_withoutBoundsOfTheNumber_tellsTheGreatestAndTheLeast(Trend trend) {
        for (int seed = 0; seed < CASES / 5; seed++) {
            Problem problem = Problem.draw(new SplittableRandom(seed), trend);
            int least = 0;
            int greatest = 0;
            for (int bins = 1; bins <= problem.events().size(); bins++) {
                Problem exact = withBins(problem, bins);
                if (!Double.isNaN(exact.bruteForce())) {
                    least = least == 0 ? bins : least;
                    greatest = bins;
                }
            }
            int[] possible = possible(problem);
            int[] expected = greatest == 0 ? null : new int[] {least, greatest};
            assertThat(possible).as("seed %d, %s", seed, problem).isEqualTo(expected);
        }
    }

    private static Problem withBins(Problem problem, int bins) {
        BinningForm f = problem.form();
        return new Problem(
                problem.events(),
                problem.nonEvents(),
                new BinningForm(
                        f.preBins(),
                        bins,
                        bins,
                        f.leastShare(),
                        f.greatestShare(),
                        f.leastEvents(),
                        f.leastNonEvents(),
                        f.trend(),
                        f.leastDifference(),
                        f.greatestPValue(),
                        List.of(),
                        null,
                        0),
                problem.isFixed());
    }

    private static int @Nullable [] possible(Problem problem) {
        boolean[] fixed = new boolean[problem.isFixed().size()];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = problem.isFixed().get(i);
        }
        FineBins fine = new FineBins(
                Problem.array(problem.events()),
                Problem.array(problem.nonEvents()),
                Problem.total(problem.events()),
                Problem.total(problem.nonEvents()));
        return new Division(fine, problem.form(), fixed).possible();
    }

    @Test
    void best_ofEqualRates_isOneBin() {
        double[] same = {7, 7, 7, 7};
        double[] others = {21, 21, 21, 21};
        BinningForm free = new BinningForm(20, 1, 9, 0, 1, 0, 0, Trend.NONE, 0, 1, List.of(), null, 0);
        Division division = new Division(new FineBins(same, others, 28, 84), free, new boolean[4]);
        assertThat(division.best()).containsExactly(0);
    }
}
