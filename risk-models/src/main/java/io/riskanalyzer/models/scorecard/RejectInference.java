package io.riskanalyzer.models.scorecard;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.metric.Metrics;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.models.internal.RankCorrelation;
import io.riskanalyzer.score.Calibration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How much a scorecard depends on what would have become of those who were refused, and whose outcome nobody knows. A
 * sensitivity analysis: it trains again with outcomes that are assumed, and tells what moves. It is not a better scorecard.
 *
 * <p>What theory gives: where refusals depend on the features alone, the scorecard of the accepted is right as it is, and
 * augmentation of any kind reproduces it at best; where they depend on what the data do not show, nothing in the data tells
 * the outcome of the refused, and every result here follows from the assumption. Only outcomes of some who would have been
 * refused, accepted for a trial, would tell.
 *
 * <p>Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1016/j.jbankfin.2003.10.010">Crook and Banasik, Does reject inference really improve the
 *     performance of application scoring models?, 2004</a>
 * @see <a href="https://doi.org/10.1080/02664763.2021.1929090">Ehrhardt, Biernacki, Vandewalle, Heinrich and Beben, Reject
 *     inference methods in credit scoring, 2021</a>
 */
public final class RejectInference {

    /** What every result says of itself. */
    public static final String WARNING =
            "The outcomes of the refused are assumed, not known. If refusals depended on the"
                    + " features alone, the scorecard of the accepted needs no correction; if not, nothing in these data can"
                    + " correct it. Read the differences as sensitivity, and deploy the scorecard of the accepted.";

    private final ScorecardTrainer trainer;
    private final Dataset accepted;
    private final Frame refused;
    private final ScorecardFit ofAccepted;
    private final double[] probabilities; // of the refused, by the scorecard of the accepted

    private RejectInference(ScorecardTrainer trainer, Dataset accepted, Frame refused) {
        this.trainer = trainer;
        this.accepted = accepted;
        this.refused = refused.select(accepted.features());
        if (this.refused.rows() == 0) {
            throw new IllegalArgumentException(
                    "The refused (0 rows) must be at least one.\nMaybe all of them were rejected as rows.");
        }
        this.ofAccepted = trainer.fit(accepted);
        this.probabilities = probabilitiesOf(ofAccepted.scorecard(), this.refused);
    }

    /**
     * What a scorecard is with assumed outcomes of the refused, beside that of the accepted.
     *
     * @param assumption what was assumed
     * @param fit the scorecard of the accepted and the refused
     * @param refusedBadRate the share of bad outcomes that the refused have by assumption, in [0, 1]
     * @param acceptedAuc the area under the ROC curve of the accepted by that scorecard; that of their own is
     *     {@code ofAccepted().auc()}
     * @param meanShift how the mean of its points over all applicants differs from that by the scorecard of the accepted
     * @param greatestShift the greatest difference of an applicant's points between the two scorecards
     * @param kendall Kendall's τ<sub>b</sub> of all applicants' points by the two scorecards: 1 where they rank alike, in
     *     [−1, 1]
     */
    public record Scenario(
            String assumption,
            ScorecardFit fit,
            double refusedBadRate,
            double acceptedAuc,
            double meanShift,
            double greatestShift,
            double kendall) {

        /** Returns the figures, and the warning. */
        @Override
        public String toString() {
            return String.format(
                            Locale.ROOT,
                            "%s: %.1f %% of the refused bad, AUC of the accepted %.4f, points %+.1f on average and %.0f at"
                                    + " most, Kendall's tau %.3f%n",
                            assumption,
                            100 * refusedBadRate,
                            acceptedAuc,
                            meanShift,
                            greatestShift,
                            kendall)
                    + WARNING;
        }
    }

    /**
     * Begins an analysis, by training the scorecard of the accepted.
     *
     * @param trainer trains the scorecards, all in the same way
     * @param accepted those whose outcome is known
     * @param refused those whose outcome nobody knows, with all features of the accepted
     * @return the analysis
     * @throws IllegalArgumentException if there are none, or the trainer refuses the accepted
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the refused lack a feature
     */
    public static RejectInference of(ScorecardTrainer trainer, Dataset accepted, Frame refused) {
        return new RejectInference(trainer, accepted, refused);
    }

    /**
     * Returns the scorecard that was trained on the accepted alone: the one to deploy.
     *
     * @return the scorecard, its bins and coefficients
     */
    public ScorecardFit ofAccepted() {
        return ofAccepted;
    }

