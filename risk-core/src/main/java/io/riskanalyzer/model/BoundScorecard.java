package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.ReasonSelection;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A scorecard bound to the positions of a row: a table by place for each characteristic, of the points lost or of the
 * points below a baseline. The points are such that sums of them are exact, so rows and blocks give the same bits.
 */
final class BoundScorecard implements RowScorer, RowExplainer {
    private static final int BLOCK = 512;

    private final List<Characteristic> characteristics;
    private final Feature[] told;
    private final BinTables places;
    private final double base;
    private final double[][] tables;
    private final String[][] details; // what the text of a reason says of a value at each place, beside the value
    private final boolean themed;

    private BoundScorecard(Scorecard card, FeatureSet features, double base, Function<Integer, Double> baseline) {
        characteristics = card.characteristics();
        places =
                new BinTables(characteristics.stream().map(Characteristic::bins).toList(), features::slotOf);
        this.base = base;
        tables = new double[characteristics.size()][];
        told = new Feature[tables.length];
        details = new String[tables.length][];
        for (int term = 0; term < tables.length; term++) {
            double from = baseline.apply(term);
            Characteristic one = characteristics.get(term);
            tables[term] = places.byPlace(
                    term, one.points().stream().map(points -> from - points).toList());
            Feature feature = one.bins().feature();
            told[term] = features.get(places.slot(term)).isSensitive() // whoever calls it sensitive is obeyed
                    ? feature.sensitive()
                    : feature;
            details[term] = places.byPlace(term, details(told[term], one.bins()));
        }
        themed = characteristics.stream().anyMatch(one -> !one.theme().isEmpty());
    }

    /** The scorer: of each characteristic the points lost. */
    static RowScorer scorer(Scorecard card, FeatureSet features) {
        return new BoundScorecard(
                card, features, 0, term -> card.characteristics().get(term).greatest());
    }

    /** The explainer: of each characteristic the points below its baseline. */
    static RowExplainer explainer(ScorecardExplainer explainer, FeatureSet features) {
        Scorecard card = explainer.scorecard();
        double base = 0;
        for (int term = 0; term < card.characteristics().size(); term++) {
            base += card.characteristics().get(term).greatest()
                    - explainer.baseline().get(term);
        }
        return new BoundScorecard(card, features, base, explainer.baseline()::get);
    }

    @Override
    public double score(double[] row) {
        double lost = 0;
        for (int term = 0; term < tables.length; term++) {
            lost += tables[term][places.place(term, row[places.slot(term)])];
        }
        return lost;
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        double[] column = new double[Math.min(BLOCK, to - from)];
        int[] at = new int[column.length];
        for (int start = from; start < to; start += BLOCK) {
            int rows = Math.min(BLOCK, to - start);
            Arrays.fill(scores, start - from, start - from + rows, 0);
            for (int term = 0; term < tables.length; term++) {
                places.places(term, frame, start, start + rows, column, at);
                add(tables[term], at, scores, start - from, rows);
            }
        }
    }

    private static void add(double[] table, int[] places, double[] sums, int first, int rows) {
        for (int i = 0; i < rows; i++) {
            sums[first + i] += table[places[i]];
        }
    }

    @Override
    public int terms() {
        return tables.length;
    }

    @Override
    public Set<Feature> features(int term) {
        return Set.of(characteristics.get(term).bins().feature());
    }

    @Override
    public String code(int term) {
        return characteristics.get(term).code();
    }

    @Override
    public String theme(int term) {
        return characteristics.get(term).theme();
    }

    /** Points are kept in steps of which all sums are exact. */
    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public double explain(double[] row, double[] contributions) {
        for (int term = 0; term < tables.length; term++) {
            contributions[term] = tables[term][places.place(term, row[places.slot(term)])];
        }
        return base;
    }

    @Override
    public void explain(Frame frame, int from, int to, double[] bases, double[] contributions) {
        Arrays.fill(bases, 0, to - from, base);
        double[] column = new double[Math.min(BLOCK, to - from)];
        int[] at = new int[column.length];
        for (int start = from; start < to; start += BLOCK) {
            int rows = Math.min(BLOCK, to - start);
            for (int term = 0; term < tables.length; term++) {
                places.places(term, frame, start, start + rows, column, at);
                double[] table = tables[term];
                int next = (start - from) * tables.length + term;
                for (int i = 0; i < rows; i++) {
                    contributions[next] = table[at[i]];
                    next += tables.length;
                }
            }
        }
    }

