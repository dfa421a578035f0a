package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.explain.internal.Once;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.plan.BoundPlan;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Band;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The cheapest changes by which a subject reaches a band, as the plan would give it: calibration and policy included.
 *
 * <pre>{@code
 * Counterfactual search = Counterfactual.builder(plan)
 *     .lever(Lever.raising(ATTENDANCE).within(0, 0.95).inSteps(0.05))
 *     .lever(Lever.lowering(EXHAUSTED_ATTEMPTS))
 *     .build();
 * double[] row = {0.62, 48, 2, 0};
 * CounterfactualAnswer answer = search.of(row, "GREEN");
 * }</pre>
 *
 * <p>What is minimised is the sum of the {@link Lever}s' efforts. Features without a lever never move; sensitive features
 * and those that the plan must not name have none. A number goes to multiples of its lever's step. Without a step it goes to
 * the nearest value that makes a difference: to the limit itself where that counts, else to the value next to it,
 * {@code just below 0.75}, longer than needed by 10⁻⁷ at most so that it is short to write. Where every value makes a
 * difference, as with a slope of a linear model, it goes in hundredths of its range.
 *
 * <p>The search is branch and bound: the effort still needed is bounded from below by the linear relaxation of a knapsack
 * whose items are what each option gains at most, whatever the others do. So the answer is proven the cheapest for
 * scorecards, linear models, rules and small tree ensembles, and mostly in well under a millisecond; where the budget ends
 * first it states its gap. A scorer of your own is taken to be constant between its {@linkplain
 * io.riskanalyzer.score.RiskScorer#cutsOf cuts} along each number that has any, and is searched without bounds if it
 * does not come apart into small {@linkplain io.riskanalyzer.score.RiskScorer#parts() parts}.
 *
 * <p>A cheapest change of features is not advice: the plan tells what goes with a low risk, not what brings it about.
 *
 * <p>Immutable and thread-safe. The same row gives the same answer, but for a {@linkplain Builder#within time limit}.
 */
public final class Counterfactual {
    /** What holds unless the builder is told otherwise. */
    public static final Defaults DEFAULTS = new Defaults(Integer.MAX_VALUE, 0, 100_000);

    private final ScoringPlan plan;
    private final BoundPlan bound;
    private final List<BoundLever> levers;
    private final Settings settings;

    /**
     * The defaults of a search.
     *
     * @param mostChanges how many levers may change in a plan
     * @param alternatives how many further plans are looked for
     * @param nodes how many beginnings are looked at for each plan
     */
    public record Defaults(int mostChanges, int alternatives, int nodes) {}

    private record Settings(int mostChanges, int alternatives, int nodes, long nanos) {}

    private Counterfactual(ScoringPlan plan, List<BoundLever> levers, Settings settings) {
        this.plan = plan;
        this.bound = plan.bind();
        this.levers = List.copyOf(levers);
        this.settings = settings;
    }

    /**
     * Starts a search.
     *
     * @param plan what gives scores and bands
     * @return a builder, which needs a lever at least
     * @throws IllegalArgumentException if the plan has one band alone
     */
    public static Builder builder(ScoringPlan plan) {
        if (plan.bands().all().size() < 2) {
            throw new IllegalArgumentException("The bands of the plan (" + plan.bands()
                    + ") must be at least two, but there is nowhere to go.\nMaybe build the plan with .bands(…).");
        }
        return new Builder(plan);
    }

    /**
     * Finds the cheapest changes that put a row in a band or a better one.
     *
     * <p>If none does, the answer has the cheapest plan to the best band that can be reached.
     *
     * @param row legal values, shape (features of the plan); not changed
     * @param band the name of the band
     * @return the answer
     * @throws IllegalArgumentException if there is no such band, or the row is not legal
     */
    public CounterfactualAnswer of(double[] row, String band) {
        Band wanted = plan.bands().get(band);
        requireLegal(plan, row);
        ChangeSpace space = new ChangeSpace(plan, bound, levers, row);
        Band before = plan.bands().get(space.levelOf(row, bound.rawScore(row)));
        if (before.level() <= wanted.level()) {
            return new CounterfactualAnswer(
                    wanted,
                    before,
                    CounterfactualAnswer.Outcome.ALREADY_THERE,
                    List.of(space.planOf(new int[space.size()])),
                    0);
        }
        CheapestSearch first = search(space, wanted.level(), List.of());
        if (first.best() == null) {
            CounterfactualAnswer.Outcome outcome = first.isProven()
                    ? CounterfactualAnswer.Outcome.OUT_OF_REACH
                    : CounterfactualAnswer.Outcome.NOT_FOUND;
            return new CounterfactualAnswer(
                    wanted, before, outcome, bestInReach(space, wanted.level() + 1, before.level()), first.least());
        }
        CounterfactualAnswer.Outcome outcome =
                first.isProven() ? CounterfactualAnswer.Outcome.PROVEN : CounterfactualAnswer.Outcome.WITHIN_GAP;
        return new CounterfactualAnswer(
                wanted, before, outcome, withAlternatives(space, wanted.level(), first), first.least());
    }

    static void requireLegal(ScoringPlan plan, double[] row) {
        if (row.length != plan.features().size() || !plan.features().accepts(row)) {
            throw new IllegalArgumentException(
                    "The row (" + row.length + " values) must be legal for the features of the" + " plan, "
                            + plan.features() + ", but is not.\nMaybe encode it by a Schema of these features.");
        }
    }

    private CheapestSearch search(ChangeSpace space, int target, List<BitSet> forbidden) {
        CheapestSearch search = new CheapestSearch(
                space, target, settings.mostChanges(), forbidden, new Budget(settings.nodes(), settings.nanos()));
        search.run();
        return search;
    }

    private List<ChangePlan> bestInReach(ChangeSpace space, int from, int before) {
        for (int level = from; level < before; level++) {
            int[] best = search(space, level, List.of()).best();
            if (best != null) {
                return List.of(space.planOf(best));
            }
        }
        return List.of();
    }

    private List<ChangePlan> withAlternatives(ChangeSpace space, int target, CheapestSearch first) {
        List<ChangePlan> plans = new ArrayList<>();
        List<BitSet> taken = new ArrayList<>();
        int[] best = first.best();
        while (best != null) {
            plans.add(space.planOf(best));
            BitSet changed = new BitSet();
            for (int lever = 0; lever < best.length; lever++) {
                changed.set(lever, best[lever] > 0);
            }
            taken.add(changed);
            best = plans.size() > settings.alternatives()
                    ? null
                    : search(space, target, taken).best();
        }
        return plans;
    }

    @Override
    public String toString() {
        return "cheapest changes of "
                + levers.stream().map(l -> l.feature().name()).toList();
    }

    /** Collects what may change, and how to look. Mutable, for one thread. */
    public static final class Builder {
        private final ScoringPlan plan;
        private final Once once = new Once();
        private final List<Lever> levers = new ArrayList<>();
        private int mostChanges = DEFAULTS.mostChanges();
        private int alternatives = DEFAULTS.alternatives();
        private int nodes = DEFAULTS.nodes();
        private long nanos = Long.MAX_VALUE;

        private Builder(ScoringPlan plan) {
            this.plan = plan;
        }

        /**
         * Adds a lever. May be called for each feature of the plan.
         *
         * @param lever the lever
         * @return this builder
         * @throws IllegalArgumentException if the plan calls its feature sensitive or must not name it, another lever moves
         *     a feature of it, or changes could be free
         * @throws io.riskanalyzer.feature.SchemaMismatchException if the plan does not have a feature of it
         */
        public Builder lever(Lever lever) {
            if (lever.isFree()) {
                throw new IllegalArgumentException("The effort of " + lever
                        + " (0) must be above 0, fixed or per unit, but it is neither.\nMaybe let the change cost 1.");
            }
            requireMovable(lever.feature());
            lever.followers().forEach(follower -> requireMovable(follower.feature()));
            levers.add(lever);
            return this;
        }

        private void requireMovable(Feature feature) {
            Feature own = plan.features().get(plan.features().slotOf(feature));
            if (own.isSensitive() || plan.reasons().unnamed().contains(own.name())) {
                throw new IllegalArgumentException("The feature to change (" + own.name()
                        + ") must be neither sensitive nor protected, but the plan says that it is."
                        + "\nMaybe name what can be changed in its place.");
            }
            if (levers.stream().anyMatch(lever -> moves(lever, own))) {
                throw new IllegalArgumentException("The feature to change (" + own.name()
                        + ") must be moved by one lever, but another moves it already.\nMaybe remove one of the two.");
            }
        }

        private static boolean moves(Lever lever, Feature feature) {
            return lever.feature().name().equals(feature.name())
                    || lever.followers().stream()
                            .anyMatch(follower -> follower.feature().name().equals(feature.name()));
        }

        /**
         * Limits how many levers change in a plan. By default all may.
         *
         * @param changes the greatest number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder atMost(int changes) {
            once.requireFirst("number of changes", changes);
            mostChanges = requireAtLeast("number of changes", changes, 1);
            return this;
        }

        /**
         * Asks for further plans, each the cheapest that does not change all features of a plan before it. By default none.
         *
         * @param plans how many, not negative
         * @return this builder
         * @throws IllegalArgumentException if it is negative
         * @throws IllegalStateException if it was set before
         */
        public Builder alternatives(int plans) {
            once.requireFirst("number of alternatives", plans);
            alternatives = requireAtLeast("number of alternatives", plans, 0);
            return this;
        }

        /**
         * Limits the beginnings that are looked at for each plan, 100,000 unless told. An answer that is not proven by then
         * states its gap.
         *
         * @param most how many, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder nodes(int most) {
            once.requireFirst("number of nodes", most);
            nodes = requireAtLeast("number of nodes", most, 1);
            return this;
        }

        /**
         * Limits the time of each search; what is found then depends on the machine. By default there is no limit but the
         * nodes.
         *
         * @param time how long, above 0
         * @return this builder
         * @throws IllegalArgumentException if it is not above 0
         * @throws IllegalStateException if it was set before
         */
        public Builder within(Duration time) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException(
                        "The time of a search (" + time + ") must be above 0.\nMaybe take Duration.ofMillis(100).");
            }
            once.requireFirst("time of a search", time);
            nanos = time.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : time.toNanos();
            return this;
        }

        private static int requireAtLeast(String what, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(
                        "The " + what + " (" + value + ") must be at least " + least + ".\nMaybe leave it out.");
            }
            return value;
        }

        /**
         * Builds the search.
         *
         * @return the search
         * @throws IllegalStateException if there is no lever
         * @throws IllegalArgumentException if a lever makes too many values, or has no end where every value makes a
         *     difference
         */
        public Counterfactual build() {
            if (levers.isEmpty()) {
                throw new IllegalStateException(
                        "The levers (none) must be at least one.\nMaybe add .lever(Lever.raising(…)).");
            }
            PlanCells cells = new PlanCells(plan);
            return new Counterfactual(
                    plan,
                    levers.stream().map(lever -> new BoundLever(lever, cells)).toList(),
                    new Settings(mostChanges, alternatives, nodes, nanos));
        }
    }
}
