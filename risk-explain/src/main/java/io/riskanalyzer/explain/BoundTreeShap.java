package io.riskanalyzer.explain;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.score.Reason;
import io.riskanalyzer.score.RowExplainer;
import io.riskanalyzer.score.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@link TreeShap} bound to the positions of a row. Thread-safe. */
final class BoundTreeShap implements RowExplainer {
    /** The room of the row that a thread is about to explain: of no meaning between two calls. */
    private static final ThreadLocal<RowRoom> ROOM = ThreadLocal.withInitial(RowRoom::new);

    /** So few rows are explained sooner one by one. */
    private static final int FEW = 8;

    private final CompiledTreeShap compiled;
    private final List<ShapTerm> terms;
    private final List<Feature> features;
    private final int[] slots; // of the features
    private final FeatureReasons reasons;
    private final boolean isProbability;

    BoundTreeShap(CompiledTreeShap compiled, FeatureSet row, TypicalValues typical) {
        this.compiled = compiled;
        terms = compiled.trees().players;
        isProbability = compiled.trees().model.scale() == Scale.PROBABILITY;
        features = List.copyOf(compiled.trees().model.features());
        slots = features.stream().mapToInt(row::slotOf).toArray();
        reasons = new FeatureReasons(features, row, typical);
    }

    @Override
    public int terms() {
        return terms.size();
    }

    @Override
    public Set<Feature> features(int term) {
        return Set.copyOf(terms.get(term).features());
    }

    @Override
    public String code(int term) {
        return terms.get(term).name();
    }

    @Override
    public double explain(double[] row, double[] contributions) {
        TreeConditions conditions = compiled.trees().conditions;
        List<ShapKernel> kernels = compiled.kernels();
        RowRoom room = ROOM.get();
        room.reserve(conditions.size(), 0, 0);
        conditions.answer(row, slots, room.left);
        Arrays.fill(contributions, 0, terms.size(), 0);
        for (int i = 0; i < kernels.size(); i++) { // an iterator would be allocated
            kernels.get(i).reserve(room);
            kernels.get(i).explain(room, contributions);
        }
        return baseOf(contributions, 0);
    }

    /**
     * The base of a row. A sum of probabilities is cut at 0 and 1, which the leaves may pass by their rounding; the base
     * makes up for what is cut, so that the contributions stay what they are.
     */
    private double baseOf(double[] contributions, int from) {
        double base = compiled.base();
        if (!isProbability) {
            return base;
        }
        double sum = base;
        for (int i = from; i < from + terms.size(); i++) {
            sum += contributions[i];
        }
        return base + (Math.max(0, Math.min(sum, 1)) - sum);
    }

    @Override
    public void explain(Frame frame, int from, int to, double[] bases, double[] contributions) {
        if (to - from < FEW) {
            RowExplainer.super.explain(frame, from, to, bases, contributions);
            return;
        }
        TreeConditions conditions = compiled.trees().conditions;
        RowBlock block = new RowBlock(conditions.size(), terms.size());
        for (int start = from; start < to; start += RowBlock.ROWS) {
            int end = Math.min(to, start + RowBlock.ROWS);
            conditions.answer(frame, start, end, slots, block);
            for (ShapKernel kernel : compiled.kernels()) {
                kernel.explain(block, end - start);
            }
            block.moveSums(end - start, contributions, (start - from) * terms.size());
        }
        for (int i = 0; i < to - from; i++) {
            bases[i] = baseOf(contributions, i * terms.size());
        }
    }

    @Override
    public Reason reason(int term, double[] row, double contribution) {
        String text = terms.get(term).features().stream()
                .map(feature ->
                        reasons.of(features.indexOf(feature), row, contribution).text())
                .collect(Collectors.joining("; "));
        return new Reason(code(term), contribution, text);
    }
}
