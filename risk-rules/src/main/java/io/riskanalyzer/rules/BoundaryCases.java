package io.riskanalyzer.rules;

import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.RowTest;
import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.score.Band;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the cases of a decision table should test, what they do test, and rows that test the rest. A row for a comparison is
 * taken where the comparison alone decides about its rule, and next to its limit. For one thread.
 */
final class BoundaryCases {
    private static final long MOST_STEPS = 100_000;

    private final DecisionSubject subject;
    private final RuleSpace space;
    private final CellSearch search;
    private final FeatureSet features;
    private final List<Demand> demands = new ArrayList<>();
    private boolean gaveUp;

    /** A row, and what it is for. */
    static final class Case {
        private final String name;
        private final double[] row;

        Case(String name, double[] row) {
            this.name = name;
            this.row = row;
        }

        String name() {
            return name;
        }

        double[] row() {
            return row;
        }
    }

    /** Something that a case must show. */
    private static final class Demand {
        private final String phrase;
        private final Predicate<double[]> isShown;
        private final Supplier<Optional<double[]>> example;
        private boolean isMet;

        Demand(String phrase, Predicate<double[]> isShown, Supplier<Optional<double[]>> example) {
            this.phrase = phrase;
            this.isShown = isShown;
            this.example = example;
        }
    }

    BoundaryCases(DecisionSubject subject) {
        this.subject = subject;
        this.space = new RuleSpace(subject.rules());
        this.search = new CellSearch(space, MOST_STEPS);
        this.features = FeatureSet.of(List.copyOf(subject.rules().features()));
        for (int rule = 0; rule < space.conditions().length; rule++) {
            demandLeaves(rule);
        }
        for (int rule = 0; rule < space.conditions().length; rule++) {
            demandRule(rule);
        }
        demandBands();
    }

    private void demandRule(int rule) {
        String code = subject.rules().rules().get(rule).code();
        RowTest test = subject.rules().rules().get(rule).when().bind(subject.features());
        CellNode node = space.conditions()[rule];
        demand("rule " + code + " fires", test::test, () -> found(Goals.that(node)));
        demand("rule " + code + " does not fire", row -> !test.test(row), () -> found(Goals.without(node)));
    }

    private void demandLeaves(int rule) {
        List<Condition> leaves = Leaves.of(subject.rules().rules().get(rule).when());
        String code = subject.rules().rules().get(rule).code();
        for (int position = 0; position < leaves.size(); position++) {
            Condition leaf = leaves.get(position);
            int at = position;
            RowTest test = leaf.bind(subject.features());
            String phrase = "for rule " + code + ", " + leaf.describe();
            demand(phrase, test::test, () -> besideLimit(rule, at, leaf, true));
            demand(phrase + ": not so", row -> !test.test(row), () -> besideLimit(rule, at, leaf, false));
        }
    }

    /** On either side of each cut the score that is nearest to it; where scores are not known, any of the two bands. */
    private void demandBands() {
        if (subject.isCalibrated()) {
            return; // the cuts do not lie on the scale of the points
        }
        ScoreFindings ofScores = new ScoreFindings(new Inquiry(space, MOST_STEPS), MOST_STEPS);
        Optional<NavigableMap<Double, int[]>> scores = ofScores.scores();
        for (double cut : subject.bands().cuts()) {
            Band upper = subject.bands().bandOf(cut);
            Band lower = subject.bands().get(upper.level() - 1);
            if (scores.isPresent()) {
                demandScore(scores.get(), scores.get().ceilingKey(cut), "the first score of " + upper);
                demandScore(scores.get(), scores.get().lowerKey(cut), "the last score of " + lower);
            } else {
                demandBand(ofScores, upper);
                demandBand(ofScores, lower);
            }
        }
    }

    private void demandScore(NavigableMap<Double, int[]> scores, @Nullable Double score, String phrase) {
        if (score != null) {
            int[] cells = scores.getOrDefault(score, new int[0]);
            demand(
                    phrase + " (" + RoundNumbers.text(score) + ")",
                    row -> subject.points(row) == score,
                    () -> Optional.of(space.row(cells)));
        }
    }

    private void demandBand(ScoreFindings ofScores, Band band) {
        demand(
                "a score of band " + band,
                row -> subject.bands().bandOf(subject.points(row)).equals(band),
                () -> found(ofScores.inBand(band)));
    }

