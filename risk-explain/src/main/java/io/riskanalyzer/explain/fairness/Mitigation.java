package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.Split;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Model;
import io.riskanalyzer.model.Trainer;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Calibration;
import io.riskanalyzer.score.RowScorer;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries what could be done for the sake of equality, and tells what each costs beside doing nothing. It changes nothing by
 * itself: what comes out is a {@linkplain TradeOff table}, and who decides takes one line of it, or none.
 *
 * <p>Each option is trained on the first part of a split and judged on the last one. Cuts of groups are found on the second
 * part, or on the first where there is no second. All options are judged by the same bands; scores are the probabilities of
 * each model. Immutable and thread-safe: each method answers another one, longer by an option.
 */
public final class Mitigation {
    private final Trainer trainer;
    private final Split split;
    private final Bands bands;
    private final FairnessAudit audit;
    private final DecisionCosts costs;
    private final List<Option> options;

    /** Something to try. */
    private interface Option {
        TradeOff.Option tried(Mitigation mitigation);
    }

    private Mitigation(
            Trainer trainer, Split split, Bands bands, FairnessAudit audit, DecisionCosts costs, List<Option> options) {
        this.trainer = trainer;
        this.split = split;
        this.bands = bands;
        this.audit = audit;
        this.costs = costs;
        this.options = List.copyOf(options);
    }

    /**
     * Starts with the option to do nothing.
     *
     * @param trainer trains the models
     * @param split to train on, to find cuts on, and to judge on
     * @param bands of the probabilities
     * @param audit which band is favourable, and by what is judged
     * @return the mitigation, with equal costs
     */
    public static Mitigation of(Trainer trainer, Split split, Bands bands, FairnessAudit audit) {
        bands.get(audit.band());
        Option nothing = all -> all.judged("as it is", all.trained(all.split.train(), List.of()));
        return new Mitigation(trainer, split, bands, audit, DecisionCosts.EQUAL, List.of(nothing));
    }

    /**
     * Returns this mitigation with other costs of wrong decisions.
     *
     * @param newCosts the costs
     * @return the mitigation
     */
    public Mitigation costing(DecisionCosts newCosts) {
        return new Mitigation(trainer, split, bands, audit, newCosts, options);
    }

    /**
     * Returns the rows with {@linkplain Dataset#weighted weights} by which outcome and attribute are independent: each row's
     * weight times {@code P(group) P(label) / P(group, label)}.
     *
     * @param attribute the attribute, audited in the data; missing and unknown are groups of their own
     * @param data the rows
     * @return the rows with other weights, whose sum is the same if each group has both outcomes
     * @throws IllegalArgumentException if the attribute is not audited in the data
     * @see <a href="https://doi.org/10.1007/s10115-011-0463-8">Kamiran, Calders, Data preprocessing techniques for
     *     classification without discrimination, 2012</a>
     */
    public static Dataset reweighed(CategoryFeature<?> attribute, Dataset data) {
        Grouping grouping = Grouping.of(data, List.of(attribute));
        double[][] cells = new double[grouping.size()][2];
        double[] ofLabels = new double[2];
        double total = 0;
        for (int row = 0; row < data.rows(); row++) {
            if (grouping.groupOf(row) >= 0) {
                cells[grouping.groupOf(row)][data.label(row) ? 1 : 0] += data.weight(row);
                ofLabels[data.label(row) ? 1 : 0] += data.weight(row);
                total += data.weight(row);
            }
        }
        double[] weights = new double[data.rows()];
        for (int row = 0; row < weights.length; row++) {
            if (grouping.groupOf(row) >= 0) {
                double[] own = cells[grouping.groupOf(row)];
                int label = data.label(row) ? 1 : 0;
                weights[row] = data.weight(row) * (own[0] + own[1]) * ofLabels[label] / (total * own[label]);
            }
        }
        return data.weighted(weights);
    }

    /**
     * Adds training on {@linkplain #reweighed reweighed} rows. The attribute is not needed when it is decided.
     *
     * @param attribute the attribute, audited in the data
     * @return the longer mitigation
     */
    public Mitigation reweighing(CategoryFeature<?> attribute) {
        return with(all -> all.judged(
                "reweighed by " + attribute.name(), all.trained(reweighed(attribute, all.split.train()), List.of())));
    }

