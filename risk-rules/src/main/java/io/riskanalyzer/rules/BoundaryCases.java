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
 * taken where the comparison alone decides about its rule, on either side of its limit. For one thread.
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
        demand(code + " fires", test::test, () -> found(Goals.that(node)));
        demand(code + " does not fire", row -> !test.test(row), () -> found(Goals.without(node)));
    }

    private void demandLeaves(int rule) {
        List<Condition> leaves = Leaves.of(subject.rules().rules().get(rule).when());
        for (int position = 0; position < leaves.size(); position++) {
            for (double limit : limitsOf(leaves.get(position))) {
                demandLeaf(rule, position, leaves.get(position), limit, true);
                demandLeaf(rule, position, leaves.get(position), limit, false);
            }
        }
    }

    /** The limits of a comparison of a number; NaN for others, which have none. */
    private static double[] limitsOf(Condition leaf) {
        if (leaf instanceof Condition.Comparison comparison) {
            return new double[] {comparison.limit()};
        }
        return leaf instanceof Condition.Between between
                ? new double[] {between.from(), between.to()}
                : new double[] {Double.NaN};
    }

    /** Where a limit has legal values on both sides, a case must be next to it: it is the limit that people get wrong. */
    private void demandLeaf(int rule, int position, Condition leaf, double limit, boolean asked) {
        int slot = subject.features().slotOf(Leaves.featureOf(leaf));
        RowTest test = leaf.bind(subject.features());
        Optional<double[]> example = decisive(rule, position, leaf, limit, asked);
        boolean beside = example.isPresent()
                && RoundNumbers.isNext(example.get()[features.slotOf(Leaves.featureOf(leaf))], limit);
        String code = subject.rules().rules().get(rule).code();
        String at = leaf instanceof Condition.Between ? " at " + RoundNumbers.text(limit) : "";
        demand(
                code + ": " + leaf.describe() + (beside ? ", just" + (asked ? "" : " not") + at : asked ? "" : ", not"),
                row -> test.test(row) == asked && (!beside || RoundNumbers.isNext(row[slot], limit)),
                () -> example);
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

    /** A row in which a comparison is true, or not: if possible so that it alone decides, and next to a limit. */
    private Optional<double[]> decisive(int rule, int position, Condition leaf, double limit, boolean asked) {
        Rule one = subject.rules().rules().get(rule);
        CellNode wider = CellNode.of(one.when(), (part, at) -> at == position ? CellNode.TRUE : space.nodeOf(part));
        CellNode narrower = CellNode.of(one.when(), (part, at) -> at == position ? CellNode.FALSE : space.nodeOf(part));
        int feature = features.slotOf(Leaves.featureOf(leaf));
        List<Place> places = placesOf(space.cells().get(feature), leaf, limit, asked);
        for (Place place : places) {
            Result decisive = search.find(
                    Goals.that(wider.fixed(feature, place.cell), narrower.fixed(feature, place.cell)), 0, 1);
            if (decisive.outcome() == Outcome.FOUND) {
                double[] row = space.row(decisive.cells());
                row[feature] = place.value;
                return Optional.of(row);
            }
        }
        return places.stream().findFirst().map(place -> {
            int[] open = new int[space.cells().size()];
            Arrays.fill(open, CellNode.NO_CELL);
            double[] row = space.row(open);
            row[feature] = place.value;
            return row;
        });
    }

    /** A value in a cell. */
    private record Place(int cell, double value) {}

    /** Values for which a comparison is true, or not: those next to a limit first. */
    private static List<Place> placesOf(FeatureCells cells, Condition leaf, double limit, boolean asked) {
        boolean[] truth = cells.truthOf(leaf);
        List<Place> near = new ArrayList<>();
        List<Place> far = new ArrayList<>();
        for (int cell = 0; cell < truth.length; cell++) {
            if (truth[cell] != asked) {
                continue;
            }
            FeatureCells.Cell range = cells.get(cell);
            double least = RoundNumbers.above(range.from(), range.to());
            double greatest = -RoundNumbers.above(-range.to(), -range.from());
            if (RoundNumbers.isNext(least, limit)) {
                near.add(new Place(cell, least));
            } else if (RoundNumbers.isNext(greatest, limit)) {
                near.add(new Place(cell, greatest));
            } else {
                far.add(new Place(cell, cells.valueOf(cell)));
            }
        }
        near.addAll(far);
        return near;
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
