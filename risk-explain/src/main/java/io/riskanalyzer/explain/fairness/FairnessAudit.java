package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.explain.internal.Workers;
import io.riskanalyzer.score.Bands;
import io.riskanalyzer.score.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * Measures how decisions and scores fall on groups of audited attributes. It judges decisions: who is in a band that is
 * favourable, and what came of them.
 *
 * <pre>
 * FairnessReport fairness = FairnessAudit.favourableUpTo("B").by(SEX).build().run(loans, split.test());
 * </pre>
 *
 * <p><b>What is resampled</b> are counts, not rows: an interval of 1,000 resamples costs the same for a thousand rows and for
 * a million. A share of {@code k} among {@code n} rows is drawn from {@code Beta(k + ½, n − k + ½)}, Jeffreys' distribution of
 * a share after such counts; it keeps its coverage where shares are small or 0, where counts drawn anew do not [1]. What is
 * measured of scores is drawn from the weights of good and of bad outcomes at about fifty places of the score, each a gamma
 * of its count: the Bayesian bootstrap of rows [2]. Groups are drawn apart, and how many rows a share is of is taken as
 * given. Weights count as usual; a group then tells as much as {@code (Σ w)² / Σ w²} rows [3].
 *
 * <p><b>P-values</b> of shares are those of all permutations of who is in which group, without drawing any (Fisher's exact
 * test; weighted rows count as the number that they tell as much as). Those of scores are of the difference over the
 * standard deviation of its resamples, read off the normal distribution.
 *
 * <p>Rows whose attribute is missing or unknown are groups of their own. O(rows log rows + resamples · groups · metrics) time;
 * without metrics of scores, O(rows). Immutable and thread-safe.
 *
 * @see <a href="https://doi.org/10.1214/ss/1009213286">[1] Brown, Cai, DasGupta, Interval estimation for a binomial
 *     proportion, 2001</a>
 * @see <a href="https://doi.org/10.1214/aos/1176345338">[2] Rubin, The Bayesian bootstrap, 1981</a>
 * @see <a href="https://doi.org/10.1002/9781118150382">[3] Kish, Survey sampling, 1965</a>
 */
public final class FairnessAudit {
    /** So many resamples are one task, which draws from a seed of its own. */
    private static final int AT_ONCE = 125;

    private final AuditSettings settings;

