package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Once;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.plan.ScoringPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides who gets which interventions, so that under a budget the expected risk of a cohort falls most.
 *
 * <pre>{@code
 * InterventionPlanner planner = InterventionPlanner.builder(plan)
 *     .intervention(Intervention.named("tutoring").costing(300).capacity(50).adding(ATTENDANCE, 0.1))
 *     .intervention(Intervention.named("mentor").costing(80).adding(ATTENDANCE, 0.03))
 *     .budget(20_000)
 *     .build();
 * }</pre>
 *
 * <p>The expected risk is {@code Σ weight · score}: the expected number of bad outcomes where scores are probabilities,
 * else the sum of the points. What several interventions do for one person is scored once for all of them together, not
 * added up; their risk ratios are multiplied. An intervention that does not lower a person's risk is not given.
 *
 * <p>Prices of money and seats bound what any assignment can gain; the bound is mostly within thousandths of what is found,
 * which is never worse than the greedy assignment. Where it is not met and few enough offers are left that could matter,
 * an exact solver settles it, if the library {@code org.ojalgo:ojalgo} is on the class path. The answer says whether it is
 * {@linkplain InterventionPlan#isProven() proven}, and its {@linkplain InterventionPlan#gap() gap}.
 *
 * <p>Immutable and thread-safe; the same cohort gives the same plan. Scoring takes {@code people · packages} scores, a
 * package being a set of interventions that one person may get, on all cores.
 */
public final class InterventionPlanner {
    /** What holds unless the builder is told otherwise. */
    public static final Defaults DEFAULTS = new Defaults(1);

    private static final int MOST_INTERVENTIONS = 30;
    private static final int MOST_PACKAGES = 5_000;

    /**
     * The defaults of a planner.
     *
     * @param mostPerPerson how many interventions one person may get
     */
    public record Defaults(int mostPerPerson) {}

    private final ScoringPlan plan;
    private final List<Intervention> interventions;
    private final Catalogue catalogue;
    private final double budget;

    private InterventionPlanner(
            ScoringPlan plan, List<Intervention> interventions, Catalogue catalogue, double budget) {
        this.plan = plan;
        this.interventions = List.copyOf(interventions);
        this.catalogue = catalogue;
        this.budget = budget;
    }

    /**
     * Starts a planner.
     *
     * @param plan what scores people
     * @return a builder, which needs an intervention at least
     */
    public static Builder builder(ScoringPlan plan) {
        return new Builder(plan);
    }

    /**
     * Plans for people who all count alike.
     *
     * @param cohort the people, with every feature of the plan, which must accept their values, and every feature that
     *     eligibility is judged by
     * @return who gets what
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the cohort lacks a feature
     * @throws IllegalArgumentException if the plan refuses a row
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public InterventionPlan plan(Frame cohort) {
        double[] weights = new double[cohort.rows()];
        Arrays.fill(weights, 1);
        return plan(cohort, weights);
    }

    /**
     * Plans for people some of whom count more than others.
     *
     * @param cohort the people, with every feature of the plan, which must accept their values, and every feature that
     *     eligibility is judged by
     * @param weights how much the risk of each person counts, finite, not negative, shape (rows)
     * @return who gets what
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the cohort lacks a feature
     * @throws IllegalArgumentException if the plan refuses a row, or the weights are not as said
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public InterventionPlan plan(Frame cohort, double[] weights) {
        if (weights.length != cohort.rows() || !Arrays.stream(weights).allMatch(w -> w >= 0 && w <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The weights (" + weights.length
                    + ") must be one finite number of at least 0 for each of the " + cohort.rows()
                    + " rows, but they are not.\nMaybe leave them out: everyone counts 1 then.");
        }
        Frame rows = cohort.select(plan.features());
        if (rows.rows() < cohort.rows()) {
            throw new IllegalArgumentException("The rows (" + cohort.rows()
                    + ") must be legal for the plan, but it refuses " + (cohort.rows() - rows.rows())
                    + " of them.\nMaybe plan for frame.select(plan.features()): it leaves them out.");
        }
        double[] risks = catalogue.risks(rows);
        Offers offers = catalogue.offers(cohort, rows, risks, weights, budget);
        return new InterventionPlan(
                new InterventionPlan.Question(cohort, interventions, budget, plan.scoreScale()),
                risks,
                weights,
                offers,
                Solution.of(offers));
    }

    @Override
    public String toString() {
        return "planner of " + interventions;
    }

    /** Collects what can be done, and for how much. Mutable, for one thread. */
    public static final class Builder {
        private final ScoringPlan plan;
        private final Once once = new Once();
        private final List<Intervention> interventions = new ArrayList<>();
        private double budget = Double.POSITIVE_INFINITY;
        private int mostPerPerson = DEFAULTS.mostPerPerson();

        private Builder(ScoringPlan plan) {
            this.plan = plan;
        }

        /**
         * Adds an intervention. May be called up to 30 times.
         *
         * @param intervention the intervention
         * @return this builder
         * @throws IllegalArgumentException if it does nothing, changes a feature that the plan must not name, has the name of
         *     another, or is one too many
         * @throws io.riskanalyzer.feature.SchemaMismatchException if the plan does not have a feature that it changes
         */
        public Builder intervention(Intervention intervention) {
            String name = intervention.name();
            if (intervention.doesNothing()) {
                throw new IllegalArgumentException("The intervention (" + name
                        + ") must change a feature or the risk, but does nothing.\nMaybe add .adding(…).");
            }
            if (interventions.stream().anyMatch(other -> other.name().equals(name))) {
                throw new IllegalArgumentException("The name of an intervention (" + name
                        + ") must be its own, but another has it too.\nMaybe number them.");
            }
            if (interventions.size() == MOST_INTERVENTIONS) {
                throw new IllegalArgumentException("The interventions (" + (MOST_INTERVENTIONS + 1)
                        + ") must be at most " + MOST_INTERVENTIONS + ".\nMaybe leave out the dearest.");
            }
            for (Feature feature : intervention.changed()) {
                plan.features().slotOf(feature);
                if (plan.reasons().unnamed().contains(feature.name())) {
                    throw new IllegalArgumentException("The feature that " + name + " changes (" + feature.name()
                            + ") must not be protected, but the plan says that it is."
                            + "\nMaybe name what can be changed in its place.");
                }
            }
            interventions.add(intervention);
            return this;
        }

        /**
         * Sets what all interventions may cost together. By default any amount.
         *
         * @param money the budget, not negative, not NaN
         * @return this builder
         * @throws IllegalArgumentException if it is negative or NaN
         * @throws IllegalStateException if it was set before
         */
        public Builder budget(double money) {
            if (!(money >= 0)) {
                throw new IllegalArgumentException(
                        "The budget (" + money + ") must be at least 0.\nMaybe leave it out: there is no limit then.");
            }
            once.requireFirst("budget", money);
            budget = money;
            return this;
        }

        /**
         * Sets how many interventions one person may get, 1 unless told.
         *
         * @param most the greatest number, at least 1
         * @return this builder
         * @throws IllegalArgumentException if it is less than 1
         * @throws IllegalStateException if it was set before
         */
        public Builder mostPerPerson(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("The number of interventions for one person (" + most
                        + ") must be at least 1.\nMaybe leave it out.");
            }
            once.requireFirst("number of interventions for one person", most);
            mostPerPerson = most;
            return this;
        }

        /**
         * Builds the planner.
         *
         * @return the planner
         * @throws IllegalStateException if there is no intervention
         * @throws IllegalArgumentException if there are more than 5,000 sets of interventions that one person may get
         */
        public InterventionPlanner build() {
            if (interventions.isEmpty()) {
                throw new IllegalStateException(
                        "The interventions (none) must be at least one.\nMaybe add .intervention(…).");
            }
            requireFewPackages();
            List<Intervention> all = List.copyOf(interventions);
            return new InterventionPlanner(plan, all, new Catalogue(plan, all, mostPerPerson), budget);
        }

        /** Counted before they are made; exclusive groups make them fewer, but are not counted on. */
        private void requireFewPackages() {
            double sets = 0;
            double choose = 1;
            for (int k = 1; k <= Math.min(mostPerPerson, interventions.size()); k++) {
                choose = choose * (interventions.size() - k + 1) / k;
                sets += choose;
            }
            if (sets > MOST_PACKAGES) {
                throw new IllegalArgumentException("The sets of interventions for one person (" + Math.round(sets)
                        + ") must be at most " + MOST_PACKAGES + ".\nMaybe lower .mostPerPerson(…).");
            }
        }
    }
}
