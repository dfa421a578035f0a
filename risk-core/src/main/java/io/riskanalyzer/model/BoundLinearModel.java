package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.List;
import java.util.Set;

/**
 * A linear model bound to the positions of a row: its scores, its contributions and their reasons. The numbers are in
 * {@link LinearTables}.
 */
final class BoundLinearModel implements RowScorer, RowExplainer {
    private final List<LinearTerm> terms;
    private final LinearTables tables;
    private final int[] slots;
    private final Feature[] told;
    private final String[] typical; // what a reason says of the average

    BoundLinearModel(LinearModel model, FeatureSet features) {
        terms = model.terms();
        slots = new int[terms.size()];
        told = new Feature[slots.length];
        typical = new String[slots.length];
        for (int i = 0; i < slots.length; i++) {
            Feature feature = terms.get(i).feature();
            slots[i] = features.slotOf(feature);
            told[i] = features.get(slots[i]).isSensitive() // whoever calls it sensitive is obeyed
                    ? feature.sensitive()
                    : feature;
            typical[i] = typical(terms.get(i), told[i]);
        }
        tables = new LinearTables(model.base(), terms, slots);
    }

    private static String typical(LinearTerm term, Feature told) {
        return term instanceof LinearTerm.Slope slope && told instanceof NumberFeature && !told.isSensitive()
                ? ", average " + told.format(slope.centre())
                : "";
    }

    @Override
    public double score(double[] row) {
        return tables.score(row);
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        tables.score(frame, from, to, scores);
    }

    @Override
    public int terms() {
        return slots.length;
    }

    @Override
    public Set<Feature> features(int term) {
        return Set.of(terms.get(term).feature());
    }

    @Override
    public double explain(double[] row, double[] contributions) {
        for (int i = 0; i < slots.length; i++) {
            contributions[i] = tables.contribution(i, row[slots[i]]);
        }
        return tables.base();
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        Feature feature = told[term];
        double value = row[slots[term]];
        String seen = feature.name() + " is " + feature.format(value);
        String detail = feature.isSensitive() ? "" : detail(terms.get(term), value);
        return new Reason(feature.name(), contribution, seen + detail + typical[term]);
    }

    /** What a value is compared with. */
    private static String detail(LinearTerm term, double value) {
        if (term instanceof LinearTerm.Levels levels && value == Feature.UNKNOWN_LEVEL) {
            CategoryFeature<?> category = levels.feature();
            return ", read as " + category.format(category.resolve(value));
        }
        return term instanceof LinearTerm.Steps steps && !Double.isNaN(value) ? interval(steps, value) : "";
    }

    private static String interval(LinearTerm.Steps steps, double value) {
        List<Double> cuts = steps.cuts();
        int below = 0; // so many cuts are not above the value
        while (below < cuts.size() && cuts.get(below) <= value) {
            below++;
        }
        if (cuts.isEmpty()) {
            return "";
        }
        NumberFeature feature = steps.feature();
        if (below == 0) {
            return ", below " + feature.format(cuts.get(0));
        }
        String from = feature.format(cuts.get(below - 1));
        return below == cuts.size()
                ? ", at least " + from
                : ", from " + from + " to " + feature.format(cuts.get(below));
    }
}
