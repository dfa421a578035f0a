package io.riskanalyzer.rules;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.rules.Finding.Kind;
import io.riskanalyzer.rules.RuleAnalysis.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which way the score goes when one feature changes and the others stay. */
final class TrendFindings {
    private final Inquiry inquiry;
    private final RuleSpace space;
    private final Map<String, Trend> expected;
    private boolean gaveUp;

    TrendFindings(Inquiry inquiry, Map<String, Trend> expected) {
        this.inquiry = inquiry;
        this.space = inquiry.space();
        this.expected = expected;
    }

    void find() {
        for (int feature = 0; feature < space.cells().size(); feature++) {
            FeatureCells cells = space.cells().get(feature);
            gaveUp = false; // one question of a feature that is too hard is enough
            if (!(cells.feature() instanceof CategoryFeature)) {
                findAgainstTrend(feature);
            }
            if (cells.present() < cells.size() && !gaveUp) {
                findMissing(feature);
            }
        }
    }

    /** A change from one cell of a feature to another, and the row for which it does most. */
    private static final class Step {
        private final int from;
        private final int to;
        private final double most;
        private final int[] cells;

        Step(int from, int to, double most, int[] cells) {
            this.from = from;
            this.to = to;
            this.most = most;
            this.cells = cells;
        }
    }

    /** The steps from a value to the next greater one that do most for, and against, the score. */
    private void findAgainstTrend(int feature) {
        Feature declared = space.cells().get(feature).feature();
        Trend told = expected.get(declared.name());
        if (told == Trend.ANY) {
            return;
        }
        double[] sizes = new double[2];
        @Nullable Step[] greatest = new Step[2];
        for (int cell = 0; cell + 1 < space.cells().get(feature).present() && !gaveUp; cell++) {
            for (int way = 0; way < 2; way++) {
                Step step = way == 0 ? step(feature, cell, cell + 1) : step(feature, cell + 1, cell);
                if (step != null) {
                    sizes[way] += step.most;
                    Step before = greatest[way];
                    greatest[way] = before == null || step.most > before.most ? step : before;
                }
            }
        }
        if (gaveUp) {
            return;
        }
        Trend trend = told != null ? told : sizes[0] > sizes[1] ? Trend.RISING : Trend.FALLING;
        Step against = trend == Trend.RISING ? greatest[1] : greatest[0];
        if (against == null || (told == null && sizes[0] == sizes[1])) {
            return;
        }
        inquiry.note(
                Kind.NON_MONOTONE,
                List.of(declared.name()),
                sentence(declared, trend, against.most, told == null ? "mostly does" : "alone should"),
                with(against.cells, feature, against.from),
                with(against.cells, feature, against.to));
    }

    private static String sentence(Feature feature, Trend trend, double rise, String does) {
        boolean isUpward = trend == Trend.RISING;
        String points = " can raise the score by " + RoundNumbers.text(rise) + ", though ";
        if (feature instanceof FlagFeature) {
            return "Turning " + feature.name() + " to " + (isUpward ? "no" : "yes") + points + "turning it to "
                    + (isUpward ? "yes " : "no ") + does + ".";
        }
        return "A " + (isUpward ? "lower " : "higher ") + feature.name() + points + "a "
                + (isUpward ? "higher" : "lower") + " one " + does + ".";
    }

    private void findMissing(int feature) {
        FeatureCells cells = space.cells().get(feature);
        int missing = cells.size() - 1;
        Step raises = null;
        Step lowers = null;
        for (int cell : space.choices()[feature]) {
            Step up = cell == missing ? null : step(feature, cell, missing);
            Step down = cell == missing ? null : step(feature, missing, cell);
            raises = up != null && (raises == null || up.most > raises.most) ? up : raises;
            lowers = down != null && (lowers == null || down.most > lowers.most) ? down : lowers;
            if (gaveUp) {
                return;
            }
        }
        if (raises == null && lowers == null) {
            return;
        }
        String name = cells.feature().name();
        String raising = raises == null ? "" : "raise the score by up to " + RoundNumbers.text(raises.most);
        String lowering = lowers == null
                ? ""
                : "lower " + (raises == null ? "the score" : "it") + " by up to " + RoundNumbers.text(lowers.most);
        String sentence = "Leaving " + name + " out can " + raising + (raises != null && lowers != null ? " and " : "")
                + lowering + ".";
        int[][] witnesses = Stream.of(raises, lowers)
                .filter(step -> step != null)
                .flatMap(step -> Stream.of(with(step.cells, feature, step.from), with(step.cells, feature, step.to)))
                .toArray(int[][]::new);
        inquiry.note(Kind.MISSING_MATTERS, List.of(name), sentence, witnesses);
    }

    private static int[] with(int[] cells, int feature, int cell) {
        int[] changed = cells.clone();
        changed[feature] = cell;
        return changed;
    }

    /** The row for which a change of one feature raises the score most; null if there is none for which it raises it. */
    private @Nullable Step step(int feature, int from, int to) {
        EntryBounds[] touched = Arrays.stream(space.entries())
                .filter(entry -> space.changes(entry, feature, from, to))
                .toArray(EntryBounds[]::new);
        int[] rules = Arrays.stream(touched)
                .flatMapToInt(entry -> IntStream.range(entry.first(), entry.first() + entry.size()))
                .toArray();
        CellNode[] conditions = IntStream.concat(Arrays.stream(rules), Arrays.stream(rules))
                .mapToObj(rule -> space.conditions()[rule])
                .toArray(CellNode[]::new);
        for (int i = 0; i < conditions.length; i++) {
            conditions[i] = conditions[i].fixed(feature, i < rules.length ? from : to);
        }
        Result most = inquiry.find(
                Goals.most(conditions, states -> rise(touched, states, rules.length)),
                0,
                Double.POSITIVE_INFINITY,
                "which way the score goes with "
                        + space.cells().get(feature).feature().name() + ".",
                space.cells().get(feature).feature().name());
        gaveUp |= most.outcome() == Outcome.GIVEN_UP;
        return most.outcome() == Outcome.FOUND ? new Step(from, to, most.most(), most.cells()) : null;
    }

    /** By how much the score may rise: entries whose rules are alike on both sides give nothing. */
    private static double rise(EntryBounds[] entries, byte[] states, int half) {
        double rise = 0;
        int at = 0;
        for (EntryBounds entry : entries) {
            rise += entry.most(states, half + at) - entry.least(states, at);
            at += entry.size();
        }
        return rise;
    }
}
