package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who gets which interventions, what that costs, and what it does to the expected risk; how far from the best it is at
 * most, and what the next unit of money would buy. Immutable and thread-safe.
 */
public final class InterventionPlan {
    private final Question question;
    private final double[] risks;
    private final double[] weights;
    private final Offers offers;
    private final Solution solution;

    /** What was asked. */
    record Question(Frame cohort, List<Intervention> interventions, double budget, Scale scale) {}

    InterventionPlan(Question question, double[] risks, double[] weights, Offers offers, Solution solution) {
        this.question = question;
        this.risks = risks;
        this.weights = weights;
        this.offers = offers;
        this.solution = solution;
    }

    /**
     * Returns the people.
     *
     * @return the cohort
     */
    public Frame cohort() {
        return question.cohort();
    }

    /**
     * Returns what a person gets.
     *
     * @param row the row of the person in the cohort, from 0
     * @return the interventions in the order of the catalogue, none for most
     */
    public List<Intervention> of(int row) {
        int offer = solution.chosen[row];
        List<Intervention> given = new ArrayList<>();
        for (int i = 0; i < question.interventions().size() && offer >= 0; i++) {
            if ((offers.masks[offer] >> i & 1) != 0) {
                given.add(question.interventions().get(i));
            }
        }
        return given;
    }

    /**
     * Returns the risk of a person before anything is done.
     *
     * @param row the row of the person in the cohort, from 0
     * @return the score
     */
    public double riskBefore(int row) {
        return risks[row];
    }

    /**
     * Returns the risk of a person with what they get.
     *
     * @param row the row of the person in the cohort, from 0
     * @return the score, that of before for a person who gets nothing
     */
    public double riskAfter(int row) {
        int offer = solution.chosen[row];
        return offer < 0 ? risks[row] : risks[row] - offers.gains[offer] / weights[row];
    }

