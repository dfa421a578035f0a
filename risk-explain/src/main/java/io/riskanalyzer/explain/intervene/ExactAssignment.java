package io.riskanalyzer.explain.intervene;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/** The best assignment of some offers, by the integer solver of ojAlgo, on one thread so that ties fall alike each time. */
final class ExactAssignment {
    private static final int NODES = 5_000;
    private static final NumberContext GAP = NumberContext.of(14, 14);
    private static final String QUIET = "shut.up.ojAlgo";
    private static final double SCALE = 1000; // the greatest gain; the solver's tolerances are absolute

    static { // else the library writes to standard output which machine it does not know
        System.setProperty(QUIET, System.getProperty(QUIET, "true"));
    }

    private ExactAssignment() {}

    /**
     * Returns the offer of each person, −1 for none.
     *
     * @param offers the problem
     * @param candidates the offers that may be given; the others are not
     * @return the best assignment, null if it was not proven
     */
    static int @Nullable [] of(Offers offers, int[] candidates) {
        double greatest = Arrays.stream(candidates)
                .mapToDouble(offer -> offers.gains[offer])
                .max()
                .orElse(1);
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        model.options.integer(
                IntegerStrategy.newConfigurable().withParallelism(() -> 1).withGapTolerance(GAP));
        model.options.iterations_abort = NODES;
        Variable[] variables = new Variable[candidates.length];
        for (int i = 0; i < variables.length; i++) {
            variables[i] = model.addVariable("x" + i).binary().weight(offers.gains[candidates[i]] / greatest * SCALE);
        }
        addPeople(offers, candidates, model, variables);
        if (offers.budget < Double.POSITIVE_INFINITY) {
            Expression money = model.addExpression("money").upper(offers.budget);
            for (int i = 0; i < variables.length; i++) {
                money.set(variables[i], offers.costs[candidates[i]]);
            }
        }
        addSeats(offers, candidates, model, variables);
        Optimisation.Result result = model.maximise();
        return result.getState().isOptimal() ? chosen(offers, candidates, result) : null;
    }

    private static void addPeople(Offers offers, int[] candidates, ExpressionsBasedModel model, Variable[] variables) {
        int next = 0;
        for (int person = 0; person < offers.people() && next < candidates.length; person++) {
            if (candidates[next] < offers.starts[person + 1]) {
                Expression one = model.addExpression("p" + person).upper(1);
                while (next < candidates.length && candidates[next] < offers.starts[person + 1]) {
                    one.set(variables[next++], 1);
                }
            }
        }
    }

    private static void addSeats(Offers offers, int[] candidates, ExpressionsBasedModel model, Variable[] variables) {
        for (int seat = 0; seat < offers.seats.length; seat++) {
            if (offers.seats[seat] < Integer.MAX_VALUE) {
                Expression seats = model.addExpression("s" + seat).upper(offers.seats[seat]);
                for (int i = 0; i < variables.length; i++) {
                    if ((offers.masks[candidates[i]] >> seat & 1) != 0) {
                        seats.set(variables[i], 1);
                    }
                }
            }
        }
    }

    private static int[] chosen(Offers offers, int[] candidates, Optimisation.Result result) {
        int[] chosen = new int[offers.people()];
        Arrays.fill(chosen, -1);
        int person = 0;
        for (int i = 0; i < candidates.length; i++) {
            while (candidates[i] >= offers.starts[person + 1]) {
                person++;
            }
            if (result.doubleValue(i) > 0.5) {
                chosen[person] = candidates[i];
            }
        }
        return chosen;
    }
}