    /**
     * Adds training without some features. What they told may be told by others all the same: see {@link Proxies}.
     *
     * @param features of the data, at least one
     * @return the longer mitigation
     * @throws IllegalArgumentException if there is none
     */
    public Mitigation without(Feature... features) {
        List<String> names = List.of(features).stream().map(Feature::name).toList();
        if (names.isEmpty()) {
            throw new IllegalArgumentException("The features to leave out (none) must be at least one."
                    + "\nMaybe leave the call out: to do nothing is an option already.");
        }
        return with(all -> all.judged("without " + String.join(", ", names), all.trained(all.split.train(), names)));
    }

    /**
     * Adds {@linkplain GroupCuts#withinGap cuts of groups} on the scores of the model as it is.
     *
     * @param attribute the attribute, audited in the data, which must be known when it is decided
     * @param criterion {@link Criterion#DEMOGRAPHIC_PARITY} or {@link Criterion#EQUAL_OPPORTUNITY}
     * @param tolerance the greatest gap on the rows that cuts are found on, in [0, 1]
     * @return the longer mitigation
     */
    public Mitigation cuttingGroups(CategoryFeature<?> attribute, Criterion criterion, double tolerance) {
        return with(all -> {
            Model model = all.trained(all.split.train(), List.of());
            Dataset found = all.split.calibration().rows() > 0 ? all.split.calibration() : all.split.train();
            GroupCuts cuts = GroupCuts.withinGap(
                    attribute, found, scores(model, found.frame()), criterion, tolerance, all.costs);
            double[] scores = scores(model, all.split.test().frame());
            return all.judged(
                    "cuts by " + attribute.name() + ", " + criterion + " within " + tolerance,
                    scores,
                    cuts.favourable(attribute, all.split.test(), scores));
        });
    }

    private Mitigation with(Option option) {
        List<Option> more = new ArrayList<>(options);
        more.add(option);
        return new Mitigation(trainer, split, bands, audit, costs, more);
    }

    /**
     * Trains and judges every option.
     *
     * @return the options, with what each costs
     * @throws IllegalArgumentException if the trainer refuses the rows, or an attribute is not audited in them
     */
    public TradeOff compare() {
        List<TradeOff.Option> tried =
                options.stream().map(option -> option.tried(this)).toList();
        return new TradeOff(
                String.join(
                        "; ",
                        tried.get(0).report().breakdowns().stream()
                                .map(Breakdown::name)
                                .toList()),
                tried);
    }

    private Model trained(Dataset rows, List<String> without) {
        Frame kept = rows.frame().select(rows.features().without(without.toArray(new String[0])));
        return trainer.train(without.isEmpty() ? rows : rows.withValues(kept));
    }

    /** The probabilities of a model, as a plan without another calibration gives them. */
    private static double[] scores(Model model, Frame frame) {
        RowScorer bound = model.bind(frame.features());
        double[] scores = new double[frame.rows()];
        bound.score(frame, 0, scores.length, scores);
        Calibration own = model.calibration();
        for (int row = 0; row < scores.length && own != null; row++) {
            scores[row] = own.probabilityOf(scores[row]);
        }
        return scores;
    }

    private TradeOff.Option judged(String name, Model model) {
        double[] scores = scores(model, split.test().frame());
        int worst = bands.get(audit.band()).level();
        boolean[] favourable = new boolean[scores.length];
        for (int row = 0; row < favourable.length; row++) {
            favourable[row] = bands.bandOf(scores[row]).level() <= worst;
        }
        return judged(name, scores, favourable);
    }

    private TradeOff.Option judged(String name, double[] scores, boolean[] favourable) {
        Dataset rows = split.test();
        Decisions decisions = new Decisions(rows, scores, favourable);
        double right = 0;
        double cost = 0;
        double total = 0;
        for (int row = 0; row < scores.length; row++) {
            double weight = decisions.weight(row);
            boolean isBad = decisions.isBad(row);
            total += weight;
            right += favourable[row] != isBad ? weight : 0;
            cost += favourable[row] && isBad
                    ? weight * costs.favouredBad()
                    : !favourable[row] && !isBad ? weight * costs.refusedGood() : 0;
        }
        double auc = Metrics.AUC.of(scores, rows.labels(), rows.weights());
        return new TradeOff.Option(name, right / total, auc, cost / total, audit.run(decisions));
    }
}
