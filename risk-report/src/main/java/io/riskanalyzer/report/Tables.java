package io.riskanalyzer.report;

import io.riskanalyzer.explain.ShapSummary;
import io.riskanalyzer.explain.Surrogate;
import io.riskanalyzer.model.Characteristic;
import io.riskanalyzer.model.Provenance;
import io.riskanalyzer.model.Scorecard;
import io.riskanalyzer.models.cutoff.BandRate;
import io.riskanalyzer.models.scorecard.BinningTable;
import io.riskanalyzer.models.validate.Evaluation;
import io.riskanalyzer.models.validate.Leaderboard;
import io.riskanalyzer.rules.BandMigration;
import io.riskanalyzer.rules.Finding;
import io.riskanalyzer.rules.Rule;
import io.riskanalyzer.rules.RuleAnalysis;
import io.riskanalyzer.rules.RuleSet;
import io.riskanalyzer.rules.Witness;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables of what the other modules know. Thread-safe. */
public final class Tables {
    private Tables() {}

    /**
     * Tells how a model was made: trainer, settings, seed, data, versions, time.
     *
     * @param provenance the provenance
     * @return the facts
     */
    public static Table provenance(Provenance provenance) {
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("trainer", provenance.trainer()));
        provenance.settings().forEach((name, value) -> facts.add(List.of(name, value)));
        facts.add(List.of("seed", Long.toString(provenance.seed())));
        facts.add(List.of(
                "rows",
                Numerals.count(provenance.rows()) + ", of which " + Numerals.count(provenance.positives())
                        + " are positives"));
        facts.add(List.of("hash of the data", provenance.dataHash()));
        provenance.versions().forEach((name, version) -> facts.add(List.of(name, version)));
        facts.add(List.of("trained at", provenance.trainedAt().toString()));
        facts.add(List.of("duration", Numerals.fixed(provenance.duration().toMillis() / 1000.0, 2) + " s"));
        return new Table("How the model was made", List.of(), facts);
    }

    /**
     * Tells the points of a scorecard, which a person adds up.
     *
     * @param card the scorecard
     * @return the table, a row for each bin of each feature; the start where it is not 0
     */
    public static Table scorecard(Scorecard card) {
        List<List<String>> rows = new ArrayList<>();
        if (card.initial() != 0) {
            rows.add(List.of("start", "", Numerals.number(card.initial())));
        }
        for (Characteristic line : card.characteristics()) {
            for (int bin = 0; bin < line.bins().count(); bin++) {
                rows.add(List.of(
                        bin == 0 ? line.bins().feature().name() : "",
                        line.bins().label(bin),
                        Numerals.number(line.points().get(bin))));
            }
        }
        return new Table(
                "Points of " + card.name() + ", from " + Numerals.number(card.least()) + " to "
                        + Numerals.number(card.greatest()) + " in all; high is good",
                List.of("feature", "bin", "points"),
                rows);
    }

    /**
     * Tells how good the candidates of a search are by every metric, how long they took to train and how large they are.
     *
     * @param board the leaderboard
     * @return the table, a row for each candidate from the best on
     */
    public static Table leaderboard(Leaderboard board) {
        return ValidationPictures.table(board);
    }

    /**
     * Tells the metrics of an evaluation with their intervals.
     *
     * @param evaluation the evaluation
     * @return the table, a row for each metric
     */
    public static Table evaluation(Evaluation evaluation) {
        String interval = Numerals.number(evaluation.confidence() * 100) + " % interval";
        List<List<String>> rows = evaluation.estimates().stream()
                .map(estimate -> List.of(
                        estimate.metric(),
                        Numerals.number(estimate.value()),
                        Numerals.number(estimate.from()) + " to " + Numerals.number(estimate.to())))
                .toList();
        String title = "Metrics of " + Numerals.count(evaluation.rows()) + " rows, "
                + Numerals.count(evaluation.positives()) + " of them positive";
        return new Table(title, List.of("metric", "value", interval), rows);
    }

    /**
     * Tells what the bins of a feature tell.
     *
     * @param table what they tell
     * @return the table, a row for each bin: rows, share, events, event rate, weight of evidence, part of the information
     *     value
     */
    public static Table binning(BinningTable table) {
        return BinningPicture.table(table);
    }

    /**
     * Tells the rules of a rule set in their order.
     *
     * @param rules the rules
     * @return the table: code, condition, points, reason; first the points before any rule, if there are any
     */
    public static Table rules(RuleSet rules) {
        List<List<String>> rows = new ArrayList<>();
        if (rules.base() != 0) {
            rows.add(List.of("", "always", Numerals.signed(rules.base()), ""));
        }
        for (Rule rule : rules.rules()) {
            rows.add(List.of(rule.code(), rule.when().describe(), Numerals.signed(rule.points()), rule.text()));
        }
        return new Table("Rules of " + rules.name(), List.of("code", "when", "points", "reason"), rows);
    }

    /**
     * Counts the rows of each band, and the positives among them, with Wilson's 95 % interval for their share.
     *
     * @param bands the bands
     * @param scores the score of each row, finite, shape (rows)
     * @param labels whether each row is a positive, shape (rows)
     * @return the table, a row for each band; a band without rows has no share
     * @throws IllegalArgumentException if the shapes differ or a score is not finite
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, Probable inference, the law of succession, and
     *     statistical inference, 1927</a>
     */
    public static Table bands(Bands bands, double[] scores, boolean[] labels) {
        List<List<String>> rows = BandRate.of(bands, scores, labels, null).stream()
                .map(rate -> row(rate, scores.length))
                .toList();
        return new Table(
                "Bands",
                List.of("band", "from", "below", "rows", "share", "positives", "observed", "95 % interval"),
                rows);
    }

    /**
     * Tells what an analysis of rules found, with the rows that show it.
     *
     * @param analysis the analysis
     * @return the table, a row for each finding; the range of the scores first, if it was decided
     */
    public static Table findings(RuleAnalysis analysis) {
        List<List<String>> rows = new ArrayList<>();
        analysis.range()
                .ifPresent(range -> rows.add(List.of(
                        "SCORES", "", "Scores go from " + range + ".", range.least() + "; " + range.greatest())));
        for (Finding finding : analysis.findings()) {
            rows.add(List.of(
                    finding.kind().name(),
                    String.join(", ", finding.subjects()),
                    finding.sentence(),
                    finding.witnesses().stream().map(Witness::toString).collect(Collectors.joining("; "))));
        }
        return new Table("What follows from the rules", List.of("finding", "about", "what", "rows that show it"), rows);
    }

    /**
     * Tells who changes band when one plan takes the place of another.
     *
     * @param migration the moves
     * @return the matrix: a row for each old band, a column for each new one, and the totals
     */
    public static Table migration(BandMigration migration) {
        Set<String> columns = new LinkedHashSet<>();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Map<String, Integer> totals = new LinkedHashMap<>();
        for (BandMigration.Cell cell : migration.cells()) {
            columns.add(cell.to().name());
            totals.merge(cell.from().name(), cell.rows(), Integer::sum);
            rows.computeIfAbsent(cell.from().name(), name -> new ArrayList<>(List.of(name)))
                    .add(Numerals.count(cell.rows()) + " (" + Numerals.percent(cell.share()) + ")");
        }
        totals.forEach(
                (band, total) -> rows.getOrDefault(band, new ArrayList<>()).add(Numerals.count(total)));
        List<String> titles = new ArrayList<>(List.of("from, to"));
        titles.addAll(columns);
        titles.add("rows");
        return new Table("Who changes band", titles, List.copyOf(rows.values()));
    }

    /**
     * Tells how far and which way each term moves the scores.
     *
     * @param summary the summary
     * @return the table, a row for each term: mean size of the contributions, its share of all, their mean, median, quartiles
     *     and ends, and the rank correlation with the value where it has an order
     */
    public static Table summary(ShapSummary summary) {
        List<List<String>> rows = summary.terms().stream().map(Tables::row).toList();
        return new Table(
                "Contributions to " + Numerals.count(summary.rows()) + " raw scores",
                List.of(
                        "term",
                        "mean size",
                        "share",
                        "mean",
                        "least",
                        "25 %",
                        "median",
                        "75 %",
                        "greatest",
                        "direction"),
                rows);
    }

    private static List<String> row(ShapSummary.Term term) {
        Double direction = term.direction();
        return List.of(
                term.code(),
                Numerals.number(term.meanSize()),
                Numerals.percent(term.share()),
                Numerals.signed(term.mean()),
                Numerals.signed(term.spread().least()),
                Numerals.signed(term.spread().lowerQuartile()),
                Numerals.signed(term.spread().median()),
                Numerals.signed(term.spread().upperQuartile()),
                Numerals.signed(term.spread().greatest()),
                direction == null ? "" : Numerals.fixed(direction, 2));
    }

    /**
     * Tells how well a model imitates a scorer.
     *
     * @param surrogate the imitation
     * @return the facts
     */
    public static Table surrogate(Surrogate surrogate) {
        return new Table(
                "How well " + surrogate.model().name() + " imitates",
                List.of(),
                List.of(
                        List.of("R² to the scores", Numerals.fixed(surrogate.rSquared(), 3)),
                        List.of("same band", Numerals.percent(surrogate.sameBand())),
                        List.of("rows learnt from", Numerals.count(surrogate.trainingRows())),
                        List.of("held-out rows", Numerals.count(surrogate.heldOutRows()))));
    }

    private static List<String> row(BandRate rate, int rows) {
        Band band = rate.band();
        boolean isEmpty = rate.rows() == 0;
        return List.of(
                band.name(),
                Double.isInfinite(band.from()) ? "" : Numerals.number(band.from()),
                Double.isInfinite(band.to()) ? "" : Numerals.number(band.to()),
                Numerals.number((double) rate.rows()),
                Numerals.percent((double) rate.rows() / rows),
                Numerals.number(isEmpty ? 0 : Math.rint(rate.observedRate() * rate.rows())),
                Numerals.percent(rate.observedRate()),
                isEmpty ? "–" : Numerals.percent(rate.rateFrom()) + " to " + Numerals.percent(rate.rateTo()));
    }
}