    /**
     * Returns the expected risk of the cohort before anything is done.
     *
     * @return {@code Σ weight · risk}
     */
    public double expectedBefore() {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < risks.length; i++) {
            double term = weights[i] * risks[i] - lost;
            double next = sum + term;
            lost = next - sum - term;
            sum = next;
        }
        return sum;
    }

    /**
     * Returns the expected risk of the cohort with what is given.
     *
     * @return {@code Σ weight · risk}
     */
    public double expectedAfter() {
        return expectedBefore() - solution.gain;
    }

    /**
     * Returns the expected risk that no assignment within budget and capacities gets below.
     *
     * @return the bound, at most {@link #expectedAfter()}
     */
    public double leastExpected() {
        return expectedBefore() - solution.bound;
    }

    /**
     * Returns how much more the best assignment could lower the expected risk at most, as a share of what it could.
     *
     * @return {@code (bound − gain) / bound}, 0 if the assignment is proven the best
     */
    public double gap() {
        return isProven() ? 0 : (solution.bound - solution.gain) / solution.bound;
    }

    /**
     * Returns whether no assignment lowers the expected risk more, but for rounding.
     *
     * @return whether the bound is met to 10⁻⁹ of itself
     */
    public boolean isProven() {
        return solution.bound - solution.gain <= 1e-9 * Math.abs(solution.bound);
    }

    /**
     * Returns what all that is given costs.
     *
     * @return the cost, at most the budget but for the rounding of a sum
     */
    public double cost() {
        return offers.costOf(solution.chosen);
    }

    /**
     * Returns what money would buy if help could be given in parts: by how much the next unit of it would lower the expected
     * risk at most, the shadow price of the budget. As help is given whole, the unit that makes the next cost full is worth
     * more, and others nothing. What alone costs more than the whole budget is not looked at.
     *
     * @return the risk less for each unit of money, 0 if money is not what is short
     */
    public double worthOfMoney() {
        return solution.prices[0];
    }

    /**
     * Returns what the effects rest on: known effects on the risk if all that is given has them, else the scores of changed
     * features, which tell what goes with the risk and not what lowers it. Where nobody is given anything, all of the
     * catalogue counts.
     *
     * @return the basis
     */
    public Intervention.Basis basis() {
        boolean isEmpty = Arrays.stream(solution.chosen).allMatch(offer -> offer < 0);
        return uses().stream()
                        .filter(use -> use.people() > 0 || isEmpty)
                        .allMatch(use -> use.intervention().basis() == Intervention.Basis.CAUSAL)
                ? Intervention.Basis.CAUSAL
                : Intervention.Basis.ASSOCIATIONAL;
    }

    /**
     * Returns how each intervention is used.
     *
     * @return one use an intervention, in the order of the catalogue
     */
    public List<InterventionUse> uses() {
        List<InterventionUse> uses = new ArrayList<>();
        for (int i = 0; i < question.interventions().size(); i++) {
            Intervention intervention = question.interventions().get(i);
            int people = 0;
            for (int offer : solution.chosen) {
                people += offer < 0 ? 0 : offers.masks[offer] >> i & 1;
            }
            uses.add(new InterventionUse(intervention, people, people * intervention.cost(), solution.prices[1 + i]));
        }
        return uses;
    }

    /**
     * Returns who gets help, by a category of the cohort, such as one that is audited. It takes no part in the planning.
     *
     * @param attribute a category of the cohort
     * @return one share a level, in the order of the levels, and one of those without a known level if there are any
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the cohort does not have it
     */
    public List<HelpShare> sharesBy(CategoryFeature<?> attribute) {
        Frame cohort = question.cohort();
        int slot = cohort.features().slotOf(attribute);
        int levels = attribute.levels().size();
        List<HelpShare> shares = new ArrayList<>();
        for (int level = 0; level <= levels; level++) {
            int people = 0;
            int helpable = 0;
            int helped = 0;
            double cost = 0;
            double before = 0;
            double after = 0;
            for (int row = 0; row < risks.length; row++) {
                double value = cohort.value(row, slot);
                if (value >= 0 ? value == level : level == levels) {
                    people++;
                    helpable += offers.isHelpable(row) ? 1 : 0;
                    helped += solution.chosen[row] >= 0 ? 1 : 0;
                    cost += solution.chosen[row] >= 0 ? offers.costs[solution.chosen[row]] : 0;
                    before += risks[row];
                    after += riskAfter(row);
                }
            }
            if (people > 0 || level < levels) {
                String name = level < levels ? attribute.levels().get(level) : "unknown";
                shares.add(new HelpShare(name, people, helpable, helped, cost, before, after));
            }
        }
        return shares;
    }

    /**
     * Returns who gets what as a CSV file with the columns {@code id,line,interventions,cost,risk_before,risk_after,basis}, a
     * line for each person who gets anything; the one who gains most stands first.
     *
     * @return the lines, each with a line end
     */
    public String toCsv() {
        StringBuilder lines = new StringBuilder("id,line,interventions,cost,risk_before,risk_after,basis\n");
        for (int row : helped()) {
            String names = of(row).stream().map(Intervention::name).collect(Collectors.joining("; "));
            boolean isCausal = of(row).stream().allMatch(one -> one.basis() == Intervention.Basis.CAUSAL);
            lines.append(quoted(Objects.requireNonNullElse(question.cohort().id(row), "")))
                    .append(',')
                    .append(question.cohort().number(row))
                    .append(',')
                    .append(quoted(names))
                    .append(',')
                    .append(offers.costs[solution.chosen[row]])
                    .append(',')
                    .append(riskBefore(row))
                    .append(',')
                    .append(riskAfter(row))
                    .append(',')
                    .append(isCausal ? Intervention.Basis.CAUSAL : Intervention.Basis.ASSOCIATIONAL)
                    .append('\n');
        }
        return lines.toString();
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    /**
     * Returns the rows of the people who get anything.
     *
     * @return the rows in the cohort, the one whose weighted risk falls most first
     */
    public int[] helped() {
        return IntStream.range(0, risks.length)
                .filter(row -> solution.chosen[row] >= 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(row -> -offers.gains[solution.chosen[row]])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the plan as a table: each intervention, then what it costs and does together. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int width = Math.max(
                12,
                question.interventions().stream()
                        .mapToInt(i -> i.name().length())
                        .max()
                        .orElse(0));
        text.append(String.format(
                Locale.ROOT, "%-" + width + "s %8s %8s %12s  %s\n", "intervention", "people", "of", "cost", "basis"));
        for (InterventionUse use : uses()) {
            int capacity = use.intervention().capacity();
            text.append(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %8d %8s %12.2f  %s\n",
                    use.intervention().name(),
                    use.people(),
                    capacity == Integer.MAX_VALUE ? "any" : Integer.toString(capacity),
                    use.cost(),
                    use.intervention().basis()));
        }
        text.append(String.format(
                Locale.ROOT,
                "\nCost %.2f%s. Expected %s %.4f before, %.4f after (%s).\n",
                cost(),
                question.budget() < Double.POSITIVE_INFINITY
                        ? String.format(Locale.ROOT, " of %.2f", question.budget())
                        : "",
                question.scale() == Scale.PROBABILITY ? "bad outcomes" : "points",
                expectedBefore(),
                expectedAfter(),
                basis()));
        text.append(
                isProven()
                        ? "No assignment lowers it more.\n"
                        : String.format(
                                Locale.ROOT,
                                "No assignment gets below %.4f (gap %.3f %%).\n",
                                leastExpected(),
                                100 * gap()));
        if (offers.isAnyBeyondBudget()) {
            text.append("Some help costs more than the whole budget, and is not looked at.\n");
        } else if (question.budget() < Double.POSITIVE_INFINITY) {
            text.append(String.format(
                    Locale.ROOT,
                    "With 1,000 more money no assignment gets below %.4f.\n",
                    expectedBefore() - solution.boundOfPrices - 1000 * worthOfMoney()));
        }
        return text.toString();
    }
}
