package io.riskanalyzer.explain;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Progress;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.score.Explainer;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowExplainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measures whether the reasons that people are told are more than an accident: do they survive a model that is trained
 * again on rows drawn with replacement, another background, another explainer?
 *
 * <pre>{@code
 * StabilityReport report = ReasonStability.of(analyzer.plan(), test.frame())
 *         .againstRefits(trainer, train, 10, 7, Model::explainer)
 *         .report();
 * System.out.println(report);
 * }</pre>
 *
 * <p>Reasons are the same if their terms have the same {@linkplain RowExplainer#code code}; what they contribute and in
 * which order does not matter, but for the share of rows whose first reason is the same. The {@linkplain RowExplainer#theme
 * themes} of the first explainer hold for the same codes of the others, which need no catalogue of their own. Publish the report with the plan
 * by {@link RatedExplainer}.
 *
 * <p>Immutable and thread-safe; each method returns a copy that compares with one thing more.
 *
 * @see <a
 *     href="https://finreglab.org/ai-machine-learning/explainability-and-fairness-of-machine-learning-in-credit-underwriting/machine-learning-explainability-fairness-insights-from-consumer-lending">
 *     FinRegLab, Machine learning explainability and fairness: insights from consumer lending, 2023: tools that explain
 *     well still give different reasons for the same refusal</a>
 */
public final class ReasonStability {
    private static final double NORMAL_95 = 1.959963984540054; // scipy.stats.norm.ppf(0.975)

    private final Frame frame;
    private final ReasonSelection selection;
    private final Map<String, String> themes; // by code
    private final List<String[]> shown; // the codes of each row, the greatest reason first
    private final List<StabilityReport.Comparison> comparisons;

    private ReasonStability(
            Frame frame,
            ReasonSelection selection,
            Map<String, String> themes,
            List<String[]> shown,
            List<StabilityReport.Comparison> comparisons) {
        this.frame = frame;
        this.selection = selection;
        this.themes = themes;
        this.shown = shown;
        this.comparisons = comparisons;
    }

    /**
     * Starts from the reasons that a plan gives.
     *
     * @param plan the plan
     * @param frame the rows, with every feature of the plan, which must accept their values
     * @return their reasons, to be compared
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the frame lacks a feature of the plan
     * @throws IllegalArgumentException if the plan gives no reasons, refuses a row, or there is no row
     */
    public static ReasonStability of(ScoringPlan plan, Frame frame) {
        return of(Explanations.of(plan, frame), plan.reasons());
    }

    /**
     * Starts from the reasons that explanations give.
     *
     * @param explanations the explained rows, at least one
     * @param selection which terms give a reason, at least one
     * @return their reasons, to be compared
     * @throws IllegalArgumentException if there is no row, or no reason is given
     */
    public static ReasonStability of(Explanations explanations, ReasonSelection selection) {
        if (selection.atMost() == 0) {
            throw new IllegalArgumentException(
                    "The reasons (none) must be at least one a row, or there is nothing to compare."
                            + "\nMaybe build the plan with .reasons(4).");
        }
        if (explanations.rows() == 0) {
            throw new IllegalArgumentException(
                    "The number of rows (0) must be at least 1.\nMaybe a filter or a split left nothing.");
        }
        Map<String, String> themes = ThemedExplainer.themesOf(explanations.explainer());
        return new ReasonStability(
                explanations.frame(), selection, themes, codes(explanations, selection, themes), List.of());
    }

    private static List<String[]> codes(
            Explanations explanations, ReasonSelection selection, Map<String, String> themes) {
        RowExplainer explainer = new ThemedExplainer(explanations.explainer(), themes);
        String[] codes = IntStream.range(0, explanations.terms())
                .mapToObj(explainer::code)
                .toArray(String[]::new);
        return IntStream.range(0, explanations.rows())
                .mapToObj(row -> Arrays.stream(selection.rank(explainer, explanations.ofRow(row)))
                        .mapToObj(term -> codes[term])
                        .toArray(String[]::new))
                .toList();
    }

    /**
     * Compares with what another explainer says of the same rows: one with another background, of another kind, or of
     * another model.
     *
     * @param name what it is, for the report: {@code "background of 2025"}
     * @param explainer the other explainer, for the features of the rows
     * @return a copy that compares with it too
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the rows lack a feature of the explainer
     * @throws IllegalArgumentException if the explainer has no terms
     */
    public ReasonStability against(String name, Explainer explainer) {
        return with(name, List.of(explained(explainer)));
    }

    /**
     * Compares with models that are trained again, each on as many rows as there are, drawn with replacement, so that some
     * are there twice and about a third not at all (the bootstrap). Rows that belong to one group are drawn one by one.
     *
     * @param trainer what trained the model
     * @param train the rows that it was trained on
     * @param times how often, at least 1; 10 for a figure to publish
     * @param seed the seed of the draws
     * @param explainer what explains a model: {@code Model::explainer}, {@code TreeShap::of}
     * @return a copy that compares with them too
     * @throws IllegalArgumentException if it is less than once, or the trainer refuses a draw
     */
    public ReasonStability againstRefits(
            Trainer trainer,
            Dataset train,
            int times,
            long seed,
            Function<? super Model, ? extends Explainer> explainer) {
        return againstRefits(trainer, train, times, seed, explainer, (done, total) -> {});
    }

    /**
     * Compares with models that are trained again, and tells how far the work is.
     *
     * @param trainer what trained the model
     * @param train the rows that it was trained on
     * @param times how often, at least 1
     * @param seed the seed of the draws
     * @param explainer what explains a model
     * @param progress is told after each refit; what it throws ends the work
     * @return a copy that compares with them too
     * @throws IllegalArgumentException if it is less than once, or the trainer refuses a draw
     */
    public ReasonStability againstRefits(
            Trainer trainer,
            Dataset train,
            int times,
            long seed,
            Function<? super Model, ? extends Explainer> explainer,
            Progress progress) {
        if (times < 1) {
            throw new IllegalArgumentException(
                    "The number of refits (" + times + ") must be at least 1.\nMaybe take 10.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String[]>> others = new ArrayList<>();
        for (int time = 1; time <= times; time++) {
            SplittableRandom own = random.split();
            int[] rows = own.ints(train.rows(), 0, train.rows()).sorted().toArray();
            others.add(explained(explainer.apply(trainer.train(train.take(rows)))));
            progress.at(time, times);
        }
        return with(times == 1 ? "a refit" : times + " refits", others);
    }

    private List<String[]> explained(Explainer explainer) {
        return codes(Explanations.of(explainer, frame), selection, themes);
    }

    private ReasonStability with(String name, List<List<String[]>> others) {
        List<StabilityReport.Comparison> more = new ArrayList<>(comparisons);
        more.add(compare(name, others));
        return new ReasonStability(frame, selection, themes, shown, more);
    }

    private StabilityReport.Comparison compare(String name, List<List<String[]>> others) {
        double[] overlaps = new double[shown.size()];
        int sameFirst = 0;
        for (List<String[]> other : others) {
            for (int row = 0; row < overlaps.length; row++) {
                String[] mine = shown.get(row);
                String[] theirs = other.get(row);
                overlaps[row] += overlap(mine, theirs);
                sameFirst += first(mine).equals(first(theirs)) ? 1 : 0;
            }
        }
        Arrays.setAll(overlaps, row -> overlaps[row] / others.size());
        double mean = Arrays.stream(overlaps).average().orElseThrow();
        double squares =
                Arrays.stream(overlaps).map(o -> (o - mean) * (o - mean)).sum();
        double half =
                overlaps.length == 1 ? 1 : NORMAL_95 * Math.sqrt(squares / (overlaps.length - 1) / overlaps.length);
        return new StabilityReport.Comparison(
                name,
                mean,
                Math.max(0, mean - half),
                Math.min(1, mean + half),
                (double) sameFirst / overlaps.length / others.size());
    }

    private static double overlap(String[] one, String[] other) {
        int most = Math.max(one.length, other.length);
        List<String> theirs = Arrays.asList(other);
        return most == 0
                ? 1
                : (double) Arrays.stream(one).filter(theirs::contains).count() / most;
    }

    private static String first(String[] codes) {
        return codes.length == 0 ? "" : codes[0];
    }

    /**
     * Returns what became of the reasons.
     *
     * @return the report
     * @throws IllegalStateException if nothing was compared
     */
    public StabilityReport report() {
        if (comparisons.isEmpty()) {
            throw new IllegalStateException("The reasons must be compared with others, but with none yet."
                    + "\nMaybe call againstRefits or against first.");
        }
        return new StabilityReport(shown.size(), selection.atMost(), comparisons);
    }
}