    /**
     * Ranks by whole numbers: every place of every characteristic has a rank among all of them, so that the greatest
     * contributions of a row are the greatest of a few numbers, found without a branch.
     */
    @Override
    public void rank(Frame frame, int from, int to, ReasonSelection selection, int[] terms, double[] sums) {
        int most = selection.atMost();
        if (themed || most == 0 || most > tables.length) {
            RowExplainer.super.rank(frame, from, to, selection, terms, sums);
            return;
        }
        PlaceRanks ranks = new PlaceRanks(this, tables, selection);
        double[] column = new double[Math.min(BLOCK, to - from)];
        int[] at = new int[column.length];
        int[][] best = new int[most][column.length];
        Arrays.fill(sums, 0, to - from, base);
        for (int start = from; start < to; start += BLOCK) {
            int rows = Math.min(BLOCK, to - start);
            for (int[] one : best) {
                Arrays.fill(one, 0);
            }
            for (int term = 0; term < tables.length; term++) {
                places.places(term, frame, start, start + rows, column, at);
                add(tables[term], at, sums, start - from, rows);
                ranks.replace(term, at, rows);
                for (int[] one : best) {
                    keepGreater(one, at, rows);
                }
            }
            for (int i = 0; i < rows; i++) {
                for (int place = 0; place < most; place++) {
                    terms[(start - from + i) * most + place] = ranks.termOf(best[place][i]);
                }
            }
        }
    }

    /**
     * Leaves the greater of each two in the first, and passes the other on. By arithmetic, which the compiler turns into
     * vector instructions; it does not so with {@code Math.max}.
     */
    private static void keepGreater(int[] best, int[] passed, int rows) {
        for (int i = 0; i < rows; i++) {
            int difference = best[i] - passed[i];
            int below = difference & (difference >> 31); // 0 where the first is the greater one
            best[i] -= below;
            passed[i] += below;
        }
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        Feature feature = told[term];
        double value = row[places.slot(term)];
        String detail = details[term][places.place(term, value)];
        String seen = detail.startsWith(",") || detail.isEmpty() ? feature.format(value) + detail : detail;
        return new Reason(code(term), contribution, feature.name() + " is " + seen);
    }

    /** Of each bin what follows the value, after a comma; or what stands in its place. */
    private static String[] details(Feature feature, Bins bins) {
        String[] details = new String[bins.count()];
        for (int bin = 0; bin < details.length; bin++) {
            boolean interval =
                    bins instanceof Bins.Numbers && bins.regular() > 1 && bins.kind(bin) == Bins.Kind.REGULAR;
            boolean code = bins.kind(bin) == Bins.Kind.SPECIAL;
            details[bin] = feature.isSensitive() || !(interval || code) ? "" : (interval ? ", " : "") + bins.label(bin);
        }
        return details;
    }

    /** The order of all contributions that there can be, as numbers from 1; 0 for those that give no reason. */
    private static final class PlaceRanks {
        private final int[][] ranks;
        private final int[] termOf;

        PlaceRanks(RowExplainer explainer, double[][] tables, ReasonSelection selection) {
            record Place(int term, int place, double size) {}
            List<Place> ascending = IntStream.range(0, tables.length)
                    .filter(term -> selection.mayName(explainer, term))
                    .boxed()
                    .flatMap(term -> IntStream.range(0, tables[term].length)
                            .mapToObj(place -> new Place(term, place, selection.sizeOf(tables[term][place]))))
                    .filter(place -> place.size() > 0)
                    .sorted((a, b) -> a.size() == b.size()
                            ? Integer.compare(b.term(), a.term()) // the first of equals ranks highest
                            : Double.compare(a.size(), b.size()))
                    .toList();
            ranks = new int[tables.length][];
            Arrays.setAll(ranks, term -> new int[tables[term].length]);
            termOf = new int[ascending.size() + 1];
            termOf[0] = -1;
            for (int i = 0; i < ascending.size(); i++) {
                Place place = ascending.get(i);
                ranks[place.term()][place.place()] = i + 1;
                termOf[i + 1] = place.term();
            }
        }

        int termOf(int rank) {
            return termOf[rank];
        }

        /** Puts the ranks of places in their stead. */
        void replace(int term, int[] places, int rows) {
            int[] table = ranks[term];
            for (int i = 0; i < rows; i++) {
                places[i] = table[places[i]];
            }
        }
    }
}
