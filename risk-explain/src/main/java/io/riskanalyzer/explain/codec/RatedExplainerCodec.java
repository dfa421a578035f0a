package io.riskanalyzer.explain.codec;

import io.riskanalyzer.explain.RatedExplainer;
import io.riskanalyzer.explain.StabilityReport;
import io.riskanalyzer.plan.PartCodec;
import io.riskanalyzer.plan.PartReader;
import io.riskanalyzer.plan.PartWriter;
import io.riskanalyzer.score.Explainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Writes an explainer with how stable its reasons are: a figure of each comparison, one array a figure. */
public final class RatedExplainerCodec implements PartCodec<RatedExplainer> {

    /** Creates the codec, for {@link java.util.ServiceLoader}. */
    public RatedExplainerCodec() {}

    @Override
    public Class<RatedExplainer> type() {
        return RatedExplainer.class;
    }

    @Override
    public String kind() {
        return "rated-explainer";
    }

    @Override
    public String module() {
        return "risk-explain";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(RatedExplainer part, PartWriter out) {
        StabilityReport stability = part.stability();
        out.part("explainer", part.explainer())
                .integer("rows", stability.rows())
                .integer("atMost", stability.atMost())
                .texts(
                        "with",
                        stability.comparisons().stream()
                                .map(StabilityReport.Comparison::with)
                                .toList())
                .numbers("overlap", column(stability, StabilityReport.Comparison::overlap))
                .numbers("from", column(stability, StabilityReport.Comparison::from))
                .numbers("to", column(stability, StabilityReport.Comparison::to))
                .numbers("sameFirst", column(stability, StabilityReport.Comparison::sameFirst));
    }

    private static double[] column(StabilityReport stability, ToDoubleFunction<StabilityReport.Comparison> figure) {
        return stability.comparisons().stream().mapToDouble(figure).toArray();
    }

    @Override
    public RatedExplainer read(PartReader in) {
        Explainer explainer = in.part("explainer", Explainer.class);
        int rows = Math.toIntExact(in.integer("rows"));
        int atMost = Math.toIntExact(in.integer("atMost"));
        List<String> with = in.texts("with");
        double[][] figures = {in.numbers("overlap"), in.numbers("from"), in.numbers("to"), in.numbers("sameFirst")};
        List<StabilityReport.Comparison> comparisons = new ArrayList<>();
        for (double[] figure : figures) {
            if (figure.length != with.size()) {
                throw new IllegalArgumentException("The figures (" + figure.length + ") must be one for each of the "
                        + with.size() + " comparisons.\nMaybe the file was edited by hand.");
            }
        }
        for (int i = 0; i < with.size(); i++) {
            comparisons.add(new StabilityReport.Comparison(
                    with.get(i), figures[0][i], figures[1][i], figures[2][i], figures[3][i]));
        }
        return new RatedExplainer(explainer, new StabilityReport(rows, atMost, comparisons));
    }
}
