package io.riskanalyzer.explain.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Bands;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often intervals hold what they are about, over 2,000 draws of 700 rows: 95 % are 1,900, chance is ± 1 %. */
class CoverageTest {
    private static final int RUNS = 2000;
    private static final long SEED = 20261121;
    private static final double MARGIN = 0.015;
    private static final CategoryFeature<String> GROUP = Feature.category("group", "a", "b");
    private static final NumberFeature NOTHING = Feature.number("nothing");
    private static final int[] SIZES = {400, 300};

    /** How many of the runs held the truth; runs are counted from several threads. */
    private static final class Tally {
        private final AtomicInteger held = new AtomicInteger();

        void count(Interval interval, double truth) {
            held.addAndGet(interval.contains(truth) ? 1 : 0);
        }

        double share() {
            return (double) held.get() / RUNS;
        }
    }

    @Test
    void intervals_ofShares_holdTheTruth() {
        Tally share = new Tally();
        Tally small = new Tally();
        Tally difference = new Tally();
        Tally ratio = new Tally();
        Tally everyone = new Tally();
        each(run -> {
            Draw draw = new Draw(run);
            Breakdown found =
                    audited(draw, 1000, run, GroupMetric.FAVOURABLE_SHARE, GroupMetric.UNFAVOURABLE_GIVEN_GOOD);
            share.count(intervalOf(found, GroupMetric.FAVOURABLE_SHARE), draw.favourable(0));
            small.count(intervalOf(found, GroupMetric.UNFAVOURABLE_GIVEN_GOOD), draw.alarm[0]);
            Disparity alarms =
                    found.disparity(GroupMetric.UNFAVOURABLE_GIVEN_GOOD, "a").orElseThrow();
            difference.count(alarms.difference(), draw.alarm[0] - draw.alarm[1]);
            Disparity favoured =
                    found.disparity(GroupMetric.FAVOURABLE_SHARE, "a").orElseThrow();
            Interval ofFavoured = favoured.ratio();
            if (ofFavoured != null) {
                ratio.count(ofFavoured, draw.favourable(0) / draw.favourable(1));
            }
            Disparity toAll = found.disparities().stream()
                    .filter(to -> to.against().name().equals(Group.EVERYONE)
                            && to.metric().equals(GroupMetric.FAVOURABLE_SHARE))
                    .findFirst()
                    .orElseThrow();
            double all = (SIZES[0] * draw.favourable(0) + SIZES[1] * draw.favourable(1)) / (SIZES[0] + SIZES[1]);
            everyone.count(toAll.difference(), draw.favourable(0) - all);
        });
        assertHeld("share", share);
        assertHeld("small share", small);
        assertHeld("difference of small shares", difference);
        assertHeld("ratio", ratio);
        assertHeld("difference to everyone", everyone);
    }

    @Test
    void intervals_ofScores_holdTheTruth() {
        Tally mean = new Tally();
        Tally auc = new Tally();
        each(run -> {
            Draw draw = new Draw(run);
            Breakdown found = audited(draw, 300, run, GroupMetric.MEAN_SCORE, GroupMetric.AUC);
            mean.count(intervalOf(found, GroupMetric.MEAN_SCORE), draw.meanScore(0));
            auc.count(intervalOf(found, GroupMetric.AUC), draw.auc(0));
        });
        assertHeld("mean score", mean);
        assertHeld("AUC", auc);
    }

    private static void each(IntConsumer run) {
        IntStream.range(0, RUNS).parallel().forEach(run);
    }

    private static Breakdown audited(Draw draw, int resamples, int seed, GroupMetric... metrics) {
        return FairnessAudit.favourableUpTo("LOW")
                .by(GROUP, "b")
                .smallCells(SmallCells.SHOWN)
                .metrics(metrics)
                .resamples(resamples)
                .seed(seed)
                .threads(1)
                .build()
                .run(Bands.below(0.5, "LOW").otherwise("HIGH"), draw.scores, draw.data)
                .by("group");
    }

    private static Interval intervalOf(Breakdown found, GroupMetric metric) {
        Interval interval = found.figure(metric, "a").interval();
        if (interval == null) {
            throw new IllegalStateException(metric + " is suppressed");
        }
        return interval;
    }

    private static void assertHeld(String what, Tally tally) {
        assertThat(tally.share()).as(what).isBetween(0.95 - MARGIN, 0.95 + MARGIN);
    }

    /**
     * Two groups of known truth: a fifth of each is bad and scores 0.25 + 0.5 u or more, the good ones are raised to an alarm
     * seldom: between 0.3 % and 5 % of them, a handful of rows. The truth is drawn too: a fixed one has a coverage that jumps
     * with it, as counts are whole.
     */
    private static final class Draw {
        final double[] alarm = new double[2];
        final double[] caught = new double[2];
        final double[] scores = new double[SIZES[0] + SIZES[1]];
        final Dataset data;

        Draw(int run) {
            SplittableRandom random = new SplittableRandom(SEED + run);
            Frame.Builder rows = Frame.builder(FeatureSet.of(NOTHING, GROUP));
            boolean[] bad = new boolean[scores.length];
            for (int group = 0; group < 2; group++) {
                alarm[group] = 0.003 + 0.047 * random.nextDouble();
                caught[group] = 0.3 + 0.5 * random.nextDouble();
            }
            for (int row = 0; row < scores.length; row++) {
                int group = row < SIZES[0] ? 0 : 1;
                bad[row] = random.nextDouble() < 0.2;
                boolean isHigh = random.nextDouble() < (bad[row] ? caught[group] : alarm[group]);
                scores[row] = (isHigh ? 0.5 : 0) + 0.5 * random.nextDouble();
                rows.add(new double[] {0, group}, row + 1, null);
            }
            data = Dataset.of(rows.build(), bad).audit(GROUP);
        }

        double favourable(int group) {
            return 1 - 0.2 * caught[group] - 0.8 * alarm[group];
        }

        double meanScore(int group) {
            return 0.25 + 0.5 * (1 - favourable(group));
        }

        /** Within a half the scores are uniform, whatever the outcome. */
        double auc(int group) {
            double above = caught[group] * (1 - alarm[group]);
            double same = caught[group] * alarm[group] + (1 - caught[group]) * (1 - alarm[group]);
            return above + same / 2;
        }
    }
}