    FairnessAudit(AuditSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts an audit of decisions.
     *
     * @param band the worst band that is still favourable, such as that of the last ones who get the loan; all below it are
     *     favourable too
     * @return the builder
     */
    public static FairnessAuditBuilder favourableUpTo(String band) {
        return new FairnessAuditBuilder(band);
    }

    /**
     * Starts an audit of decisions.
     *
     * @param band the constant that names the worst band that is still favourable
     * @return the builder
     */
    public static FairnessAuditBuilder favourableUpTo(Enum<?> band) {
        return favourableUpTo(band.name());
    }

    /**
     * Audits the decisions of an analyzer, as its bands and its policy make them.
     *
     * @param analyzer the analyzer
     * @param data rows that no model has learnt from, with their outcomes and audited attributes
     * @return the report
     * @throws IllegalArgumentException if the analyzer has no band of the given name or refuses a row, an attribute is not
     *     audited in the data or a reference has no rows, or probabilities are needed and scores are none
     * @throws io.riskanalyzer.feature.SchemaMismatchException if the data lack a feature of the analyzer
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public FairnessReport run(RiskAnalyzer<?> analyzer, Dataset data) {
        int worst = analyzer.plan().bands().get(settings.band()).level();
        Frame rows = data.frame().select(analyzer.plan().features());
        if (rows.rows() < data.rows()) {
            throw new IllegalArgumentException("The rows to audit (" + data.rows()
                    + ") must be legal for the plan, but it refuses " + (data.rows() - rows.rows())
                    + " of them.\nMaybe filter the dataset: an audit must know who is left out.");
        }
        Assessments assessments = analyzer.assessAll(rows);
        boolean[] favourable = new boolean[data.rows()];
        for (int row = 0; row < favourable.length; row++) {
            favourable[row] = assessments.band(row).level() <= worst;
        }
        boolean areProbabilities = analyzer.plan().scoreScale() == Scale.PROBABILITY;
        return run(new Decisions(data, assessments.scores(), favourable, areProbabilities));
    }

    /**
     * Audits decisions that are made by bands of given scores, wherever these come from. If all lie in [0, 1] they are
     * taken for probabilities.
     *
     * @param bands the bands
     * @param scores the score of each row, finite, shape (rows)
     * @param data the rows with their outcomes and audited attributes
     * @return the report
     * @throws IllegalArgumentException if there is no band of the given name, the shapes differ, a score is not finite, an
     *     attribute is not audited in the data or a reference has no rows, or probabilities are needed and scores are none
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public FairnessReport run(Bands bands, double[] scores, Dataset data) {
        int worst = bands.get(settings.band()).level();
        int[] levels = new int[scores.length];
        bands.levelsOf(scores, 0, scores.length, levels);
        boolean[] favourable = new boolean[scores.length];
        for (int row = 0; row < favourable.length; row++) {
            favourable[row] = levels[row] <= worst;
        }
        return run(new Decisions(data, scores, favourable));
    }

    /** The worst band that is still favourable. */
    String band() {
        return settings.band();
    }

    FairnessReport run(Decisions decisions) {
        List<GroupMetric> metrics = settings.metricsFor(decisions.areProbabilities());
        boolean looksAtScores = metrics.stream().anyMatch(metric -> !metric.isShare());
        ScoreMasses places = looksAtScores ? ScoreMasses.exact(decisions.scores()) : null;
        List<Grouping> groupings = settings.groupings(decisions.data());
        AuditedGroups[] audited = new AuditedGroups[groupings.size()];
        eachOf(
                audited.length,
                i -> audited[i] = new AuditedGroups(
                        new CountedGroups(groupings.get(i), decisions),
                        metrics,
                        decisions,
                        places,
                        settings.resamples()));
        resample(audited);
        eachOf(
                audited.length * metrics.size(),
                task -> audited[task / metrics.size()].measure(
                        task % metrics.size(), settings.small(), settings.confidence()));
        return report(audited);
    }

    private void eachOf(int tasks, IntConsumer task) {
        Workers.forEach(tasks, task, settings.threads(), (done, total) -> {});
    }

    /** Which seed draws what does not depend on the threads. */
    private void resample(AuditedGroups[] audited) {
        int chunks = (settings.resamples() + AT_ONCE - 1) / AT_ONCE;
        long[] seeds = new SplittableRandom(settings.seed())
                .longs((long) chunks * audited.length)
                .toArray();
        eachOf(seeds.length, task -> {
            int from = task % chunks * AT_ONCE;
            int to = Math.min(settings.resamples(), from + AT_ONCE);
            audited[task / chunks].resamples().draw(from, to, seeds[task]);
        });
    }

    /** The first of the audited ones is everyone. */
    private FairnessReport report(AuditedGroups[] audited) {
        List<List<Disparity>> againstReference = new ArrayList<>();
        List<List<Disparity>> againstEveryone = new ArrayList<>();
        for (int i = 1; i < audited.length; i++) {
            int reference = settings.reference(i - 1, audited[i].grouping());
            List<Disparity> toReference = new ArrayList<>();
            List<Disparity> toEveryone = new ArrayList<>();
            for (int metric = 0; metric < audited[i].metrics(); metric++) {
                toReference.addAll(audited[i].againstReference(metric, reference));
                toEveryone.addAll(audited[i].againstEveryone(metric));
            }
            againstReference.add(toReference);
            againstEveryone.add(toEveryone);
        }
        List<List<Disparity>> adjustedToReference = adjusted(againstReference);
        List<List<Disparity>> adjustedToEveryone = adjusted(againstEveryone);
        List<Breakdown> breakdowns = new ArrayList<>();
        for (int i = 1; i < audited.length; i++) {
            List<Disparity> disparities = new ArrayList<>(adjustedToReference.get(i - 1));
            disparities.addAll(adjustedToEveryone.get(i - 1));
            Grouping grouping = audited[i].grouping();
            breakdowns.add(new Breakdown(
                    grouping.name(),
                    grouping.groups(),
                    grouping.groups().get(settings.reference(i - 1, grouping)),
                    audited[i].figures(),
                    disparities,
                    audited[i].gaps(),
                    audited[i].adverseImpacts(settings.practice())));
        }
        return new FairnessReport(
                settings.band(),
                audited[0].grouping().groups().get(0).rows(),
                settings.confidence(),
                settings.multiplicity(),
                audited[0].figures(),
                breakdowns);
    }

    /** The comparisons of all breakdowns, as one family. */
    private List<List<Disparity>> adjusted(List<List<Disparity>> families) {
        double[] adjusted = settings.multiplicity()
                .adjusted(families.stream()
                        .flatMap(List::stream)
                        .mapToDouble(Disparity::pValue)
                        .toArray());
        List<List<Disparity>> all = new ArrayList<>();
        int next = 0;
        for (List<Disparity> family : families) {
            List<Disparity> own = new ArrayList<>();
            for (Disparity found : family) {
                own.add(found.adjusted(adjusted[next++]));
            }
            all.add(own);
        }
        return all;
    }

    @Override
    public String toString() {
        return "audit of decisions, favourable up to " + settings.band() + ", " + settings.breakdowns();
    }
}
