package io.riskanalyzer.rules;

import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.rules.Finding.Kind;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Which scores and bands a rule set can reach. */
final class ScoreFindings {
    private static final int MOST_SCORES = 10_000;

    private final Inquiry inquiry;
    private final RuleSpace space;
    private final long mostSteps;
    private final boolean anyOrder;
    private final List<int[]> parts;

    ScoreFindings(Inquiry inquiry, long mostSteps) {
        this.inquiry = inquiry;
        this.space = inquiry.space();
        this.mostSteps = mostSteps;
        this.anyOrder = RuleCompiler.sumsInAnyOrder(space.rules());
        this.parts = space.parts();
    }

    /** The least and the greatest score, if they were decided. */
    Optional<RuleAnalysis.ScoreRange> range() {
        Optional<Witness> least = extreme(-1);
        Optional<Witness> greatest = extreme(1);
        return least.isPresent() && greatest.isPresent()
                ? Optional.of(new RuleAnalysis.ScoreRange(least.get(), greatest.get()))
                : Optional.empty();
    }

    private Optional<Witness> extreme(int sign) {
        int[] chosen = open();
        for (int[] part : parts) {
            PartGoal goal = new PartGoal(space, part, sign, anyOrder);
            String question = "what the " + (sign > 0 ? "greatest" : "least") + " score is.";
            Result best = inquiry.find(goal, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, question);
            if (best.outcome() != Outcome.FOUND) {
                return Optional.empty();
            }
            copy(best.cells(), chosen);
        }
        return Optional.of(space.witness(chosen));
    }

    private int[] open() {
        int[] cells = new int[space.cells().size()];
        Arrays.fill(cells, CellNode.NO_CELL);
        return cells;
    }

    private static void copy(int[] from, int[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = from[i] == CellNode.NO_CELL ? to[i] : from[i];
        }
    }

    /** All scores, each with cells that give it; none if they are too many, or sums depend on the order of adding. */
    Optional<NavigableMap<Double, int[]>> scores() {
        if (!anyOrder) {
            return Optional.empty();
        }
        NavigableMap<Double, int[]> scores = new TreeMap<>();
        scores.put(space.rules().base(), open());
        for (int[] part : parts) {
            Optional<Map<Double, int[]>> sums = PartSums.of(space, part, MOST_SCORES, mostSteps);
            if (sums.isEmpty() || (long) sums.get().size() * scores.size() > mostSteps) {
                return Optional.empty();
            }
            NavigableMap<Double, int[]> more = new TreeMap<>();
            scores.forEach((score, cells) -> sums.get().forEach((sum, chosen) -> {
                double total = score + sum + 0.0;
                if (!more.containsKey(total)) {
                    int[] both = cells.clone();
                    copy(chosen, both);
                    more.put(total, both);
                }
            }));
            scores = more;
            if (scores.size() > MOST_SCORES) {
                return Optional.empty();
            }
        }
        return Optional.of(scores);
    }

    /** Notes the bands into which no score falls. */
    void findBands(Bands bands, Optional<NavigableMap<Double, int[]>> scores) {
        for (Band band : bands.all()) {
            boolean isReached;
            if (scores.isPresent()) {
                Double first = scores.get().ceilingKey(band.from());
                isReached = first != null && first < band.to();
            } else {
                String question = "whether band " + band + " can be reached.";
                Result found = inquiry.find(inBand(band), question, band.name());
                isReached = found.outcome() != Outcome.NONE;
            }
            if (!isReached) {
                inquiry.note(
                        Kind.UNREACHABLE_BAND,
                        List.of(band.name()),
                        "Band " + band + " cannot be reached: no score is "
                                + RangeText.of(
                                        Math.max(band.from(), -Double.MAX_VALUE),
                                        Math.min(Math.nextDown(band.to()), Double.MAX_VALUE))
                                + ".");
            }
        }
    }

    /** A row whose score is in a band. Sums are bounded in the order in which the score is added up, so to the bit. */
    CellSearch.Goal inBand(Band band) {
        return Goals.where(space.conditions(), states -> {
            double most = space.rules().base();
            double least = most;
            for (EntryBounds entry : space.entries()) {
                most += entry.most(states, entry.first());
                least += entry.least(states, entry.first());
            }
            return most >= band.from() && least < band.to();
        });
    }
}
