package io.riskanalyzer.score;

import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An explainer whose reasons have the texts and themes of a catalogue; what they contribute stays as it is.
 *
 * @param explainer what explains the score
 * @param catalogue the texts and themes
 */
public record CataloguedExplainer(Explainer explainer, ReasonCatalogue catalogue) implements Explainer {

    @Override
    public RowExplainer bind(FeatureSet features) {
        return new Bound(explainer.bind(features), catalogue, null, features);
    }

    /**
     * Binds this explainer to rows of the given features, to tell reasons in a language.
     *
     * @param features what a row consists of, in order
     * @param language the language; what has no text in it is told as without
     * @return the bound explainer, thread-safe
     * @throws io.riskanalyzer.feature.SchemaMismatchException if a feature is not among them
     */
    public RowExplainer bind(FeatureSet features, Locale language) {
        return new Bound(explainer.bind(features), catalogue, language, features);
    }

    /** Returns what is explained, and by which texts. */
    @Override
    public String toString() {
        return explainer + " by " + catalogue;
    }

    private static final class Bound implements RowExplainer {
        private final RowExplainer explainer;
        private final ReasonText.@Nullable RowText[] texts;
        private final String[] themes;
        private final boolean themed;

        Bound(RowExplainer explainer, ReasonCatalogue catalogue, @Nullable Locale language, FeatureSet features) {
            this.explainer = explainer;
            this.texts = new ReasonText.@Nullable RowText[explainer.terms()];
            this.themes = new String[texts.length];
            boolean any = false;
            for (int term = 0; term < texts.length; term++) {
                String code = explainer.code(term);
                String text = catalogue.textOf(code, language);
                if (text != null) {
                    texts[term] = ReasonText.parse("reason " + code, text, explainer.features(term))
                            .bind(features);
                }
                themes[term] = catalogue.themes().getOrDefault(code, explainer.theme(term));
                any |= !themes[term].equals(explainer.theme(term));
            }
            this.themed = any;
        }

        @Override
        public int terms() {
            return texts.length;
        }

        @Override
        public Set<Feature> features(int term) {
            return explainer.features(term);
        }

        @Override
        public String code(int term) {
            return explainer.code(term);
        }

        @Override
        public String theme(int term) {
            return themes[term];
        }

        @Override
        public double explain(double[] row, double[] contributions) {
            return explainer.explain(row, contributions);
        }

        @Override
        public void explain(Frame frame, int from, int to, double[] bases, double[] contributions) {
            explainer.explain(frame, from, to, bases, contributions);
        }

        @Override
        public boolean isExact() {
            return explainer.isExact();
        }

        @Override
        public void rank(Frame frame, int from, int to, ReasonSelection selection, int[] terms, double[] sums) {
            if (themed) {
                RowExplainer.super.rank(frame, from, to, selection, terms, sums);
            } else {
                explainer.rank(frame, from, to, selection, terms, sums);
            }
        }

        @Override
        public Reason reason(int term, double[] row, double contribution) {
            ReasonText.RowText text = texts[term];
            return text == null
                    ? explainer.reason(term, row, contribution)
                    : new Reason(code(term), contribution, text.of(row));
        }
    }
}
