package io.riskanalyzer.explain.intervene;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.StudentTail;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RowScorer;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether an intervention that took place changed the outcomes: of some people it is known who was treated, how they were
 * before, and whether the bad outcome came.
 *
 * <pre>{@code
 * boolean[] treated = new boolean[test.rows()];
 * for (int row = 0; row < treated.length; row += 3) {
 *     treated[row] = true; // who came to the evening classes
 * }
 * InterventionEvaluation evaluation = InterventionEvaluation.of(test, treated);
 * System.out.println(evaluation.differenceInMeans());
 * System.out.println(evaluation.regressionAdjusted());
 * }</pre>
 *
 * <p>Where chance decided who was treated, {@link #differenceInMeans()} is an effect, and {@link #regressionAdjusted()} a
 * more exact one. Where people or circumstances decided, both compare people who differ; then {@link #inversePropensity}
 * weighs them alike by what is known of them, and is an effect only if nothing that is not known of them decided too.
 *
 * <p>Missing numbers and flags count as the mean of the others, with a column that says so; unknown levels of a category as
 * a level of their own. Immutable and thread-safe.
 */
public final class InterventionEvaluation {
    private static final double NORMAL_QUANTILE = 1.959963984540054;

    private final Dataset data;
    private final boolean[] treated;
    private final double[] outcomes;
    private final int countTreated;

    private InterventionEvaluation(Dataset data, boolean[] treated) {
        this.data = data;
        this.treated = treated;
        this.outcomes = new double[treated.length];
        Arrays.setAll(outcomes, row -> data.label(row) ? 1 : 0);
        this.countTreated = (int)
                IntStream.range(0, treated.length).filter(row -> treated[row]).count();
    }

    /**
     * Starts an evaluation.
     *
     * @param data the people as they were before, labelled by whether the bad outcome came; without weights
     * @param treated who got the intervention, shape (rows)
     * @return the evaluation
     * @throws IllegalArgumentException if not every row is told, there are not two people at least of each group, or the
     *     data has weights
     */
    public static InterventionEvaluation of(Dataset data, boolean[] treated) {
        if (treated.length != data.rows()) {
            throw new IllegalArgumentException("The treated (" + treated.length
                    + ") must be told for each row, but there are " + data.rows()
                    + " rows.\nMaybe they are those of another frame.");
        }
        if (data.weights() != null) {
            throw new IllegalArgumentException("The data (" + data
                    + ") must be without weights, but they have some.\nMaybe leave them out: everyone counts 1 here.");
        }
        InterventionEvaluation made = new InterventionEvaluation(data, treated.clone());
        if (made.countTreated < 2 || treated.length - made.countTreated < 2) {
            throw new IllegalArgumentException("The treated (" + made.countTreated + " of " + treated.length
                    + ") must be two at least, and the others too.\nMaybe treated and labels were exchanged.");
        }
        return made;
    }

    /**
     * Compares the shares of bad outcomes of the two groups, with Welch's interval: {@code t} with the degrees of freedom of
     * Welch and Satterthwaite. Where a group's outcomes are all alike, its share has no error.
     *
     * @return the estimate
     * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch, The generalization of Student's problem, 1947</a>
     */
    public EffectEstimate differenceInMeans() {
        int control = treated.length - countTreated;
        double ofTreated = meanOf(true);
        double ofControl = meanOf(false);
        double a = ofTreated * (1 - ofTreated) / (countTreated - 1); // the unbiased variance, over the count
        double b = ofControl * (1 - ofControl) / (control - 1);
        double freedom = (a + b) * (a + b) / (a * a / (countTreated - 1) + b * b / (control - 1));
        double error = Math.sqrt(a + b);
        double reach = error == 0 ? 0 : StudentTail.quantile(0.975, freedom) * error;
        double effect = ofTreated - ofControl;
        return new EffectEstimate("difference in means", ofTreated, ofControl, error, effect - reach, effect + reach);
    }

    private double meanOf(boolean group) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < treated.length; row++) {
            if (treated[row] == group) {
                sum += outcomes[row];
                count++;
            }
        }
        return sum / count;
    }

    /**
     * Compares the groups after regression on what is known of them, each group with slopes of its own, and robust errors
     * (HC2): ordinary least squares of the outcome on {@code 1, t, x − x̄, t · (x − x̄)}, of which the coefficient of
     * {@code t} is the effect. The interval is normal. O(rows · columns²).
     *
     * @return the estimate
     * @throws IllegalArgumentException if there are not more people than columns
     * @see <a href="https://doi.org/10.1214/12-AOAS583">Lin, Agnostic notes on regression adjustments, 2013</a>
     */
    public EffectEstimate regressionAdjusted() {
        List<Covariates.Column> covariates = Covariates.of(data.frame());
        List<double[]> columns = new ArrayList<>();
        double[] ones = new double[treated.length];
        Arrays.fill(ones, 1);
        columns.add(ones);
        columns.add(indicator());
        for (Covariates.Column column : covariates) {
            columns.add(column.centred());
        }
        for (Covariates.Column column : covariates) {
            double[] own = column.centred();
            for (int row = 0; row < own.length; row++) {
                own[row] = treated[row] ? own[row] : 0;
            }
            columns.add(own);
        }
        LeastSquares fit = LeastSquares.of(columns, outcomes);
        double effect = fit.coefficient(1);
        double error = fit.robustError(1);
        double reach = reach(error);
        return new EffectEstimate(
                "regression adjustment",
                fit.coefficient(0) + effect,
                fit.coefficient(0),
                error,
                effect - reach,
                effect + reach);
    }

    private double[] indicator() {
        double[] indicator = new double[treated.length];
        Arrays.setAll(indicator, row -> treated[row] ? 1 : 0);
        return indicator;
    }

    /**
     * Compares the groups with everyone weighted by the inverse of the probability of the treatment that they got: with
     * {@code p} the share of the treated, {@code w = p / e} for them and {@code (1 − p) / (1 − e)} for the others, and the
     * weighted means of the two groups (Hájek). The error is robust and takes the propensities as known, which makes it
     * rather too great than too small; the interval is normal.
     *
     * @param propensities the probability {@code e} of being treated of each row, above 0 and below 1, shape (rows)
     * @return the estimate, with what tells whether to trust it
     * @throws IllegalArgumentException if there is not one for each row, or one is not between 0 and 1
     * @see <a href="https://doi.org/10.1097/00001648-200009000-00011">Robins, Hernán, Brumback, Marginal structural models,
     *     2000</a>
     */
    public PropensityWeighting inversePropensity(double[] propensities) {
        if (propensities.length != treated.length
                || !Arrays.stream(propensities).allMatch(e -> e > 0 && e < 1)) {
            throw new IllegalArgumentException("The propensities (" + propensities.length
                    + ") must be above 0 and below 1, one for each of the " + treated.length
                    + " rows, but they are not.\nMaybe leave out the people who had no choice.");
        }
        return PropensityReport.of(data.frame(), treated, outcomes, propensities);
    }

    /**
     * Learns the probability of being treated, for each row from the rows of other folds.
     *
     * @param trainer what learns it, from the features of the data
     * @param folds how many parts the rows are dealt into, at least 2
     * @param seed the seed of the folds
     * @return the propensities, shape (rows), as {@link #inversePropensity} takes them
     * @throws IllegalArgumentException if the rows are too few for the folds, or the trainer's models tell no probability
     */
    public double[] propensities(Trainer trainer, int folds, long seed) {
        Frame frame = data.frame();
        Dataset choices = Dataset.of(frame, treated);
        int[] fold = choices.folds(folds, seed);
        double[] propensities = new double[treated.length];
        double[] row = new double[frame.features().size()];
        for (int left = 0; left < folds; left++) {
            int out = left;
            Model model = trainer.train(choices.filter(i -> fold[i] != out));
            Calibration calibration = model.calibration();
            if (calibration == null && model.scale() == Scale.POINTS) {
                throw new IllegalArgumentException("The model of the propensities (" + model.name()
                        + ") must tell probabilities, but tells points.\nMaybe take a logistic trainer.");
            }
            RowScorer scorer = model.bind(frame.features());
            for (int i = 0; i < propensities.length; i++) {
                if (fold[i] == out) {
                    frame.copyRow(i, row);
                    double raw = scorer.score(row);
                    propensities[i] = calibration == null ? raw : calibration.probabilityOf(raw);
                }
            }
        }
        return propensities;
    }

    /**
     * Returns what would have been prevented by treating those first who were said to benefit most.
     *
     * @param benefits by how much each person's risk was said to fall, finite, shape (rows)
     * @return the curve, with AUUC and Qini
     * @throws IllegalArgumentException if there is not one finite benefit for each row
     */
    public UpliftCurve uplift(double[] benefits) {
        if (benefits.length != treated.length
                || !Arrays.stream(benefits).allMatch(b -> Math.abs(b) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("The benefits (" + benefits.length
                    + ") must be one finite number for each of the " + treated.length
                    + " rows, but they are not.\nMaybe take riskBefore(row) − riskAfter(row) of a plan.");
        }
        int[] order = IntStream.range(0, benefits.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -benefits[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Double> shares = new ArrayList<>(List.of(0.0));
        List<Double> uplift = new ArrayList<>(List.of(0.0));
        List<Double> qini = new ArrayList<>(List.of(0.0));
        double bad1 = 0;
        double bad0 = 0;
        int n1 = 0;
        for (int k = 1; k <= order.length; k++) {
            int row = order[k - 1];
            if (treated[row]) {
                n1++;
                bad1 += outcomes[row];
            } else {
                bad0 += outcomes[row];
            }
            if (k == order.length || benefits[order[k]] != benefits[row]) {
                int n0 = k - n1;
                double share1 = n1 == 0 ? 0 : bad1 / n1;
                double share0 = n0 == 0 ? 0 : bad0 / n0;
                shares.add((double) k / order.length);
                uplift.add((share0 - share1) * k);
                qini.add(share0 * n1 - bad1);
            }
        }
        return new UpliftCurve(shares, uplift, qini, order.length, countTreated);
    }

    @Override
    public String toString() {
        return "evaluation of " + countTreated + " treated of " + treated.length + " people";
    }

    /** The half width of a normal interval. */
    static double reach(double error) {
        return NORMAL_QUANTILE * error;
    }
}