    private void demand(String phrase, Predicate<double[]> isShown, Supplier<Optional<double[]>> example) {
        demands.add(new Demand(phrase, isShown, example));
    }

    private Optional<double[]> found(CellSearch.Goal goal) {
        Result result = search.find(goal, 0, 1);
        gaveUp |= result.outcome() == Outcome.GIVEN_UP;
        return result.outcome() == Outcome.FOUND ? Optional.of(space.row(result.cells())) : Optional.empty();
    }

    /** A row in which a comparison is true, or not, if possible so that it decides, and at its limit. */
    private Optional<double[]> besideLimit(int rule, int position, Condition leaf, boolean asked) {
        Rule one = subject.rules().rules().get(rule);
        CellNode wider = CellNode.of(one.when(), (part, at) -> at == position ? CellNode.TRUE : space.nodeOf(part));
        CellNode narrower = CellNode.of(one.when(), (part, at) -> at == position ? CellNode.FALSE : space.nodeOf(part));
        int feature = features.slotOf(Leaves.featureOf(leaf));
        FeatureCells cells = space.cells().get(feature);
        boolean[] truth = cells.truthOf(leaf);
        Optional<double[]> any = Optional.empty();
        for (int cell : byNearness(truth, asked)) {
            CellNode[] conditions = {wider.fixed(feature, cell), narrower.fixed(feature, cell)};
            Result decisive = search.find(Goals.that(conditions[0], conditions[1]), 0, 1);
            if (decisive.outcome() == Outcome.FOUND) {
                double[] row = space.row(decisive.cells());
                row[feature] = edge(cells, cell, truth);
                return Optional.of(row);
            }
            if (any.isEmpty()) {
                int[] open = new int[space.cells().size()];
                Arrays.fill(open, CellNode.NO_CELL);
                double[] row = space.row(open);
                row[feature] = edge(cells, cell, truth);
                any = Optional.of(row);
            }
        }
        return any;
    }

    /** The cells with the asked truth, those first that lie beside one with the other. */
    private static List<Integer> byNearness(boolean[] truth, boolean asked) {
        List<Integer> near = new ArrayList<>();
        List<Integer> far = new ArrayList<>();
        for (int cell = 0; cell < truth.length; cell++) {
            if (truth[cell] == asked) {
                boolean beside =
                        (cell > 0 && truth[cell - 1] != asked) || (cell + 1 < truth.length && truth[cell + 1] != asked);
                (beside ? near : far).add(cell);
            }
        }
        near.addAll(far);
        return near;
    }

    private static double edge(FeatureCells cells, int cell, boolean[] truth) {
        FeatureCells.Cell range = cells.get(cell);
        if (!(range.from() < range.to())) {
            return range.from();
        }
        if (cell > 0 && truth[cell - 1] != truth[cell]) {
            return RoundNumbers.above(range.from(), range.to());
        }
        return cell + 1 < cells.present() && truth[cell + 1] != truth[cell]
                ? -RoundNumbers.above(-range.to(), -range.from())
                : cells.valueOf(cell);
    }

    /** Takes a row of the subject's features as a case. */
    void cover(double[] row) {
        for (Demand demand : demands) {
            demand.isMet |= demand.isShown.test(row);
        }
    }

    /** What the cases show so far. What no row can show is not counted. */
    DecisionResult.Coverage coverage() {
        List<String> missing = new ArrayList<>();
        int impossible = 0;
        for (Demand demand : demands) {
            if (!demand.isMet) {
                gaveUp = false;
                if (demand.example.get().isPresent()) {
                    missing.add(demand.phrase);
                } else if (gaveUp) {
                    missing.add(demand.phrase + " (no row was found, as that takes too many steps)");
                } else {
                    impossible++;
                }
            }
        }
        int testable = demands.size() - impossible;
        return new DecisionResult.Coverage(testable - missing.size(), testable, missing);
    }

    /** Rows that show the rest, each of which may show more than it is named for; they are taken as cases. */
    List<Case> missing() {
        List<Case> cases = new ArrayList<>();
        for (Demand demand : demands) {
            if (!demand.isMet) {
                demand.example.get().ifPresent(values -> {
                    double[] row = subject.rowOf(features, values);
                    cover(row);
                    cases.add(new Case(demand.phrase, row));
                });
            }
        }
        return cases;
    }
}
