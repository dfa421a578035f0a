package io.riskanalyzer.model;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.RowScorer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A linear model bound to the positions of a row. The constants of a category stand one after the other in a table: what
 * an unknown level is read as, then the levels.
 */
final class BoundLinearModel implements RowScorer, RowExplainer {
    private static final int NO_TABLE = -1;
    private static final int BLOCK = 1024;

    private final List<LinearTerm> terms;
    private final double base;
    private final int[] slots;
    private final double[] weights;
    private final double[] centres;
    private final double[] whenPresent;
    private final double[] whenMissing;
    private final int[] tables;
    private final Feature[] told;
    private final String[] typical; // what a reason says of the average
    private final double[] table;

    BoundLinearModel(LinearModel model, FeatureSet features) {
        terms = model.terms();
        base = model.base();
        int size = terms.size();
        slots = new int[size];
        weights = new double[size];
        centres = new double[size];
        whenPresent = new double[size];
        whenMissing = new double[size];
        tables = new int[size];
        told = new Feature[size];
        typical = new String[size];
        int length = 0;
        for (LinearTerm term : terms) {
            length += term instanceof LinearTerm.Levels levels
                    ? 1 + levels.contributions().size()
                    : 0;
        }
        table = new double[length];
        int next = 0;
        for (int i = 0; i < size; i++) {
            LinearTerm term = terms.get(i);
            slots[i] = features.slotOf(term.feature());
            told[i] = features.get(slots[i]).isSensitive() // whoever calls it sensitive is obeyed
                    ? term.feature().sensitive()
                    : term.feature();
            typical[i] = typical(term, told[i]);
            tables[i] = NO_TABLE;
            if (term instanceof LinearTerm.Slope slope) {
                weights[i] = slope.weight();
                centres[i] = slope.centre();
                whenPresent[i] = slope.whenPresent();
                whenMissing[i] = slope.whenMissing();
            } else if (term instanceof LinearTerm.Levels levels) {
                whenMissing[i] = levels.whenMissing();
                tables[i] = next + 1; // an unknown level, −1, stands before the first
                double unknown = levels.feature().resolve(Feature.UNKNOWN_LEVEL);
                table[next++] = Double.isNaN(unknown)
                        ? levels.whenMissing()
                        : levels.contributions().get((int) unknown);
                for (double contribution : levels.contributions()) {
                    table[next++] = contribution;
                }
            }
        }
    }

    private static String typical(LinearTerm term, Feature told) {
        return term instanceof LinearTerm.Slope slope && told instanceof NumberFeature && !told.isSensitive()
                ? ", average " + told.format(slope.centre())
                : "";
    }

    private double contribution(int term, double value) {
        if (Double.isNaN(value)) {
            return whenMissing[term];
        }
        int start = tables[term];
        return start == NO_TABLE
                ? whenPresent[term] + weights[term] * (value - centres[term])
                : table[start + (int) value];
    }

    @Override
    public double score(double[] row) {
        double sum = base;
        for (int i = 0; i < slots.length; i++) {
            sum += contribution(i, row[slots[i]]);
        }
        return sum;
    }

    @Override
    public void score(Frame frame, int from, int to, double[] scores) {
        double[] column = new double[Math.min(BLOCK, to - from)];
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            int offset = start - from;
            int length = end - start;
            Arrays.fill(scores, offset, offset + length, base);
            for (int i = 0; i < slots.length; i++) {
                frame.copyColumn(slots[i], start, end, column);
                for (int j = 0; j < length; j++) {
                    scores[offset + j] += contribution(i, column[j]);
                }
            }
        }
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
            contributions[i] = contribution(i, row[slots[i]]);
        }
        return base;
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        Feature feature = told[term];
        double value = row[slots[term]];
        String seen = feature.name() + " is " + feature.format(value);
        if (feature instanceof CategoryFeature<?> category
                && value == Feature.UNKNOWN_LEVEL
                && !feature.isSensitive()) { // what it is read as is no fact about the subject
            seen += ", read as " + feature.format(category.resolve(value));
        }
        return new Reason(feature.name(), contribution, seen + typical[term]);
    }
}