    /**
     * Assumes that the refused of a score are worse than the accepted of that score by a factor (parcelling): in each of ten
     * bands of the score the share of bad outcomes among the accepted, times the factor, at most 1, is dealt to the refused
     * at random.
     *
     * @param factor how many times as often the refused turn bad as the accepted of the same band, finite, above 0; 1 to
     *     1.5 is usual
     * @param seed the seed of who of the refused turns bad
     * @return the scorecard on that assumption
     * @throws IllegalArgumentException if the factor is not finite or not above 0, or the trainer refuses the rows
     */
    public Scenario parcelling(double factor, long seed) {
        if (!(factor > 0 && factor <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "The factor of the parcelling (" + factor
                            + ") must be a finite number above 0.\nMaybe take 1.2: the refused turn bad more often by a fifth.");
        }
        Parcels parcels = Parcels.of(probabilitiesOf(ofAccepted.scorecard(), accepted.frame()), accepted);
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] bad = new boolean[probabilities.length];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = random.nextDouble() < Math.min(1, factor * parcels.rateOf(probabilities[i]));
        }
        return scenario("parcelling by " + factor, i -> bad[i] ? 1 : 0);
    }

    /**
     * Assumes that the refused turn bad as often as the scorecard of the accepted says (fuzzy augmentation): each of them
     * counts as a bad row of the weight of its probability, and as a good one of the rest. It has no foundation beyond the
     * scorecard of the accepted, which it reproduces but for the bins.
     *
     * @return the scorecard on that assumption
     * @throws IllegalArgumentException if the trainer refuses the rows
     */
    public Scenario fuzzyAugmentation() {
        return scenario("fuzzy augmentation", i -> probabilities[i]);
    }

    /**
     * Assumes that the refused of a probability above a cut-off turn bad, all of them, and the others good
     * (reclassification).
     *
     * @param cutoff the probability by the scorecard of the accepted, in (0, 1)
     * @return the scorecard on that assumption
     * @throws IllegalArgumentException if the cut-off is not in (0, 1), or the trainer refuses the rows
     */
    public Scenario reclassification(double cutoff) {
        if (!(cutoff > 0 && cutoff < 1)) {
            throw new IllegalArgumentException("The cut-off of the reclassification (" + cutoff
                    + ") must be above 0 and below 1.\nMaybe take the probability from which applicants are refused.");
        }
        return scenario("reclassification at " + cutoff, i -> probabilities[i] > cutoff ? 1 : 0);
    }

    /** Trains on the accepted, and the refused as bad and good rows of the weights that are assumed. */
    private Scenario scenario(String assumption, IntToDoubleFunction shareBad) {
        int known = accepted.rows();
        int unknown = refused.rows();
        Frame.Builder frame = Frame.builder(accepted.features(), known + 2 * unknown);
        boolean[] labels = new boolean[known + 2 * unknown];
        double[] weights = new double[labels.length];
        double[] row = new double[accepted.features().size()];
        for (int i = 0; i < known; i++) {
            accepted.frame().copyRow(i, row);
            frame.add(row, i + 1L, null);
            labels[i] = accepted.label(i);
            weights[i] = accepted.weight(i);
        }
        double bad = 0;
        for (int i = 0; i < unknown; i++) {
            double share = shareBad.applyAsDouble(i);
            bad += share;
            refused.copyRow(i, row);
            for (int side = 0; side < 2; side++) {
                int at = known + 2 * i + side;
                frame.add(row, at + 1L, null);
                labels[at] = side == 0;
                weights[at] = side == 0 ? share : 1 - share;
            }
        }
        Dataset all = Dataset.of(frame.build(), labels).weighted(weights);
        ScorecardFit fit = trainer.fit(all.filter(i -> weights[i] > 0));
        return compared(assumption, fit, bad / unknown);
    }

    private Scenario compared(String assumption, ScorecardFit fit, double refusedBadRate) {
        double[] before = points(ofAccepted.scorecard());
        double[] after = points(fit.scorecard());
        double sum = 0;
        double greatest = 0;
        for (int i = 0; i < before.length; i++) {
            sum += after[i] - before[i];
            greatest = Math.max(greatest, Math.abs(after[i] - before[i]));
        }
        double[] risk =
                Arrays.stream(after, 0, accepted.rows()).map(points -> -points).toArray();
        return new Scenario(
                assumption,
                fit,
                refusedBadRate,
                Metrics.AUC.of(risk, accepted.labels(), accepted.weights()),
                sum / before.length,
                greatest,
                RankCorrelation.kendall(before, after));
    }

    /** The displayed points of the accepted, then those of the refused. */
    private double[] points(Scorecard card) {
        return List.of(accepted.frame(), refused).stream()
                .flatMapToDouble(frame -> {
                    double[] rawScores = new double[frame.rows()];
                    card.bind(frame.features()).score(frame, 0, rawScores.length, rawScores);
                    return Arrays.stream(rawScores).map(raw -> card.greatest() - raw);
                })
                .toArray();
    }

    private static double[] probabilitiesOf(Scorecard card, Frame frame) {
        double[] scores = new double[frame.rows()];
        card.bind(frame.features()).score(frame, 0, scores.length, scores);
        Calibration calibration = Objects.requireNonNull(card.calibration());
        return Arrays.stream(scores).map(calibration::probabilityOf).toArray();
    }

    /** The share of bad outcomes in bands of the score that hold as many of the accepted each. */
    private record Parcels(List<Double> cuts, List<Double> rates) {
        private static final int BANDS = 10;

        static Parcels of(double[] probabilities, Dataset accepted) {
            double[] sorted = probabilities.clone();
            Arrays.sort(sorted);
            List<Double> cuts = IntStream.range(1, BANDS)
                    .mapToDouble(band -> sorted[(int) ((long) band * sorted.length / BANDS)])
                    .distinct()
                    .boxed()
                    .toList();
            double[] bad = new double[cuts.size() + 1];
            double[] all = new double[bad.length];
            for (int i = 0; i < probabilities.length; i++) {
                int band = bandOf(cuts, probabilities[i]);
                all[band] += accepted.weight(i);
                bad[band] += accepted.label(i) ? accepted.weight(i) : 0;
            }
            return new Parcels(
                    cuts,
                    IntStream.range(0, bad.length)
                            .mapToObj(band -> all[band] > 0 ? bad[band] / all[band] : 0)
                            .toList());
        }

        double rateOf(double probability) {
            return rates.get(bandOf(cuts, probability));
        }

        private static int bandOf(List<Double> cuts, double probability) {
            int band = 0;
            while (band < cuts.size() && probability >= cuts.get(band)) {
                band++;
            }
            return band;
        }
    }
}
